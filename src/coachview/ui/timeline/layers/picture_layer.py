from bisect import bisect_left, insort
from collections.abc import Iterator

from coachview.ui.timeline.layers.layer import Box, Layer
from coachview.ui.timeline.strip import Strip

PAD = 2
KEPT = 600
"""So many pictures are kept at most; those furthest from the view go first."""


class PictureLayer(Layer):
    """The filmstrip: pictures side by side, each at the time at its left edge.

    Pictures come whenever they come (`put`), coarse ones first: each slot shows the one nearest to it. `missing` tells
    whoever makes them which would be nearer. A picture is a QImage; nothing here looks into it. Slots lie on a grid
    from the start of the recording, so that panning changes none of them. `available` says that pictures are to come:
    the strip then has its room before the first one is there.
    """

    least, most = 28, 160

    def __init__(self, layer_id: str, kind: str, name: str, *, wanted: int = 54) -> None:
        super().__init__(layer_id, kind, name)
        self._wanted, self._aspect, self._available = wanted, 16 / 9, False
        self._pictures: dict[int, object] = {}
        self._times: list[int] = []
        self._middle_ms = 0.0

    def set_available(self, available: bool, aspect: float = 16 / 9) -> None:
        """Whether there will be pictures, and how wide they are to their height; without, all are forgotten."""
        self._available, self._aspect = available, min(max(aspect, 0.3), 4.0)
        if not available:
            self._pictures, self._times = {}, []
        self._changed()

    def put(self, ms: int, picture: object) -> None:
        """One more picture, of a time."""
        self._available = True
        if ms not in self._pictures:
            insort(self._times, ms)
        self._pictures[ms] = picture
        if len(self._times) > KEPT:
            first, last = self._times[0], self._times[-1]
            far = first if abs(first - self._middle_ms) > abs(last - self._middle_ms) else last
            self._times.remove(far)
            del self._pictures[far]
        self._changed()

    @property
    def is_empty(self) -> bool:
        return not self._available

    @property
    def wanted(self) -> int:
        return self._wanted

    def slot_width(self, strip: Strip) -> float:
        """How wide one picture is, in pixels."""
        return max(8.0, (strip.height - 2 * PAD) * self._aspect)

    def slot_ms(self, strip: Strip, number: int) -> int:
        """The time of a slot."""
        return round(number * self.slot_width(strip) * strip.scale.ms_per_px)

    def things(self, strip: Strip, first_x: float, last_x: float) -> Iterator[Box]:
        """One box for each slot; `index` is its number from the start of the recording."""
        scale, width = strip.scale, self.slot_width(strip)
        number = max(0, int(scale.time_at(first_x) // (width * scale.ms_per_px)))
        end_x = scale.x_of(strip.end_ms or scale.duration_ms)
        while (left := scale.x_of(0) + number * width) < min(last_x, end_x):
            yield Box(number, 1, left, strip.top + PAD, min(width, end_x - left), strip.height - 2 * PAD)
            number += 1

    def nearest(self, ms: int) -> object | None:
        """The picture whose time is nearest, None when there is none yet."""
        at = bisect_left(self._times, ms)
        beside = self._times[max(0, at - 1) : at + 1]
        return self._pictures[min(beside, key=lambda one: abs(one - ms))] if beside else None

    def missing(self, strip: Strip) -> list[int]:
        """The times of slots in view that have no picture of their own, from the middle outwards."""
        self._middle_ms = strip.scale.time_at((strip.left + strip.right) / 2)
        half_ms = self.slot_width(strip) * strip.scale.ms_per_px / 2
        wanted = [self.slot_ms(strip, box.index) for box in self.things(strip, strip.left, strip.right)]
        lacking = [ms for ms in wanted if not self._has_near(ms, half_ms)]
        return sorted(lacking, key=lambda ms: abs(ms - self._middle_ms))

    def _has_near(self, ms: int, reach_ms: float) -> bool:
        at = bisect_left(self._times, ms)
        return any(abs(one - ms) <= reach_ms for one in self._times[max(0, at - 1) : at + 1])
