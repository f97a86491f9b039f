from dataclasses import dataclass
from enum import StrEnum
from operator import attrgetter


class AnnotationType(StrEnum):
    """What kind of noticing an annotation is. Evidence is said, done, counted or timed; the rest interprets."""

    NOTICE = "notice"
    WONDER = "wonder"
    CELEBRATE = "celebrate"
    EVIDENCE = "evidence"
    QUESTION = "question"


class Visibility(StrEnum):
    """Whether an annotation may leave the file: the private text never reaches any exported byte."""

    SHARED = "shared"
    PRIVATE = "private"


@dataclass(frozen=True, slots=True)
class Annotation:
    """Something noticed at a time in a recording: a moment (`end_ms` is None) or a clip.

    Times are milliseconds from the start of the recording, `0 <= start_ms` and `start_ms < end_ms`.
    `created_utc` is ISO 8601 in UTC.
    """

    id: str
    recording_id: str
    author_id: str
    type: AnnotationType
    start_ms: int
    end_ms: int | None
    text: str
    visibility: Visibility = Visibility.SHARED
    created_utc: str = ""

    @property
    def is_clip(self) -> bool:
        """True for an in–out interval, False for a moment."""
        return self.end_ms is not None

    @property
    def is_private(self) -> bool:
        """True when it must stay in the file."""
        return self.visibility is Visibility.PRIVATE


def in_time_order(annotations: list[Annotation]) -> list[Annotation]:
    """By start, then by when they were written, then by identity, so that every copy shows the same order."""
    ordered = sorted(annotations, key=attrgetter("id"))
    ordered.sort(key=attrgetter("created_utc"))  # one key after the other: with tuples as keys, thousands would have
    ordered.sort(key=attrgetter("start_ms"))  # Python collect garbage meanwhile
    return ordered


def clamp_times(start_ms: int, end_ms: int | None, duration_ms: int) -> tuple[int, int | None]:
    """The nearest allowed times inside a recording; `duration_ms` 0 means unknown and bounds nothing above.

    A clip whose end does not come after its start becomes a moment.
    """
    top = duration_ms if duration_ms > 0 else None
    start = max(0, start_ms if top is None else min(start_ms, top))
    if end_ms is None:
        return start, None
    end = end_ms if top is None else min(end_ms, top)
    return (start, end) if end > start else (start, None)
