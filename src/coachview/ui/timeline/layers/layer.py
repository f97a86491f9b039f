from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from coachview.ui.timeline.strip import Strip


class Part(Enum):
    """What of a thing the mouse is on."""

    BODY = "body"
    START = "start"
    END = "end"


class Thing(Protocol):
    """Something with a place: a rectangle in pixels of the widget."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Where it ends."""

    def contains(self, x: float, y: float) -> bool:
        """Whether a point is on it."""


@dataclass(slots=True, eq=False)
class Box:
    """The place of `count` values of a layer from `index` on; none is changed once it is made."""

    index: int
    count: int
    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.left + self.width

    def contains(self, x: float, y: float) -> bool:
        """Whether a point is on it."""
        return self.left <= x < self.left + self.width and self.top <= y < self.top + self.height


class Layer:
    """One strip of the timeline.

    `kind` is what the user shows or hides and puts into order, and what settings remember: all lanes of authors are of
    one kind. `name` and `note` stand beside it. Heights are pixels: `least` is never gone below, `wanted` is what it
    has until the user drags its border. Whoever feeds it calls its setters; `listen` says who hears of each change.
    """

    least, most = 24, 400

    def __init__(self, layer_id: str, kind: str, name: str, note: str = "") -> None:
        self.id, self.kind, self.name, self.note = layer_id, kind, name, note
        self._heard: Callable[[Layer], None] | None = None

    def listen(self, heard: Callable[["Layer"], None]) -> None:
        """Call `heard` with this layer whenever what it holds has changed."""
        self._heard = heard

    @property
    def title(self) -> str:
        """Name and note on one line."""
        return f"{self.name} ({self.note.lower()})" if self.note else self.name

    @property
    def is_empty(self) -> bool:
        """True when there is nothing to show, so that it takes no room."""
        return False

    @property
    def wanted(self) -> int:
        """How high it is as long as nobody says otherwise."""
        return self.least

    def things(self, strip: Strip, first_x: float, last_x: float) -> Iterator[Thing]:
        """What there is between two positions, as it is painted: those that come later lie on top."""
        raise NotImplementedError

    def part_at(self, thing: Thing, x: float) -> Part:  # noqa: ARG002 - for those that have parts
        """What part of a thing is at a position."""
        return Part.BODY

    def edges_ms(self, first_ms: float, last_ms: float) -> Iterable[int]:  # noqa: ARG002 - for those that have edges
        """The times of an interval that something dragged near by snaps to."""
        return ()

    def words(self, thing: Thing) -> str:  # noqa: ARG002 - for those that have words
        """What a thing is called, in plain text, for the bubble and for screen readers."""
        return ""

    def start_of(self, thing: Thing) -> int | None:  # noqa: ARG002 - for those that lead somewhere
        """Where a click on a thing goes, in milliseconds."""
        return None

    def _changed(self) -> None:
        if self._heard is not None:
            self._heard(self)


def last_at(layer: Layer, strip: Strip, x: float, y: float) -> Thing | None:
    """The thing of a layer that was painted last at a point."""
    found = None
    for thing in layer.things(strip, x - 1, x + 1):
        if thing.contains(x, y):
            found = thing
    return found
