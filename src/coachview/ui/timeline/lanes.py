"""One lane per author, its clips stacked so that none covers another. Pure: no Qt."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from heapq import heappop, heappush

from coachview.model.annotation import Annotation
from coachview.model.person import Person, Role

MOST_ROWS = 4
"""Clips that would need more rows share the last one."""


@dataclass(frozen=True, slots=True)
class Lane:
    """What one person marked: moments by start, clips by start with the row that each one is on."""

    author_id: str
    name: str
    role: str
    moments: tuple[Annotation, ...] = ()
    clips: tuple[Annotation, ...] = ()
    rows: tuple[int, ...] = ()
    moment_starts: tuple[int, ...] = field(default=(), repr=False)
    clip_starts: tuple[int, ...] = field(default=(), repr=False)
    latest_ends: tuple[int, ...] = field(default=(), repr=False)

    @property
    def row_count(self) -> int:
        """How many rows of clips the lane has."""
        return max(self.rows, default=-1) + 1

    def moments_between(self, first_ms: float, last_ms: float) -> Sequence[Annotation]:
        """The moments in an interval, both ends included."""
        starts = self.moment_starts
        return self.moments[bisect_left(starts, first_ms) : bisect_right(starts, last_ms)]

    def clips_between(self, first_ms: float, last_ms: float) -> Iterable[tuple[Annotation, int]]:
        """The clips that touch an interval, each with its row."""
        begin = bisect_left(self.latest_ends, first_ms)
        for index in range(begin, bisect_right(self.clip_starts, last_ms)):
            clip = self.clips[index]
            if (clip.end_ms or 0) >= first_ms:
                yield clip, self.rows[index]


def make_lanes(people: Sequence[Person], annotations: Iterable[Annotation]) -> tuple[Lane, ...]:
    """The lanes, teachers first; authors who are not among the people get one too, so that nothing is hidden."""
    by_author: dict[str, list[Annotation]] = {}
    for one in annotations:
        by_author.setdefault(one.author_id, []).append(one)
    known = {person.id: person for person in people}
    order = sorted(people, key=lambda person: person.role is not Role.TEACHER)
    ids = [person.id for person in order] + sorted(by_author.keys() - known.keys())
    return tuple(_lane(author_id, known.get(author_id), by_author.get(author_id, [])) for author_id in ids)


def _lane(author_id: str, person: Person | None, annotations: list[Annotation]) -> Lane:
    moments = tuple(one for one in annotations if one.end_ms is None)
    clips = tuple(one for one in annotations if one.end_ms is not None)
    latest, ends = 0, []
    for clip in clips:
        latest = max(latest, clip.end_ms or 0)
        ends.append(latest)
    return Lane(
        author_id=author_id,
        name=person.name if person else "Somebody else",
        role=person.role.value.capitalize() if person else "",
        moments=moments,
        clips=clips,
        rows=tuple(stack(clips)),
        moment_starts=tuple(one.start_ms for one in moments),
        clip_starts=tuple(one.start_ms for one in clips),
        latest_ends=tuple(ends),
    )


def stack(clips: Sequence[Annotation]) -> list[int]:
    """The row of each clip, in order of start: the lowest that is free; clips that meet on one row do not overlap.

    Only past `MOST_ROWS` at once do clips share the last row.
    """
    rows: list[int] = []
    free: list[int] = []
    busy: list[tuple[int, int]] = []
    used = 0
    for clip in clips:
        while busy and busy[0][0] <= clip.start_ms:
            heappush(free, heappop(busy)[1])
        if free:
            row = heappop(free)
        elif used < MOST_ROWS:
            row, used = used, used + 1
        else:
            rows.append(MOST_ROWS - 1)
            continue
        heappush(busy, (clip.end_ms or clip.start_ms, row))
        rows.append(row)
    return rows
