"""What is painted for annotations in view: each its own item, or one item for a crowd. Pure: no Qt."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from coachview.model.annotation import Annotation
from coachview.ui.timeline.lanes import Groups, Run
from coachview.ui.timeline.scale import Scale

BADGE = 20
"""How wide and high the marker of a moment is, in pixels."""
STEM = 5
"""How far the line under a marker reaches, which stands at its exact time."""
CROWD = 11
"""Moments closer than this become one crowd: so much of a marker must stay free to know and to hit it."""
CROWD_WIDTH = 24
"""How wide a crowd is, and how far its moments reach; crowds are at least so far apart."""
CLIP_LEAST = 5
"""Clips shorter than this are widened to it where there is room."""
CLIP_CROWD = 18
"""Clips shorter than this, with others starting as near, become one crowd with them."""
HAIR = 1.0
"""The least that can be seen."""
MOMENTS_REACH, CLIPS_REACH = 2880, 960
"""Crowds are counted anew at such distances from the start of the recording, so that panning changes none of them."""


@dataclass(slots=True, eq=False)
class Item:
    """`count` annotations of a run from `index` on, and their rectangle in pixels; the x are those of the scale.

    Not frozen because hundreds are made for a picture, and a frozen one takes three times as long; none is changed.
    """

    run: Run
    index: int
    count: int
    left: float
    top: float
    width: float
    height: float
    is_bar: bool

    @property
    def annotation(self) -> Annotation:
        """The one it stands for, the first of a crowd."""
        return self.run.annotations[self.index]

    @property
    def annotations(self) -> Sequence[Annotation]:
        """All that it stands for."""
        return self.run.annotations[self.index : self.index + self.count]

    @property
    def is_crowd(self) -> bool:
        """True when it stands for several."""
        return self.count > 1

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.left + self.width

    def contains(self, x: float, y: float) -> bool:
        """Whether a point is on it."""
        return self.left <= x < self.left + self.width and self.top <= y < self.top + self.height


def moments_in(run: Run, scale: Scale, top: float, first_x: float, last_x: float) -> Iterator[Item]:
    """Moments from left to right that may be seen between two positions; later ones lie over earlier ones.

    The cost grows with the pixels between, not with the moments there.
    """
    for at, count in _groups_between(run, scale, first_x - CROWD_WIDTH, last_x + BADGE, MOMENTS_REACH, _moments):
        left, width = scale.x_of(run.starts[at]) - BADGE / 2, BADGE if count == 1 else CROWD_WIDTH
        if left + width > first_x and left < last_x:
            yield Item(run, at, count, left, top, width, BADGE + STEM, is_bar=False)


def clips_in(run: Run, scale: Scale, top: float, height: float, first_x: float, last_x: float) -> Iterator[Item]:
    """The clips of one row from left to right that may be seen between two positions; none lies over another.

    Where clips of a run overlap, each ends at the latest where the next one begins. The cost grows with the pixels.
    """
    starts, ends, total = run.starts, run.ends, len(run.starts)
    start_ms, ms_per_px = scale.start_ms, scale.ms_per_px
    for at, count in _groups_between(run, scale, first_x, last_x, CLIPS_REACH, _clips):
        following = at + count
        left = (starts[at] - start_ms) / ms_per_px
        width = max((ends[following - 1] - start_ms) / ms_per_px - left, CLIP_LEAST if count == 1 else CLIP_CROWD)
        if following < total:
            width = max(min(width, (starts[following] - start_ms) / ms_per_px - left), HAIR)
        if left + width > first_x and left < last_x:
            yield Item(run, at, count, left, top, width, height, is_bar=True)


def _groups_between(
    run: Run,
    scale: Scale,
    first_x: float,
    last_x: float,
    reach: int,
    find: Callable[[Run, float, float, float], Groups],
) -> Iterator[tuple[int, int]]:
    """Index and number of what becomes one item, from the last that begins before one position to another.

    They are found once for a run at a scale, reach by reach.
    """
    ms_per_px = scale.ms_per_px
    first_ms, last_ms = scale.time_at(first_x), scale.time_at(last_x)
    reach_ms = reach * ms_per_px
    begin = max(0, run.first_after(first_ms) - 1)
    end = run.first_after(last_ms)
    if run.groups[0] != ms_per_px:
        run.groups = (ms_per_px, {})
    known = run.groups[1]
    while begin < end:
        number = int(run.starts[begin] // reach_ms)
        if number not in known:
            known[number] = find(run, ms_per_px, number * reach_ms, (number + 1) * reach_ms)
        firsts, counts = known[number]
        place = max(0, bisect_right(firsts, begin) - 1)
        for at, count in zip(firsts[place:], counts[place:], strict=True):
            if at >= end:
                return
            yield at, count
        begin = firsts[-1] + counts[-1]


def _moments(run: Run, ms_per_px: float, first_ms: float, end_ms: float) -> Groups:
    starts, firsts, counts = run.starts, [], []
    near_ms, wide_ms = CROWD * ms_per_px, CROWD_WIDTH * ms_per_px
    at, end = bisect_left(starts, first_ms), bisect_left(starts, end_ms)
    while at < end:
        count = 1
        if at + 1 < end and starts[at + 1] < starts[at] + near_ms:
            count = bisect_left(starts, starts[at] + wide_ms, at + 1, end) - at
        firsts.append(at)
        counts.append(count)
        at += count
    return firsts, counts


def _clips(run: Run, ms_per_px: float, first_ms: float, end_ms: float) -> Groups:
    starts, ends, firsts, counts = run.starts, run.ends, [], []
    near_ms = CLIP_CROWD * ms_per_px
    at, end = bisect_left(starts, first_ms), bisect_left(starts, end_ms)
    while at < end:
        start, count = starts[at], 1
        if at + 1 < end and starts[at + 1] < start + near_ms:
            beyond = bisect_left(starts, start + near_ms, at + 1, end)
            is_long = ends[beyond - 1] - starts[beyond - 1] >= near_ms
            if is_long and starts[beyond - 1] >= start + CLIP_LEAST * ms_per_px:
                beyond -= 1
            count = max(1, beyond - at)
        firsts.append(at)
        counts.append(count)
        at += count
    return firsts, counts
