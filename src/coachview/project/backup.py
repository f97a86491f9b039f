"""Whole copies of an open project, made through SQLite so that they are of one moment, and never over another file."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from coachview.project.connection import connect, speaking
from coachview.project.errors import NoAccessError


def copy_beside(connection: sqlite3.Connection, path: Path, words: str) -> Path:
    """Copy the project at `path` to “name words.coachview” beside it, with a number where that is taken.

    Returns the copy. Raises DiskFullError or NoAccessError, with nothing left behind.
    """
    target = _claim_free_name(path, words)
    try:
        with speaking(target), closing(connect(target, writable=True)) as copy:
            copy.execute("PRAGMA query_only = OFF")
            connection.backup(copy)
    except BaseException:
        target.unlink(missing_ok=True)
        raise
    return target


def _claim_free_name(path: Path, words: str) -> Path:
    number = 1
    while True:
        ending = f" ({number})" if number > 1 else ""
        target = path.with_name(f"{path.stem} {words}{ending}{path.suffix}")
        try:
            os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
        except FileExistsError:
            number += 1
        except OSError as error:
            raise NoAccessError(
                f"“{target.name}” cannot be written beside the project ({error.strerror or error}). "
                "Move the project to a folder of your own, such as Documents, and open it there."
            ) from error
        else:
            return target
