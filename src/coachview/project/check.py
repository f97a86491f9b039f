"""Whether a file is a project that can be trusted, asked before SQLite sees it and before any of it is believed."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from coachview.progress import QUIET, Progress
from coachview.project.errors import (
    DamagedProjectError,
    ForeignPartsError,
    NewerProjectError,
    NoAccessError,
    NotAProjectError,
    ProjectError,
    ProjectMissingError,
)
from coachview.project.schema.current import Parts, Schema, parts_of
from coachview.project.schema.migrations import APPLICATION_ID

_MAGIC = b"SQLite format 3\0"
_HEADER_BYTES = 100
"""https://www.sqlite.org/fileformat.html: magic at 0, user version at 60, application id at 68."""
_ASKED_EVERY = 50_000
"""How many steps of SQLite's machine pass between two questions whether to go on; some milliseconds."""


class Header(NamedTuple):
    """What the first bytes of a project say."""

    version: int


def look_at(path: Path, schema: Schema) -> Header:
    """Read the first bytes only; raises a ProjectError with a sentence unless it is a project this program can open."""
    start = _first_bytes(path)
    name = f"“{path.name}”"
    if not start:
        raise NotAProjectError(
            f"{name} is empty: nothing was ever saved in it, or copying it broke off. "
            "Copy it once more from where it came."
        )
    if not start.startswith(_MAGIC) or len(start) < _HEADER_BYTES:
        raise NotAProjectError(
            f"{name} is not a CoachView project. Choose a file that ends in .coachview; "
            "to begin with a recording, start a new coaching cycle."
        )
    if int.from_bytes(start[68:72], "big") != APPLICATION_ID:
        raise NotAProjectError(f"{name} belongs to another program. Choose a CoachView project instead.")
    version = int.from_bytes(start[60:64], "big")
    if version > schema.version:
        raise NewerProjectError(
            f"{name} was saved by a newer CoachView. Update CoachView on this computer, then open it again; "
            "the file was left as it is."
        )
    return Header(version)


def _first_bytes(path: Path) -> bytes:
    name = f"“{path.name}”"
    try:
        if path.is_dir():
            raise NotAProjectError(f"{name} is a folder. Choose the project file in it, which ends in .coachview.")
        with path.open("rb") as file:
            return file.read(_HEADER_BYTES)
    except FileNotFoundError as error:
        raise ProjectMissingError(
            f"There is no {name} in {path.parent}. Perhaps it was moved or renamed, or its drive is not connected; "
            "look for it there and open it again."
        ) from error
    except OSError as error:
        raise _unreadable(path, error) from error


def _unreadable(path: Path, error: OSError) -> ProjectError:
    if error.errno in {errno.EACCES, errno.EPERM}:
        return NoAccessError(
            f"You are not allowed to read “{path.name}”. "
            "Ask whoever owns the file, or copy it with an account that may."
        )
    return NoAccessError(
        f"“{path.name}” could not be read ({error.strerror or error}). "
        "Check that its drive is connected, then try again."
    )


def prove(connection: sqlite3.Connection, path: Path, schema: Schema, version: int) -> None:
    """Raise unless every page is sound and the schema is exactly ours as of `version`; sqlite3.Error as it comes."""
    _compare(parts_of(connection), schema.parts_at(version), path)
    if [row[0] for row in connection.execute("PRAGMA quick_check(1)")] != ["ok"]:
        raise damaged(path)


@contextmanager
def stopping(connection: sqlite3.Connection, progress: Progress) -> Iterator[None]:
    """Have what SQLite does meanwhile end with CancelledError when `progress` says so, however long it would take."""
    if progress is QUIET:
        yield
        return
    progress.check()
    connection.set_progress_handler(progress.cancelled, _ASKED_EVERY)
    try:
        yield
    except sqlite3.OperationalError:
        progress.check()
        raise
    finally:
        connection.set_progress_handler(None, 0)


def _compare(found: Parts, expected: Parts, path: Path) -> None:
    foreign = sorted(name for (kind, name), sql in found.items() if expected.get((kind, name)) != sql)
    if foreign:
        raise ForeignPartsError(
            f"“{path.name}” holds something that CoachView did not put there ({', '.join(foreign[:3])}), and is not "
            "opened because such a thing could change or reveal your notes. Ask for the file as CoachView saved it."
        )
    if len(found) < len(expected):
        raise damaged(path)


def damaged(path: Path) -> DamagedProjectError:
    """The sentence for a project that cannot be opened as it is."""
    return DamagedProjectError(f"“{path.name}” is damaged, perhaps by a broken copy or a failing drive.")
