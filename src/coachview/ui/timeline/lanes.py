"""One lane per author: moments in a row, clips stacked so that none covers another. Pure: no Qt."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from heapq import heappop, heappush

from coachview.model.annotation import Annotation
from coachview.model.person import Person, Role

SOMEBODY = "Somebody else"

Groups = tuple[list[int], list[int]]
"""Where in a run each group begins, and how many it has."""


def time_key(one: Annotation) -> tuple[int, str, str]:
    """By what annotations are ordered everywhere: start, then when they were written, then identity."""
    return (one.start_ms, one.created_utc, one.id)


def end_of(one: Annotation) -> int:
    """When an annotation is over: a moment at once."""
    return one.end_ms if one.end_ms is not None and one.end_ms > one.start_ms else one.start_ms


def is_bar(one: Annotation) -> bool:
    """Whether an annotation lasts; a clip without length, from a damaged file, is shown as a moment."""
    return one.end_ms is not None and one.end_ms > one.start_ms


class Run:
    """Annotations in time order, with their starts and ends beside them for finding those of an interval quickly.

    `groups` is for whoever works something out for the run that holds until the run changes.
    """

    __slots__ = ("annotations", "ends", "groups", "starts")

    def __init__(self, annotations: Iterable[Annotation] = ()) -> None:
        self.annotations = list(annotations)
        self.starts = [one.start_ms for one in self.annotations]
        self.ends = [end_of(one) for one in self.annotations]
        self.groups: tuple[float, dict[int, Groups]] = (0.0, {})

    def __len__(self) -> int:
        return len(self.annotations)

    def first_after(self, ms: float) -> int:
        """The index of the first that starts at this time or later."""
        return bisect_left(self.starts, ms)

    def index_of(self, one: Annotation) -> int:
        """Where the annotation of this identity and start is; -1 when it is not here."""
        at = bisect_left(self.starts, one.start_ms)
        while at < len(self.starts) and self.starts[at] == one.start_ms:
            if self.annotations[at].id == one.id:
                return at
            at += 1
        return -1

    def insert(self, one: Annotation) -> None:
        """Hold one more, in its place."""
        low, high = bisect_left(self.starts, one.start_ms), bisect_right(self.starts, one.start_ms)
        at = bisect_left(self.annotations, time_key(one), low, high, key=time_key)
        self.groups = (0.0, {})
        self.annotations.insert(at, one)
        self.starts.insert(at, one.start_ms)
        self.ends.insert(at, end_of(one))

    def remove(self, one: Annotation) -> bool:
        """Hold one no longer; False when it was not here."""
        at = self.index_of(one)
        if at < 0:
            return False
        self.groups = (0.0, {})
        del self.annotations[at], self.starts[at], self.ends[at]
        return True

    def has_room_for(self, one: Annotation) -> bool:
        """Whether it would overlap none, in a run whose own do not overlap."""
        at = bisect_right(self.starts, one.start_ms)
        before = at == 0 or self.ends[at - 1] <= one.start_ms
        return before and (at == len(self.starts) or end_of(one) <= self.starts[at])


class Lane:
    """What one person marked: `moments`, and `clips`, which lie in `rows` that do not overlap within a row.

    A clip that comes later goes into the first row that is free, and the others stay where they are: one more costs
    its insertion, and nothing jumps under the eye.
    """

    def __init__(self, author_id: str, name: str, role: str, annotations: Sequence[Annotation] = ()) -> None:
        self.author_id, self.name, self.role = author_id, name, role
        self.moments = Run(one for one in annotations if not is_bar(one))
        self.clips = Run(one for one in annotations if is_bar(one))
        self.rows = stack(self.clips.annotations)

    def __len__(self) -> int:
        return len(self.moments) + len(self.clips)

    @property
    def title(self) -> str:
        """Name and role on one line."""
        return f"{self.name} ({self.role.lower()})" if self.role else self.name

    @property
    def latest_ms(self) -> int:
        """When the last of them is over, 0 without any."""
        return max([run.ends[-1] for run in (self.moments, *self.rows) if run.ends], default=0)

    def put(self, one: Annotation, before: Annotation | None = None) -> None:
        """Hold one more; `before` is what it was, when it was here: a clip stays in its row where that has room."""
        row = self.drop(before) if before is not None else -1
        if not is_bar(one):
            self.moments.insert(one)
            return
        self.clips.insert(one)
        kept = [self.rows[row]] if 0 <= row < len(self.rows) else []
        free = next((run for run in (*kept, *self.rows) if run.has_room_for(one)), None)
        if free is None:
            free = Run()
            self.rows.append(free)
        free.insert(one)

    def drop(self, one: Annotation) -> int:
        """Hold one no longer; the row that it was in, -1 for a moment."""
        if not is_bar(one):
            self.moments.remove(one)
            return -1
        self.clips.remove(one)
        row = next((number for number, run in enumerate(self.rows) if run.remove(one)), -1)
        if row >= 0 and not self.rows[row]:
            del self.rows[row]
            return -1
        return row


def make_lanes(people: Sequence[Person], by_author: dict[str, list[Annotation]]) -> tuple[Lane, ...]:
    """Teachers' lanes first; authors who are not among the people get one too, so that nothing is hidden."""
    known = {person.id for person in people}
    named = [
        (one.id, one.name, one.role.value.capitalize())
        for one in sorted(people, key=lambda person: person.role is not Role.TEACHER)
    ]
    unnamed = [(author_id, SOMEBODY, "") for author_id in sorted(by_author.keys() - known)]
    return tuple(Lane(*who, by_author.get(who[0], ())) for who in (*named, *unnamed))


def stack(clips: Iterable[Annotation]) -> list[Run]:
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
        heappush(busy, (end_of(clip), row))
        rows[row].append(clip)
    return [Run(row) for row in rows]
