"""Opening as a job: what is open stays of use meanwhile, and whatever becomes of it, no file stays held."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QListView

from coachview.model.annotation import Annotation, AnnotationType
from coachview.project import Project
from coachview.ui.opening import OpenedProject, Parcel
from coachview.ui.opening_sign import OpeningSign
from coachview.ui.workspace.reading import AT_ONCE, read_annotations
from support.windows import Desk

MANY = 2_300


def fill(path: Path, count: int, *, backwards: bool = False) -> None:
    """Add annotations to the recording of a project, the latest first if `backwards`."""
    with Project.open(path) as project, project.edit("Add annotations"):
        recording, author = project.recordings.all()[0], project.people.all()[0]
        places = range(count - 1, -1, -1) if backwards else range(count)
        project.annotations.add_many(
            [
                Annotation("", recording.id, author.id, AnnotationType.NOTICE, 20 * place, None, f"note {place}")
                for place in places
            ]
        )


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Meanwhile another program writes to the file, so that reading it has to wait."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield
        other.execute("ROLLBACK")


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that another program holds is waited for as long as a test may take."""
    monkeypatch.setattr("coachview.project.connection.BUSY_SECONDS", 60.0)


def is_free(path: Path) -> bool:
    with Project.open(path) as project:
        return not project.read_only


def on_timeline(desk: Desk) -> list[str]:
    """What the timeline holds of the recording on show, in time order."""
    held = [desk.space.timeline._content.get(one.id) for one in desk.project.annotations.all(desk.space.recording.id)]
    return [one.text for one in held if one is not None]


def shown(desk: Desk) -> list[str]:
    return [one.text for one in desk.space.side.annotations.model.annotations()]


def test_a_file_is_read_on_another_thread_and_written_on_this_one(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    path, threads, real = desk.make_project(), [], Project.open

    def watched(*arguments: object, **how: object) -> Project:
        threads.append(threading.get_ident())
        return real(*arguments, **how)

    monkeypatch.setattr(Project, "open", watched)
    desk.open(path)
    assert len(threads) == 1
    assert threads[0] != threading.get_ident()
    with desk.project.edit("Add annotation"):
        desk.project.annotations.add(desk.space.recording.id, desk.project.people.all()[0].id, "mine", start_ms=0)
    assert shown(desk) == ["mine"]


def test_thousands_of_annotations_are_all_there_in_order(desk: Desk) -> None:
    path = desk.make_project()
    fill(path, MANY, backwards=True)
    desk.open(path)
    desk.qtbot.waitUntil(lambda: len(on_timeline(desk)) == MANY, timeout=20_000)
    assert shown(desk) == [f"note {place}" for place in range(MANY)]
    assert on_timeline(desk) == shown(desk)


def test_many_changes_at_once_and_their_undo_reach_list_and_timeline(desk: Desk) -> None:
    path = desk.make_project()
    fill(path, MANY)
    desk.open(path)
    desk.qtbot.waitUntil(lambda: len(on_timeline(desk)) == MANY, timeout=20_000)
    gone = [one for number, one in enumerate(desk.project.annotations.all()) if number % 2]
    with desk.project.edit("Remove annotations"):
        for one in gone:
            desk.project.annotations.remove(one.id)
    left = [f"note {place}" for place in range(0, MANY, 2)]
    assert shown(desk) == on_timeline(desk) == left
    assert all(desk.space.timeline._content.get(one.id) is None for one in gone)
    desk.project.undo()
    assert shown(desk) == on_timeline(desk) == [f"note {place}" for place in range(MANY)]
    desk.project.redo()
    assert shown(desk) == on_timeline(desk) == left


def test_what_is_open_stays_of_use_until_the_other_is_there(desk: Desk, patient: None) -> None:
    first, second = desk.make_project("first.coachview"), desk.make_project("second.coachview")
    space = desk.open(first)
    with held(second):
        desk.window.open_path(second)
        assert desk.window.workspace is space
        space.side.note_box.begin()
        desk.qtbot.keyClicks(space.side.note_box.edit, "typed meanwhile")
        desk.qtbot.keyClick(space.side.note_box.edit, Qt.Key.Key_Return)
        desk.qtbot.keyClicks(space.side.note_box.edit, "begun")
    desk.settle()
    assert desk.project.path == second
    with Project.open(first) as again:
        assert not again.read_only
        assert [one.text for one in again.annotations.all()] == ["typed meanwhile"]
    desk.open(first)
    assert desk.space.side.note_box.edit.toPlainText() == "begun"


def test_waiting_is_said_and_can_be_ended(desk: Desk, patient: None) -> None:
    path = desk.make_project("räume & <b>Träume.coachview")
    sign = desk.window.findChild(OpeningSign)
    with held(path):
        desk.window.open_path(path)
        assert not sign.isVisible()
        desk.qtbot.waitUntil(sign.isVisible, timeout=20_000)
        assert "räume & <b>Träume" in sign.accessibleName()
        assert desk.window.rect().contains(sign.geometry())
        desk.qtbot.mouseClick(sign.cancel_button, Qt.MouseButton.LeftButton)
        assert not sign.isVisible()
        assert not desk.window.opener.busy
    desk.qtbot.waitUntil(lambda: not desk.context.jobs.running(), timeout=20_000)
    assert desk.window.workspace is None
    assert is_free(path)


def test_a_file_that_stays_busy_is_said(desk: Desk) -> None:
    path = desk.make_project()
    with held(path):
        desk.window.open_path(path)
        assert path.name in desk.message().informativeText()
    assert desk.window.workspace is None
    assert not desk.window.findChild(OpeningSign).isVisible()
    assert is_free(path)


def test_opening_something_else_meanwhile_gives_the_first_up(desk: Desk) -> None:
    first, second = desk.make_project("first.coachview"), desk.make_project("second.coachview")
    desk.window.open_path(first)
    desk.window.open_path(second)
    desk.settle()
    desk.qtbot.waitUntil(lambda: not desk.context.jobs.running(), timeout=20_000)
    assert desk.project.path == second
    assert is_free(first)


@pytest.mark.parametrize("turns", range(0, 12, 3))
def test_closing_the_window_while_opening_holds_nothing(desk: Desk, turns: int) -> None:
    """At any moment: while the job reads, when it has just ended, while the views are made."""
    path = desk.make_project()
    desk.window.open_path(path)
    desk.qtbot.waitUntil(lambda: turns == 0 or not desk.context.jobs.running(), timeout=20_000)
    for _ in range(turns):
        QApplication.processEvents()
    desk.window.close()
    desk.context.jobs.shut_down()
    assert not desk.window.opener.busy
    assert desk.window.workspace is None
    assert is_free(path)


def test_what_was_opened_and_not_yet_handed_over_is_let_go_of(desk: Desk) -> None:
    path = desk.make_project()
    desk.window.open_path(path)
    desk.context.jobs._pool.waitForDone()
    desk.window.opener.cancel()
    assert is_free(path)


def test_what_is_opened_after_it_was_given_up_is_let_go_of(desk: Desk) -> None:
    project, parcel = Project.open(desk.make_project()), Parcel()
    parcel.refuse()
    parcel.put(OpenedProject(project, None, []))
    assert project.closed
    assert parcel.take() is None


def test_what_could_not_be_left_stays_and_the_other_is_let_go_of(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = desk.make_project("first.coachview"), desk.make_project("second.coachview")
    space = desk.open(first)
    monkeypatch.setattr(space.side, "flush", lambda: False)
    monkeypatch.setattr("coachview.ui.main_window.messages.ask", lambda *_: False)
    desk.open(second)
    assert desk.window.workspace is space
    assert is_free(second)


def test_reading_takes_so_many_rows_in_one_turn_and_no_more(desk: Desk) -> None:
    path = desk.make_project()
    fill(path, 3 * AT_ONCE + 1)
    with Project.open(path) as project:
        recording = project.recordings.all()[0]
        portions = [len(one) for one in project.annotations.portions(recording.id, AT_ONCE)]
        assert portions == [AT_ONCE, AT_ONCE, AT_ONCE, 1]
        steps = read_annotations(project, recording)
        taken = 0
        while next(steps, "over") != "over":
            taken += 1
        assert taken == 3 + 3, "one for each full portion, and one for each key it is sorted by"


def test_a_note_added_while_another_recording_is_being_read_is_shown(desk: Desk) -> None:
    path = desk.make_project()
    fill(path, MANY)
    desk.open(path)
    many, author = desk.space.recording, desk.project.people.all()[0]
    desk.qtbot.waitUntil(lambda: len(shown(desk)) == MANY, timeout=20_000)
    with desk.project.edit("Add recording"):
        other = desk.project.recordings.add(many.cycle_id, "Another", many.media)
    desk.space.show_recording(other)
    assert shown(desk) == []
    desk.space.show_recording(many, at_ms=7_000)
    assert desk.space.recording == other, "the one before stays until the rows are read"
    with desk.project.edit("Add annotation"):
        desk.project.annotations.add(many.id, author.id, "between two turns", start_ms=15)
    assert desk.space.recording == many
    assert shown(desk)[:3] == ["note 0", "between two turns", "note 1"]
    assert len(shown(desk)) == MANY + 1
    assert on_timeline(desk) == shown(desk)
    assert desk.context.playback.position_ms() == 7_000


def test_a_text_being_edited_is_kept_when_another_recording_is_shown(desk: Desk) -> None:
    path = desk.make_project()
    fill(path, MANY)
    desk.open(path)
    desk.qtbot.waitUntil(lambda: len(shown(desk)) == MANY, timeout=20_000)
    view: QListView = desk.space.side.annotations.view
    first = desk.space.side.annotations.model.annotation(0)
    desk.space.show_recording(desk.space.recording)
    view.begin_edit(first.id)
    view.editor.setPlainText("reworded meanwhile")
    desk.qtbot.waitUntil(lambda: view.editor is None, timeout=20_000)
    desk.qtbot.waitUntil(lambda: shown(desk)[0] == "reworded meanwhile", timeout=20_000)
    assert desk.project.annotations.get(first.id).text == "reworded meanwhile"
    assert on_timeline(desk)[0] == "reworded meanwhile"
