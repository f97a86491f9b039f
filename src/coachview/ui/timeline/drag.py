"""What annotations' times become while the hand moves them. Pure: no Qt."""

from collections.abc import Sequence
from dataclasses import dataclass

from coachview.model.annotation import Annotation
from coachview.ui.timeline.lanes import end_of, is_bar
from coachview.ui.timeline.layers.layer import Part

SHORTEST_CLIP_MS = 100
"""An end that is pulled over the other stops so far from it."""


@dataclass(frozen=True, slots=True)
class Move:
    """An annotation's new times; `end_ms` is None for a moment."""

    id: str
    start_ms: int
    end_ms: int | None


@dataclass(frozen=True, slots=True)
class Drag:
    """A part of an annotation, gripped at a time (which may lie beside its start) in a recording of some length.

    `others` are selected with it and go along when it is gripped by its body.
    """

    annotation: Annotation
    part: Part
    grip_ms: float
    end_ms: int
    others: Sequence[Annotation] = ()

    @property
    def held_ms(self) -> tuple[int, ...]:
        """The times that the hand moves and that may snap, as they were."""
        one = self.annotation
        if self.part is Part.START or not is_bar(one):
            return (one.start_ms,)
        return (end_of(one),) if self.part is Part.END else (one.start_ms, end_of(one))

    def times(self, at_ms: float) -> tuple[int, int | None]:
        """The start and end when the hand is at a time: inside the recording, as long as before, never turned over."""
        one, by = self.annotation, round(at_ms - self.grip_ms)
        if self.others:
            by = self._by_all(by)
        if not is_bar(one) or one.end_ms is None:
            return _within(one.start_ms + by, 0, max(self.end_ms, 0)), None
        least = min(SHORTEST_CLIP_MS, one.end_ms - one.start_ms)
        if self.part is Part.START:
            return _within(one.start_ms + by, 0, one.end_ms - least), one.end_ms
        if self.part is Part.END:
            return one.start_ms, _within(one.end_ms + by, one.start_ms + least, max(self.end_ms, one.start_ms + least))
        by = _within(by, -one.start_ms, max(self.end_ms - one.end_ms, -one.start_ms))
        return one.start_ms + by, one.end_ms + by

    def moves(self, at_ms: float) -> list[Move]:
        """All that changes when the hand lets go at a time; nothing where it comes to the same."""
        one = self.annotation
        start_ms, end_ms = self.times(at_ms)
        by = start_ms - one.start_ms
        moved = [Move(one.id, start_ms, end_ms), *(shifted(other, by) for other in self.others)]
        unchanged = (start_ms, end_ms) == (one.start_ms, one.end_ms if is_bar(one) else None)
        return [] if unchanged else moved

    def handled_ms(self, at_ms: float) -> int:
        """The time that the hand is setting: the end when that is what it holds, else the start."""
        start, end = self.times(at_ms)
        return end if self.part is Part.END and end is not None else start

    def _by_all(self, by: int) -> int:
        return shift_within((self.annotation, *self.others), by, self.end_ms)


def shift_within(annotations: Sequence[Annotation], by_ms: int, end_ms: int) -> int:
    """So much of a movement as leaves all of them inside the recording; those outside are not moved further out."""
    earliest = min(one.start_ms for one in annotations)
    latest = max(end_of(one) for one in annotations)
    return _within(by_ms, -earliest, max(end_ms - latest, -earliest, 0))


def shifted(one: Annotation, by_ms: int) -> Move:
    """An annotation's times so much later."""
    return Move(one.id, one.start_ms + by_ms, one.end_ms + by_ms if is_bar(one) and one.end_ms is not None else None)


def _within(ms: int, least: int, most: int) -> int:
    return max(least, min(ms, most))
