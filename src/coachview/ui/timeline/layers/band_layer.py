"""Labelled intervals one after the other: the planned and the actual phases of a lesson, a look-for held down."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from coachview.ui.timeline.layers.layer import Box, Layer, Part
from coachview.ui.timeline.strip import Strip
from coachview.ui.timeline.tooltip import length_words, tenths

EDGE = 6
LEAST = 3
"""Intervals that are narrower are painted so wide, and become one box with those that begin as near."""
REACH = 4800
"""Which are near is found out anew at such distances from the start of the recording, so that panning changes none."""
_PAD = 3


@dataclass(frozen=True, slots=True)
class Interval:
    """Something that lasts, from `start_ms` to `end_ms`.

    `label` stands on it, and `note` after that where there is room. `colour` is #RRGGBB (empty: of the layer's own
    grey), `icon` a Lucide name. An `is_open` one is outlined only: what is planned, or not marked. The ends of a
    `movable` one can be dragged.
    """

    id: str
    start_ms: int
    end_ms: int
    label: str = ""
    note: str = ""
    colour: str = ""
    icon: str = ""
    is_open: bool = False
    movable: bool = False


class BandLayer(Layer):
    """Intervals in one row. Where two overlap, the earlier one ends for the eye where the later one begins."""

    least = 22

    def __init__(self, layer_id: str, kind: str, name: str, note: str = "", *, wanted: int = 30) -> None:
        super().__init__(layer_id, kind, name, note)
        self._wanted = wanted
        self.intervals: Sequence[Interval] = ()
        self._starts: list[int] = []

    def set_intervals(self, intervals: Iterable[Interval]) -> None:
        """Show these and no others."""
        self.intervals = sorted(intervals, key=lambda one: (one.start_ms, one.end_ms))
        self._starts = [one.start_ms for one in self.intervals]
        self._changed()

    @property
    def is_empty(self) -> bool:
        return not self.intervals

    @property
    def wanted(self) -> int:
        return self._wanted

    def interval(self, box: Box) -> Interval:
        """What a box stands for, the first where it stands for several."""
        return self.intervals[box.index]

    def things(self, strip: Strip, first_x: float, last_x: float) -> Iterator[Box]:
        scale, starts = strip.scale, self._starts
        reach_ms, near_ms = REACH * scale.ms_per_px, LEAST * scale.ms_per_px
        before = bisect_left(starts, scale.time_at(first_x)) - 1
        at = bisect_left(starts, starts[before] // reach_ms * reach_ms) if before >= 0 else 0
        while at < len(starts):
            left, end_ms = scale.x_of(starts[at]), (starts[at] // reach_ms + 1) * reach_ms
            if left >= last_x:
                return
            following = max(at + 1, bisect_left(starts, min(starts[at] + near_ms, end_ms), at + 1))
            box = self._box(strip, at, following, left)
            if box.right > first_x:
                yield box
            at = following

    def part_at(self, thing: Box, x: float) -> Part:
        if thing.count == 1 and self.interval(thing).movable and thing.width >= 3 * EDGE:
            if x < thing.left + EDGE:
                return Part.START
            if x >= thing.right - EDGE:
                return Part.END
        return Part.BODY

    def edges_ms(self, first_ms: float, last_ms: float) -> Iterable[int]:
        first = max(0, bisect_left(self._starts, first_ms) - 1)
        for one in self.intervals[first : bisect_right(self._starts, last_ms)]:
            yield one.start_ms
            yield one.end_ms

    def words(self, thing: Box) -> str:
        if thing.count > 1:
            return f"{thing.count} of {self.title} from {tenths(self.interval(thing).start_ms)} on"
        one = self.interval(thing)
        span = f"{tenths(one.start_ms)} – {tenths(one.end_ms)} ({length_words(one.end_ms - one.start_ms)})"
        return f"{self.name}: {', '.join(filter(None, (one.label, one.note)))}, {span}"

    def start_of(self, thing: Box) -> int:
        return self.interval(thing).start_ms

    def _box(self, strip: Strip, at: int, following: int, left: float) -> Box:
        scale = strip.scale
        room = scale.x_of(self._starts[following]) - left if following < len(self._starts) else float("inf")
        width = max(scale.x_of(self.intervals[following - 1].end_ms) - left, LEAST)
        return Box(at, following - at, left, strip.top + _PAD, min(width, room), strip.height - 2 * _PAD)
