"""What all table families share: finding a row, listing rows, and changing one only when it is there."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, Generic, TypeVar

from coachview.project import sql
from coachview.project.edit import Value
from coachview.project.store import Store, not_found
from coachview.project.tables import Table

T = TypeVar("T")


class Rows(Generic[T]):
    """The rows of one table as values. Subclasses say how a row becomes a value, and name the edits."""

    table: ClassVar[Table]
    order: ClassVar[str]

    def __init__(self, store: Store) -> None:
        self._store = store

    def get(self, row_id: str) -> T:
        """The row, or RowNotFoundError (a LookupError) when there is none or it was removed."""
        found = self._select("id = ?", (row_id,))
        if not found:
            raise not_found(self.table)
        return found[0]

    def _select(self, where: str = "", values: Sequence[Value] = ()) -> list[T]:
        """The rows that are not removed, in the table's order."""
        condition = f"deleted = 0 AND {where}" if where else "deleted = 0"
        question = sql.select(("id", *self.table.fields), self.table.name, condition, self.order)
        return self._values(self._store.rows(question, values))

    def _values(self, rows: Sequence[tuple[Any, ...]]) -> list[T]:
        raise NotImplementedError

    def _change(self, row_id: str, values: Mapping[str, Value]) -> None:
        """Change a row that is not removed."""
        self._store.require(self.table, row_id)
        self._store.update(self.table, row_id, values)

    def _next_position(self, cycle_id: str) -> int:
        question = sql.select(["coalesce(max(position), -1) + 1"], self.table.name, "cycle_id = ? AND deleted = 0")
        found = self._store.row(question, (cycle_id,))
        return int(found[0]) if found else 0
