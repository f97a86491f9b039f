"""Many short things at their times: the cues of a transcript, the drawings on the picture."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from coachview.ui.timeline.layers.layer import Box, Layer
from coachview.ui.timeline.strip import Strip
from coachview.ui.timeline.tooltip import tenths

PITCH = 4
"""Ticks are at least so far apart; those between are one box with the first."""
REACH = 4800
_PAD = 3


@dataclass(frozen=True, slots=True)
class Tick:
    """Something at a time. Its `label` is written after it where the next one is far enough away."""

    id: str
    ms: int
    label: str = ""
    icon: str = ""
    colour: str = ""


class TickLayer(Layer):
    """Ticks in time order. A box reaches from its tick to the next one, at most as far as its label needs."""

    least = 20

    def __init__(self, layer_id: str, kind: str, name: str, note: str = "", *, wanted: int = 24) -> None:
        super().__init__(layer_id, kind, name, note)
        self._wanted = wanted
        self.ticks: Sequence[Tick] = ()
        self._times: list[int] = []

    def set_ticks(self, ticks: Iterable[Tick]) -> None:
        """Show these and no others."""
        self.ticks = sorted(ticks, key=lambda one: one.ms)
        self._times = [one.ms for one in self.ticks]
        self._changed()

    @property
    def is_empty(self) -> bool:
        return not self.ticks

    @property
    def wanted(self) -> int:
        return self._wanted

    def tick(self, box: Box) -> Tick:
        """The tick of a box, the first where there are several."""
        return self.ticks[box.index]

    def things(self, strip: Strip, first_x: float, last_x: float) -> Iterator[Box]:
        scale, times = strip.scale, self._times
        reach_ms, near_ms = REACH * scale.ms_per_px, PITCH * scale.ms_per_px
        before = bisect_left(times, scale.time_at(first_x)) - 1
        at = bisect_left(times, times[before] // reach_ms * reach_ms) if before >= 0 else 0
        while at < len(times):
            left, end_ms = scale.x_of(times[at]), (times[at] // reach_ms + 1) * reach_ms
            if left >= last_x:
                return
            following = bisect_left(times, min(times[at] + near_ms, end_ms), at + 1)
            right = scale.x_of(times[following]) if following < len(times) else float("inf")
            if right > first_x:
                yield Box(at, following - at, left, strip.top + _PAD, right - left, strip.height - 2 * _PAD)
            at = following

    def edges_ms(self, first_ms: float, last_ms: float) -> Iterable[int]:
        return self._times[bisect_left(self._times, first_ms) : bisect_right(self._times, last_ms)]

    def words(self, thing: Box) -> str:
        one = self.tick(thing)
        if thing.count > 1:
            return f"{self.name}: {thing.count} from {tenths(one.ms)} on"
        return f"{self.name} at {tenths(one.ms)}{': ' if one.label else ''}{one.label[:300]}"

    def start_of(self, thing: Box) -> int:
        return self.tick(thing).ms
