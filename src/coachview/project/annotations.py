from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from coachview.model.annotation import Annotation, AnnotationType, Visibility
from coachview.model.ids import new_id
from coachview.model.timecode import format_time
from coachview.project import clock, sql
from coachview.project.edit import Value
from coachview.project.errors import InvalidEntryError
from coachview.project.rows import Rows
from coachview.project.store import not_found
from coachview.project.tables import ANNOTATION, PERSON, RECORDING
from coachview.project.texts import clean_text

_TYPES = {one.value: one for one in AnnotationType}
_VISIBILITIES = {one.value: one for one in Visibility}
_LATEST_MS = 1000 * 3600 * 1000
"""A thousand hours: no lesson is as long, and every reader of an export can hold it."""


class Annotations(Rows[Annotation]):
    """What was noticed, in time order."""

    table = ANNOTATION
    order = "start_ms, created_utc, id"

    def add(
        self,
        recording_id: str,
        author_id: str,
        text: str,
        *,
        type: AnnotationType = AnnotationType.NOTICE,  # noqa: A002 - the word for it in this program
        start_ms: int,
        end_ms: int | None = None,
        visibility: Visibility = Visibility.SHARED,
    ) -> Annotation:
        """Add a moment, or a clip when `end_ms` is given.

        Raises RowNotFoundError when the recording or the author is not in the project, and InvalidEntryError for times
        before the start of the recording or an end that does not come after the start.
        """
        made = Annotation(new_id(), recording_id, author_id, type, start_ms, end_ms, text, visibility)
        return self.add_many([made])[0]

    def add_many(self, annotations: Sequence[Annotation]) -> list[Annotation]:
        """Add annotations that exist as values already, and return them as they were kept.

        An empty `id` gets a new one, an empty `created_utc` this moment; a given one is kept to the millisecond. Raises
        like `add`, and DuplicateRowError for an identity that is in the project already.
        """
        for recording_id in dict.fromkeys(one.recording_id for one in annotations):
            self._store.require(RECORDING, recording_id)
        for author_id in dict.fromkeys(one.author_id for one in annotations):
            self._store.require(PERSON, author_id)
        kept = [self._completed(one) for one in annotations]
        for one in kept:
            self._store.insert(ANNOTATION, one.id, _values_of(one))
        return kept

    def reword(self, annotation_id: str, text: str) -> None:
        """Change what the annotation says."""
        self._change(annotation_id, {"text": clean_text(text)})

    def move_to(self, annotation_id: str, start_ms: int, end_ms: int | None) -> None:
        """Move it in time; without `end_ms` it becomes a moment. Raises InvalidEntryError like `add`."""
        check_times(start_ms, end_ms)
        self._change(annotation_id, {"start_ms": start_ms, "end_ms": end_ms})

    def change_type(self, annotation_id: str, type: AnnotationType) -> None:  # noqa: A002 - the word for it here
        """Say what kind of noticing it is."""
        self._change(annotation_id, {"type": AnnotationType(type).value})

    def set_visibility(self, annotation_id: str, visibility: Visibility) -> None:
        """Make it private or shared."""
        self._change(annotation_id, {"visibility": Visibility(visibility).value})

    def remove(self, annotation_id: str) -> None:
        """Remove it; it can be brought back. Reflections and action steps resting on it leave it out meanwhile."""
        self._change(annotation_id, {"deleted": 1})

    def bring_back(self, annotation_id: str) -> None:
        """Bring back a removed one, as it was, with its links; one that is there is no change."""
        if not self._store.has(ANNOTATION, annotation_id):
            raise not_found(ANNOTATION)
        self._store.update(ANNOTATION, annotation_id, {"deleted": 0})

    def all(self, recording_id: str | None = None) -> list[Annotation]:
        """The annotations of a recording, or of all recordings, in time order."""
        return self._select() if recording_id is None else self._select("recording_id = ?", (recording_id,))

    def some(self, ids: Sequence[str]) -> list[Annotation]:
        """Those of these identities that are not removed, in no order."""
        return [one for few in sql.chunks(ids) for one in self._select(f"id IN {sql.marks(len(few))}", tuple(few))]

    def portions(self, recording_id: str, size: int) -> Iterator[list[Annotation]]:
        """The same as `all`, at most `size` at a time and in no order, for whoever may not wait for all of them.

        An edit may come between two portions: what it touched is as it was before or as it is after.
        """
        question = sql.select(
            ("rowid", "id", *self.table.fields),
            self.table.name,
            "recording_id = ? AND deleted = 0 AND rowid > ?",
            "rowid LIMIT ?",
        )
        last = -1
        while rows := self._store.rows(question, (recording_id, last, size)):
            last = rows[-1][0]
            yield self._values([row[1:] for row in rows])
            if len(rows) < size:
                return

    def _completed(self, one: Annotation) -> Annotation:
        check_times(one.start_ms, one.end_ms)
        return replace(
            one,
            id=one.id or new_id(),
            type=AnnotationType(one.type),
            text=clean_text(one.text),
            visibility=Visibility(one.visibility),
            created_utc=_moment(one.created_utc) if one.created_utc else self._store.now_utc(),
        )

    def _values(self, rows: Sequence[tuple[Any, ...]]) -> list[Annotation]:
        types, visibilities = _TYPES, _VISIBILITIES
        return [
            Annotation(
                row_id,
                recording_id,
                author_id,
                types[kind],
                start_ms,
                end_ms if end_ms is None or end_ms > start_ms else None,
                text,
                visibilities[visibility],
                created_utc,
            )
            for row_id, recording_id, author_id, kind, start_ms, end_ms, text, visibility, created_utc in rows
        ]


def check_times(start_ms: int, end_ms: int | None) -> None:
    """Raise InvalidEntryError with a sentence for times that no recording has."""
    if start_ms < 0:
        raise InvalidEntryError(
            f"{format_time(start_ms)} lies before the recording begins. Choose a time from 0:00 on."
        )
    if end_ms is not None and end_ms <= start_ms:
        raise InvalidEntryError(
            f"The clip would end at {format_time(end_ms, millis=True)}, not after its start at "
            f"{format_time(start_ms, millis=True)}. Choose a later end, or leave the end out."
        )
    if max(start_ms, end_ms or 0) > _LATEST_MS:
        raise InvalidEntryError("This time lies more than a thousand hours into the recording. Choose an earlier one.")


def _moment(created_utc: str) -> str:
    try:
        moment = datetime.fromisoformat(created_utc)
        return clock.utc_text((moment - clock.EPOCH) // timedelta(milliseconds=1))
    except (ValueError, TypeError, OverflowError) as error:
        raise InvalidEntryError(
            f"“{created_utc}” is not a time of the world. Write it like 2026-11-24T09:30:00Z."
        ) from error


def _values_of(one: Annotation) -> Mapping[str, Value]:
    return {
        "recording_id": one.recording_id,
        "author_id": one.author_id,
        "type": one.type.value,
        "start_ms": one.start_ms,
        "end_ms": one.end_ms,
        "text": one.text,
        "visibility": one.visibility.value,
        "created_utc": one.created_utc,
    }
