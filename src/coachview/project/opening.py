"""From a path to a connection that may be trusted: look, lock, connect, prove, migrate."""

import os
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from coachview.model.ids import new_id
from coachview.project import check, clock
from coachview.project.connection import connect, speaking
from coachview.project.copies import place_of
from coachview.project.errors import NoAccessError, ProjectExistsError, ProjectError, ReadOnlyProjectError
from coachview.project.lock import ProjectLock
from coachview.project.schema.current import Schema

_ASKED = "The project was opened to be looked at only. Open it again to change it."


@dataclass(slots=True)
class Opened:
    """A proven connection, the lock that goes with it, and why it may only read (empty when it may write)."""

    path: Path
    connection: sqlite3.Connection
    lock: ProjectLock
    place: str
    read_only_reason: str = ""


def create_file(path: Path, schema: Schema) -> None:
    """Make an empty project at a free place; a failure leaves nothing behind."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
    except FileExistsError as error:
        raise ProjectExistsError(f"“{path.name}” is there already. Choose another name, or open it.") from error
    except OSError as error:
        raise NoAccessError(
            f"No project can be made in {path.parent} ({error.strerror or error}). "
            "Choose another folder, such as Documents."
        ) from error
    try:
        with speaking(path):
            _fill(path, schema)
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def _fill(path: Path, schema: Schema) -> None:
    connection = connect(path, writable=True)
    try:
        connection.execute("PRAGMA query_only = OFF")
        connection.execute("BEGIN IMMEDIATE")
        schema.build(connection)
        notes = {"project_id": new_id(), "created_utc": clock.utc_text(clock.now_ms())}
        connection.executemany("INSERT INTO meta (key, value) VALUES (?, ?)", notes.items())
        connection.execute("COMMIT")
    finally:
        connection.close()


def open_file(path: Path, schema: Schema, *, read_only: bool) -> Opened:
    """Open, prove and if need be migrate a project."""
    header = check.look_at(path, schema)
    lock = ProjectLock(path)
    reason = _ASKED if read_only else _why_locked(lock, path)
    try:
        with speaking(path):
            connection = connect(path, writable=not reason)
            check.prove(connection, path, schema, header.version)
    except BaseException:
        lock.let_go()
        raise
    return Opened(path, connection, lock, place_of(path), reason)


def _why_locked(lock: ProjectLock, path: Path) -> str:
    if lock.take():
        return ""
    return (
        f"“{path.name}” is open in another CoachView window, so this one only shows it. "
        "Close the other window and open it again to change it."
    )


_ = (ProjectError, ReadOnlyProjectError)
