"""Drawing without a mouse: a shape of a good size in the middle of what is seen, to be moved from there."""

from collections.abc import Iterable
from math import pi, sin

from coachview.model.drawing import Drawing, Point, Shape

_APART = 0.03
_WAVES = 24

_SPANS = {
    Shape.ARROW: (-0.16, 0.12, 0.16, -0.12),
    Shape.LINE: (-0.2, 0.0, 0.2, 0.0),
    Shape.CIRCLE: (-0.15, -0.15, 0.15, 0.15),
    Shape.RECTANGLE: (-0.2, -0.13, 0.2, 0.13),
    Shape.SPOTLIGHT: (-0.2, -0.2, 0.2, 0.2),
}
"""Two points from the middle, in parts of the height that is seen."""


def points_in_the_middle(shape: Shape, middle: Point, height: float, aspect: float) -> tuple[Point, ...]:
    """The points of a shape around a middle; `height` is how much of the picture's height is seen, 1 for all of it."""

    def place(across: float, down: float) -> Point:
        return Point(middle.x + across * height / aspect, middle.y + down * height)

    if shape is Shape.TEXT:
        return (place(-0.1, -0.03),)
    if shape is Shape.FREEHAND:
        steps = [(at / _WAVES - 0.5) for at in range(_WAVES + 1)]
        return tuple(place(0.4 * one, 0.02 * sin(6 * pi * one)) for one in steps)
    left, top, right, bottom = _SPANS[shape]
    return place(left, top), place(right, bottom)


def beside(points: tuple[Point, ...], others: Iterable[Drawing]) -> tuple[Point, ...]:
    """The points, moved down to the right as often as something lies exactly there already."""
    taken = {one.points for one in others}
    while points in taken:
        points = tuple(Point(one.x + _APART, one.y + _APART) for one in points)
    return points
