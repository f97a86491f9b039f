"""Statements put together from names that stand in `tables.py`; values always travel apart from them."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")

_CHUNK = 500
"""How many values go into one question; some builds of SQLite take no more than 999."""


def select(columns: Iterable[str], table: str, where: str = "", order: str = "") -> str:
    """`SELECT columns FROM table …`."""
    condition = f" WHERE {where}" if where else ""
    ordered = f" ORDER BY {order}" if order else ""
    return f"SELECT {', '.join(columns)} FROM {table}{condition}{ordered}"  # noqa: S608 - names of ours only


def insert(table: str, columns: Sequence[str]) -> str:
    """`INSERT INTO table (columns) VALUES (?, …)`."""
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES {marks(len(columns))}"  # noqa: S608 - names of ours only


def update(table: str, columns: Iterable[str]) -> str:
    """`UPDATE table SET column = ?, … WHERE id = ?`."""
    return f"UPDATE {table} SET {', '.join(f'{name} = ?' for name in columns)} WHERE id = ?"  # noqa: S608 - ours only


def marks(count: int) -> str:
    """A list of `count` places for values, in brackets."""
    return f"({', '.join('?' * count)})"


def chunks(values: Sequence[T]) -> Iterator[Sequence[T]]:
    """The values in portions that fit into one question."""
    return (values[start : start + _CHUNK] for start in range(0, len(values), _CHUNK))
