"""One open project: the only door to a .coachview file."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from coachview.model.snapshot import Snapshot
from coachview.progress import QUIET, Progress
from coachview.project import history
from coachview.project.action_steps import ActionSteps
from coachview.project.actual_phases import ActualPhases
from coachview.project.annotations import Annotations
from coachview.project.copies import CopyId
from coachview.project.cycles import Cycles
from coachview.project.drawings import Drawings
from coachview.project.edit import Edit, EditKind, HistoryEntry, HistoryPage
from coachview.project.errors import ChangedElsewhereError, ReadOnlyProjectError, ReplacedProjectError
from coachview.project.listeners import Listener, Listeners
from coachview.project.opening import Opened, create_file, open_file
from coachview.project.people import People
from coachview.project.planned_phases import PlannedPhases
from coachview.project.recorder import Recorder
from coachview.project.recordings import Recordings
from coachview.project.reflections import Reflections
from coachview.project.schema.current import CURRENT, Schema
from coachview.project.store import Store
from coachview.project.texts import clean_text
from coachview.project.watch import Watch


class Project:
    """A .coachview file that is open. Made by `create` and `open`.

    One thread uses it: the one that opened it, or the one that took it over since.
    Reading is possible at any time. Writing is possible inside `with project.edit(label):` only, and is durable when
    the block is left. `author_id` is the person the next edits are by; it is not kept when the project is closed.
    """

    def __init__(self, path: Path, opened: Opened, schema: Schema = CURRENT) -> None:
        self.path = path
        self.read_only_reason = opened.read_only_reason
        self.author_id = ""
        self._lock, self._schema = opened.lock, schema
        self._store = Store(opened.connection, path)
        self._watch = None if opened.in_memory else Watch(self._store)
        self._copy_id = CopyId(path)
        self._listeners = Listeners()
        self.people = People(self._store)
        self.cycles = Cycles(self._store)
        self.recordings = Recordings(self._store)
        self.annotations = Annotations(self._store)
        self.drawings = Drawings(self._store)
        self.planned_phases = PlannedPhases(self._store)
        self.actual_phases = ActualPhases(self._store)
        self.reflections = Reflections(self._store)
        self.action_steps = ActionSteps(self._store)

    @classmethod
    def create(cls, path: Path, *, author_id: str = "", schema: Schema = CURRENT) -> Self:
        """A new, empty project, open.

        Raises ProjectExistsError rather than overwrite a file, NoAccessError or DiskFullError when it cannot be made.
        """
        path = _absolute(path)
        create_file(path, schema)
        project = cls.open(path, schema=schema)
        project.author_id = author_id
        return project

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False, schema: Schema = CURRENT, progress: Progress = QUIET) -> Self:
        """Open a project; when it cannot be written to, `read_only` and `read_only_reason` say so.

        Raises ProjectMissingError, NoAccessError, NotAProjectError, NewerProjectError or DamagedProjectError; and
        CancelledError when `progress` says that nobody waits any more, also in the middle of the check of a long file.
        """
        path = _absolute(path)
        return cls(path, open_file(path, schema, read_only=read_only, progress=progress), schema)

    @property
    def read_only(self) -> bool:
        """True when nothing can be changed; `read_only_reason` says why, in a sentence."""
        return bool(self.read_only_reason)

    @property
    def closed(self) -> bool:
        """True once `close` was called."""
        return self._store.closed

    def take_over(self) -> None:
        """Have the calling thread use the project from now on: a job opens it, and hands it to the window.

        Whoever opened it must not touch it any more, nor be in the middle of an edit.
        """
        self._store.take_over()

    @contextmanager
    def edit(self, label: str) -> Iterator[None]:
        """The only door for writes: everything the block changes is one edit, one transaction, one undo.

        When the block raises, nothing of it remains. A block that changes nothing writes nothing and tells nobody.
        Raises ReadOnlyProjectError, DiskFullError, WriteFailedError, ProjectBusyError or ReplacedProjectError; and
        NestedEditError inside another edit. `label` is what the user did, such as “Add annotation”.
        """
        with self._transaction() as (recorder, news):
            yield
            if recorder.changes():
                news.append(self._record(recorder, clean_text(label)))

    def undo(self) -> Edit | None:
        """Take back the last edit that holds, whoever made it and whenever; None when there is none.

        Raises like `edit`, and ChangedElsewhereError when that edit is another program's and news to the listeners,
        who have been told of it by then.
        """
        return self._step("undo")

    def redo(self) -> Edit | None:
        """Do again what was taken back last; None when there is nothing, as after any new edit. Raises like `undo`."""
        return self._step("redo")

    def undo_label(self) -> str | None:
        """The label of what `undo` would take back."""
        step = history.next_to_undo(self._store)
        return step.label if step else None

    def redo_label(self) -> str | None:
        """The label of what `redo` would do again."""
        step = history.next_to_redo(self._store)
        return step.label if step else None

    def history(self, *, row_id: str | None = None, limit: int = 200) -> list[HistoryEntry]:
        """The newest `limit` edits, undos and redos, newest first; with `row_id` only those that changed that row."""
        return history.entries(self._store, row_id=row_id, limit=limit)

    def history_page(self, *, before_seq: int | None = None, limit: int = 25, most_fields: int = 60) -> HistoryPage:
        """The newest `limit` edits, undos and redos before number `before_seq`, newest first, to be looked at.

        Of an edit that changed more than `most_fields` fields only the first rows are read: the first edit of a project
        may have made ten thousand.
        """
        return history.page(self._store, before_seq=before_seq, limit=limit, most_fields=most_fields)

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Have `listener` called with each edit, undo and redo after its commit; the returned function ends that.

        What a listener raises is logged, and neither undoes the edit nor keeps it from the others. An edit that a
        listener makes is told after the one it heard of. Edits of other programs are told when they are noticed.
        """
        return self._listeners.add(listener)

    def refresh(self) -> list[Edit]:
        """Notice what other programs wrote, and tell the listeners; the edits, oldest first, usually none.

        Cheap: for a window that comes to the front, above all one that only shows the project.
        """
        if self._watch is None or self._store.in_edit:
            return []
        with self._store.reading():
            edits = self._watch.others()
        self._listeners.tell(edits)
        return edits

    def snapshot(self) -> Snapshot:
        """Everything that is not removed, as values of one moment."""
        with self._store.reading():
            return Snapshot(
                tuple(self.people.all()),
                tuple(self.cycles.all()),
                tuple(self.recordings.all()),
                tuple(self.annotations.all()),
                tuple(self.reflections.all()),
                tuple(self.action_steps.all()),
                tuple(self.drawings.all()),
                tuple(self.planned_phases.all()),
                tuple(self.actual_phases.all()),
            )

    def close(self) -> None:
        """Let go of the file; everything is in it already. Closing twice is fine."""
        self._listeners.clear()
        self._store.close()
        self._lock.let_go()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def _transaction(self) -> Iterator[tuple[Recorder, list[Edit]]]:
        """What is recorded, and the list of edits to tell afterwards: those of others, whatever becomes of ours."""
        watch = self._require_writable()
        news: list[Edit] = []
        try:
            if not self._store.in_edit and watch.was_replaced:
                news += self._go_on_with_new_file(watch)
            with self._store.writing() as recorder:
                news += watch.others()
                yield recorder, news
        finally:
            self._listeners.tell(news)

    def _record(self, recorder: Recorder, label: str, kind: EditKind = "edit", target_id: str = "") -> Edit:
        """Write down what was changed, and commit."""
        edit = history.record(
            self._store,
            recorder.changes(),
            label,
            author_id=self.author_id,
            copy_id=self._copy_id.in_edit(self._store),
            kind=kind,
            target_id=target_id,
        )
        last = history.last_step(self._store)
        self._store.commit()
        self._require_writable().saw(last)
        return edit

    def _step(self, kind: EditKind) -> Edit | None:
        with self._transaction() as (recorder, news):
            if news:
                raise ChangedElsewhereError(
                    f"Another program has changed “{self.path.name}” meanwhile, so nothing was taken back or done "
                    "again. Look at what is there now, then try again."
                )
            step = history.next_to_redo(self._store) if kind == "redo" else history.next_to_undo(self._store)
            if step is None:
                return None
            (history.do_again if kind == "redo" else history.take_back)(self._store, step)
            edit = self._record(recorder, step.label, kind, step.id)
            news.append(edit)
        return edit

    def _require_writable(self) -> Watch:
        if self._store.closed:
            self._store.connection  # noqa: B018 - says that it is closed
        if self.read_only or self._watch is None:
            raise ReadOnlyProjectError(self.read_only_reason)
        return self._watch

    def _go_on_with_new_file(self, watch: Watch) -> list[Edit]:
        from coachview.project.replaced import go_on_with_new_file

        try:
            return go_on_with_new_file(self._store, watch, self._schema)
        except ReplacedProjectError as error:
            self.read_only_reason = str(error)
            raise


def _absolute(path: Path) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100 - the user's own path is kept, links and all
