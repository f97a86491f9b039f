"""The loop on the ruler: a bar between two flags, so that it is not taken for the marks of the next clip."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from coachview.ui.timeline.ink import Ink, faded
from coachview.ui.timeline.layout import RULER, Layout

Ends = tuple[int | None, int | None]
"""A and B in milliseconds, None for what is not set."""

_BAR, _FLAG_WIDTH, _FLAG_HEIGHT = 4, 14, 14


def paint_loop(painter: QPainter, ink: Ink, layout: Layout, ends: Ends) -> None:
    """The bar, where both ends are set, and a flag at each of them, outside of what is looped."""
    a_ms, b_ms = ends
    colour = ink.colour("text")
    if a_ms is not None and b_ms is not None:
        left, right = layout.x_of(a_ms), layout.x_of(b_ms)
        painter.fillRect(QRectF(left, RULER - 1 - _BAR, right - left, _BAR), faded(colour, 0.75))
        painter.fillRect(QRectF(left, RULER, right - left, layout.height), faded(colour, 0.05))
    for letter, ms, beside in (("A", a_ms, -_FLAG_WIDTH), ("B", b_ms, 0)):
        if ms is not None:
            _paint_flag(painter, ink, layout, letter, ms, beside)


def _paint_flag(painter: QPainter, ink: Ink, layout: Layout, letter: str, ms: int, beside: int) -> None:
    x, colour = ink.snap(layout.x_of(ms)), ink.colour("text")
    painter.fillRect(QRectF(x - 0.5, RULER, 1, layout.height), faded(colour, 0.35))
    flag = QRectF(x + beside, RULER - 1 - _FLAG_HEIGHT, _FLAG_WIDTH, _FLAG_HEIGHT)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(flag, 3, 3)
    painter.setFont(ink.small)
    painter.setPen(ink.colour("surface"))
    painter.drawText(flag, int(Qt.AlignmentFlag.AlignCenter), letter)
