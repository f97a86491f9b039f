from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

LETTER_TO_WIDTH = 7.0
WIDTHS = (0.004, 0.008, 0.016)
"""Thin, middle and thick."""
USUAL_WIDTH = WIDTHS[1]
USUAL_HOLD_MS = 3000
POINTS_AT_MOST = 3000
"""Of a freehand line; `drawing_look.thinned` makes fewer of many without a visible difference."""
LETTERS_AT_MOST = 500
"""Of a text on the picture."""


class Shape(StrEnum):
    """What a drawing is: a line or an arrow has two points, a box two opposite corners, a text its upper left one."""

    ARROW = "arrow"
    LINE = "line"
    CIRCLE = "circle"
    RECTANGLE = "rectangle"
    FREEHAND = "freehand"
    TEXT = "text"
    SPOTLIGHT = "spotlight"


class DrawingColour(StrEnum):
    """The colours to draw with, told apart with every common kind of colour vision, on bright and dark pictures."""

    YELLOW = "yellow"
    ORANGE = "orange"
    BLUE = "blue"
    PINK = "pink"
    WHITE = "white"
    BLACK = "black"


@dataclass(frozen=True, slots=True)
class Point:
    """A place in the upright picture with square pixels: (0, 0) is its upper left corner, (1, 1) its lower right one.

    Points may lie a little outside of the picture; what is there is not seen.
    """

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """One mark drawn on the picture of an annotation, shown from `at_ms` (the exact frame's own time) for `hold_ms`.

    `width` is that of the line as a part of the picture's height, and so is the height of a text's letters (see
    `letter_height`); `points` are those of `shape`. Drawings of one annotation lie over each other by `position`.
    """

    id: str
    annotation_id: str
    shape: Shape
    points: tuple[Point, ...]
    colour: DrawingColour = DrawingColour.YELLOW
    width: float = USUAL_WIDTH
    text: str = ""
    at_ms: int = 0
    hold_ms: int = USUAL_HOLD_MS
    position: int = 0

    def is_shown_at(self, time_ms: int) -> bool:
        """Whether it lies on the picture at a time; the end of its hold time is not in it."""
        return self.at_ms <= time_ms < self.at_ms + self.hold_ms

    @property
    def letter_height(self) -> float:
        """How high a text's line is, as a part of the picture's height."""
        return self.width * LETTER_TO_WIDTH


def points_wanted(shape: Shape) -> tuple[int, int]:
    """The fewest and the most points that a drawing of this shape has."""
    if shape is Shape.FREEHAND:
        return 1, POINTS_AT_MOST
    return (1, 1) if shape is Shape.TEXT else (2, 2)


def shown_at(drawings: Sequence[Drawing], time_ms: int) -> list[Drawing]:
    """Those that lie on the picture at a time, in the order given."""
    return [one for one in drawings if one.is_shown_at(time_ms)]
