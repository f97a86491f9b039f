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

UNREADABLE = (sqlite3.Error, UnicodeDecodeError)
"""What reading a file that may be damaged raises; the latter when SQLite quotes damaged bytes in its own message."""

_DEFENCES = (
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA mmap_size = 0",
    "PRAGMA foreign_keys = OFF",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA synchronous = FULL",
)


def connect(path: Path, *, writable: bool) -> sqlite3.Connection:
    """A connection to an existing file that trusts nothing in it and refuses to write until told otherwise.

    It may be opened on one thread and used on another; that only one uses it is the business of `Store`.
    """
    connection = sqlite3.connect(
        f"{_uri(path)}?mode={'rw' if writable else 'ro'}",
        uri=True,
        isolation_level=None,
        timeout=BUSY_SECONDS,
        check_same_thread=False,
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


_SENTENCES: tuple[tuple[frozenset[int], type[ProjectError], str], ...] = (
    (
        frozenset({sqlite3.SQLITE_FULL}),
        DiskFullError,
        (
            "There is no room left on the disk of {name}, so nothing was changed. "
            "Free some space and try again; what was saved before is safe."
        ),
    ),
    (
        frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL}),
        ProjectBusyError,
        "Another program is using {name} just now, so nothing was changed. Wait a moment and try again.",
    ),
    (
        frozenset({sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH}),
        NoAccessError,
        (
            "{name} or its folder does not allow this, so nothing was changed. "
            "Copy the project to a folder of your own, such as Documents, and open the copy."
        ),
    ),
    (
        frozenset({sqlite3.SQLITE_IOERR, sqlite3.SQLITE_NOLFS}),
        WriteFailedError,
        (
            "The disk of {name} did not answer as it should, so nothing was changed. "
            "Check that the drive is still connected, then try again; what was saved before is safe."
        ),
    ),
    (
        frozenset({sqlite3.SQLITE_NOTADB}),
        NotAProjectError,
        "{name} is not a CoachView project. Choose a file that ends in .coachview.",
    ),
    (
        frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_FORMAT}),
        DamagedProjectError,
        (
            "A part of {name} is damaged and cannot be read. "
            "Close it and open it again: CoachView then offers to save what can be read to a new file."
        ),
    ),
)


def read_any_text(connection: sqlite3.Connection, error: sqlite3.OperationalError) -> bool:
    """After a text that is no UTF-8, in a file that somebody prepared: have such bytes read as U+FFFD from now on.

    False when `error` is about something else, or comes although that was done already.
    """
    if "decode" not in str(error) or connection.text_factory is not str:
        return False
    connection.text_factory = lambda raw: raw.decode(errors="replace")
    return True


@contextmanager
def speaking(path: Path) -> Iterator[None]:
    """Turn what SQLite reports about the user's world into a sentence about the file at `path`; bugs pass unchanged."""
    try:
        yield
    except sqlite3.Error as error:
        spoken = in_words(error, path)
        if spoken is None:
            raise
        raise spoken from error


def in_words(error: sqlite3.Error | UnicodeDecodeError, path: Path) -> ProjectError | None:
    """The error as the user should read it, or None when it is a bug of ours."""
    for codes, kind, text in _SENTENCES:
        if (getattr(error, "sqlite_errorcode", 0) & 0xFF) in codes:
            return kind(text.format(name=f"“{path.name}”"))
    return None
