"""What an edit is to those who watch: a label, and each field that changed, old and new."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Value = str | int | None
"""What a field holds, as the file keeps it: enumerations by their value, days as `2026-11-24`."""

EditKind = Literal["edit", "undo", "redo"]
EditState = Literal["done", "undone", "discarded"]


@dataclass(frozen=True, slots=True)
class Change:
    """One row that an edit changed: `fields` maps each changed field to (old, new), None before the row was made.

    `owner_id` is the row it belongs to, for link rows the reflection or action step; empty for people and cycles.
    """

    table: str
    row_id: str
    fields: Mapping[str, tuple[Value, Value]]
    owner_id: str = ""

    @property
    def is_new(self) -> bool:
        """The row appears: it was made, or brought back."""
        old, new = self.fields.get("deleted", (0, 0))
        return new == 0 and old != 0

    @property
    def is_removed(self) -> bool:
        """The row disappears; it stays in the file as a tombstone."""
        old, new = self.fields.get("deleted", (0, 0))
        return new == 1 and old == 0


@dataclass(frozen=True, slots=True)
class Edit:
    """One committed edit. `clock` is its hybrid logical time stamp; an undo or redo carries the label of its edit."""

    label: str
    changes: tuple[Change, ...]
    author_id: str = ""
    kind: EditKind = "edit"
    clock: int = 0
    id: str = ""


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One edit as the file remembers it, for good: who did what, when, on which copy of the file.

    `state` says of an edit whether it holds (`done`), was taken back (`undone`), or was taken back and then passed over
    by a new edit (`discarded`); an undo or redo is always `done` and names its edit in `target_id`.
    """

    id: str
    seq: int
    label: str
    author_id: str
    kind: EditKind
    state: EditState
    clock: int
    copy_id: str
    at_utc: str
    target_id: str = ""
    changes: tuple[Change, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """Some entries, newest first; `cut` names those (by `id`) that changed more than their `changes` tell."""

    entries: tuple[HistoryEntry, ...]
    cut: frozenset[str] = frozenset()
