"""Where everything on the timeline is, in pixels of the widget, and what is under the mouse. Pure: no Qt."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from coachview.model.annotation import Annotation
from coachview.ui.timeline.items import Item
from coachview.ui.timeline.layers.lane_layer import LaneLayer
from coachview.ui.timeline.layers.layer import Layer, Part, Thing, last_at
from coachview.ui.timeline.scale import Scale
from coachview.ui.timeline.strip import Strip

RULER = 28
MARGIN = 14
"""What is free on both sides of the time, so that markers at the very start and end are seen whole."""
BORDER_REACH = 4
"""How far from the lower border of a layer's name it can be gripped to make the layer higher."""


@dataclass(frozen=True, slots=True)
class Hit:
    """What is under the mouse: a thing, which part of it, and the layer that it is in."""

    thing: Thing
    part: Part
    layer: Layer

    @property
    def item(self) -> Item | None:
        """The thing when it stands for annotations."""
        return self.thing if isinstance(self.thing, Item) else None


@dataclass(frozen=True, slots=True)
class Place:
    """A layer's place: where it begins and how high it is."""

    layer: Layer
    top: int
    height: int

    @property
    def bottom(self) -> int:
        """Where the next one begins."""
        return self.top + self.height


@dataclass(frozen=True)
class Layout:
    """Names on the left (`header` wide), the ruler above, and under it the layers one below the other.

    Time begins `MARGIN` pixels right of the names; `end_ms` is where the recording ends, 0 when that is not known.
    """

    scale: Scale
    places: tuple[Place, ...]
    width: int
    height: int
    header: int
    end_ms: int = 0

    @property
    def left(self) -> int:
        """Where position 0 of the scale is."""
        return self.header + MARGIN

    def x_of(self, ms: float) -> float:
        """Where a time is."""
        return self.left + self.scale.x_of(ms)

    def ms_at(self, x: float) -> int:
        """The time at a position, within the recording."""
        ms = self.scale.ms_at(x - self.left)
        return min(ms, self.end_ms) if self.end_ms else ms

    def time_at(self, x: float) -> float:
        """The time at a position, also where there is no recording."""
        return self.scale.time_at(x - self.left)

    def is_time(self, x: float) -> bool:
        """Whether a position is on the time and not on the names."""
        return x >= self.header

    def strip(self, place: Place) -> Strip:
        """The room of a layer, as the layer sees it."""
        return Strip(self._shifted, place.top, place.height, self.header, self.width, self.end_ms)

    def place_at(self, y: float) -> Place | None:
        """The layer at a height; None on the ruler and below the last."""
        if y < RULER or not self.places:
            return None
        at = bisect_right(self.places, y, key=lambda place: place.top) - 1
        return self.places[at] if at >= 0 and y < self.places[at].bottom else None

    def place_of(self, layer_id: str) -> Place | None:
        """Where a layer is; None when it is not on show."""
        return next((place for place in self.places if place.layer.id == layer_id), None)

    def border_at(self, x: float, y: float) -> Place | None:
        """The layer whose lower border can be gripped at a point of the names."""
        if self.is_time(x) or y < RULER:
            return None
        return next((place for place in self.places if abs(place.bottom - y) <= BORDER_REACH), None)

    def things(self, place: Place, first_x: float, last_x: float) -> Iterator[Thing]:
        """What there is of a layer between two positions, as it is painted: those that come later lie on top."""
        return place.layer.things(self.strip(place), first_x, last_x)

    def hit(self, x: float, y: float) -> Hit | None:
        """The thing at a point: the one painted last where several are."""
        place = self.place_at(y) if self.is_time(x) else None
        if place is None:
            return None
        found = last_at(place.layer, self.strip(place), x, y)
        return Hit(found, place.layer.part_at(found, x), place.layer) if found else None

    def item_of(self, one: Annotation) -> Item | None:
        """An annotation's own place, whether or not it is one of a crowd there and whether or not it is in view."""
        place = self.place_of(f"author:{one.author_id}")
        return place.layer.item_of(self.strip(place), one) if place else None

    def items_within(self, left: float, top: float, right: float, bottom: float) -> Iterator[Item]:
        """The items of annotations that a rectangle touches."""
        for place in self.places:
            if isinstance(place.layer, LaneLayer) and place.top < bottom and place.bottom > top:
                for item in self.things(place, left, right):
                    if item.right > left and item.left < right and item.top < bottom and item.top + item.height > top:
                        yield item

    def edges_ms(self, first_x: float, last_x: float) -> Iterator[int]:
        """The times between two positions that something dragged snaps to."""
        first_ms, last_ms = self.time_at(first_x), self.time_at(last_x)
        for place in self.places:
            yield from place.layer.edges_ms(first_ms, last_ms)

    @cached_property
    def _shifted(self) -> Scale:
        return replace(self.scale, start_ms=self.scale.time_at(-self.left))


def stack_layers(layers: Iterable[Layer], top: int, height_of: Callable[[Layer], int]) -> tuple[Place, ...]:
    """The layers one below the other."""
    places: list[Place] = []
    for layer in layers:
        places.append(Place(layer, places[-1].bottom if places else top, height_of(layer)))
    return tuple(places)
