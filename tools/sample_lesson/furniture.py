"""The tables, and the notebooks on them, seen a little from above."""

from dataclasses import dataclass

from tools.sample_lesson import palette
from tools.sample_lesson.brush import Brush
from tools.sample_lesson.palette import clear, shade

WIDTH, DEPTH, DROP = 300.0, 54.0, 88.0
SEATS = (-72.0, 72.0)
"""Where the two students of a table sit, from its middle."""


@dataclass(frozen=True)
class Page:
    """What lies before a student: `drawn` 0…1 of the four boxes, `sum` 0…1 of the equation under them."""

    is_open: bool = False
    drawn: float = 0.0
    equation: float = 0.0


def draw_table(brush: Brush) -> None:
    """One table for two; the origin is the middle of its far edge."""
    half = WIDTH / 2
    brush.oval(0, DEPTH + DROP + 4, half * 1.04, 15, clear(palette.WOOD_DARK, 0.28))
    for x in (-half + 22, half - 34):
        brush.box(x, DEPTH + 6, 12, DROP + 6, palette.STEEL, radius=4)
    brush.box(-half + 6, DEPTH + 4, WIDTH - 12, DROP * 0.62, shade(palette.WOOD_LIGHT, 0.86), radius=8)
    top = [(-half + 16, 0.0), (half - 16, 0.0), (half, DEPTH), (-half, DEPTH)]
    brush.shape(top, palette.WOOD_LIGHT)
    brush.line([(-half + 16, 0), (half - 16, 0)], shade(palette.WOOD_LIGHT, 1.3), 3)
    brush.box(-half - 3, DEPTH - 3, WIDTH + 6, 12, palette.WOOD, radius=6)


def draw_notebook(brush: Brush, x: float, page: Page) -> None:
    """A notebook before the seat at `x`: shut, or open with what is drawn in it."""
    if not page.is_open:
        brush.shape([(x - 24, 17), (x + 22, 17), (x + 25, 42), (x - 27, 42)], palette.TEAL)
        brush.shape([(x - 12, 23), (x + 12, 23), (x + 13, 31), (x - 13, 31)], palette.CREAM)
        return
    brush.shape([(x - 38, 14), (x + 38, 14), (x + 45, 46), (x - 45, 46)], shade(palette.PAPER, 0.86))
    brush.shape([(x - 36, 13), (x + 36, 13), (x + 42, 43), (x - 42, 43)], palette.PAPER)
    brush.line([(x, 14), (x, 43)], shade(palette.PAPER, 0.88), 2)
    for number in range(4):
        grown = min(1.0, max(0.0, page.drawn * 4 - number))
        if grown > 0.15:
            left = x - 35 + number * 8
            brush.box(left, 19, 6.6, 9.5 * grown, palette.TEAL)
            brush.box(left + 1.3, 20.3, 4.0, max(0.0, 9.5 * grown - 2.6), palette.PAPER)
    if page.equation > 0.02:
        brush.line([(x - 36, 36), (x - 36 + 26 * page.equation, 36)], palette.INK, 2.6)
