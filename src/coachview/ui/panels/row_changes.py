"""How to get from one ordered list of rows to another by removing and inserting runs of rows."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class RowChanges:
    """Runs as (first, last). Removals count in the old rows, last run first; insertions in the new rows, first first.

    `changed` spans the rows that stay but differ, in the new rows; None when none does.
    """

    removals: tuple[tuple[int, int], ...]
    insertions: tuple[tuple[int, int], ...]
    changed: tuple[int, int] | None

    @property
    def runs(self) -> int:
        """How many steps it takes."""
        return len(self.removals) + len(self.insertions)


def plan_changes(
    old: Sequence[T], new: Sequence[T], *, identity: Callable[[T], str], key: Callable[[T], Any]
) -> RowChanges:
    """The runs that differ between two lists that are both ordered by `key`; what changed its key is taken out and in.

    Rows with the same identity and key are taken to stay, so that selections on them stay too.
    """
    before = {identity(one): one for one in old}
    after = {identity(one): one for one in new}
    removed = _not_staying(old, after, identity, key)
    inserted = _not_staying(new, before, identity, key)
    coming = set(inserted)
    changed = [row for row, one in enumerate(new) if row not in coming and before[identity(one)] is not one]
    changed = [row for row in changed if before[identity(new[row])] != new[row]]
    return RowChanges(
        tuple(reversed(_runs(removed))),
        tuple(_runs(inserted)),
        (changed[0], changed[-1]) if changed else None,
    )


def _not_staying(
    rows: Sequence[T], others: Mapping[str, T], identity: Callable[[T], str], key: Callable[[T], Any]
) -> list[int]:
    """The rows that are not among the others, or there with another key."""
    there = [others.get(identity(one)) for one in rows]
    return [
        row
        for row, (one, other) in enumerate(zip(rows, there, strict=True))
        if other is not one and (other is None or key(other) != key(one))
    ]


def _runs(rows: Sequence[int]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for row in rows:
        if runs and runs[-1][1] == row - 1:
            runs[-1] = (runs[-1][0], row)
        else:
            runs.append((row, row))
    return runs
