"""What an annotation's times become while the hand moves it. Pure: no Qt."""

from dataclasses import dataclass

from coachview.model.annotation import Annotation
from coachview.ui.timeline.lanes import is_bar
from coachview.ui.timeline.layout import Part

SHORTEST_CLIP_MS = 100
"""An end that is pulled over the other stops so far from it."""


@dataclass(frozen=True, slots=True)
class Drag:
    """A part of an annotation, gripped at a time (which may lie beside its start) in a recording of some length."""

    annotation: Annotation
    part: Part
    grip_ms: float
    end_ms: int

    def times(self, at_ms: float) -> tuple[int, int | None]:
        """The start and end when the hand is at a time: inside the recording, as long as before, never turned over."""
        one, by = self.annotation, round(at_ms - self.grip_ms)
        if not is_bar(one) or one.end_ms is None:
            return _within(one.start_ms + by, 0, max(self.end_ms, 0)), None
        least = min(SHORTEST_CLIP_MS, one.end_ms - one.start_ms)
        if self.part is Part.START:
            return _within(one.start_ms + by, 0, one.end_ms - least), one.end_ms
        if self.part is Part.END:
            return one.start_ms, _within(one.end_ms + by, one.start_ms + least, max(self.end_ms, one.start_ms + least))
        by = _within(by, -one.start_ms, max(self.end_ms - one.end_ms, -one.start_ms))
        return one.start_ms + by, one.end_ms + by

    def handled_ms(self, at_ms: float) -> int:
        """The time that the hand is setting: the end when that is what it holds, else the start."""
        start, end = self.times(at_ms)
        return end if self.part is Part.END and end is not None else start


def _within(ms: int, least: int, most: int) -> int:
    return max(least, min(ms, most))
