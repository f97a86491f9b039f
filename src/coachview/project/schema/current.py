"""The schema as of today: what a new file gets at once, and what an opened file is compared with."""

import re
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from coachview.project.schema import version_1, version_2, version_3
from coachview.project.schema.migrations import APPLICATION_ID, MIGRATIONS, Migration

Parts = Mapping[tuple[str, str], str]
"""(type, name) of each table, index, view and trigger → its SQL, without what SQLite versions quote differently."""

_NAME = re.compile(r'CREATE (?:UNIQUE )?(TABLE|INDEX|VIEW|TRIGGER) "?(\w+)"?', re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Schema:
    """The statements that make a new file, and the migrations whose sum they are (a test holds them together)."""

    statements: Sequence[str]
    migrations: Sequence[Migration]

    @property
    def version(self) -> int:
        """The number of migrations a file of this schema has taken."""
        return len(self.migrations)

    def build(self, connection: sqlite3.Connection) -> None:
        """Make the tables in an empty database, inside the caller's transaction."""
        for statement in self.statements:
            connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {self.version}")

    def parts(self) -> Parts:
        """What `parts_of` gives for a file of this schema."""
        named = ((match, statement) for statement in self.statements if (match := _NAME.match(statement)))
        return {(match[1].lower(), match[2]): _plain(statement) for match, statement in named}

    def parts_at(self, version: int) -> Parts:
        """The parts of a file that has taken only the first `version` migrations."""
        if version == self.version:
            return self.parts()
        from coachview.project.schema.migrations import migrate

        connection = sqlite3.connect(":memory:", isolation_level=None)
        try:
            migrate(connection, self.migrations[:version])
            return parts_of(connection)
        finally:
            connection.close()


def parts_of(connection: sqlite3.Connection) -> Parts:
    """What a file is made of; SQLite's own (statistics, automatic indexes) apart."""
    rows: Iterable[tuple[str, str, str | None]] = connection.execute("SELECT type, name, sql FROM sqlite_master")
    return {(kind, name): _plain(sql or "") for kind, name, sql in rows if not name.startswith("sqlite_")}


def _plain(sql: str) -> str:
    return " ".join(sql.replace('"', "").split())


CURRENT = Schema((*version_1.STATEMENTS, *version_2.STATEMENTS, *version_3.STATEMENTS), MIGRATIONS)
