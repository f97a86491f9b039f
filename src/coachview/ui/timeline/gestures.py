"""What the hand is in the middle of. Pure values: no Qt."""

from dataclasses import dataclass

from coachview.model.annotation import Annotation
from coachview.ui.timeline.drag import Drag
from coachview.ui.timeline.layout import Hit


@dataclass(slots=True)
class Scrub:
    """The button went down on time at `x`, `y` and is held: the playhead follows."""

    x: float
    y: float
    is_dragged: bool = False


@dataclass(slots=True)
class Pan:
    """The view is held and goes along; `x`, `y` is where the hand was last."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Press:
    """The button went down on a thing at `x`, `y`, and has not moved far yet.

    `chosen` is the annotation it stands for, None for other things; `collapses` that the others selected are let go of
    when nothing is dragged; `is_over` that the thing is not there any more as it was, so that it can only be clicked.
    """

    x: float
    y: float
    hit: Hit
    chosen: Annotation | None = None
    collapses: bool = False
    is_over: bool = False


@dataclass(slots=True)
class Carry:
    """Annotations are being moved, and the hand is at `at_ms`, which may be drawn to `snapped_ms`."""

    drag: Drag
    at_ms: float = 0.0
    snapped_ms: int | None = None


@dataclass(slots=True)
class Border:
    """The start or the end of an interval is being moved."""

    hit: Hit
    start_ms: int
    end_ms: int
    snapped_ms: int | None = None


@dataclass(slots=True)
class Rubber:
    """A rectangle is drawn from `x`, `y` that selects what it touches."""

    x: float
    y: float
    to_x: float
    to_y: float

    @property
    def area(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom."""
        left, right = sorted((self.x, self.to_x))
        top, bottom = sorted((self.y, self.to_y))
        return left, top, right, bottom


@dataclass(slots=True)
class Draw:
    """A new interval is drawn on a layer, from where the button went down to where the hand is."""

    layer_id: str
    from_ms: int
    to_ms: int
    snapped_ms: int | None = None

    @property
    def times(self) -> tuple[int, int]:
        """Start and end, whichever way the hand went."""
        return min(self.from_ms, self.to_ms), max(self.from_ms, self.to_ms)


Gesture = Scrub | Pan | Press | Carry | Border | Rubber | Draw
