"""Who changed what, and when; for good."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime

import pytest

from coachview.project import DamagedProjectError, Project
from support.small_project import SmallProject


def test_history_says_who_did_what_and_when(small: SmallProject) -> None:
    began = datetime.now(UTC)
    small.project.author_id = small.coach.id
    note = small.annotate("first")
    small.project.author_id = small.teacher.id
    with small.project.edit("Reword annotation"):
        small.project.annotations.reword(note.id, "second")
    newest, older, oldest = small.project.history()
    assert (newest.label, newest.author_id, newest.kind, newest.state) == (
        "Reword annotation",
        small.teacher.id,
        "edit",
        "done",
    )
    assert newest.changes[0].fields == {"text": ("first", "second")}
    assert (older.author_id, oldest.author_id) == (small.coach.id, "")
    assert [one.seq for one in (newest, older, oldest)] == [3, 2, 1]
    at = datetime.fromisoformat(newest.at_utc)
    assert abs((at - began).total_seconds()) < 60


def test_history_of_one_row_and_the_newest_few(small: SmallProject) -> None:
    first, second = small.annotate("first"), small.annotate("second")
    with small.project.edit("Reword both"):
        small.project.annotations.reword(first.id, "first again")
        small.project.annotations.reword(second.id, "second again")
    of_first = small.project.history(row_id=first.id)
    assert [one.label for one in of_first] == ["Reword both", "Add annotation"]
    assert [change.row_id for one in of_first for change in one.changes] == [first.id, first.id]
    assert [one.seq for one in small.project.history(limit=2)] == [4, 3]
    assert [one.seq for one in small.project.history(row_id=first.id, limit=1)] == [4]
    assert small.project.history(row_id="nonsense") == []


def test_undo_and_redo_are_remembered_with_their_edit(small: SmallProject) -> None:
    small.annotate("first")
    small.project.undo()
    assert [(one.kind, one.state) for one in small.project.history()[:2]] == [("undo", "done"), ("edit", "undone")]
    small.project.redo()
    redo, undo, edit = small.project.history()[:3]
    assert (redo.kind, undo.kind, edit.state) == ("redo", "undo", "done")
    assert redo.target_id == undo.target_id == edit.id
    small.project.undo()
    small.annotate("instead")
    assert small.project.redo() is None
    assert {one.state for one in small.project.history() if one.id == edit.id} == {"discarded"}
    assert small.texts() == ["instead"]


def test_a_removed_row_can_be_brought_back_long_after(small: SmallProject) -> None:
    note = small.annotate("precious")
    with small.project.edit("Remove"):
        small.project.annotations.remove(note.id)
    small.annotate("later")
    path = small.project.path
    small.project.close()
    with Project.open(path) as project:
        [gone] = [change.row_id for one in project.history() for change in one.changes if change.is_removed]
        with project.edit("Bring back"):
            project.annotations.bring_back(gone)
        assert project.annotations.get(note.id) == note


def test_undo_survives_many_closings(small: SmallProject) -> None:
    path = small.project.path
    for number in range(3):
        small.annotate(str(number), number)
    small.project.close()
    for left in (["0", "1"], ["0"], []):
        with Project.open(path) as project:
            project.undo()
            assert [one.text for one in project.annotations.all()] == left
    for there in (["0"], ["0", "1"], ["0", "1", "2"]):
        with Project.open(path) as project:
            project.redo()
            assert [one.text for one in project.annotations.all()] == there


@pytest.mark.parametrize(
    "spoil",
    [
        "UPDATE change SET old = 'no json', new = 'no json' WHERE field = 'text'",
        "UPDATE change SET old = '[1, 2]', new = '{}' WHERE field = 'text'",
        "UPDATE change SET old = 'true', new = '1.5' WHERE field = 'text'",
        "UPDATE change SET old = 'null' WHERE field = 'text' AND old != 'null'",
        "UPDATE change SET old = '\"soon\"' WHERE field = 'start_ms' AND old != 'null'",
    ],
)
def test_a_prepared_history_cannot_be_undone_and_says_so(small: SmallProject, spoil: str) -> None:
    note = small.annotate("first")
    with small.project.edit("Change"):
        small.project.annotations.reword(note.id, "second")
        small.project.annotations.move_to(note.id, 5000, None)
    path = small.project.path
    small.project.close()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(spoil)
    with Project.open(path) as project:
        before = project.snapshot()
        with pytest.raises(DamagedProjectError, match="history of “lesson"):
            project.undo()
        assert project.snapshot() == before


def test_fields_that_are_not_ours_are_passed_over(small: SmallProject) -> None:
    note = small.annotate("first")
    path = small.project.path
    small.project.close()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(
            "INSERT INTO change (edit_seq, table_name, row_id, field, old, new) "
            "VALUES (2, 'annotation', ?, 'text = (SELECT name FROM person), type', 'null', '1'), "
            "(2, 'sqlite_master', 'x', 'sql', 'null', 'null')",
            (note.id,),
        )
    with Project.open(path) as project:
        assert len(project.history()[0].changes) == 1
        project.undo()
        project.redo()
        assert project.annotations.all() == [note]
