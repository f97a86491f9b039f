"""Reading the rows of a damaged file: everything around what cannot be read, and nothing twice."""

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from coachview.project import sql
from coachview.project.connection import UNREADABLE, connect
from coachview.project.edit import Value
from coachview.project.schema.current import CURRENT
from coachview.project.tables import TABLES, Table
from coachview.project.working_copy import copy_for_reading, graft_schema

Row = dict[str, Value]
Left = dict[str, dict[str, Row]]
"""Table → id → row."""

_BEYOND = 2000
"""How many row numbers past the last one that was read are tried, where the end of a table is damaged."""
_MOST_FAILURES = 20_000
"""After so many failed questions the rest of a table is given up; it keeps a prepared file from taking for ever."""


def what_is_left(path: Path) -> Left:
    """The rows of a damaged project that can be read. Works on a copy, which is put right as far as possible."""
    with TemporaryDirectory(prefix="coachview-") as folder:
        copy = copy_for_reading(path, Path(folder))
        left = _read_copy(copy)
        return left if any(count(left).values()) else _read_grafted(path, Path(folder))


def _read_grafted(path: Path, folder: Path) -> Left:
    """What a file holds whose list of tables cannot be read, taken for one of each version; the most of them.

    A file that was begun with an older version has only that version's tables at the places where a new file has them.
    """
    found = []
    for version in range(CURRENT.version, 0, -1):
        copy = copy_for_reading(path, folder)
        graft_schema(copy, version)
        found.append(_read_copy(copy))
    return max(found, key=lambda left: sum(count(left).values()))


def _read_copy(copy: Path) -> Left:
    try:
        with closing(connect(copy, writable=True)) as connection:
            return _read(connection)
    except UNREADABLE:
        return {table: {} for table in TABLES}


def _read(connection: sqlite3.Connection) -> Left:
    """Every recorded table: what its own pages still hold, and what the history knows besides.

    A row that the checks of the schema refuse is part of the damage: it may come from another table's page.
    """
    connection.text_factory = lambda raw: raw.decode(errors="replace")
    from_history = _replay(connection)
    left: Left = {}
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as empty:
        CURRENT.build(empty)
        for table in TABLES.values():
            known = from_history.get(table.name, {})
            rows = {row_id: row for row_id, row in known.items() if _fits(empty, table, row_id, row)}
            for found in _readable_rows(connection, table.name, table.columns):
                row = dict(zip(table.columns, found, strict=True))
                row_id = str(row.pop("id"))
                if _fits(empty, table, row_id, row):
                    rows[row_id] = row
            left[table.name] = rows
    return left


def _fits(empty: sqlite3.Connection, table: Table, row_id: str, row: Row) -> bool:
    """Whether a row could be one of the table's, found out by putting it into an empty project."""
    if set(row) != set(table.recorded):
        return False
    with suppress(sqlite3.IntegrityError, sqlite3.InterfaceError, OverflowError):
        empty.execute(f"DELETE FROM {table.name}")  # noqa: S608 - names of ours only
        empty.execute(sql.insert(table.name, ("id", *row)), (row_id, *row.values()))
        return True
    return False


def count(left: Left) -> dict[str, int]:
    """How many rows of each table are there that were not removed, link tables apart."""
    kinds = ("person", "cycle", "recording", "annotation", "drawing", "reflection", "action_step")
    return {kind: sum(row["deleted"] == 0 for row in left.get(kind, {}).values()) for kind in kinds}


def _replay(connection: sqlite3.Connection) -> dict[str, dict[str, Row]]:
    """The rows as the change records make them, one change after the other."""
    rows: dict[str, dict[str, Row]] = {}
    columns = ("id", "table_name", "row_id", "field", "new")
    for _, table_name, row_id, name, new in sorted(_readable_rows(connection, "change", columns), key=_number):
        table = TABLES.get(table_name)
        if table is not None and name in table.recorded:
            row = rows.setdefault(table_name, {}).setdefault(row_id, _blank(table))
            with suppress(ValueError, TypeError, RecursionError):
                row[name] = json.loads(new)
    return rows


def _number(row: tuple[Any, ...]) -> int:
    return row[0] if isinstance(row[0], int) else 0


def _blank(table: Table) -> Row:
    """A row before its first change: fields that may be empty are, the others are not there yet."""
    return {name: None for name in table.recorded if name in {"end_ms", "due"}}


def _readable_rows(connection: sqlite3.Connection, table: str, columns: tuple[str, ...]) -> list[tuple[Any, ...]]:
    """All rows that can be read, from the front, from the back, and between by halving around the damage."""

    def ask(where: str, order: str, *values: int) -> Iterator[tuple[Any, ...]]:
        return connection.execute(sql.select(("rowid", *columns), table, where, order), values)

    def between(first: int, last: int) -> Iterator[tuple[Any, ...]]:
        # Asking for one row, SQLite does not look what comes after it, which may be the damage.
        return ask("rowid = ?", "", first) if first == last else ask("rowid BETWEEN ? AND ?", "rowid", first, last)

    found: dict[int, tuple[Any, ...]] = {}
    if _take(found, lambda: ask("", "rowid")):
        return list(found.values())
    low = max(found, default=0)
    _take(found, lambda: ask("rowid > ?", "rowid DESC", low))
    high = min((number for number in found if number > low), default=low + _BEYOND)
    _take_between(found, between, low + 1, high - 1)
    return list(found.values())


def _take(found: dict[int, tuple[Any, ...]], ask: Callable[[], Iterator[tuple[Any, ...]]]) -> bool:
    """Keep the rows that come; False when damage ended them."""
    try:
        for number, *row in ask():
            found[number] = tuple(row)
    except UNREADABLE:
        return False
    return True


def _take_between(
    found: dict[int, tuple[Any, ...]],
    ask: Callable[[int, int], Iterator[tuple[Any, ...]]],
    first: int,
    last: int,
) -> None:
    failures = 0
    waiting = [(first, last)] if first <= last else []
    while waiting and failures < _MOST_FAILURES:
        low, high = waiting.pop()
        if _take(found, partial(ask, low, high)):
            continue
        failures += 1
        if low < high:
            middle = (low + high) // 2
            waiting += [(middle + 1, high), (low, middle)]
