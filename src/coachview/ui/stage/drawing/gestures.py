"""What a hand does with the mouse from press to release, one small class each: from points to a drawing, no Qt.

All are begun with a drawing as it was, or as it begins, and with the picture's `aspect`, its width by its height.
"""

from dataclasses import replace
from math import hypot
from typing import Protocol

from coachview.model.drawing import POINTS_AT_MOST, Drawing, Point, Shape
from coachview.model.drawing_look import thinned
from coachview.ui.stage.drawing.reshape import LINES, bounds_of, fixed_by, kept_near, moved, resized
from coachview.ui.stage.drawing.snapping import snapped_to_angle, snapped_to_axis, snapped_to_square

_SMALLEST = 0.012
"""A shape that is smaller, as a part of the picture's height, was a click and not a shape."""

_STEP = 0.002
"""How far the hand goes, as a part of the picture's height, before another point of a stroke is taken."""

_TAIL = 60


class Gesture(Protocol):
    """Follows the mouse; `constrained` while Shift is held."""

    def move_to(self, point: Point, *, constrained: bool) -> Drawing:
        """The drawing as it is with the mouse here."""
        ...

    def finish(self) -> Drawing | None:
        """The drawing as it is at last; None when nothing came of it."""
        ...


class Span:
    """Draws a line, an arrow or a box from where the mouse was pressed to where it is."""

    def __init__(self, begun: Drawing, aspect: float) -> None:
        self._start, self._aspect = begun.points[0], aspect
        self._drawing = replace(begun, points=(self._start, self._start))

    def move_to(self, point: Point, *, constrained: bool) -> Drawing:
        if constrained:
            snap = snapped_to_angle if self._drawing.shape in LINES else snapped_to_square
            point = snap(self._start, point, self._aspect)
        self._drawing = replace(self._drawing, points=(self._start, kept_near(point)))
        return self._drawing

    def finish(self) -> Drawing | None:
        return self._drawing if _size(self._drawing, self._aspect) >= _SMALLEST else None


class Stroke:
    """Draws what the hand draws; with Shift a straight line to where the mouse is.

    It has few points from the beginning: many are slow to paint, and so it looks at once as it will look.
    """

    def __init__(self, begun: Drawing, aspect: float) -> None:
        self._begun, self._aspect = begun, aspect
        self._settled: list[Point] = []
        self._tail = [begun.points[0]]
        self._straight_from = 0

    def move_to(self, point: Point, *, constrained: bool) -> Drawing:
        point = kept_near(point)
        if constrained:
            del self._tail[self._straight_from + 1 :]
            self._tail.append(point)
        elif _length(self._tail[-1], point, self._aspect) >= _STEP:
            self._tail.append(point)
            self._settle()
            self._straight_from = len(self._tail) - 1
        return self._drawing()

    def finish(self) -> Drawing | None:
        made = self._drawing()
        return made if len(made.points) > 1 and _size(made, self._aspect) >= _SMALLEST else None

    def _settle(self) -> None:
        """What was drawn a while ago is thinned for good, so that no move of the mouse has much to do."""
        if len(self._tail) > _TAIL:
            *settled, last = thinned(self._tail, self._aspect)
            self._settled += settled
            self._tail = [last]

    def _drawing(self) -> Drawing:
        points = [*self._settled, *thinned(self._tail, self._aspect)]
        return replace(self._begun, points=tuple(points[:POINTS_AT_MOST]))


class Move:
    """Takes a drawing along; with Shift straight to the side, up or down."""

    def __init__(self, drawing: Drawing, grabbed: Point, aspect: float) -> None:
        self._before = self._drawing = drawing
        self._grabbed, self._aspect = grabbed, aspect

    def move_to(self, point: Point, *, constrained: bool) -> Drawing:
        if constrained:
            point = snapped_to_axis(self._grabbed, point, self._aspect)
        self._drawing = moved(self._before, point.x - self._grabbed.x, point.y - self._grabbed.y)
        return self._drawing

    def finish(self) -> Drawing | None:
        return self._drawing if self._drawing != self._before else None


class Resize:
    """Takes one handle along; with Shift lines snap to angles and boxes to squares."""

    def __init__(self, drawing: Drawing, handle: int, aspect: float) -> None:
        self._before = self._drawing = drawing
        self._handle, self._aspect = handle, aspect

    def move_to(self, point: Point, *, constrained: bool) -> Drawing:
        if constrained:
            snap = snapped_to_angle if self._before.shape in LINES else snapped_to_square
            point = snap(fixed_by(self._before, self._handle), point, self._aspect)
        self._drawing = resized(self._before, self._handle, point)
        return self._drawing

    def finish(self) -> Drawing | None:
        drawn = self._drawing != self._before and _size(self._drawing, self._aspect) >= _SMALLEST
        return self._drawing if drawn else None


def begin(begun: Drawing, aspect: float) -> Gesture:
    """The gesture that draws a shape from its first point on."""
    return Stroke(begun, aspect) if begun.shape is Shape.FREEHAND else Span(begun, aspect)


def _size(drawing: Drawing, aspect: float) -> float:
    return _length(*bounds_of(drawing.points), aspect)


def _length(one: Point, other: Point, aspect: float) -> float:
    return hypot((other.x - one.x) * aspect, other.y - one.y)
