"""One lane per author: moments in a row, clips stacked so that none covers another. Pure: no Qt."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from heapq import heappop, heappush

from coachview.model.annotation import Annotation
from coachview.model.person import Person, Role

SOMEBODY = "Somebody else"


def time_key(one: Annotation) -> tuple[int, str, str]:
    """By what annotations are ordered everywhere: start, then when they were written, then identity."""
    return (one.start_ms, one.created_utc, one.id)


@dataclass(frozen=True, slots=True, eq=False)
class Run:
    """Annotations in time order, for finding those of an interval quickly: `ends` never falls either."""

    annotations: tuple[Annotation, ...] = ()
    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()

    def __len__(self) -> int:
        return len(self.annotations)

    def first_after(self, ms: float) -> int:
        """The index of the first that starts at this time or later."""
        return bisect_left(self.starts, ms)

    def touching(self, first_ms: float, last_ms: float) -> range:
        """The indices of those in an interval, both ends included."""
        return range(bisect_left(self.ends, first_ms), bisect_right(self.starts, last_ms))


@dataclass(frozen=True, slots=True, eq=False)
class Lane:
    """What one person marked: `moments`, and `clips` in `rows` that do not overlap within a row."""

    author_id: str
    name: str
    role: str
    moments: Run = Run()
    clips: tuple[Annotation, ...] = ()
    rows: tuple[Run, ...] = ()

    @property
    def is_empty(self) -> bool:
        """True when this person has marked nothing."""
        return not self.moments and not self.rows

    @property
    def clip_count(self) -> int:
        """How many clips there are, in all rows."""
        return len(self.clips)

    @property
    def title(self) -> str:
        """Name and role on one line."""
        return f"{self.name} ({self.role.lower()})" if self.role else self.name

    def holding(self, annotations: Sequence[Annotation]) -> "Lane":
        """The lane with these, in time order, in place of what it held."""
        moments = tuple([one for one in annotations if not is_bar(one)])
        starts = tuple([one.start_ms for one in moments])
        clips = tuple([one for one in annotations if is_bar(one)]) if len(moments) < len(annotations) else ()
        rows = self.rows if clips == self.clips else stack(clips)
        return replace(self, moments=Run(moments, starts, starts), clips=clips, rows=rows)


def is_bar(one: Annotation) -> bool:
    """Whether an annotation lasts; a clip without length, from a damaged file, is shown as a moment."""
    return one.end_ms is not None and one.end_ms > one.start_ms


def make_lanes(people: Sequence[Person], by_author: dict[str, list[Annotation]]) -> tuple[Lane, ...]:
    """Teachers' lanes first; authors who are not among the people get one too, so that nothing is hidden."""
    known = {person.id for person in people}
    named = [
        Lane(one.id, one.name, one.role.value.capitalize())
        for one in sorted(people, key=lambda person: person.role is not Role.TEACHER)
    ]
    unnamed = [Lane(author_id, SOMEBODY, "") for author_id in sorted(by_author.keys() - known)]
    return tuple(lane.holding(by_author.get(lane.author_id, ())) for lane in (*named, *unnamed))


def stack(clips: Iterable[Annotation]) -> tuple[Run, ...]:
    """Clips in time order, each in the lowest row that is free; as many rows as overlap at once."""
    rows: list[list[Annotation]] = []
    free: list[int] = []
    busy: list[tuple[int, int]] = []
    for clip in clips:
        while busy and busy[0][0] <= clip.start_ms:
            heappush(free, heappop(busy)[1])
        if not free:
            free.append(len(rows))
            rows.append([])
        row = heappop(free)
        heappush(busy, (clip.end_ms or clip.start_ms, row))
        rows[row].append(clip)
    return tuple(_run(row) for row in rows)


def _run(clips: list[Annotation]) -> Run:
    return Run(tuple(clips), tuple(one.start_ms for one in clips), tuple(one.end_ms or one.start_ms for one in clips))
