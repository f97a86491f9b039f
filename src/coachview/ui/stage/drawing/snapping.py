"""What Shift does to a gesture. Points are parts of a picture; `aspect` is that picture's width by its height."""

from math import atan2, copysign, cos, hypot, pi, sin

from coachview.model.drawing import Point

_STEP = pi / 4


def snapped_to_angle(start: Point, end: Point, aspect: float) -> Point:
    """The end of a line of the same length that is level, upright or diagonal, whichever is nearest."""
    across, down = (end.x - start.x) * aspect, end.y - start.y
    length, angle = hypot(across, down), round(atan2(down, across) / _STEP) * _STEP
    return Point(start.x + length * cos(angle) / aspect, start.y + length * sin(angle))


def snapped_to_square(corner: Point, opposite: Point, aspect: float) -> Point:
    """The opposite corner of a square on the screen, as large as the larger side."""
    across, down = (opposite.x - corner.x) * aspect, opposite.y - corner.y
    side = max(abs(across), abs(down))
    return Point(corner.x + copysign(side, across) / aspect, corner.y + copysign(side, down))


def snapped_to_axis(start: Point, end: Point, aspect: float) -> Point:
    """The nearest place straight beside, above or below the start."""
    if abs(end.x - start.x) * aspect >= abs(end.y - start.y):
        return Point(end.x, start.y)
    return Point(start.x, end.y)
