"""What is painted for annotations in view: each its own item, or one item for a crowd. Pure: no Qt."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from coachview.model.annotation import Annotation
from coachview.ui.timeline.lanes import Run
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
"""Clips shorter than this are widened to it, or become one crowd with those beside them."""
HAIR = 1.0
"""The least that can be seen."""
MOMENTS_REACH, _CLIPS_REACH = 4800, 480
"""Crowds are counted anew at such distances from the start of the recording, so that panning changes none of them."""


@dataclass(frozen=True, slots=True, eq=False)
class Item:
    """`count` annotations of a run from `index` on, and their rectangle in pixels; the x are those of the scale."""

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
    reach_ms = MOMENTS_REACH * scale.ms_per_px
    first = int(max(0.0, scale.time_at(first_x - CROWD_WIDTH)) // reach_ms)
    last_ms = scale.time_at(last_x + BADGE)
    for number in range(first, int(max(0.0, last_ms) // reach_ms) + 1):
        for at, count in _crowds(run, scale, number * reach_ms, (number + 1) * reach_ms):
            if run.starts[at] > last_ms:
                break
            left, width = scale.x_of(run.starts[at]) - BADGE / 2, BADGE if count == 1 else CROWD_WIDTH
            if left + width > first_x and left < last_x:
                yield Item(run, at, count, left, top, width, BADGE + STEM, is_bar=False)


def _crowds(run: Run, scale: Scale, first_ms: float, end_ms: float) -> Iterator[tuple[int, int]]:
    """Index and number of those that become one item, in an interval."""
    at, end = run.first_after(first_ms), run.first_after(end_ms)
    while at < end:
        start = run.starts[at]
        count = min(end, run.first_after(start + CROWD * scale.ms_per_px)) - at
        if count > 1:
            count = min(end, run.first_after(start + CROWD_WIDTH * scale.ms_per_px)) - at
        yield at, count
        at += count


def clips_in(run: Run, scale: Scale, top: float, height: float, first_x: float, last_x: float) -> Iterator[Item]:
    """The clips of one row from left to right that may be seen between two positions; none lies over another."""
    reach_ms, first_ms = _CLIPS_REACH * scale.ms_per_px, scale.time_at(first_x - 2 * CLIP_LEAST)
    first = int(max(0.0, first_ms) // reach_ms)
    last = int(max(0.0, scale.time_at(last_x)) // reach_ms)
    before = run.first_after(first * reach_ms) - 1
    if before >= 0 and run.ends[before] > first_ms and _width(run, scale, before) >= CLIP_LEAST:
        yield _clips(run, scale, before, 1, top, height)
    for number in range(first, last + 1):
        at, end = run.first_after(number * reach_ms), run.first_after((number + 1) * reach_ms)
        while at < end:
            count = 1 if _width(run, scale, at) >= CLIP_LEAST else _crowd_of_clips(run, scale, at, end)
            item = _clips(run, scale, at, count, top, height)
            if item.right > first_x and item.left < last_x:
                yield item
            at += count


def _clips(run: Run, scale: Scale, at: int, count: int, top: float, height: float) -> Item:
    left, following = scale.x_of(run.starts[at]), at + count
    room = scale.x_of(run.starts[following]) - left if following < len(run) else CLIP_LEAST
    width = max(scale.x_of(run.ends[following - 1]) - left, min(CLIP_LEAST, room), HAIR)
    return Item(run, at, count, left, top, width, height, is_bar=True)


def _width(run: Run, scale: Scale, at: int) -> float:
    return (run.ends[at] - run.starts[at]) / scale.ms_per_px


def _crowd_of_clips(run: Run, scale: Scale, at: int, end: int) -> int:
    """How many short clips from this one on begin within the least width and are drawn as one."""
    end = min(end, run.first_after(run.starts[at] + CLIP_LEAST * scale.ms_per_px))
    if end - at > 1 and _width(run, scale, end - 1) >= CLIP_LEAST:
        end -= 1
    return max(1, end - at)
