"""The annotations of a recording as one list model: in time order, filtered, and kept up edit by edit."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import IntEnum
from itertools import islice
from operator import attrgetter

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal

from coachview.model.annotation import Annotation
from coachview.model.person import Person
from coachview.model.timecode import format_time
from coachview.packet.words import TYPE_NAMES
from coachview.project import Edit, Project, RowNotFoundError
from coachview.ui.panels.annotation_filter import AnnotationFilter
from coachview.ui.panels.row_changes import plan_changes
from coachview.ui.panels.text_match import fold

_ONE_BY_ONE = 50
_MOST_RUNS = 200
_FOLDED_AT_ONCE = 500
_Key = tuple[int, int, str, str]
_Index = QModelIndex | QPersistentModelIndex


class Roles(IntEnum):
    """What the model answers besides Qt's own roles."""

    ANNOTATION = Qt.ItemDataRole.UserRole + 1
    ID = Qt.ItemDataRole.UserRole + 2
    AUTHOR = Qt.ItemDataRole.UserRole + 3
    CURRENT = Qt.ItemDataRole.UserRole + 4


class AnnotationListModel(QAbstractListModel):
    """The annotations of one recording or several that pass the filter, in time order.

    One edit inserts, moves, changes or removes its rows and never resets the model. A reset happens only when another
    recording is shown, or when hundreds of separate runs of rows change at once (a filter typed into a long list).
    """

    current_changed = Signal(str)
    counts_changed = Signal()

    def __init__(self, project: Project, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project = project
        self._order: dict[str, int] = {}
        self._all: list[Annotation] = []
        self._rows: list[Annotation] = []
        self._by_id: dict[str, Annotation] = {}
        self._folded: dict[str, str] = {}
        self._people: dict[str, Person] = {}
        self._filter = AnnotationFilter()
        self._playhead_ms = -1
        self._idle = QTimer(self)
        self._idle.timeout.connect(self._fold_ahead)
        self._current_id = ""
        self._drawn: dict[str, int] = {}
        self._answers: dict[int, Callable[[Annotation], object]] = {
            Qt.ItemDataRole.DisplayRole: lambda one: one.text,
            Qt.ItemDataRole.AccessibleTextRole: lambda one: spoken(
                one, self.author_name(one), drawn=one.id in self._drawn
            ),
            Roles.ANNOTATION: lambda one: one,
            Roles.ID: lambda one: one.id,
            Roles.AUTHOR: self.author_name,
            Roles.CURRENT: lambda one: one.id == self._current_id,
        }

    @property
    def total(self) -> int:
        """How many annotations there are, shown or not."""
        return len(self._all)

    @property
    def filter(self) -> AnnotationFilter:
        """What is shown."""
        return self._filter

    @property
    def current_id(self) -> str:
        """The shown annotation that began last at or before the playhead, or empty."""
        return self._current_id

    def set_recordings(self, recording_ids: Sequence[str]) -> None:
        """Show the annotations of these recordings, one recording after the other."""
        read = [one for recording_id in recording_ids for one in self._project.annotations.all(recording_id)]
        self.show_annotations(recording_ids, read)

    def show_annotations(self, recording_ids: Sequence[str], annotations: list[Annotation]) -> None:
        """Show these, all those of these recordings: one recording after the other, each in time order."""
        self.beginResetModel()
        self._order = {recording_id: place for place, recording_id in enumerate(recording_ids)}
        self._read_people()
        self._all = list(annotations)
        self._by_id = {one.id: one for one in self._all}
        self._folded.clear()
        self._rows = self._passing()
        self.endResetModel()
        self._to_fold = iter(self._all)
        self._idle.start()
        self._find_current()
        self.counts_changed.emit()

    def set_filter(self, wanted: AnnotationFilter) -> None:
        """Show only what passes."""
        if wanted != self._filter:
            self._filter = wanted
            self._show(self._passing())

    def set_playhead(self, position_ms: int) -> None:
        """Say where the recording stands, so that the current annotation can be marked."""
        self._playhead_ms = position_ms
        self._find_current()

    def drawn_ms(self, annotation_id: str) -> int | None:
        """When the first drawing of an annotation is on the picture; None when it has none."""
        return self._drawn.get(annotation_id)

    def set_drawn(self, first_ms: Mapping[str, int]) -> None:
        """Say which annotations have drawings, and when the first of each is on the picture."""
        differing = self._drawn.keys() ^ first_ms.keys()
        self._drawn = dict(first_ms)
        for row in filter(lambda at: at >= 0, map(self.row_of, differing)):
            self._tell_changed(row, row)

    def take_up(self, edit: Edit) -> None:
        """Show what an edit, undo or redo changed."""
        if any(change.table == "person" for change in edit.changes):
            self._on_people()
        ids = list(dict.fromkeys(change.row_id for change in edit.changes if change.table == "annotation"))
        if len(ids) > _ONE_BY_ONE:
            self._read_many(ids)
            return
        for annotation_id in ids:
            self._put(annotation_id, self._read(annotation_id))
        if ids:
            self._find_current()
            self.counts_changed.emit()

    def annotation(self, row: int) -> Annotation:
        """The annotation shown in a row."""
        return self._rows[row]

    def annotations(self, first: int = 0, last: int | None = None) -> list[Annotation]:
        """Those shown, in order; from one row to another, both included."""
        return self._rows[first : None if last is None else last + 1]

    def find(self, annotation_id: str) -> Annotation | None:
        """The annotation of this identity, shown or not; None when it is not of these recordings."""
        return self._by_id.get(annotation_id)

    def row_of(self, annotation_id: str) -> int:
        """The row that shows an annotation, -1 when none does."""
        found = self._by_id.get(annotation_id)
        return -1 if found is None else self._row_of(self._rows, found)

    def author_name(self, annotation: Annotation) -> str:
        """Who wrote it, empty when that person is not in the project."""
        person = self._people.get(annotation.author_id)
        return person.name if person else ""

    def people(self) -> list[Person]:
        """Everybody in the project."""
        return list(self._people.values())

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        one = self._rows[index.row()]
        answer = self._answers.get(role)
        return answer(one) if answer is not None else None

    def _passing(self) -> list[Annotation]:
        return self._filter.passing(self._all, self._folded_text)

    def _folded_text(self, one: Annotation) -> str:
        folded = self._folded.get(one.id)
        if folded is None:
            folded = self._folded[one.id] = fold(one.text)
        return folded

    def _fold_ahead(self) -> None:
        """While nothing else is to be done: the first letter of a search finds the texts folded."""
        piece = list(islice(self._to_fold, _FOLDED_AT_ONCE))
        for one in piece:
            self._folded_text(one)
        if not piece:
            self._idle.stop()

    def _read(self, annotation_id: str) -> Annotation | None:
        try:
            found = self._project.annotations.get(annotation_id)
        except RowNotFoundError:
            return None
        return found if found.recording_id in self._order else None

    def _read_many(self, ids: Sequence[str]) -> None:
        """Take up many changes at once: only what changed is read."""
        touched = set(ids)
        found = [one for one in self._project.annotations.some(ids) if one.recording_id in self._order]
        self._all = [*(one for one in self._all if one.id not in touched), *found]
        self._all.sort(key=self._key)
        self._by_id = {one.id: one for one in self._all}
        for annotation_id in ids:
            self._folded.pop(annotation_id, None)
        self._show(self._passing())

    def _put(self, annotation_id: str, new: Annotation | None) -> None:
        """Replace, add or (with None) take out one annotation."""
        old = self._by_id.get(annotation_id)
        if old == new:
            return
        from_row = -1 if old is None else self._row_of(self._rows, old)
        if old is not None:
            del self._all[self._row_of(self._all, old)]
        self._folded.pop(annotation_id, None)
        if new is None:
            self._by_id.pop(annotation_id, None)
        else:
            self._by_id[annotation_id] = new
            insort(self._all, new, key=self._key)
        self._put_row(from_row, new if new is not None and self._filter.passing([new], self._folded_text) else None)

    def _put_row(self, from_row: int, new: Annotation | None) -> None:
        nowhere = QModelIndex()
        if new is None:
            if from_row >= 0:
                self.beginRemoveRows(nowhere, from_row, from_row)
                del self._rows[from_row]
                self.endRemoveRows()
        elif from_row < 0:
            to_row = bisect_left(self._rows, self._key(new), key=self._key)
            self.beginInsertRows(nowhere, to_row, to_row)
            self._rows.insert(to_row, new)
            self.endInsertRows()
        else:
            self._change_row(from_row, new)

    def _change_row(self, row: int, new: Annotation) -> None:
        key = self._key(new)
        others = [*self._rows[:row], *self._rows[row + 1 :]]
        to_row = bisect_left(others, key, key=self._key)
        if to_row != row:
            before = to_row + 1 if to_row > row else to_row
            self.beginMoveRows(QModelIndex(), row, row, QModelIndex(), before)
            self._rows.insert(to_row, self._rows.pop(row))
            self.endMoveRows()
        self._rows[to_row] = new
        self._tell_changed(to_row, to_row)

    def _show(self, wanted: list[Annotation]) -> None:
        """Go from the rows on show to others, by the runs that differ."""
        plan = plan_changes(self._rows, wanted, identity=attrgetter("id"), key=self._key)
        if plan.runs > _MOST_RUNS:
            self.beginResetModel()
            self._rows = wanted
            self.endResetModel()
        else:
            nowhere = QModelIndex()
            for first, last in plan.removals:
                self.beginRemoveRows(nowhere, first, last)
                del self._rows[first : last + 1]
                self.endRemoveRows()
            for first, last in plan.insertions:
                self.beginInsertRows(nowhere, first, last)
                self._rows[first:first] = wanted[first : last + 1]
                self.endInsertRows()
            self._rows = wanted
            if plan.changed is not None:
                self._tell_changed(*plan.changed)
        self._find_current()
        self.counts_changed.emit()

    def _find_current(self) -> None:
        row = self._last_begun() if self._playhead_ms >= 0 else -1
        current = self._rows[row].id if row >= 0 else ""
        if current == self._current_id:
            return
        before, self._current_id = self.row_of(self._current_id), current
        for changed in (before, row):
            if changed >= 0:
                self._tell_changed(changed, changed, [Roles.CURRENT])
        self.current_changed.emit(current)

    def _last_begun(self) -> int:
        return bisect_right(self._rows, self._playhead_ms, key=lambda one: one.start_ms) - 1

    def _on_people(self) -> None:
        self._read_people()
        if self._rows:
            self._tell_changed(0, len(self._rows) - 1)

    def _read_people(self) -> None:
        self._people = {one.id: one for one in self._project.people.all()}

    def _tell_changed(self, first: int, last: int, roles: Iterable[int] = ()) -> None:
        self.dataChanged.emit(self.index(first), self.index(last), list(roles))

    def _row_of(self, rows: list[Annotation], one: Annotation) -> int:
        row = bisect_left(rows, self._key(one), key=self._key)
        return row if row < len(rows) and rows[row].id == one.id else -1

    def _key(self, one: Annotation) -> _Key:
        return (self._order.get(one.recording_id, 0), one.start_ms, one.created_utc, one.id)


def spoken(one: Annotation, author: str, *, drawn: bool = False) -> str:
    """An annotation as a screen reader says it."""
    when = f"{format_time(one.start_ms)} to {format_time(one.end_ms)}" if one.end_ms is not None else ""
    parts = [TYPE_NAMES[one.type], when or format_time(one.start_ms), author, "private" if one.is_private else ""]
    parts.append("with a drawing" if drawn else "")
    return ", ".join(part for part in parts if part) + f": {one.text}"
