"""The close-up: Amina's page from above, her hand drawing four boxes of six."""

from functools import cache
from itertools import pairwise

from coachview.sample import lesson
from tools.sample_lesson import palette, strokes
from tools.sample_lesson.brush import Brush, Point, smooth
from tools.sample_lesson.looks import STUDENTS, Look
from tools.sample_lesson.palette import clear, shade
from tools.sample_lesson.strokes import Writing

_BOX, _LEFT, _TOP = 150.0, 470.0, 330.0
_DRAWN_FROM, _DRAWN_UNTIL = lesson.DRAWINGS_BEGUN["Amina"], 145_200
_SUM_FROM, _SUM_UNTIL = 145_500, 147_800


def draw_notebook_page(brush: Brush, ms: float) -> None:
    """Fills the same 1600 × 900 as the room."""
    _desk(brush)
    _paper(brush)
    boxes = (ms - _DRAWN_FROM) / (_DRAWN_UNTIL - _DRAWN_FROM)
    equation = (ms - _SUM_FROM) / (_SUM_UNTIL - _SUM_FROM)
    for writing, part in ((_boxes(), boxes), (_sum(), equation)):
        for stroke in writing.until(min(1.0, max(0.0, part))):
            brush.line(stroke, palette.PENCIL, 6)
    _hand(brush, _tip(boxes, equation))


def _tip(boxes: float, equation: float) -> Point:
    if equation <= 0:
        last = _boxes().tip(min(1.0, max(0.0, boxes)))
        wait = min(1.0, max(0.0, (boxes - 1) * 30))
        first = _sum().tip(0)
        return last[0] + (first[0] - last[0]) * wait, last[1] + (first[1] - last[1]) * wait
    return _sum().tip(min(1.0, equation))


@cache
def _boxes() -> Writing:
    """Box, six, box, six: each tray with its muffins."""
    lines: list[tuple[Point, ...]] = []
    for number in range(4):
        x, y = _LEFT + number * _BOX, _TOP
        wobble = (number * 5) % 4 - 1.5
        lines.append(
            ((x, y + wobble), (x + _BOX, y - wobble), (x + _BOX - 1, y + 118), (x + 1, y + 119), (x, y + wobble))
        )
        lines += strokes.write("6", x + 56, y + 86, 56).strokes
    return _joined(tuple(lines))


@cache
def _sum() -> Writing:
    return strokes.write("4 × 6 = 24", 500, 600, 64)


def _joined(lines: tuple[tuple[Point, ...], ...]) -> Writing:
    total = sum(_way(line) for line in lines)
    return Writing(lines, total)


def _way(line: tuple[Point, ...]) -> float:
    return sum(((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2) ** 0.5 for a, b in pairwise(line))


def _desk(brush: Brush) -> None:
    brush.box(-20, -20, 1640, 940, palette.WOOD_LIGHT)
    for y, bend in ((70, 24), (240, -18), (470, 26), (690, -20), (850, 16)):
        brush.curve((-20, y), (800, y + bend), (1620, y - bend), shade(palette.WOOD_LIGHT, 0.93), 5)
    brush.box(1330, 90, 190, 70, palette.CORAL, radius=16)
    brush.box(1400, 90, 120, 70, palette.WHITE, radius=14)


def _paper(brush: Brush) -> None:
    brush.box(316, 64, 960, 900, clear(palette.WOOD_DARK, 0.3), radius=16)
    brush.box(300, 46, 960, 900, palette.TEAL, radius=18)
    brush.box(322, 58, 930, 900, palette.PAPER, radius=10)
    for y in range(150, 900, 62):
        brush.line([(330, y), (1244, y)], palette.PAPER_LINE, 2.4)
    brush.line([(430, 60), (430, 900)], clear(palette.ROSE, 0.55), 3)
    for y in range(110, 900, 74):
        brush.oval(352, y, 11, 11, shade(palette.PAPER, 0.8))
        brush.curve((352, y), (322, y - 26), (296, y - 2), palette.STEEL, 8)
    for number, words in enumerate(("4 trays", "6 in each")):
        for stroke in strokes.write(words, 470 + number * 300, 256, 44).strokes:
            brush.line(stroke, palette.PENCIL, 5)


def _hand(brush: Brush, tip: Point) -> None:
    """A pencil in a child's hand; the sleeve comes in from the lower right."""
    look = STUDENTS["Amina"]
    with brush.moved(*tip):
        brush.line([(40, 40), (230, 240)], clear(palette.WOOD_DARK, 0.13), 60)
        brush.fill(smooth([(170, 190), (310, 60), (930, 560), (660, 860)]), look.shirt)
        brush.line([(212, 226), (312, 128)], shade(look.shirt, 0.86), 26)
        brush.fill(smooth([(70, 20), (190, -24), (330, 110), (240, 240), (80, 150)]), look.skin)
        for start, bend, end in (((140, 150), (78, 112), (74, 52)), ((170, 118), (112, 72), (84, 22))):
            _finger(brush, look, start, bend, end)
        _pencil(brush)
        _finger(brush, look, (206, 66), (150, 4), (92, -14))


def _finger(brush: Brush, look: Look, start: Point, bend: Point, end: Point) -> None:
    brush.curve(start, bend, end, shade(look.skin, 0.88), 46)
    brush.curve(start, bend, end, look.skin, 40)


def _pencil(brush: Brush) -> None:
    with brush.moved(0, 0, turn=58):
        brush.shape([(0, 0), (-13, -40), (13, -40)], shade(palette.WOOD_LIGHT, 1.3))
        brush.shape([(0, 0), (-4.5, -14), (4.5, -14)], palette.PENCIL)
        brush.box(-13, -290, 26, 252, palette.MUSTARD)
        brush.box(-4, -290, 8, 252, shade(palette.MUSTARD, 1.25))
        brush.box(-13, -312, 26, 24, palette.STEEL)
        brush.box(-13, -340, 26, 30, palette.ROSE, radius=8)
