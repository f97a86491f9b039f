from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPainter, QTextLayout, QTextOption

from coachview.model.drawing_look import LINE_HEIGHT, Words, text_corner
from coachview.ui.panels.text_direction import is_right_to_left

_BASELINE = 0.75
"""Where in a line the letters stand, as a part of its height: as on the stills and clips of a packet."""


class WordsBox:
    """A text on the picture as it is laid out: `rect` is its box, in the pixels of the upright picture."""

    def __init__(self, words: Words, width: float, height: float) -> None:
        self._words = words
        self.font = words_font(words.size)
        self._line = words.size * LINE_HEIGHT
        self._layouts = [self._laid_out(part) for part in words.text.split("\n")]
        lines = [layout.lineAt(at) for layout in self._layouts for at in range(layout.lineCount())]
        self._inner = max((one.naturalTextWidth() for one in lines), default=0.0)
        box = self._inner + 2 * words.padding, max(1, len(lines)) * self._line + 2 * words.padding
        self.rect = QRectF(*text_corner(words, *box, width, height), *box)

    def paint(self, painter: QPainter) -> None:
        """Paint the box and the words, with the picture's upper left corner at the painter's origin."""
        words = self._words
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(*words.box))
        painter.drawRoundedRect(self.rect, words.rounding, words.rounding)
        painter.setPen(QColor(*words.ink))
        left, top = self.rect.left() + words.padding, self.rect.top() + words.padding
        for layout in self._layouts:
            from_right = layout.textOption().textDirection() == Qt.LayoutDirection.RightToLeft
            for at in range(layout.lineCount()):
                line = layout.lineAt(at)
                above = _BASELINE * self._line - line.ascent()
                spare = self._inner - line.naturalTextWidth() if from_right else 0.0
                line.draw(painter, QPointF(left + spare - line.x(), top + above - line.y()))
                top += self._line

    def _laid_out(self, text: str) -> QTextLayout:
        layout = QTextLayout(text, self.font)
        option = QTextOption(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setTextDirection(_direction(text))
        layout.setTextOption(option)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(self._words.widest)
        layout.endLayout()
        return layout


def _direction(text: str) -> Qt.LayoutDirection:
    return Qt.LayoutDirection.RightToLeft if is_right_to_left(text) else Qt.LayoutDirection.LeftToRight


def words_font(size: float) -> QFont:
    """The font of a text on the picture, its letters so many pixels large."""
    font = QFont(QGuiApplication.font())
    font.setPixelSize(max(1, round(size)))
    font.setWeight(QFont.Weight.Bold)
    return font
