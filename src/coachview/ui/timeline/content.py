"""What the timeline shows, kept so that one changed annotation costs its own insertion only. No Qt."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Sequence

from coachview.model.annotation import Annotation
from coachview.model.person import Person
from coachview.ui.timeline.lanes import Lane, make_lanes, time_key

_AT_IT_MS = 250


class Content:
    """People and annotations of one recording, and the lanes that follow from them."""

    def __init__(self) -> None:
        self.lanes: tuple[Lane, ...] = ()
        self._people: tuple[Person, ...] = ()
        self._by_id: dict[str, Annotation] = {}
        self._by_author: dict[str, list[Annotation]] = {}

    def __len__(self) -> int:
        return len(self._by_id)

    @property
    def latest_ms(self) -> int:
        """When the last annotation is over, 0 without any."""
        return max((lane.latest_ms for lane in self.lanes), default=0)

    def get(self, annotation_id: str) -> Annotation | None:
        """The annotation of this identity."""
        return self._by_id.get(annotation_id)

    def among(self, ids: Iterable[str]) -> list[Annotation]:
        """Those of these identities that are here, in time order."""
        return sorted((one for one_id in ids if (one := self._by_id.get(one_id)) is not None), key=time_key)

    def without(self, ids: set[str]) -> list[Annotation]:
        """All but those of these identities."""
        return [one for one in self._by_id.values() if one.id not in ids]

    def set_people(self, people: Iterable[Person]) -> None:
        """Whose lanes there are."""
        self._people = tuple(people)
        self.lanes = make_lanes(self._people, self._by_author)

    def set_annotations(self, annotations: Iterable[Annotation]) -> None:
        """Hold these and no others."""
        self._by_id = {one.id: one for one in annotations}
        self._by_author = {}
        for one in sorted(self._by_id.values(), key=time_key):
            self._by_author.setdefault(one.author_id, []).append(one)
        self.lanes = make_lanes(self._people, self._by_author)

    def put(self, annotation: Annotation) -> None:
        """Hold one more, or one that has changed."""
        before = self._by_id.get(annotation.id)
        self._by_id[annotation.id] = annotation
        if before is not None:
            self._take_out(before)
        insort(self._by_author.setdefault(annotation.author_id, []), annotation, key=time_key)
        if self._authors_changed():
            self.lanes = make_lanes(self._people, self._by_author)
            return
        same_author = before is not None and before.author_id == annotation.author_id
        if before is not None and not same_author:
            self._lane_of(before).drop(before)
        self._lane_of(annotation).put(annotation, before if same_author else None)

    def drop(self, annotation_id: str) -> bool:
        """Hold one no longer; False when it was not there."""
        before = self._by_id.pop(annotation_id, None)
        if before is None:
            return False
        self._take_out(before)
        if self._authors_changed():
            self.lanes = make_lanes(self._people, self._by_author)
        else:
            self._lane_of(before).drop(before)
        return True

    def neighbour(self, now_ms: int, direction: int, here_id: str = "") -> Annotation | None:
        """The annotation after (+1) or before (-1) a time, over all lanes.

        Where the time is at the annotation `here_id`, or at the picture that it is on, the one next to that: so each of
        several at the same time is reached.
        """
        here = self._by_id.get(here_id)
        if here is not None and abs(here.start_ms - now_ms) <= _AT_IT_MS:
            key = time_key(here)
        else:
            key = (now_ms, "\uffff", "") if direction > 0 else (now_ms, "", "")
        beside = [found for held in self._by_author.values() if (found := _beside(held, key, direction)) is not None]
        return (min if direction > 0 else max)(beside, key=time_key, default=None)

    def next_in_lane(self, one: Annotation, direction: int) -> Annotation | None:
        """The annotation after (+1) or before (-1) another one of the same author."""
        return _beside(self._by_author.get(one.author_id, []), time_key(one), direction)

    def between(self, first: Annotation, last: Annotation) -> list[Annotation]:
        """All from one annotation to another, in time order, of the authors of the two."""
        low, high = sorted((time_key(first), time_key(last)))
        found: list[Annotation] = []
        for author_id in {first.author_id, last.author_id}:
            held = self._by_author.get(author_id, [])
            found += held[bisect_left(held, low, key=time_key) : bisect_right(held, high, key=time_key)]
        return sorted(found, key=time_key)

    def everything(self) -> list[Annotation]:
        """All of them, in time order."""
        return sorted(self._by_id.values(), key=time_key)

    def _lane_of(self, one: Annotation) -> Lane:
        return next(lane for lane in self.lanes if lane.author_id == one.author_id)

    def _take_out(self, old: Annotation) -> None:
        held = self._by_author[old.author_id]
        held.pop(bisect_left(held, time_key(old), key=time_key))
        if not held:
            del self._by_author[old.author_id]

    def _authors_changed(self) -> bool:
        shown = {lane.author_id for lane in self.lanes}
        return shown != self._by_author.keys() | {person.id for person in self._people}


def _beside(held: Sequence[Annotation], key: tuple[int, str, str], direction: int) -> Annotation | None:
    if direction > 0:
        at = bisect_right(held, key, key=time_key)
        return held[at] if at < len(held) else None
    at = bisect_left(held, key, key=time_key) - 1
    return held[at] if at >= 0 else None
