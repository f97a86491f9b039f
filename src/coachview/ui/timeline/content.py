"""What the timeline shows, kept so that one changed annotation costs one lane. No Qt."""

from bisect import bisect_left, insort
from collections.abc import Iterable

from coachview.model.annotation import Annotation, in_time_order
from coachview.model.person import Person
from coachview.ui.timeline.lanes import Lane, is_bar, make_lanes, time_key


class Content:
    """People and annotations of one recording, and the lanes that follow from them."""

    def __init__(self) -> None:
        self.lanes: tuple[Lane, ...] = ()
        self._people: tuple[Person, ...] = ()
        self._by_id: dict[str, Annotation] = {}
        self._by_author: dict[str, list[Annotation]] = {}
        self._latest_ms = 0

    def __len__(self) -> int:
        return len(self._by_id)

    @property
    def latest_ms(self) -> int:
        """When the last annotation is over, 0 without any."""
        return self._latest_ms

    def get(self, annotation_id: str) -> Annotation | None:
        """The annotation of this identity."""
        return self._by_id.get(annotation_id)

    def set_people(self, people: Iterable[Person]) -> None:
        """Whose lanes there are."""
        self._people = tuple(people)
        self.lanes = make_lanes(self._people, self._by_author)

    def set_annotations(self, annotations: Iterable[Annotation]) -> None:
        """Hold these and no others."""
        self._by_id = {one.id: one for one in annotations}
        self._by_author = {}
        for one in in_time_order(list(self._by_id.values())):
            self._by_author.setdefault(one.author_id, []).append(one)
        self._latest_ms = max(map(_end, self._by_id.values()), default=0)
        self.lanes = make_lanes(self._people, self._by_author)

    def put(self, annotation: Annotation) -> None:
        """Hold one more, or one that has changed."""
        authors = {self._take_out(annotation.id), annotation.author_id}
        self._by_id[annotation.id] = annotation
        insort(self._by_author.setdefault(annotation.author_id, []), annotation, key=time_key)
        self._latest_ms = max(self._latest_ms, _end(annotation))
        self._renew(authors)

    def drop(self, annotation_id: str) -> bool:
        """Hold one no longer; False when it was not there."""
        author = self._take_out(annotation_id)
        if author is not None:
            self._renew({author})
        return author is not None

    def _take_out(self, annotation_id: str) -> str | None:
        old = self._by_id.pop(annotation_id, None)
        if old is None:
            return None
        held = self._by_author[old.author_id]
        held.pop(bisect_left(held, time_key(old), key=time_key))
        if not held:
            del self._by_author[old.author_id]
        if _end(old) >= self._latest_ms:
            self._latest_ms = max(map(_end, self._by_id.values()), default=0)
        return old.author_id

    def _renew(self, authors: set[str | None]) -> None:
        shown = {lane.author_id for lane in self.lanes}
        known = {person.id for person in self._people}
        if (self._by_author.keys() | known) == shown:
            self.lanes = tuple(
                lane.holding(self._by_author.get(lane.author_id, ())) if lane.author_id in authors else lane
                for lane in self.lanes
            )
        else:
            self.lanes = make_lanes(self._people, self._by_author)


def _end(one: Annotation) -> int:
    return one.end_ms if is_bar(one) and one.end_ms is not None else one.start_ms
