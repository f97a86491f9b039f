"""The one place that opens SQLite connections, and that says in sentences what SQLite reports."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from coachview.project.errors import (
    DamagedProjectError,
    DiskFullError,
    NoAccessError,
    NotAProjectError,
    ProjectBusyError,
    ProjectError,
    WriteFailedError,
)

BUSY_SECONDS = 1.0
"""How long to wait for another program that is just writing."""

_DEFENCES = (
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA mmap_size = 0",
    "PRAGMA foreign_keys = OFF",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA synchronous = FULL",
)


def connect(path: Path, *, writable: bool) -> sqlite3.Connection:
    """A connection to an existing file that trusts nothing in it and refuses to write until told otherwise."""
    connection = sqlite3.connect(
        f"{_uri(path)}?mode={'rw' if writable else 'ro'}", uri=True, isolation_level=None, timeout=BUSY_SECONDS
    )
    try:
        for pragma in _DEFENCES:
            connection.execute(pragma)
        if writable:
            connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("PRAGMA query_only = ON")
    except BaseException:
        connection.close()
        raise
    return connection


def _uri(path: Path) -> str:
    """The file as SQLite's URI: with `?`, `#` and `%` in names, drive letters and network shares as it wants them."""
    name = Path(os.path.abspath(path)).as_posix()  # noqa: PTH100 - links are not to be followed here
    return f"file://{'' if name.startswith('/') else '/'}{quote(os.fsencode(name), safe='/:')}"


@contextmanager
def speaking(path: Path) -> Iterator[None]:
    """Turn what SQLite reports about the user's world into a sentence about the file at `path`; bugs pass unchanged."""
    try:
        yield
    except sqlite3.Error as error:
        sentence = in_words(error, path)
        if sentence is None:
            raise
        raise sentence from error


def in_words(error: sqlite3.Error, path: Path) -> ProjectError | None:
    """The error as the user should read it, or None when it is a bug of ours."""
    code = (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF
    name = f"“{path.name}”"
    match code:
        case sqlite3.SQLITE_FULL:
            return DiskFullError(
                f"There is no room left on the disk of {name}, so nothing was changed. "
                "Free some space and try again; what was saved before is safe."
            )
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED | sqlite3.SQLITE_PROTOCOL:
            return ProjectBusyError(
                f"Another program is using {name} just now, so nothing was changed. Wait a moment and try again."
            )
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_PERM | sqlite3.SQLITE_AUTH:
            return NoAccessError(
                f"{name} or its folder does not allow this. "
                "Copy the project to a folder of your own, such as Documents, and open the copy."
            )
        case sqlite3.SQLITE_IOERR:
            return WriteFailedError(
                f"The disk of {name} did not answer properly, so nothing was changed. "
                "Check that the drive is still connected, then try again; what was saved before is safe."
            )
        case sqlite3.SQLITE_NOTADB:
            return NotAProjectError(f"{name} is not a CoachView project. Choose a file that ends in .coachview.")
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_FORMAT:
            return DamagedProjectError(
                f"A part of {name} is damaged and cannot be read. "
                "Close it and open it again: CoachView then offers to save what can be read to a new file."
            )
    return None
