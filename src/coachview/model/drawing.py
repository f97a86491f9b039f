from dataclasses import dataclass
from enum import StrEnum


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
    width: float = 0.008
    text: str = ""
    at_ms: int = 0
    hold_ms: int = 3000
    position: int = 0

    def is_shown_at(self, time_ms: int) -> bool:
        """Whether it lies on the picture at a time; the end of its hold time is not in it."""
        return self.at_ms <= time_ms < self.at_ms + self.hold_ms

    @property
    def letter_height(self) -> float:
        """How high a text's line is, as a part of the picture's height."""
        return self.width * LETTER_TO_WIDTH


LETTER_TO_WIDTH = 7.0
WIDTHS = (0.004, 0.008, 0.016)
"""Thin, middle and thick."""
