"""The record of everything that was done: writing it down, taking back, doing again, and reading it."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from coachview.model.ids import new_id
from coachview.project import clock
from coachview.project.edit import Change, Edit, EditKind, HistoryEntry, Value
from coachview.project.errors import DamagedProjectError
from coachview.project.recorder import FieldChanges
from coachview.project.store import Store
from coachview.project.tables import TABLES

RowChanges = tuple[str, str, FieldChanges]
"""(table, row id, field → (old, new))"""

_CHUNK = 500
"""How many values go into one question; older SQLite takes no more than 999."""


class Step(NamedTuple):
    """An edit that can be taken back or done again."""

    id: str
    seq: int
    label: str


def next_to_undo(store: Store) -> Step | None:
    """The last edit that holds."""
    return _step(store, "kind = 'edit' AND state = 'done' ORDER BY seq DESC")


def next_to_redo(store: Store) -> Step | None:
    """The edit that was taken back last."""
    return _step(store, "state = 'undone' ORDER BY seq")


def _step(store: Store, which: str) -> Step | None:
    row = store.row(f"SELECT id, seq, label FROM edit WHERE {which} LIMIT 1")  # noqa: S608 - no value is in it
    return Step(*row) if row else None


def record(
    store: Store,
    changes: Sequence[RowChanges],
    label: str,
    *,
    author_id: str,
    copy_id: str,
    kind: EditKind = "edit",
    target_id: str = "",
) -> Edit:
    """Write down what the edit under way has changed, stamped with who, when and on which copy of the file.

    A new edit discards what could have been done again; `target_id` is the edit that an undo or redo is about.
    """
    now = clock.now_ms()
    stamp = clock.tick(int(store.meta("clock") or 0), now)
    store.set_meta("clock", str(stamp))
    if kind == "edit":
        store.execute("UPDATE edit SET state = 'discarded' WHERE state = 'undone'")
    seq = last_seq(store) + 1
    entry = HistoryEntry(new_id(), seq, label, author_id, kind, "done", stamp, copy_id, clock.utc_text(now), target_id)
    store.execute(
        "INSERT INTO edit (id, seq, label, author_id, kind, state, clock, copy_id, at_utc, target_id) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        _edit_values(entry),
    )
    store.execute_many(
        "INSERT INTO change (edit_seq, table_name, row_id, field, old, new) VALUES (?, ?, ?, ?, ?, ?)",
        (
            (seq, table, row_id, name, _to_json(old), _to_json(new))
            for table, row_id, fields in changes
            for name, (old, new) in fields.items()
        ),
    )
    return Edit(label, as_changes(store, changes), author_id, kind, stamp, entry.id)


def take_back(store: Store, step: Step) -> None:
    """Give each field that an edit changed its old value; a row that the edit made becomes a tombstone."""
    for table, row_id, fields in reversed(changes_of(store, [step.seq])[step.seq]):
        made = "deleted" in fields and fields["deleted"][0] is None
        values: dict[str, Value] = {"deleted": 1} if made else {name: old for name, (old, _) in fields.items()}
        store.update(TABLES[table], row_id, values)
    store.execute("UPDATE edit SET state = 'undone' WHERE seq = ?", (step.seq,))


def do_again(store: Store, step: Step) -> None:
    """Give each field that an edit changed its new value once more; a row that it made comes back."""
    for table, row_id, fields in changes_of(store, [step.seq])[step.seq]:
        store.update(TABLES[table], row_id, {name: new for name, (_, new) in fields.items()})
    store.execute("UPDATE edit SET state = 'done' WHERE seq = ?", (step.seq,))


def last_seq(store: Store) -> int:
    """The number of the newest edit, 0 in a new file."""
    row = store.row("SELECT max(seq) FROM edit")
    return int(row[0] or 0) if row else 0


def entries(store: Store, *, row_id: str | None = None, limit: int = 200) -> list[HistoryEntry]:
    """The newest `limit` edits, newest first; with `row_id` only those that changed that row, and how."""
    where, values = "", []
    if row_id is not None:
        where, values = "WHERE seq IN (SELECT edit_seq FROM change WHERE row_id = ?)", [row_id]
    return _entries(store, f"{where} ORDER BY seq DESC LIMIT ?", [*values, limit], row_id)


def entries_after(store: Store, seq: int) -> list[HistoryEntry]:
    """The edits that came after number `seq`, oldest first."""
    return _entries(store, "WHERE seq > ? ORDER BY seq", [seq], None)


def _entries(store: Store, which: str, values: Sequence[Value], row_id: str | None) -> list[HistoryEntry]:
    with store.reading():
        rows = store.rows(
            f"SELECT id, seq, label, author_id, kind, state, clock, copy_id, at_utc, target_id FROM edit {which}",  # noqa: S608 - `which` is one of the texts above
            values,
        )
        changes = changes_of(store, [row[1] for row in rows], row_id)
        return [HistoryEntry(*row, changes=as_changes(store, changes[row[1]])) for row in rows]


def changes_of(store: Store, seqs: Sequence[int], row_id: str | None = None) -> Mapping[int, list[RowChanges]]:
    """What each of the numbered edits changed, rows in the order in which they were touched."""
    gathered: dict[int, dict[tuple[str, str], FieldChanges]] = defaultdict(dict)
    only, values = ("", ()) if row_id is None else ("AND row_id = ?", (row_id,))
    for start in range(0, len(seqs), _CHUNK):
        some = seqs[start : start + _CHUNK]
        marks = ", ".join("?" * len(some))
        for seq, table, row, name, old, new in store.rows(
            "SELECT edit_seq, table_name, row_id, field, old, new FROM change "
            f"WHERE edit_seq IN ({marks}) {only} ORDER BY id",  # noqa: S608 - only question marks are put in
            (*some, *values),
        ):
            if table in TABLES and name in TABLES[table].columns:
                gathered[seq].setdefault((table, row), {})[name] = (_from_json(store, old), _from_json(store, new))
    return defaultdict(list, {seq: [(*key, fields) for key, fields in rows.items()] for seq, rows in gathered.items()})


def as_changes(store: Store, changes: Iterable[RowChanges]) -> tuple[Change, ...]:
    """The changes as listeners get them, each with the row that its row belongs to."""
    changes = list(changes)
    owners = _owners(store, changes)
    return tuple(Change(table, row_id, fields, owners.get((table, row_id), "")) for table, row_id, fields in changes)


def _owners(store: Store, changes: Sequence[RowChanges]) -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for table in TABLES.values():
        ids = [row_id for name, row_id, _ in changes if name == table.name] if table.owner else []
        for start in range(0, len(ids), _CHUNK):
            some = ids[start : start + _CHUNK]
            question = f"SELECT id, {table.owner} FROM {table.name} WHERE id IN ({', '.join('?' * len(some))})"  # noqa: S608
            found.update(((table.name, row_id), owner) for row_id, owner in store.rows(question, some))
    return found


def _edit_values(entry: HistoryEntry) -> tuple[Value, ...]:
    return (
        entry.id,
        entry.seq,
        entry.label,
        entry.author_id,
        entry.kind,
        entry.state,
        entry.clock,
        entry.copy_id,
        entry.at_utc,
        entry.target_id,
    )


def _to_json(value: Value) -> str:
    return json.dumps(value, ensure_ascii=False)


def _from_json(store: Store, text: str) -> Value:
    try:
        value = json.loads(text)
    except (ValueError, TypeError, RecursionError):
        value = ...
    if value is None or (isinstance(value, str | int) and not isinstance(value, bool)):
        return value
    raise DamagedProjectError(
        f"A part of the history of “{store.path.name}” is damaged, so this step cannot be read. "
        "Your notes themselves are not touched by this; make the change by hand."
    )
