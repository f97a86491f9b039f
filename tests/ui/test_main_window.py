"""What the window says and does when a project is opened, closed, damaged, taken, or not one at all."""

import sqlite3
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox

from coachview.model.annotation import Annotation, AnnotationType
from coachview.project import DiskFullError, Project
from coachview.ui.dialogs.history_dialog import HistoryDialog
from coachview.ui.dialogs.new_cycle_dialog import NewCycleDialog, free_place
from coachview.ui.panels.kept_text import KeptText
from coachview.ui.timeline.drag import Move
from support.windows import Desk


def test_a_project_opens_with_its_notes_and_is_remembered(desk: Desk) -> None:
    path = desk.make_project()
    desk.open(path)
    assert desk.window.windowTitle().startswith("lesson")
    assert [one.path for one in desk.context.settings.recent_projects()] == [str(path)]
    assert desk.space.video.message() == ""


def test_closing_goes_home_and_gives_the_file_free(desk: Desk) -> None:
    path = desk.make_project()
    desk.open(path)
    desk.window.actions_table["close_project"].trigger()
    assert desk.window.workspace is None
    with Project.open(path) as again:
        assert not again.read_only


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("text.coachview", b"not a project"),
        ("empty.coachview", b""),
        ("other.coachview", b"SQLite format 3\0" + b"x" * 90),
    ],
)
def test_what_is_no_project_is_said_and_the_window_stays(desk: Desk, name: str, content: bytes) -> None:
    path = desk.folder / name
    path.write_bytes(content)
    desk.window.open_path(path)
    assert name in desk.message().informativeText()
    assert desk.window.workspace is None
    assert path.read_bytes() == content


def test_a_missing_project_is_said(desk: Desk) -> None:
    desk.window.open_path(desk.folder / "gone.coachview")
    assert "gone.coachview" in desk.message().informativeText()


def test_a_second_window_can_only_look_and_says_why(desk: Desk) -> None:
    path = desk.make_project()
    with Project.open(path) as first:
        assert not first.read_only
        desk.open(path)
        assert desk.space.notice.isVisible()
        assert desk.space.notice.text == desk.project.read_only_reason != ""
        assert not desk.window.actions_table["annotate"].isEnabled()
        assert desk.window.actions_table["play_pause"].isEnabled()


def test_notes_are_shown_when_the_recording_is_gone(desk: Desk) -> None:
    path = desk.make_project()
    with Project.open(path) as project, project.edit("Add annotation"):
        recording, teacher = project.recordings.all()[0], project.people.all()[0]
        project.annotations.add(recording.id, teacher.id, "still here", start_ms=1_000)
    (desk.folder / "lesson.mp4").unlink()
    desk.open(path)
    assert "lesson.mp4" in desk.space.video.message()
    assert [one.text for one in desk.space.side.annotations.model.annotations()] == ["still here"]
    desk.space.seek(20_000)
    desk.space.side.note_box.begin()
    desk.qtbot.keyClicks(desk.space.side.note_box.edit, "from memory")
    desk.qtbot.keyClick(desk.space.side.note_box.edit, Qt.Key.Key_Return)
    assert [(one.text, one.start_ms) for one in desk.project.annotations.all()][1:] == [("from memory", 20_000)]


def test_a_recording_of_another_size_is_doubted(desk: Desk) -> None:
    path = desk.make_project()
    with Project.open(path) as project, project.edit("Relink"):
        one = project.recordings.all()[0]
        project.recordings.relink(one.id, _with_fingerprint(one.media))
    (desk.folder / "lesson.mp4").write_bytes(b"another lesson")
    desk.open(path)
    desk.qtbot.waitUntil(desk.space.notice.isVisible, timeout=20_000)
    assert "lesson.mp4" in desk.space.notice.text


def _with_fingerprint(media: object) -> object:
    from dataclasses import replace

    return replace(media, fingerprint="cv1:10:00000000000000000000000000000000")


def test_a_dropped_recording_starts_a_cycle(desk: Desk) -> None:
    video = desk.folder / "räume & “Träume”.mp4"
    video.write_bytes(b"x")
    drop(desk, video)
    dialog = desk.window.findChild(NewCycleDialog)
    assert Path(dialog.video.text()) == video
    assert Path(dialog.place.text()) == video.with_suffix(".coachview")
    dialog.reject()


def test_a_dropped_project_opens(desk: Desk) -> None:
    path = desk.make_project()
    drop(desk, path)
    assert desk.project.path == path


def drop(desk: Desk, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    how = (data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    for event in (
        QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, *how),
        QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, *how),
    ):
        QApplication.sendEvent(desk.window, event)
        assert event.isAccepted()


def test_what_is_no_recording_is_said_in_the_dialog(desk: Desk) -> None:
    video = desk.folder / "notes.mp4"
    video.write_text("these are notes", encoding="utf-8")
    desk.window.open_path(video)
    dialog = desk.window.findChild(NewCycleDialog)
    dialog.accept()
    desk.qtbot.waitUntil(lambda: "notes.mp4" in dialog.trouble, timeout=20_000)
    assert dialog.isVisible()
    assert not Path(dialog.place.text()).exists()
    dialog.reject()


def test_undo_names_what_it_takes_back_and_every_view_follows(desk: Desk) -> None:
    desk.open(desk.make_project())
    recording, teacher = desk.project.recordings.all()[0], desk.project.people.all()[0]
    undo = desk.window.actions_table["undo"]
    with desk.project.edit("Add annotation"):
        note = desk.project.annotations.add(recording.id, teacher.id, "x", start_ms=5_000)
    assert "Add annotation" in undo.text()
    assert desk.space.timeline.places.item_of(note) is not None
    undo.trigger()
    assert desk.space.toast.text() == "Taken back: Add annotation"
    assert desk.space.timeline.places.item_of(note) is None
    assert desk.space.side.annotations.model.annotations() == []
    desk.window.actions_table["redo"].trigger()
    assert desk.space.timeline.places.item_of(note) is not None


def test_dragging_on_the_timeline_is_one_edit(desk: Desk) -> None:
    desk.open(desk.make_project())
    recording, teacher = desk.project.recordings.all()[0], desk.project.people.all()[0]
    with desk.project.edit("Add annotation"):
        note = desk.project.annotations.add(recording.id, teacher.id, "x", start_ms=5_000)
    desk.space.timeline.annotations_moved.emit([Move(note.id, 9_000, None)])
    assert desk.project.annotations.get(note.id).start_ms == 9_000
    desk.window.actions_table["undo"].trigger()
    assert desk.project.annotations.get(note.id) == note


def test_a_note_that_was_begun_is_there_again_after_closing(desk: Desk) -> None:
    path = desk.make_project()
    desk.open(path)
    box = desk.space.side.note_box
    desk.space.seek(8_000)
    box.begin()
    desk.qtbot.keyClicks(box.edit, "half a thou")
    desk.window.actions_table["close_project"].trigger()
    desk.open(path)
    box = desk.space.side.note_box
    assert box.edit.toPlainText() == "half a thou"
    desk.qtbot.keyClick(box.edit, Qt.Key.Key_Return)
    (note,) = desk.project.annotations.all()
    assert (note.text, note.start_ms) == ("half a thou", 8_000)


def test_one_stops_and_goes_on_at_the_same_time(desk: Desk) -> None:
    path = desk.make_project()
    desk.open(path)
    desk.qtbot.waitUntil(lambda: desk.context.playback.duration_ms() > 0, timeout=20_000)
    desk.space.seek(12_000)
    desk.window.actions_table["close_project"].trigger()
    desk.open(path)
    assert desk.context.playback.position_ms() == 12_000


def test_full_screen_shows_only_the_picture_and_escape_leaves(desk: Desk) -> None:
    desk.open(desk.make_project())
    desk.window.actions_table["full_screen"].trigger()
    assert desk.window.isFullScreen()
    assert not desk.space.side.isVisible()
    assert not desk.window.menuBar().isVisible()
    desk.window.activateWindow()
    desk.qtbot.keyClick(desk.space.video, Qt.Key.Key_Escape)
    assert not desk.window.isFullScreen()
    assert desk.space.side.isVisible()


def test_next_and_previous_annotation_visit_every_one(desk: Desk) -> None:
    desk.open(desk.make_project())
    recording, teacher = desk.project.recordings.all()[0], desk.project.people.all()[0]
    rows = [
        Annotation("", recording.id, teacher.id, AnnotationType.NOTICE, start, None, str(start))
        for start in (1_010, 1_020, 30_000)
    ]
    with desk.project.edit("Add annotations"):
        desk.project.annotations.add_many(rows)
    visited = []
    for _ in range(4):
        desk.window.actions_table["next_annotation"].trigger()
        visited.append(desk.context.playback.position_ms() // 1_000)
    assert visited == [1, 1, 30, 30]
    assert desk.space.side.annotations.view.selected_id == desk.project.annotations.all()[-1].id


def test_history_tells_every_edit(desk: Desk) -> None:
    desk.open(desk.make_project())
    recording, teacher = desk.project.recordings.all()[0], desk.project.people.all()[0]
    with desk.project.edit("Add annotation"):
        desk.project.annotations.add(recording.id, teacher.id, "in the history", start_ms=5_000)
    desk.window.actions_table["undo"].trigger()
    dialog = HistoryDialog(desk.project, desk.window)
    desk.qtbot.addWidget(dialog)
    shown = [dialog.tree.topLevelItem(row).text(2) for row in range(dialog.tree.topLevelItemCount())]
    assert shown == [
        "Taken back: Add annotation",
        "Add annotation: in the history",
        "New coaching cycle",
    ]
    fields = [dialog.tree.topLevelItem(1).child(row).text(2) for row in range(dialog.tree.topLevelItem(1).childCount())]
    assert "text: – → in the history" in fields


def test_a_damaged_project_can_be_saved_to_a_new_file(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    path = desk.make_project()
    content = bytearray(path.read_bytes())
    content[-4_096:] = b"\xff" * 4_096
    path.write_bytes(content)
    target = desk.folder / "saved.coachview"
    monkeypatch.setattr("coachview.ui.opening.messages.ask", lambda *_: True)
    monkeypatch.setattr("coachview.ui.opening.files.ask_where_to_save", lambda *_: target)
    desk.open(path)
    assert desk.project.path == target
    assert desk.message().icon() == QMessageBox.Icon.Information
    assert path.read_bytes() == content


def test_taking_back_the_very_first_edit_loses_nothing(desk: Desk) -> None:
    desk.open(desk.make_project())
    recording = desk.space.recording
    desk.window.actions_table["undo"].trigger()
    assert desk.space.recording is None
    assert "Redo" in desk.space.video.message()
    desk.window.actions_table["redo"].trigger()
    assert desk.space.recording == recording
    assert desk.space.video.message() == ""


def test_what_another_program_wrote_is_shown_when_the_window_is_looked_at(desk: Desk) -> None:
    path = desk.make_project()
    desk.open(path)
    recording, teacher = desk.project.recordings.all()[0], desk.project.people.all()[0]
    other = sqlite3.connect(path)
    with other:
        other.execute(
            "INSERT INTO annotation VALUES ('other', ?, ?, 'notice', 4000, NULL, 'from elsewhere', 'shared', "
            "'2026-01-01T00:00:00.000Z', 0)",
            (recording.id, teacher.id),
        )
        for field, new in (("deleted", "0"), ("text", '"from elsewhere"'), ("start_ms", "4000")):
            other.execute(
                "INSERT INTO change (edit_seq, table_name, row_id, field, old, new) "
                "VALUES (99, 'annotation', 'other', ?, 'null', ?)",
                (field, new),
            )
        other.execute(
            "INSERT INTO edit (seq, id, label, author_id, clock, copy_id, kind, target_id, state, at_utc) "
            "VALUES (99, 'e', 'Add annotation', '', 1, 'c', 'edit', '', 'done', '2026-01-01T00:00:00.000Z')"
        )
    other.close()
    desk.space.notice_others()
    assert [one.text for one in desk.space.side.annotations.model.annotations()] == ["from elsewhere"]


def test_a_message_on_the_stage_is_wholly_in_view(desk: Desk) -> None:
    path = desk.make_project()
    (desk.folder / "lesson.mp4").unlink()
    desk.open(path)
    label = next(one for one in desk.space.video.findChildren(QLabel) if one.isVisible())
    desk.qtbot.waitUntil(lambda: label.height() >= label.heightForWidth(label.width()), timeout=20_000)
    assert desk.space.video.rect().contains(label.geometry())


def test_a_note_can_be_begun_in_full_screen(desk: Desk) -> None:
    desk.open(desk.make_project())
    desk.qtbot.waitUntil(lambda: desk.context.playback.duration_ms() > 0, timeout=20_000)
    desk.space.seek(10_000)
    desk.window.actions_table["full_screen"].trigger()
    desk.window.actions_table["annotate"].trigger()
    assert not desk.window.isFullScreen()
    edit = desk.space.side.note_box.edit
    desk.qtbot.keyClicks(edit, "seen")
    desk.qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert [one.start_ms for one in desk.project.annotations.all()] == [10_000]


def test_closing_asks_when_something_typed_cannot_be_written(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.open(desk.make_project())
    with desk.project.edit("Add prompt"):
        desk.project.reflections.add(desk.project.cycles.all()[0].id, desk.project.people.all()[0].id, "Why?")
    desk.space.side.show_tab(1)
    answer = desk.space.side.reflection.findChildren(KeptText)[0]
    answer.setFocus()
    answer.insertPlainText("an answer that finds no room")
    monkeypatch.setattr(type(desk.project), "edit", _no_room)
    asked = []
    monkeypatch.setattr("coachview.ui.main_window.messages.ask", lambda *words: asked.append(words) or False)
    desk.window.close()
    assert len(asked) == 1
    assert desk.window.isVisible()
    assert answer.toPlainText() == "an answer that finds no room"
    monkeypatch.undo()
    desk.window.close()
    with Project.open(desk.folder / "lesson.coachview") as again:
        assert [one.answer for one in again.reflections.all()] == ["an answer that finds no room"]


def _no_room(*_: object) -> object:
    raise DiskFullError("There is no room left on the disk. Free some space and try again.")


def test_opening_what_is_open_already_leaves_it_as_it_is(desk: Desk) -> None:
    path = desk.make_project()
    desk.open(path)
    project = desk.project
    desk.open(path.parent / "." / path.name)
    assert desk.project is project
    assert not project.read_only


def test_closing_in_full_screen_opens_in_a_window_next_time(desk: Desk) -> None:
    desk.open(desk.make_project())
    desk.window.actions_table["full_screen"].trigger()
    desk.window.close()
    desk.window.showNormal()
    desk.window.restoreGeometry(desk.context.settings.geometry)
    assert not desk.window.isFullScreen()


def test_a_new_project_never_takes_a_name_that_is_taken(tmp_path: Path) -> None:
    (tmp_path / "Räume.coachview").touch()
    (tmp_path / "Räume 2.coachview").touch()
    assert free_place(tmp_path / "film.mp4", " Räume ") == tmp_path / "Räume 3.coachview"
