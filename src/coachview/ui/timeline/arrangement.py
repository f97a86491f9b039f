"""Which layers the user shows, in what order and how high: kept in settings as plain values. Pure: no Qt."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from coachview.ui.timeline.layers.layer import Layer

KINDS = ("filmstrip", "waveform", "planned", "actual", "look_fors", "authors", "transcript", "drawings")
"""Every kind of layer, from top to bottom as long as nobody says otherwise."""
KIND_NAMES = {
    "filmstrip": "Pictures",
    "waveform": "Sound",
    "planned": "Planned phases",
    "actual": "Lesson phases",
    "look_fors": "Look-fors",
    "authors": "People",
    "transcript": "Transcript",
    "drawings": "Drawings",
}


@dataclass(frozen=True, slots=True)
class Arrangement:
    """`order` and `hidden` name kinds; `heights` are pixels by a layer's identity, only of those that were resized."""

    order: tuple[str, ...] = KINDS
    hidden: frozenset[str] = frozenset()
    heights: dict[str, int] = field(default_factory=dict)

    @classmethod
    def from_values(cls, values: object) -> "Arrangement":
        """What `values` gave once; whatever in it is not understood is left out."""
        given = values if isinstance(values, dict) else {}
        order = [kind for kind in _strings(given.get("order")) if kind in KINDS]
        heights = given.get("heights")
        sizes = heights.items() if isinstance(heights, dict) else ()
        return cls(
            tuple(dict.fromkeys((*order, *_missing(order)))),
            frozenset(_strings(given.get("hidden"))) & frozenset(KINDS),
            {str(one): size for one, size in sizes if type(size) is int and 0 < size < 10_000},
        )

    def values(self) -> dict[str, Any]:
        """The same as plain values, for JSON."""
        return {"order": list(self.order), "hidden": sorted(self.hidden), "heights": dict(self.heights)}

    def arranged(self, layers: Iterable[Layer]) -> list[Layer]:
        """The layers to show, from top to bottom; those of one kind stay in the order given."""
        shown = [one for one in layers if one.kind not in self.hidden and not one.is_empty]
        return sorted(shown, key=lambda one: self.order.index(one.kind))

    def height_of(self, layer: Layer) -> int:
        """How high a layer is."""
        wanted = self.heights.get(layer.id, layer.wanted)
        return max(layer.least, min(wanted, layer.most))

    def shown(self, kind: str, *, on: bool) -> "Arrangement":
        """With a kind on show, or hidden."""
        return replace(self, hidden=self.hidden - {kind} if on else self.hidden | {kind})

    def resized(self, layer: Layer, height: int) -> "Arrangement":
        """With a layer so high, within what it allows."""
        return replace(self, heights={**self.heights, layer.id: max(layer.least, min(height, layer.most))})

    def unsized(self, layer: Layer) -> "Arrangement":
        """With a layer as high as it wants to be."""
        return replace(self, heights={one: size for one, size in self.heights.items() if one != layer.id})

    def moved(self, kind: str, steps: int, present: Sequence[str] = KINDS) -> "Arrangement":
        """With a kind so many places further down (or up, below 0) among the kinds that are present."""
        seen = [one for one in self.order if one in present]
        if kind not in seen:
            return self
        target = max(0, min(seen.index(kind) + steps, len(seen) - 1))
        neighbour = seen[target]
        if neighbour == kind:
            return self
        rest = [one for one in self.order if one != kind]
        rest.insert(rest.index(neighbour) + (steps > 0), kind)
        return replace(self, order=tuple(rest))


def _strings(values: object) -> list[str]:
    return [one for one in values if isinstance(one, str)] if isinstance(values, list) else []


def _missing(order: list[str]) -> list[str]:
    return [kind for kind in KINDS if kind not in order]
