"""The record of everything that was done: writing it down, taking back, doing again, and reading it."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any, NamedTuple

from coachview.model.ids import new_id
from coachview.project import clock, sql
from coachview.project.edit import Change, Edit, EditKind, HistoryEntry, HistoryPage, Value
from coachview.project.errors import DamagedProjectError, RowNotFoundError
from coachview.project.recorder import FieldChanges
from coachview.project.store import Store
from coachview.project.tables import TABLES

RowChanges = tuple[str, str, FieldChanges]
"""(table, row id, field → (old, new))"""

_EDIT = ("id", "seq", "label", "author_id", "kind", "state", "clock", "copy_id", "at_utc", "target_id")
_CHANGE = ("edit_seq", "table_name", "row_id", "field", "old", "new")


class Step(NamedTuple):
    """An edit that can be taken back or done again."""

    id: str
    seq: int
    label: str


def next_to_undo(store: Store) -> Step | None:
    """The last edit that holds."""
    return _step(store, "kind = 'edit' AND state = 'done'", "seq DESC LIMIT 1")


def next_to_redo(store: Store) -> Step | None:
    """The edit that was taken back last."""
    return _step(store, "state = 'undone'", "seq LIMIT 1")


def _step(store: Store, where: str, order: str) -> Step | None:
    row = store.row(sql.select(Step._fields, "edit", where, order))
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
    stamp = clock.tick(_last_stamp(store), now)
    store.set_meta("clock", str(stamp))
    if kind == "edit":
        store.execute("UPDATE edit SET state = 'discarded' WHERE state = 'undone'")
    seq = (last_step(store) or (0, ""))[0] + 1
    edit = Edit(label, as_changes(store, changes), author_id, kind, stamp, new_id())
    at_utc = clock.utc_text(now)
    store.execute(
        sql.insert("edit", _EDIT), (edit.id, seq, label, author_id, kind, "done", stamp, copy_id, at_utc, target_id)
    )
    store.execute_many(
        sql.insert("change", _CHANGE),
        (
            (seq, table, row_id, name, _to_json(old), _to_json(new))
            for table, row_id, fields in changes
            for name, (old, new) in fields.items()
        ),
    )
    return edit


def _last_stamp(store: Store) -> int:
    kept = store.meta("clock") or "0"
    return min(int(kept), clock.LATEST) if kept.isascii() and kept.isdigit() and len(kept) < 20 else clock.LATEST


def take_back(store: Store, step: Step) -> None:
    """Give each field that an edit changed its old value; a row that the edit made becomes a tombstone."""
    with _believed(store):
        for table, row_id, fields in reversed(_changes_of(store, [step.seq])[step.seq]):
            made = "deleted" in fields and fields["deleted"][0] is None
            values: dict[str, Value] = {"deleted": 1} if made else {name: old for name, (old, _) in fields.items()}
            store.update(TABLES[table], row_id, values)
    store.execute("UPDATE edit SET state = 'undone' WHERE seq = ?", (step.seq,))


def do_again(store: Store, step: Step) -> None:
    """Give each field that an edit changed its new value once more; a row that it made comes back."""
    with _believed(store):
        for table, row_id, fields in _changes_of(store, [step.seq])[step.seq]:
            store.update(TABLES[table], row_id, {name: new for name, (_, new) in fields.items()})
    store.execute("UPDATE edit SET state = 'done' WHERE seq = ?", (step.seq,))


@contextmanager
def _believed(store: Store) -> Iterator[None]:
    """What the history says is written only as far as the checks of the schema allow; a prepared one is refused."""
    try:
        yield
    except (sqlite3.IntegrityError, OverflowError, RowNotFoundError) as error:
        raise _damaged_history(store) from error


def last_step(store: Store) -> tuple[int, str] | None:
    """(number, id) of the newest edit, undo or redo; None in a new file."""
    row = store.row("SELECT seq, id FROM edit ORDER BY seq DESC LIMIT 1")
    return (row[0], row[1]) if row else None


def id_of(store: Store, seq: int) -> str | None:
    """The id of the edit with that number, or None."""
    row = store.row("SELECT id FROM edit WHERE seq = ?", (seq,))
    return row[0] if row else None


def entries(store: Store, *, row_id: str | None = None, limit: int = 200) -> list[HistoryEntry]:
    """The newest `limit` edits, newest first; with `row_id` only those that changed that row, and how."""
    if row_id is None:
        return _entries(store, "", "seq DESC LIMIT ?", (limit,))
    where = "seq IN (SELECT edit_seq FROM change WHERE row_id = ?)"
    return _entries(store, where, "seq DESC LIMIT ?", (row_id, limit), row_id)


def entries_after(store: Store, seq: int) -> list[HistoryEntry]:
    """The edits that came after number `seq`, oldest first."""
    return _entries(store, "seq > ?", "seq", (seq,))


def page(store: Store, *, before_seq: int | None, limit: int, most_fields: int) -> HistoryPage:
    """The newest `limit` edits before a number, newest first; of each at most about `most_fields` changed fields."""
    where, values = ("", ()) if before_seq is None else ("seq < ?", (before_seq,))
    with store.reading():
        rows = store.rows(sql.select(_EDIT, "edit", where, "seq DESC LIMIT ?"), (*values, limit))
        entries, cut = [], set()
        for entry in (HistoryEntry(*row) for row in rows):
            changes, complete = _first_changes(store, entry.seq, most_fields)
            entries.append(_with_changes(store, entry, changes))
            if not complete:
                cut.add(entry.id)
    return HistoryPage(tuple(entries), frozenset(cut))


def _first_changes(store: Store, seq: int, most_fields: int) -> tuple[list[RowChanges], bool]:
    """What an edit changed first, and whether that is all; a row is told wholly or not at all, but for the first."""
    question = sql.select(_CHANGE, "change", "edit_seq = ?", "id LIMIT ?")
    rows = store.rows(question, (seq, most_fields + 1))
    changes = _gather(store, rows)[seq]
    if len(rows) <= most_fields:
        return changes, True
    return changes[:-1] or changes, False


def _entries(
    store: Store, where: str, order: str, values: Sequence[Value], row_id: str | None = None
) -> list[HistoryEntry]:
    with store.reading():
        found = [HistoryEntry(*row) for row in store.rows(sql.select(_EDIT, "edit", where, order), values)]
        changes = _changes_of(store, [one.seq for one in found], row_id)
        return [_with_changes(store, one, changes[one.seq]) for one in found]


def _with_changes(store: Store, entry: HistoryEntry, changes: Sequence[RowChanges]) -> HistoryEntry:
    return replace(entry, changes=as_changes(store, changes))


def _changes_of(store: Store, seqs: Sequence[int], row_id: str | None = None) -> Mapping[int, list[RowChanges]]:
    """What each of the numbered edits changed, rows in the order in which they were touched.

    A table or field that is not ours, in a file that somebody prepared, is passed over.
    """
    only, values = ("", ()) if row_id is None else (" AND row_id = ?", (row_id,))
    questions = (
        (sql.select(_CHANGE, "change", f"edit_seq IN {sql.marks(len(some))}{only}", "id"), some)
        for some in sql.chunks(seqs)
    )
    return _gather(store, (row for question, some in questions for row in store.rows(question, (*some, *values))))


def _gather(store: Store, rows: Iterable[tuple[Any, ...]]) -> Mapping[int, list[RowChanges]]:
    gathered: dict[int, dict[tuple[str, str], FieldChanges]] = defaultdict(dict)
    for seq, table, row, name, old, new in rows:
        if table in TABLES and name in TABLES[table].recorded:
            gathered[seq].setdefault((table, row), {})[name] = (_from_json(store, old), _from_json(store, new))
    return defaultdict(
        list, {seq: [(*key, fields) for key, fields in fields_of.items()] for seq, fields_of in gathered.items()}
    )


def as_changes(store: Store, changes: Iterable[RowChanges]) -> tuple[Change, ...]:
    """The changes as listeners get them, each with the row that its row belongs to."""
    changes = list(changes)
    owners = _owners(store, changes)
    return tuple(Change(table, row_id, fields, owners.get((table, row_id), "")) for table, row_id, fields in changes)


def _owners(store: Store, changes: Sequence[RowChanges]) -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for table in TABLES.values():
        ids = [row_id for name, row_id, _ in changes if name == table.name] if table.owner else []
        for some in sql.chunks(ids):
            question = sql.select(("id", table.owner), table.name, f"id IN {sql.marks(len(some))}")
            found.update(((table.name, row_id), owner) for row_id, owner in store.rows(question, some))
    return found


def _to_json(value: Value) -> str:
    return json.dumps(value, ensure_ascii=False)


def _from_json(store: Store, text: str) -> Value:
    try:
        value = json.loads(text)
    except (ValueError, TypeError, RecursionError):
        value = ...
    if value is None or isinstance(value, str) or type(value) is int:
        return value
    raise _damaged_history(store)


def _damaged_history(store: Store) -> DamagedProjectError:
    return DamagedProjectError(
        f"A part of the history of “{store.path.name}” is damaged, so this step cannot be read. "
        "Your notes themselves are not touched by this; make the change by hand."
    )
