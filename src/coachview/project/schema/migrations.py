"""How a project file came to look as it does: an append-only list, each step atomic with its record.

The record is SQLite's `user_version`: the number of steps a file has taken, written in the same transaction.
A step that was ever released is never changed; a new one is added at the end, and `current.py` is brought up to it.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

    from sqlite_utils import Database

Migration = Callable[["Database"], None]

APPLICATION_ID = 0x43564C31
"""“CVL1”, at byte 68 of every project file; SQLite keeps it for the `file` command and for us."""


def first_schema(db: "Database") -> None:
    """Version 1: people, cycles, recordings, annotations, reflections, action steps, links, and what was done."""
    from coachview.project.schema.version_1 import STATEMENTS

    for statement in STATEMENTS:
        db.execute(statement)


def drawings(db: "Database") -> None:
    """Version 2: drawings on the picture."""
    from coachview.project.schema.version_2 import STATEMENTS

    for statement in STATEMENTS:
        db.execute(statement)


def lesson_phases(db: "Database") -> None:
    """Version 3: the phases of a lesson, planned and actual."""
    from coachview.project.schema.version_3 import STATEMENTS

    for statement in STATEMENTS:
        db.execute(statement)


MIGRATIONS: tuple[Migration, ...] = (first_schema, drawings, lesson_phases)


def migrate(connection: "sqlite3.Connection", migrations: Sequence[Migration] = MIGRATIONS) -> None:
    """Take every step that the file has not taken yet; a step that fails leaves the file at the step before."""
    from sqlite_utils import Database

    db = Database(connection, execute_plugins=False)
    done = version_of(connection)
    for number, step in enumerate(migrations[done:], start=done + 1):
        with db.atomic():
            step(db)
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {number}")


def version_of(connection: "sqlite3.Connection") -> int:
    """The number of steps that a file has taken."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])
