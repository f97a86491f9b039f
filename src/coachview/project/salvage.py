"""Saving what can be read of a damaged project to a new file; the damaged one stays as it is."""

import sqlite3
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from coachview.project import clock, history
from coachview.project.copies import CopyId
from coachview.project.damage import Left, Row, count, what_is_left
from coachview.project.errors import DamagedProjectError
from coachview.project.opening import create_file, open_file
from coachview.project.schema.current import CURRENT
from coachview.project.store import Store
from coachview.project.tables import TABLES
from coachview.project.wording import counted


@dataclass(frozen=True, slots=True)
class SalvageReport:
    """What was saved where: rows per table that were not removed before, link tables apart."""

    target: Path
    saved: Mapping[str, int]

    @property
    def sentence(self) -> str:
        """The whole of it for the user."""
        return (
            f"Saved {counted(self.saved)} to “{self.target.name}”. "
            "Look through it: what could not be read is missing, and the history begins anew."
        )


def salvage(path: Path, target: Path) -> SalvageReport:
    """Read around the damage in `path` and write what is left to the new project `target`.

    Rows keep their identities. A row that belongs to one that was lost gets a stand-in for it, so that nothing saved is
    out of sight. Raises DamagedProjectError when nothing can be read, ProjectExistsError rather than overwrite a file.
    """
    left = what_is_left(path)
    saved = count(left)
    if not any(saved.values()):
        raise DamagedProjectError(
            f"Nothing in “{path.name}” can be read any more. Look for another copy of it: in a backup, in your mail, "
            "or with the person you shared it with."
        )
    _add_stand_ins(left)
    create_file(target, CURRENT)
    try:
        _pour(left, target)
    except BaseException:
        target.unlink(missing_ok=True)
        raise
    return SalvageReport(target, saved)


def _add_stand_ins(left: Left) -> None:
    """Give every row that is not removed the rows it belongs to."""
    now = clock.utc_text(clock.now_ms())
    nobody: Row = {"name": "(name lost)", "role": "teacher", "deleted": 0}
    cycle: Row = {"title": "(title lost)", "focus_question": "", "created_utc": now, "deleted": 0}
    cycle_id = next(iter(left["cycle"]), "saved-cycle")
    recording: Row = dict.fromkeys(TABLES["recording"].fields, "")
    recording |= {"cycle_id": cycle_id, "title": "(title lost)", "deleted": 0}
    recording |= {"position": 0, "size_bytes": 0, "duration_ms": 0}
    recording_id = next(iter(left["recording"]), "saved-recording")
    person_id = next(iter(left["person"]), "saved-person")
    # Nobody knows whether the annotation was private, so what is drawn for it must not leave the project.
    annotation: Row = {"type": "notice", "start_ms": 0, "end_ms": None, "text": "(text lost)", "visibility": "private"}
    annotation |= {"recording_id": recording_id, "author_id": person_id, "created_utc": now, "deleted": 0}
    for child, link, parent, row in (
        ("drawing", "annotation_id", "annotation", annotation),
        ("annotation", "recording_id", "recording", recording),
        ("annotation", "author_id", "person", nobody),
        ("reflection", "author_id", "person", nobody),
        ("action_step", "owner_id", "person", nobody),
        ("recording", "cycle_id", "cycle", cycle),
        ("reflection", "cycle_id", "cycle", cycle),
        ("action_step", "cycle_id", "cycle", cycle),
    ):
        for one in left[child].values():
            if one["deleted"] == 0 and one[link]:
                left[parent].setdefault(str(one[link]), dict(row))["deleted"] = 0


def _pour(left: Left, target: Path) -> None:
    opened = open_file(target, CURRENT, read_only=False)
    store = Store(opened.connection, target)
    try:
        with store.writing() as recorder:
            for table in TABLES.values():
                for row_id, row in left[table.name].items():
                    # A row that the checks of the schema refuse is part of the damage.
                    with suppress(sqlite3.IntegrityError, sqlite3.InterfaceError, OverflowError):
                        store.insert(table, row_id, row)
            copy_id = CopyId(target).in_edit(store)
            history.record(store, recorder.changes(), "Save from a damaged file", author_id="", copy_id=copy_id)
            store.commit()
    finally:
        store.close()
        opened.lock.let_go()
