from dataclasses import dataclass, field

from coachview.project.edit import Value
from coachview.project.tables import Table

FieldChanges = dict[str, tuple[Value, Value]]


@dataclass(slots=True)
class Recorder:
    """Gathers what one edit changes: per field the value before the edit, and the one after it."""

    _rows: dict[tuple[str, str], FieldChanges] = field(default_factory=dict)

    def note(self, table: Table, row_id: str, name: str, old: Value, new: Value) -> None:
        """Remember that a field went from `old` to `new`; of several steps in one edit only the ends count."""
        fields = self._rows.setdefault((table.name, row_id), {})
        first = fields[name][0] if name in fields else old
        fields[name] = (first, new)

    def changes(self) -> list[tuple[str, str, FieldChanges]]:
        """(table, row, fields) of each row that is not as it was, in the order in which they were first touched."""
        differing = (
            (table, row_id, {name: ends for name, ends in fields.items() if ends[0] != ends[1]})
            for (table, row_id), fields in self._rows.items()
        )
        return [(table, row_id, fields) for table, row_id, fields in differing if fields]
