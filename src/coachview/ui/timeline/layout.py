"""Where everything on the timeline is, in pixels, and what is under the mouse. Pure: no Qt."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from coachview.model.annotation import Annotation
from coachview.ui.timeline.lanes import Lane
from coachview.ui.timeline.scale import Scale

RULER = 26
ROW = 24
PAD = 5
MARKER = 20
EDGE = 6


class Part(Enum):
    """What of an annotation the mouse is on."""

    BODY = "body"
    START = "start"
    END = "end"


@dataclass(frozen=True, slots=True)
class Box:
    """An annotation's place: left, top, width and height in pixels of the lanes' area."""

    annotation: Annotation
    left: float
    top: float
    width: float
    height: float

    def contains(self, x: float, y: float) -> bool:
        """Whether a point is on it."""
        return self.left <= x < self.left + self.width and self.top <= y < self.top + self.height


@dataclass(frozen=True, slots=True)
class Hit:
    """What is under the mouse."""

    annotation: Annotation
    part: Part


@dataclass(frozen=True, slots=True)
class Layout:
    """The lanes at one scale. Lanes lie one below the other under the ruler; in each, moments are above the clips."""

    scale: Scale
    lanes: Sequence[Lane]

    @property
    def height(self) -> int:
        """How high all of it is, ruler included."""
        return RULER + sum(lane_height(lane) for lane in self.lanes)

    def tops(self) -> list[int]:
        """Where each lane begins."""
        tops, y = [], RULER
        for lane in self.lanes:
            tops.append(y)
            y += lane_height(lane)
        return tops

    def boxes(self, lane: Lane, top: int) -> Iterator[Box]:
        """What is in view of a lane, clips first, so that moments are painted over nothing."""
        margin = MARKER * self.scale.ms_per_pixel
        first, last = self.scale.start_ms - margin, self.scale.start_ms + self.scale.span_ms + margin
        below = top + PAD + (ROW if lane.moments or not lane.clips else 0)
        for clip, row in lane.clips_between(first, last):
            left = self.scale.x_of(clip.start_ms)
            width = max(4.0, self.scale.x_of(clip.end_ms or clip.start_ms) - left)
            yield Box(clip, left, below + row * ROW, width, ROW - 4)
        for moment in lane.moments_between(first, last):
            yield Box(moment, self.scale.x_of(moment.start_ms) - MARKER / 2, top + PAD, MARKER, MARKER)

    def hit(self, x: float, y: float) -> Hit | None:
        """The annotation at a point, the one painted last when several are."""
        found = None
        for lane, top in zip(self.lanes, self.tops(), strict=True):
            if top <= y < top + lane_height(lane):
                for box in self.boxes(lane, top):
                    if box.contains(x, y):
                        found = Hit(box.annotation, _part(box, x))
        return found

    def place_of(self, annotation_id: str) -> Box | None:
        """Where an annotation is, when it is in view."""
        for lane, top in zip(self.lanes, self.tops(), strict=True):
            for box in self.boxes(lane, top):
                if box.annotation.id == annotation_id:
                    return box
        return None


def lane_height(lane: Lane) -> int:
    """How high a lane is: a row for moments, and one for each row of clips."""
    rows = lane.row_count + (1 if lane.moments or not lane.clips else 0)
    return rows * ROW + 2 * PAD


def _part(box: Box, x: float) -> Part:
    if box.annotation.is_clip and box.width >= 3 * EDGE:
        if x < box.left + EDGE:
            return Part.START
        if x >= box.left + box.width - EDGE:
            return Part.END
    return Part.BODY


@dataclass(frozen=True, slots=True)
class Drag:
    """A drag under way: what, which part of it, and from which time the mouse has moved to which."""

    hit: Hit
    from_ms: int
    to_ms: int

    def times(self, duration_ms: int) -> tuple[int, int | None]:
        """The start and end it would have if it were let go here, within the recording and never turned over."""
        one, delta = self.hit.annotation, self.to_ms - self.from_ms
        start, end = one.start_ms, one.end_ms
        if end is None:
            return min(max(0, start + delta), duration_ms), None
        if self.hit.part is Part.START:
            return min(max(0, start + delta), end - 1), end
        if self.hit.part is Part.END:
            return start, max(start + 1, min(end + delta, max(duration_ms, end)))
        delta = max(-start, min(delta, max(0, duration_ms - end)))
        return start + delta, end + delta
