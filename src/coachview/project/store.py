"""The rows of an open project: reading at any time, writing only while an edit records."""

import logging
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import get_ident
from typing import Any

from coachview.project import clock, sql
from coachview.project.connection import read_any_text, speaking
from coachview.project.edit import Value
from coachview.project.errors import (
    ClosedProjectError,
    DuplicateRowError,
    NestedEditError,
    RowNotFoundError,
    WriteOutsideEditError,
    WrongThreadError,
)
from coachview.project.recorder import Recorder
from coachview.project.tables import Table

log = logging.getLogger(__name__)

_WORDS = {
    "person": "This person",
    "cycle": "This coaching cycle",
    "recording": "This recording",
    "annotation": "This annotation",
    "drawing": "This drawing",
    "planned_phase": "This phase of the plan",
    "actual_phase": "This lesson phase",
    "reflection": "This reflection",
    "action_step": "This action step",
}


class Store:
    """One connection, and the recorder of the edit that is under way, if one is."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection: sqlite3.Connection | None = connection
        self.path = path
        self._recorder: Recorder | None = None
        self._last_stamp_ms = 0
        self._thread = get_ident()

    @property
    def connection(self) -> sqlite3.Connection:
        """The open connection; using a closed project is a bug, and so is using it on a thread that is not its own."""
        if self._connection is None:
            raise ClosedProjectError(f"{self.path.name} is closed.")
        if get_ident() != self._thread:
            raise WrongThreadError(f"{self.path.name} is used on another thread than its own.")
        return self._connection

    @property
    def closed(self) -> bool:
        """True once `close` was called."""
        return self._connection is None

    @property
    def in_edit(self) -> bool:
        """True between the beginning and the end of an edit."""
        return self._recorder is not None

    def take_over(self) -> None:
        """From now on the calling thread, and no other, uses the connection."""
        self._thread = get_ident()

    def close(self) -> None:
        """Let go of the file; an edit that is under way is rolled back. Closing twice is fine."""
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()

    def use(self, connection: sqlite3.Connection) -> None:
        """Go on with another connection to what is the same project."""
        self.connection.close()
        self._connection = connection

    def rows(self, question: str, values: Sequence[Value] = ()) -> list[tuple[Any, ...]]:
        """All rows of a question, as the file is now or, inside an edit, as the edit has left it."""
        with speaking(self.path):
            try:
                return self.connection.execute(question, values).fetchall()
            except sqlite3.OperationalError as error:
                if not read_any_text(self.connection, error):
                    raise
                return self.connection.execute(question, values).fetchall()

    def row(self, question: str, values: Sequence[Value] = ()) -> tuple[Any, ...] | None:
        """The first row of a question, or None."""
        found = self.rows(question, values)
        return found[0] if found else None

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Several questions answered from one state of the file, whatever other programs do meanwhile."""
        connection = self.connection
        if connection.in_transaction:
            yield
            return
        connection.execute("BEGIN")
        try:
            yield
        finally:
            self._roll_back(connection)

    @contextmanager
    def writing(self) -> Iterator[Recorder]:
        """One transaction in which rows may be written; it is rolled back unless the block calls `commit`."""
        if self._recorder is not None:
            raise NestedEditError("One finished gesture is one edit: this one began inside another.")
        connection = self.connection
        with speaking(self.path):
            try:
                connection.execute("PRAGMA query_only = OFF")
                connection.execute("BEGIN IMMEDIATE")
                self._recorder = Recorder()
                yield self._recorder
            finally:
                self._recorder = None
                self._roll_back(connection)

    def commit(self) -> None:
        """Make what the block of `writing` wrote durable; after this only leaving the block is left to do."""
        self.connection.execute("COMMIT")

    def insert(self, table: Table, row_id: str, values: Mapping[str, Value]) -> None:
        """Make a row; `values` has every field of the table, and `deleted` when it is to be a tombstone."""
        recorder = self._require_recorder()
        complete = {"deleted": 0, **values}
        try:
            self.execute(sql.insert(table.name, ("id", *complete)), (row_id, *complete.values()))
        except sqlite3.IntegrityError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY:
                raise
            raise DuplicateRowError(f"{table.name} {row_id} is in the project already.") from error
        for name, value in complete.items():
            recorder.note(table, row_id, name, None, value)

    def update(self, table: Table, row_id: str, values: Mapping[str, Value]) -> None:
        """Change fields of a row, tombstone or not; a field set to its own value is no change."""
        recorder = self._require_recorder()
        before = self.row(sql.select(values, table.name, "id = ?"), (row_id,))
        if before is None:
            raise not_found(table)
        changed = {name: (old, new) for (name, new), old in zip(values.items(), before, strict=True) if old != new}
        if changed:
            self.execute(sql.update(table.name, changed), (*(new for _, new in changed.values()), row_id))
        for name, (old, new) in changed.items():
            recorder.note(table, row_id, name, old, new)

    def execute(self, statement: str, values: Sequence[Value] = ()) -> None:
        """Write something that is not recorded: the record itself, and what the file notes about itself."""
        self._require_recorder()
        with speaking(self.path):
            self.connection.execute(statement, values)

    def execute_many(self, statement: str, values: Iterable[Sequence[Value]]) -> None:
        """`execute` once for each of the values."""
        self._require_recorder()
        with speaking(self.path):
            self.connection.executemany(statement, values)

    def has(self, table: Table, row_id: str) -> bool:
        """Whether the row was ever made, tombstone or not."""
        return self.row(sql.select(["1"], table.name, "id = ?"), (row_id,)) is not None

    def require(self, table: Table, row_id: str) -> None:
        """Raise RowNotFoundError unless the row is in the project and not removed."""
        if self.row(sql.select(["1"], table.name, "id = ? AND deleted = 0"), (row_id,)) is None:
            raise not_found(table)

    def now_utc(self) -> str:
        """The wall time as text, later each time it is asked, so that rows made at once keep their order."""
        self._last_stamp_ms = max(clock.now_ms(), self._last_stamp_ms + 1)
        return clock.utc_text(self._last_stamp_ms)

    def meta(self, key: str) -> str | None:
        """A note that the file keeps about itself."""
        found = self.row("SELECT value FROM meta WHERE key = ?", (key,))
        return found[0] if found else None

    def set_meta(self, key: str, value: str) -> None:
        """Keep a note about the file; not part of the history."""
        self.execute("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", (key, value))

    def _require_recorder(self) -> Recorder:
        if self._recorder is None:
            raise WriteOutsideEditError("Projects are changed inside `with project.edit(…):` only.")
        return self._recorder

    def _roll_back(self, connection: sqlite3.Connection) -> None:
        if connection is not self._connection:
            return
        try:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            connection.execute("PRAGMA query_only = ON")
        except sqlite3.Error:
            # SQLite has let go of the change in any case, and rolls the file back when it is read next.
            log.warning("Rolling back failed", exc_info=True)


def not_found(table: Table) -> RowNotFoundError:
    """The sentence for a row that is not there."""
    what = _WORDS.get(table.name, "This")
    return RowNotFoundError(
        f"{what} is not in the project any more: it was removed, here or by another program. Undo may bring it back."
    )
