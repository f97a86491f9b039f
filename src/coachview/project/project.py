"""One open project: the only door to a .coachview file."""

import logging
import os
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from coachview.model.snapshot import Snapshot
from coachview.project import history
from coachview.project.action_steps import ActionSteps
from coachview.project.annotations import Annotations
from coachview.project.copies import copy_id_here
from coachview.project.cycles import Cycles
from coachview.project.edit import Edit, HistoryEntry
from coachview.project.errors import ReadOnlyProjectError
from coachview.project.opening import Opened, create_file, open_file
from coachview.project.people import People
from coachview.project.recordings import Recordings
from coachview.project.reflections import Reflections
from coachview.project.schema.current import CURRENT, Schema
from coachview.project.store import Store
from coachview.project.texts import clean_text

log = logging.getLogger(__name__)

Listener = Callable[[Edit], None]


class Project:
    """A .coachview file that is open. Made by `create` and `open`; one thread uses it, the one that opened it.

    Reading is possible at any time. Writing is possible inside `with project.edit(label):` only, and is durable when
    the block is left. `author_id` is the person the next edits are by; it is not kept when the project is closed.
    """

    def __init__(self, opened: Opened) -> None:
        self.path = opened.path
        self.read_only_reason = opened.read_only_reason
        self.author_id = ""
        self._opened = opened
        self._store = Store(opened.connection, opened.path)
        self._listeners: list[Listener] = []
        self._untold: deque[Edit] = deque()
        self._telling = False
        self.people = People(self._store)
        self.cycles = Cycles(self._store)
        self.recordings = Recordings(self._store)
        self.annotations = Annotations(self._store)
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
    def open(cls, path: Path, *, read_only: bool = False, schema: Schema = CURRENT) -> Self:
        """Open a project; when it cannot be written to, `read_only` and `read_only_reason` say so.

        Raises ProjectMissingError, NoAccessError, NotAProjectError, NewerProjectError or DamagedProjectError.
        """
        return cls(open_file(_absolute(path), schema, read_only=read_only))

    @property
    def read_only(self) -> bool:
        """True when nothing can be changed; `read_only_reason` says why, in a sentence."""
        return bool(self.read_only_reason)

    @property
    def closed(self) -> bool:
        """True once `close` was called."""
        return self._store.closed

    @contextmanager
    def edit(self, label: str) -> Iterator[None]:
        """The only door for writes: everything the block changes is one edit, one transaction, one undo.

        When the block raises, nothing of it remains. A block that changes nothing writes nothing and tells nobody.
        Raises ReadOnlyProjectError, DiskFullError, WriteFailedError or ProjectBusyError; and NestedEditError inside
        another edit. `label` is what the user did, such as “Add annotation”.
        """
        self._require_writable()
        with self._store.writing() as recorder:
            yield
            changes = recorder.changes()
            edit = None
            if changes:
                edit = history.record(
                    self._store,
                    changes,
                    clean_text(label),
                    author_id=self.author_id,
                    copy_id=copy_id_here(self._store, self._opened.place),
                )
                self._store.commit()
        if edit is not None:
            self._tell(edit)

    def undo(self) -> Edit | None:
        """Take back the last edit that holds, whoever made it and whenever; None when there is none."""
        return self._step(redo=False)

    def redo(self) -> Edit | None:
        """Do again what was taken back last; None when there is nothing, as after any new edit."""
        return self._step(redo=True)

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

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Have `listener` called with each edit, undo and redo after its commit; the returned function ends that.

        What a listener raises is logged, and neither undoes the edit nor keeps it from the others. An edit that a
        listener makes is told after the one it heard of.
        """
        self._listeners.append(listener)

        def unsubscribe() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return unsubscribe

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
            )

    def close(self) -> None:
        """Let go of the file; everything is in it already. Closing twice is fine."""
        self._listeners.clear()
        self._store.close()
        self._opened.lock.let_go()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _step(self, *, redo: bool) -> Edit | None:
        self._require_writable()
        with self._store.writing() as recorder:
            step = history.next_to_redo(self._store) if redo else history.next_to_undo(self._store)
            if step is None:
                return None
            (history.do_again if redo else history.take_back)(self._store, step)
            edit = history.record(
                self._store,
                recorder.changes(),
                step.label,
                author_id=self.author_id,
                copy_id=copy_id_here(self._store, self._opened.place),
                kind="redo" if redo else "undo",
                target_id=step.id,
            )
            self._store.commit()
        self._tell(edit)
        return edit

    def _require_writable(self) -> None:
        self._store.connection  # noqa: B018 - a closed project is reported as such
        if self.read_only:
            raise ReadOnlyProjectError(self.read_only_reason)

    def _tell(self, edit: Edit) -> None:
        self._untold.append(edit)
        if self._telling:
            return
        self._telling = True
        try:
            while self._untold:
                self._tell_all(self._untold.popleft())
        finally:
            self._telling = False

    def _tell_all(self, edit: Edit) -> None:
        for listener in tuple(self._listeners):
            try:
                listener(edit)
            except Exception:
                log.exception("A listener failed on %r; the edit holds", edit.label)


def _absolute(path: Path) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100 - the user's own path is kept, links and all
