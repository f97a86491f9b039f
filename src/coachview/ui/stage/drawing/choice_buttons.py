"""Small buttons that show what they choose: a colour, or the width of a line."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolButton

from coachview.model.drawing import WIDTHS, DrawingColour
from coachview.model.drawing_look import INKS
from coachview.ui.stage.drawing.words import COLOUR_NAMES, WIDTH_NAMES
from coachview.ui.theme import Theme

_SIZE = QSize(26, 28)
_SWATCH = 7.5
_THICK = {width: 1.5 + 2.2 * at for at, width in enumerate(WIDTHS)}


class _ChoiceButton(QToolButton):
    """Checkable, reached with Tab and not by clicks, which leave the keys with the picture."""

    def __init__(self, theme: Theme, says: str) -> None:
        super().__init__()
        self.theme = theme
        self.setCheckable(True)
        self.setAccessibleName(says)
        self.setToolTip(says)
        self.setFixedSize(_SIZE)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        theme.changed.connect(self.update)

    def paint_choice(self, painter: QPainter) -> None:
        """Paint what is chosen with it, around the origin."""
        raise NotImplementedError

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(QRectF(self.rect()).center())
        self.paint_choice(painter)
        painter.end()


class ColourButton(_ChoiceButton):
    """A colour to draw with; the chosen one has a ring, and its name stands beside the colours."""

    def __init__(self, theme: Theme, colour: DrawingColour) -> None:
        super().__init__(theme, COLOUR_NAMES[colour])
        self.colour = colour

    def paint_choice(self, painter: QPainter) -> None:
        painter.setPen(QPen(self.theme.colour("muted"), 1))
        painter.setBrush(QColor(*INKS[self.colour]))
        painter.drawEllipse(QPointF(0, 0), _SWATCH, _SWATCH)
        if self.isChecked():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self.theme.colour("text"), 2))
            painter.drawEllipse(QPointF(0, 0), _SWATCH + 3, _SWATCH + 3)


class WidthButton(_ChoiceButton):
    """A width to draw with."""

    def __init__(self, theme: Theme, width: float) -> None:
        super().__init__(theme, f"{WIDTH_NAMES[width]} lines")
        self.line_width = width

    def paint_choice(self, painter: QPainter) -> None:
        pen = QPen(self.theme.colour("text"), _THICK[self.line_width])
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawLine(QPointF(-6, 4), QPointF(6, -4))
