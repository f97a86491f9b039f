"""Which annotation a drawing belongs to."""

from collections.abc import Iterable
from dataclasses import dataclass

from coachview.model.annotation import Annotation
from coachview.model.timecode import format_time

NEAR_MS = 5000
"""A note lies a little before what it is about, or somebody looks a little around: this far is still near it."""

_WORDS = 60


@dataclass(frozen=True, slots=True)
class WrittenNote:
    """The note that is being written and not kept yet: its words and its time."""

    text: str
    start_ms: int
    end_ms: int | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """What a drawing at a time will belong to: an annotation, the note being written, or else a new annotation."""

    at_ms: int
    annotation: Annotation | None = None
    note: WrittenNote | None = None

    @property
    def sentence(self) -> str:
        """The target in words."""
        if self.note is not None:
            return f"Drawing keeps your note at {format_time(self.note.start_ms)}: {_first_words(self.note.text)}"
        if self.annotation is not None:
            words = _first_words(self.annotation.text)
            where = f"Drawing on the annotation at {format_time(self.annotation.start_ms)}"
            return f"{where}: {words}" if words else where
        return f"Drawing makes a new annotation at {format_time(self.at_ms)}"


def find_target(at_ms: int, note: WrittenNote | None, candidates: Iterable[Annotation | None]) -> Target:
    """The note where it is about this time, else the first candidate that is, else a new annotation."""
    if note is not None and is_near(at_ms, note.start_ms, note.end_ms):
        return Target(at_ms, note=note)
    near = (one for one in candidates if one is not None and is_near(at_ms, one.start_ms, one.end_ms))
    return Target(at_ms, next(near, None))


def is_near(at_ms: int, start_ms: int, end_ms: int | None) -> bool:
    """Whether a time lies within a moment or clip, or near it."""
    return start_ms - NEAR_MS <= at_ms <= (start_ms if end_ms is None else end_ms) + NEAR_MS


def _first_words(text: str) -> str:
    first = text.strip().partition("\n")[0]
    return f"“{first[:_WORDS].rstrip()}…”" if len(first) > _WORDS else f"“{first}”" if first else ""
