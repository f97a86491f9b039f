"""Moving and resizing drawings: from values to values, in parts of the picture."""

from collections.abc import Sequence
from dataclasses import replace

from coachview.model.drawing import Drawing, Point, Shape

LINES = frozenset({Shape.ARROW, Shape.LINE})
BOXES = frozenset({Shape.CIRCLE, Shape.RECTANGLE, Shape.SPOTLIGHT})
_OUTSIDE = 0.25
"""How far beyond the picture's edges points may lie: a circle around somebody at the edge is whole."""

_SMALLEST = 0.02
_LETTERS = (0.002, 0.04)


def kept_near(point: Point) -> Point:
    """The nearest point that is on the picture or a little outside."""
    return Point(
        min(1 + _OUTSIDE, max(-_OUTSIDE, point.x)),
        min(1 + _OUTSIDE, max(-_OUTSIDE, point.y)),
    )


def bounds_of(points: Sequence[Point]) -> tuple[Point, Point]:
    """The upper left and the lower right corner of what the points span."""
    xs, ys = [one.x for one in points], [one.y for one in points]
    return Point(min(xs), min(ys)), Point(max(xs), max(ys))


def moved(drawing: Drawing, across: float, down: float) -> Drawing:
    """The drawing so far to the right and down, or as far as its middle stays on the picture."""
    low, high = bounds_of(drawing.points)
    across = _within(across, (low.x + high.x) / 2, low.x, high.x)
    down = _within(down, (low.y + high.y) / 2, low.y, high.y)
    return replace(drawing, points=tuple(Point(one.x + across, one.y + down) for one in drawing.points))


def handles_of(drawing: Drawing) -> tuple[Point, ...]:
    """What can be taken hold of to change a shape: the ends of a line, else the corners; a text has none.

    Corners begin with the upper left one and go round clockwise.
    """
    if drawing.shape is Shape.TEXT:
        return ()
    if drawing.shape in LINES:
        return drawing.points
    low, high = bounds_of(drawing.points)
    return low, Point(high.x, low.y), high, Point(low.x, high.y)


def fixed_by(drawing: Drawing, handle: int) -> Point:
    """What stays where it is when a handle is moved: the other end, or the opposite corner."""
    handles = handles_of(drawing)
    return handles[(handle + len(handles) // 2) % len(handles)]


def resized(drawing: Drawing, handle: int, to: Point) -> Drawing:
    """The drawing with one of its handles somewhere else, as near as that is possible."""
    to = kept_near(to)
    if drawing.shape in LINES:
        points = tuple(to if place == handle else one for place, one in enumerate(drawing.points))
        return replace(drawing, points=points)
    fixed = fixed_by(drawing, handle)
    if drawing.shape is Shape.FREEHAND:
        return replace(drawing, points=_stretched(drawing.points, handles_of(drawing)[handle], fixed, to))
    return replace(drawing, points=(fixed, to))


def grown(drawing: Drawing, across: float, down: float) -> Drawing:
    """Resize by keys: the far end of a line or the lower right corner goes so far; a text's letters grow."""
    if drawing.shape is Shape.TEXT:
        change = 1 + 4 * (across or -down)
        return replace(drawing, width=min(_LETTERS[1], max(_LETTERS[0], drawing.width * change)))
    handle = 1 if drawing.shape in LINES else 2
    fixed, was = fixed_by(drawing, handle), handles_of(drawing)[handle]
    to = Point(was.x + across, was.y + down)
    if drawing.shape not in LINES:
        to = Point(max(fixed.x + _SMALLEST, to.x), max(fixed.y + _SMALLEST, to.y))
    return resized(drawing, handle, to)


def _within(delta: float, middle: float, low: float, high: float) -> float:
    """As much of a way as leaves the middle between 0 and 1, and does not push what is outside farther."""
    least, most = min(0.0, -middle), max(0.0, 1 - middle)
    least, most = max(least, min(0.0, -_OUTSIDE - low)), min(most, max(0.0, 1 + _OUTSIDE - high))
    return min(most, max(least, delta))


def _stretched(points: Sequence[Point], was: Point, fixed: Point, to: Point) -> tuple[Point, ...]:
    """Every point keeps its share of the way from the fixed corner to the moved one."""
    to = Point(_apart(fixed.x, was.x, to.x), _apart(fixed.y, was.y, to.y))

    def share(value: float, origin: float, before: float, after: float) -> float:
        return origin + (value - origin) * ((after - origin) / (before - origin)) if before != origin else value

    return tuple(Point(share(one.x, fixed.x, was.x, to.x), share(one.y, fixed.y, was.y, to.y)) for one in points)


def _apart(fixed: float, was: float, to: float) -> float:
    """Not so near to the fixed side that the stroke would be flat for ever."""
    if was == fixed or abs(to - fixed) >= _SMALLEST:
        return to
    return fixed + (_SMALLEST if was > fixed else -_SMALLEST)
