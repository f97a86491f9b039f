"""From a path to a connection that may be trusted: look, lock, connect, prove, migrate."""

import os
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from coachview.model.ids import new_id
from coachview.progress import QUIET, Progress
from coachview.project import check, clock
from coachview.project.backup import copy_beside
from coachview.project.connection import UNREADABLE, connect, in_words, speaking
from coachview.project.errors import (
    DamagedProjectError,
    ForeignPartsError,
    NoAccessError,
    ProjectExistsError,
    WriteFailedError,
)
from coachview.project.lock import ProjectLock
from coachview.project.schema.current import Schema
from coachview.project.schema.migrations import migrate, version_of
from coachview.project.wording import counted

_ASKED = "The project was opened to be looked at only. Open it again to change it."
_WRITE_PROTECTED = (
    "“{name}” or its folder is write-protected, so the project is only shown. "
    "Copy it to a folder of your own, such as Documents, and open the copy to change it."
)


@dataclass(slots=True)
class Opened:
    """A proven connection, the lock that goes with it, and why it may only read (empty when it may write).

    `in_memory` when an older file that cannot be written to is shown as this program would have it.
    """

    connection: sqlite3.Connection
    lock: ProjectLock
    read_only_reason: str = ""
    in_memory: bool = False


def create_file(path: Path, schema: Schema) -> None:
    """Make an empty project at a free place; a failure leaves nothing behind."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
    except FileExistsError as error:
        raise ProjectExistsError(f"“{path.name}” is there already. Choose another name, or open it.") from error
    except (OSError, ValueError) as error:
        raise NoAccessError(
            f"No project can be made in {path.parent} ({getattr(error, 'strerror', None) or error}). "
            "Choose another folder, such as Documents."
        ) from error
    try:
        with speaking(path), closing(connect(path, writable=True)) as connection:
            _fill(connection, schema)
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def _fill(connection: sqlite3.Connection, schema: Schema) -> None:
    connection.execute("PRAGMA query_only = OFF")
    connection.execute("BEGIN IMMEDIATE")
    schema.build(connection)
    notes = {"project_id": new_id(), "created_utc": clock.utc_text(clock.now_ms())}
    connection.executemany("INSERT INTO meta (key, value) VALUES (?, ?)", notes.items())
    connection.execute("COMMIT")


def open_file(path: Path, schema: Schema, *, read_only: bool, progress: Progress = QUIET) -> Opened:
    """Open, prove and if need be migrate a project; the errors are those of `Project.open`."""
    header = check.look_at(path, schema)
    lock = ProjectLock(path)
    reason = _ASKED if read_only else _why_locked(lock, path)
    try:
        return _opened(path, schema, header.version, lock, reason, progress)
    except DamagedProjectError as error:
        lock.let_go()
        raise _with_counts(error, path) from error
    except BaseException:
        lock.let_go()
        raise


def _with_counts(error: DamagedProjectError, path: Path) -> DamagedProjectError:
    """The same error, which also says what `salvage` would save."""
    from coachview.project.damage import count, what_is_left

    counts = count(what_is_left(path))
    sentence = error if isinstance(error, ForeignPartsError) else check.damaged(path)
    return type(error)(f"{sentence} What can still be read: {counted(counts)}.", counts)


def _opened(path: Path, schema: Schema, version: int, lock: ProjectLock, reason: str, progress: Progress) -> Opened:
    connection = connect_proven(path, schema, version, writable=not reason, progress=progress)
    try:
        with speaking(path):
            reason = reason or _why_not_writable(connection, path)
            if version == schema.version:
                return Opened(connection, lock, reason)
            if reason:
                return Opened(_migrated_in_memory(connection, schema), lock, reason, in_memory=True)
            _migrate_with_backup(connection, path, schema)
            check.prove(connection, path, schema, schema.version)
    except BaseException:
        connection.close()
        raise
    return Opened(connection, lock, reason)


def connect_proven(
    path: Path, schema: Schema, version: int, *, writable: bool, progress: Progress = QUIET
) -> sqlite3.Connection:
    """A connection to a file of which every page and the schema as of `version` were found to be as they should."""
    try:
        connection = connect(path, writable=writable)
        try:
            with check.stopping(connection, progress):
                check.prove(connection, path, schema, version)
        except BaseException:
            connection.close()
            raise
    except UNREADABLE as error:
        # What SQLite has no better word for than “error” is, in a file we wrote, damage: such as an unknown format.
        raise in_words(error, path) or check.damaged(path) from error
    return connection


def _why_locked(lock: ProjectLock, path: Path) -> str:
    if lock.take():
        return ""
    return (
        f"“{path.name}” is open in another CoachView window, so this one only shows it. "
        "Close the other window and open it again to change it."
    )


def _why_not_writable(connection: sqlite3.Connection, path: Path) -> str:
    """Try a change and roll it back: rights alone do not tell, on drives of other systems least of all.

    A full disk or another program that is just writing are no reason: they pass, and an edit that meets them says so.
    """
    try:
        connection.execute("PRAGMA query_only = OFF")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE meta SET value = value")
    except sqlite3.Error as error:
        spoken = in_words(error, path)
        if spoken is None or isinstance(spoken, DamagedProjectError):
            raise
        return _WRITE_PROTECTED.format(name=path.name) if isinstance(spoken, NoAccessError | WriteFailedError) else ""
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        connection.execute("PRAGMA query_only = ON")
    return ""


def _migrated_in_memory(connection: sqlite3.Connection, schema: Schema) -> sqlite3.Connection:
    """An older project that cannot be written to, brought up to date where only this window sees it."""
    memory = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    connection.backup(memory)
    connection.close()
    migrate(memory, schema.migrations)
    memory.execute("PRAGMA query_only = ON")
    return memory


def _migrate_with_backup(connection: sqlite3.Connection, path: Path, schema: Schema) -> None:
    """Bring an older project up to date, after keeping it as it was beside it.

    When not even the first step succeeds, the project is as it was and the backup goes again.
    """
    version = version_of(connection)
    kept = copy_beside(connection, path, f"before version {schema.version}")
    try:
        connection.execute("PRAGMA query_only = OFF")
        migrate(connection, schema.migrations)
        connection.execute("PRAGMA query_only = ON")
    except BaseException:
        if version_of(connection) == version:
            kept.unlink(missing_ok=True)
        raise
