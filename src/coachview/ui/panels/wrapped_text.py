"""A text wrapped into a few lines, measured and drawn: any script, either direction, “…” where it is cut."""

from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout, QTextOption

from coachview.ui.panels.text_direction import is_right_to_left
from coachview.ui.panels.text_match import spans_of
from coachview.ui.panels.utf16 import split_at_unit, units

_MOST_CHARACTERS_A_LINE = 400
_LINE_BREAK = "\u2028"


@dataclass(frozen=True, slots=True)
class TextLook:
    """The font of a text, the folded words that are highlighted in it, and the colour behind them."""

    font: QFont
    words: tuple[str, ...] = ()
    mark: QColor | None = None


class WrappedText:
    """At most `max_lines` lines of a text, `width` pixels wide. `is_cut` says that there is more of it."""

    def __init__(self, text: str, look: TextLook, width: int, max_lines: int) -> None:
        most = max_lines * _MOST_CHARACTERS_A_LINE
        self._parts: list[tuple[QTextLayout, int]] = []
        self.height = 0
        self.is_cut = False
        shown = text[:most].rstrip().replace("\n", _LINE_BREAK)
        starts = self._add(shown, look, width, QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        if len(starts) > max_lines or len(text) > most:
            self._cut(shown, starts[: max_lines + 1], look, width)

    def draw(self, painter: QPainter, x: int, y: int) -> None:
        """Draw with the top left corner at (x, y), in the painter's pen."""
        for layout, top in self._parts:
            layout.draw(painter, QPointF(x, y + top))

    def _cut(self, text: str, starts: list[int], look: TextLook, width: int) -> None:
        """Lay out again all lines but the last one allowed, and that one elided."""
        last = starts[-2] if len(starts) > 1 else starts[-1]
        head, rest = split_at_unit(text, last)
        self._parts.clear()
        self.height = 0
        if head:
            self._add(head.removesuffix(_LINE_BREAK), look, width, QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        tail = f"{rest.replace(_LINE_BREAK, ' ')}…"
        elided = QFontMetrics(look.font).elidedText(tail, Qt.TextElideMode.ElideRight, width)
        self._add(elided, look, width, QTextOption.WrapMode.NoWrap)
        self.is_cut = True

    def _add(self, text: str, look: TextLook, width: int, wrap: QTextOption.WrapMode) -> list[int]:
        """Lay a text out below what is there; returns where each line starts, in UTF-16 units."""
        layout = _make_layout(text, look, wrap)
        starts, height = [], 0
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, height))
            height += ceil(line.height())
            starts.append(line.textStart())
        layout.endLayout()
        self._parts.append((layout, self.height))
        self.height += height
        return starts


def _make_layout(text: str, look: TextLook, wrap: QTextOption.WrapMode) -> QTextLayout:
    layout = QTextLayout(text, look.font)
    option = QTextOption()
    option.setWrapMode(wrap)
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    if is_right_to_left(text):
        option.setAlignment(Qt.AlignmentFlag.AlignRight)
    layout.setTextOption(option)
    if look.words and look.mark is not None:
        layout.setFormats([_mark(text, start, end, look.mark) for start, end in spans_of(text, look.words)])
    return layout


def _mark(text: str, start: int, end: int, colour: QColor) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length = units(text[:start]), units(text[start:end])
    look = QTextCharFormat()
    look.setBackground(colour)
    made.format = look
    return made
