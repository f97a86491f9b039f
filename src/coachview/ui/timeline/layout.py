"""Where everything on the timeline is, in pixels of the widget, and what is under the mouse. Pure: no Qt."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from coachview.model.annotation import Annotation
from coachview.ui.timeline.items import BADGE, HAIR, STEM, Item, clips_in, moments_in
from coachview.ui.timeline.lanes import Lane, Run
from coachview.ui.timeline.scale import Scale

RULER = 28
MARGIN = 14
"""What is free on both sides of the time, so that markers at the very start and end are seen whole."""
PAD = 5
LANE_LEAST = 48
MOMENTS = BADGE + STEM + 2
CLIP_PITCH = 24
CLIP_GAP = 3
EDGE = 6
"""How much of a clip's end can be gripped."""
_TALLEST = 4 * CLIP_PITCH
_THINNEST = 6


class Part(Enum):
    """What of an annotation the mouse is on."""

    BODY = "body"
    START = "start"
    END = "end"


@dataclass(frozen=True, slots=True)
class Hit:
    """What is under the mouse: an item, which part of it, and the lane that it is in."""

    item: Item
    part: Part
    lane: Lane


@dataclass(frozen=True, slots=True)
class Band:
    """A lane's place: `top` and `height`, where its moments are, where its rows of clips begin and how far apart."""

    lane: Lane
    top: int
    height: int
    moments_top: int
    clips_top: int
    pitch: float

    @property
    def bottom(self) -> int:
        """Where the next one begins."""
        return self.top + self.height

    def row_of(self, row: int) -> tuple[float, float]:
        """Top and height of a row's bars."""
        gap = CLIP_GAP if self.pitch >= CLIP_PITCH else 1
        return self.clips_top + row * self.pitch, self.pitch - gap


@dataclass(frozen=True, slots=True)
class Layout:
    """Names on the left (`header` wide), the ruler above, and under it one band for each lane.

    Time begins `MARGIN` pixels right of the names; `end_ms` is where the recording ends, 0 when that is not known.
    """

    scale: Scale
    bands: tuple[Band, ...]
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

    def band_at(self, y: float) -> Band | None:
        """The lane at a height; None on the ruler and below the last."""
        if y < RULER:
            return None
        return next((band for band in self.bands if band.top <= y < band.bottom), None)

    def items(self, band: Band, first_x: float, last_x: float) -> Iterator[Item]:
        """What there is of a lane between two positions, as it is painted: those that come later lie on top."""
        scale = replace(self.scale, start_ms=self.scale.time_at(-self.left))
        for row, run in enumerate(band.lane.rows):
            top, height = band.row_of(row)
            yield from clips_in(run, scale, top, height, first_x, last_x)
        yield from moments_in(band.lane.moments, scale, band.moments_top, first_x, last_x)

    def hit(self, x: float, y: float) -> Hit | None:
        """The item at a point: the one painted last where several are."""
        band = self.band_at(y) if self.is_time(x) else None
        if band is None:
            return None
        found = None
        for item in self.items(band, x - HAIR, x + HAIR):
            if item.contains(x, y):
                found = item
        return Hit(found, part_at(found, x), band.lane) if found else None

    def item_of(self, one: Annotation) -> Item | None:
        """An annotation's own place, whether or not it is one of a crowd there and whether or not it is in view."""
        band = next((band for band in self.bands if band.lane.author_id == one.author_id), None)
        if band is None:
            return None
        for row, run in enumerate(band.lane.rows):
            top, height = band.row_of(row)
            for at in run.touching(one.start_ms, one.start_ms):
                if run.annotations[at].id == one.id:
                    return _alone(run, at, self.x_of(one.start_ms), self.x_of(run.ends[at]), top, height)
        run = band.lane.moments
        for at in run.touching(one.start_ms, one.start_ms):
            if run.annotations[at].id == one.id:
                x = self.x_of(one.start_ms)
                return Item(run, at, 1, x - BADGE / 2, band.moments_top, BADGE, BADGE + STEM, is_bar=False)
        return None


def make_bands(lanes: Sequence[Lane], top: int) -> tuple[Band, ...]:
    """The lanes one below the other."""
    bands: list[Band] = []
    for lane in lanes:
        band = _band(lane, bands[-1].bottom if bands else top)
        bands.append(band)
    return tuple(bands)


def _band(lane: Lane, top: int) -> Band:
    rows = len(lane.rows)
    pitch = CLIP_PITCH if rows * CLIP_PITCH <= _TALLEST else max(_THINNEST, _TALLEST / rows)
    moments = MOMENTS if lane.moments or not rows else 0
    content = moments + round(rows * pitch)
    height = max(LANE_LEAST, content + 2 * PAD)
    inner = top + (height - content) // 2
    return Band(lane, top, height, inner, inner + moments, pitch)


def part_at(item: Item, x: float) -> Part:
    """What part of an item is at a position; short bars and crowds have only a body."""
    if item.is_bar and not item.is_crowd and item.width >= 3 * EDGE:
        if x < item.left + EDGE:
            return Part.START
        if x >= item.right - EDGE:
            return Part.END
    return Part.BODY


def _alone(run: Run, at: int, left: float, right: float, top: float, height: float) -> Item:
    return Item(run, at, 1, left, top, max(right - left, HAIR), height, is_bar=True)
