"""How drawings look: what to paint, lowest first, in the pixels of a picture of some size.

Geometry only. The window paints these pieces with QPainter, stills and clips get them another way, and both look the
same because every length, colour and curve is decided here. A line has a thin edge of the opposite brightness under
it, and a text a box, so that both can be read on any picture.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, NamedTuple

from coachview.model.drawing import LETTERS_AT_MOST, Drawing, DrawingColour, Point, Shape
from coachview.model.spotlight import RINGS, SHADE, ring_outlines

EDGE = 0.3
"""How far the edge shows on each side of a line, as a part of the line's width."""
HEAD_LENGTH, HEAD_WIDTH = 4.5, 4.0
"""Of an arrow, in widths of its line."""
LINE_HEIGHT = 1.25
"""Of a text, in sizes of its letters."""
_PADDING, _ROUNDING = 0.3, 0.2
"""Of a text's box, in sizes of its letters."""
_NARROWEST_TEXT = 1 / 3
"""A text breaks at the right edge of the picture, but never into lines narrower than this part of it."""
_SMALLEST_SPOT = 2.0
"""In pixels; a smaller spotlight, as when one is just being drawn, darkens nothing."""
_QUARTER = 0.5522847498
"""Where the handles of a curve lie that is a quarter of a circle: 4/3·(√2−1)."""


class Ink(NamedTuple):
    """A colour and how much it covers, each 0 to 255."""

    red: int
    green: int
    blue: int
    alpha: int = 255


INKS = {
    DrawingColour.YELLOW: Ink(255, 221, 0),
    DrawingColour.ORANGE: Ink(240, 96, 0),
    DrawingColour.BLUE: Ink(43, 140, 255),
    DrawingColour.PINK: Ink(255, 120, 200),
    DrawingColour.WHITE: Ink(255, 255, 255),
    DrawingColour.BLACK: Ink(0, 0, 0),
}
_DARK, _BRIGHT = Ink(16, 16, 16), Ink(255, 255, 255)
_DARK_BOX, _BRIGHT_BOX = Ink(16, 16, 16, 200), Ink(255, 255, 255, 215)


class Step(NamedTuple):
    """One step of a path: to a place, along a line there, along a curve with two handles before it, or back."""

    kind: Literal["move", "line", "curve", "close"]
    places: tuple[tuple[float, float], ...] = ()


Path = tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line along a path, with round ends and corners."""

    path: Path
    ink: Ink
    width: float


@dataclass(frozen=True, slots=True)
class Fill:
    """What a path encloses an odd number of times."""

    path: Path
    ink: Ink


@dataclass(frozen=True, slots=True)
class Words:
    """A text in its box, whose upper left corner is wanted at (x, y); `text_corner` says where it comes to lie.

    `size` is that of the letters, `widest` how wide the lines in the box may become. Lines are set from the right where
    their first strong letter is of a script that is. The text is never markup.
    """

    text: str
    x: float
    y: float
    size: float
    widest: float
    ink: Ink
    box: Ink

    @property
    def padding(self) -> float:
        """Between the letters and the edge of the box, on all sides."""
        return self.size * _PADDING

    @property
    def rounding(self) -> float:
        """The radius of the box's corners."""
        return self.size * _ROUNDING


Piece = Stroke | Fill | Words


def pieces(drawings: Sequence[Drawing], width: float, height: float) -> list[Piece]:
    """What to paint for the drawings that lie on the picture at one time, in the order to paint it.

    `width` and `height` are those of the upright picture with square pixels. All spotlights are one: what lies in any
    of them stays bright, and everything else darkens, under the other drawings.
    """
    boxes = [corners(one, width, height) for one in drawings if one.shape is Shape.SPOTLIGHT]
    spots = [box for box in boxes if min(box[2] - box[0], box[3] - box[1]) >= _SMALLEST_SPOT]
    result: list[Piece] = _veil(spots, width, height) if spots else []
    for one in drawings:
        result += _pieces_of(one, width, height)
    return result


def line_width(drawing: Drawing, height: float) -> float:
    """The width of its line in pixels, never less than one."""
    return max(1.0, drawing.width * height)


def corners(drawing: Drawing, width: float, height: float) -> tuple[float, float, float, float]:
    """(left, top, right, bottom) in pixels of what its points span."""
    xs, ys = [one.x * width for one in drawing.points], [one.y * height for one in drawing.points]
    return min(xs), min(ys), max(xs), max(ys)


def text_corner(words: Words, box_width: float, box_height: float, width: float, height: float) -> tuple[float, float]:
    """Where the upper left corner of a text's box comes to lie, so that as much of it as can be is on the picture."""
    return max(0.0, min(words.x, width - box_width)), max(0.0, min(words.y, height - box_height))


def thinned(points: Sequence[Point], aspect: float, tolerance: float = 0.0015) -> list[Point]:
    """The points of a freehand line that matter, first and last among them (Ramer 1972, Douglas and Peucker 1973).

    None that is left out lies further than `tolerance`, a part of the picture's height, from the line through those
    that stay; `aspect` is the picture's width by its height.
    """
    places = [(one.x * aspect, one.y) for one in points]
    kept = {0, len(points) - 1}
    waiting = [(0, len(points) - 1)]
    while waiting:
        first, last = waiting.pop()
        between = range(first + 1, last)
        furthest = max(between, key=lambda at: _off(places[at], places[first], places[last]), default=None)
        if furthest is not None and _off(places[furthest], places[first], places[last]) > tolerance:
            kept.add(furthest)
            waiting += [(first, furthest), (furthest, last)]
    return [one for at, one in enumerate(points) if at in kept]


def _off(place: tuple[float, float], start: tuple[float, float], end: tuple[float, float]) -> float:
    """How far a place is from the line between two others."""
    along = (end[0] - start[0], end[1] - start[1])
    length = along[0] ** 2 + along[1] ** 2
    share = ((place[0] - start[0]) * along[0] + (place[1] - start[1]) * along[1]) / length if length else 0.0
    share = min(1.0, max(0.0, share))
    return math.hypot(place[0] - start[0] - share * along[0], place[1] - start[1] - share * along[1])


def _pieces_of(drawing: Drawing, width: float, height: float) -> list[Piece]:
    places = [(one.x * width, one.y * height) for one in drawing.points]
    thick = line_width(drawing, height)
    if drawing.shape is Shape.TEXT:
        return [_words(drawing, places[0], width, height)]
    if drawing.shape is Shape.SPOTLIGHT:
        return []
    if _are_one(places):
        return _edged(drawing, [], [_ellipse(*_around(places[0], thick / 2))], thick)
    if drawing.shape is Shape.ARROW:
        shaft, head = _arrow(places[0], places[1], thick)
        return _edged(drawing, [shaft], [head], thick)
    return _edged(drawing, [_outline(drawing.shape, places)], [], thick)


def _outline(shape: Shape, places: Sequence[tuple[float, float]]) -> Path:
    if shape is Shape.FREEHAND:
        return _smooth(places)
    (left, top), (right, bottom) = places[:2]
    if shape is Shape.CIRCLE:
        return _ellipse(left, top, right, bottom)
    if shape is Shape.RECTANGLE:
        return polygon([(left, top), (right, top), (right, bottom), (left, bottom)])
    return (Step("move", (places[0],)), Step("line", (places[1],)))


def _edged(drawing: Drawing, lines: Iterable[Path], areas: Iterable[Path], thick: float) -> list[Piece]:
    """Lines and areas in the drawing's colour, and under all of them the edge."""
    lines, areas = list(lines), list(areas)
    ink = INKS[drawing.colour]
    edge = _BRIGHT if drawing.colour is DrawingColour.BLACK else _DARK
    more = 2 * max(1.0, thick * EDGE)
    return [
        *(Stroke(path, edge, thick + more) for path in lines),
        *(Stroke(path, edge, more) for path in areas),
        *(Stroke(path, ink, thick) for path in lines),
        *(Fill(path, ink) for path in areas),
    ]


def _arrow(tail: tuple[float, float], tip: tuple[float, float], thick: float) -> tuple[Path, Path]:
    """The shaft, and the head whose point is exactly at `tip`; a short arrow has a smaller head."""
    length = math.dist(tail, tip)
    along = ((tip[0] - tail[0]) / length, (tip[1] - tail[1]) / length)
    scale = min(1.0, 0.7 * length / (HEAD_LENGTH * thick))
    long, half = HEAD_LENGTH * thick * scale, HEAD_WIDTH * thick * scale / 2
    neck = (tip[0] - along[0] * long, tip[1] - along[1] * long)
    sides = [(neck[0] - along[1] * half * side, neck[1] + along[0] * half * side) for side in (1, -1)]
    end = (tip[0] - along[0] * long * 0.9, tip[1] - along[1] * long * 0.9)
    return (Step("move", (tail,)), Step("line", (end,))), polygon([tip, *sides])


def polygon(places: Sequence[tuple[float, float]]) -> Path:
    """A closed path with straight sides."""
    return (Step("move", (places[0],)), *(Step("line", (one,)) for one in places[1:]), Step("close"))


def _ellipse(left: float, top: float, right: float, bottom: float) -> Path:
    x, y, across, down = (left + right) / 2, (top + bottom) / 2, (right - left) / 2, (bottom - top) / 2
    turns = [(1, 0), (0, 1), (-1, 0), (0, -1), (1, 0)]
    steps = [Step("move", ((x + across, y),))]
    for (c0, s0), (c1, s1) in pairwise(turns):
        handles = (c0 - s0 * _QUARTER, s0 + c0 * _QUARTER), (c1 + s1 * _QUARTER, s1 - c1 * _QUARTER)
        steps.append(Step("curve", tuple((x + across * c, y + down * s) for c, s in (*handles, (c1, s1)))))
    return (*steps, Step("close"))


def _smooth(places: Sequence[tuple[float, float]]) -> Path:
    """A curve through all places (Catmull and Rom 1974, as Bézier curves)."""
    ends = [places[0], *places, places[-1]]
    steps = [Step("move", (places[0],))]
    for before, start, end, after in zip(ends, ends[1:], ends[2:], ends[3:], strict=False):
        first = (start[0] + (end[0] - before[0]) / 6, start[1] + (end[1] - before[1]) / 6)
        second = (end[0] - (after[0] - start[0]) / 6, end[1] - (after[1] - start[1]) / 6)
        steps.append(Step("curve", (first, second, end)))
    return tuple(steps)


def _words(drawing: Drawing, place: tuple[float, float], width: float, height: float) -> Words:
    size = max(6.0, drawing.letter_height * height / LINE_HEIGHT)
    room = width - max(0.0, place[0]) - 2 * size * _PADDING
    box = _BRIGHT_BOX if drawing.colour is DrawingColour.BLACK else _DARK_BOX
    widest = max(room, width * _NARROWEST_TEXT)
    return Words(drawing.text[:LETTERS_AT_MOST], *place, size, min(widest, width), INKS[drawing.colour], box)


def _veil(spots: Sequence[tuple[float, float, float, float]], width: float, height: float) -> list[Piece]:
    """Thin shades over each other, whose holes grow, so that the light ends softly."""
    ink = Ink(0, 0, 0, round(255 * (1 - (1 - SHADE) ** (1 / RINGS))))
    whole = polygon([(0, 0), (width, 0), (width, height), (0, height)])
    return [
        Fill((*whole, *(step for outline in outlines for step in polygon(outline))), ink)
        for outlines in ring_outlines(tuple(spots))
    ]


def _around(place: tuple[float, float], radius: float) -> tuple[float, float, float, float]:
    return place[0] - radius, place[1] - radius, place[0] + radius, place[1] + radius


def _are_one(places: Sequence[tuple[float, float]]) -> bool:
    return all(math.dist(places[0], one) < 0.5 for one in places)
