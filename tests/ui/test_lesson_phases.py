"""Planning and marking lesson phases, from the keys to the file and back."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QInputDialog, QMainWindow
from pytestqt.qtbot import QtBot

from coachview.model.pacing import in_words
from coachview.model.phase_marking import Border
from coachview.project import Project
from coachview.ui.actions import Actions
from coachview.ui.phases.binding import bind_phases
from coachview.ui.phases.lesson_phases import LessonPhases
from coachview.ui.phases.pacing_panel import PacingPanel
from coachview.ui.phases.plan_dialog import PlanDialog
from coachview.ui.settings import Settings
from support.panel_bench import Bench, full_disk, make_bench, window_of
from support.windows import Desk

MINUTE = 60_000
PLAN = [("", "Fluency", 2 * MINUTE), ("", "Application Problem", 3 * MINUTE), ("", "Debrief", 4 * MINUTE)]


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path) -> Iterator[Bench]:
    with make_bench(tmp_path) as made:
        yield made


@pytest.fixture
def phases(qtbot: QtBot, bench: Bench) -> LessonPhases:
    qtbot.waitUntil(lambda: bench.playback.duration_ms() == 600_000)
    made = LessonPhases(bench.project, bench.playback)
    made.set_recording(bench.small.recording.id)
    bench.signals.edited.connect(made.take_up)
    return made


@pytest.fixture
def panel(qtbot: QtBot, bench: Bench, phases: LessonPhases) -> PacingPanel:
    main = QMainWindow()
    qtbot.addWidget(main)
    made = PacingPanel(phases, Actions(main, bench.theme), bench.theme)
    made.kept_main = main
    window_of(qtbot, made)
    return made


def marked(phases: LessonPhases) -> list[tuple[str, int, int]]:
    return [(phases.name_of(one), one.start_ms, one.end_ms) for one in phases.actual]


def in_file(project: Project, recording_id: str) -> tuple[object, object]:
    return project.planned_phases.all(recording_id), project.actual_phases.all(recording_id)


def mark_at(bench: Bench, phases: LessonPhases, *times_ms: int) -> None:
    for at_ms in times_ms:
        bench.playback.seek(at_ms)
        phases.next_now()


def test_marking_the_plan_with_one_key_agrees_with_the_hand_computation(bench: Bench, phases: LessonPhases) -> None:
    phases.set_plan(PLAN)
    mark_at(bench, phases, 30_000, 150_000, 480_000)
    assert marked(phases) == [
        ("Fluency", 30_000, 150_000),
        ("Application Problem", 150_000, 480_000),
        ("Debrief", 480_000, 600_000),
    ]
    found = phases.pacing()
    assert [in_words(one) for one in found.phases] == [
        "Fluency 2:00 of 2:00 planned, as planned",
        "Application Problem 5:30 of 3:00 planned, 2:30 over",
        "Debrief 2:00 of 4:00 planned, 2:00 under",
    ]
    assert found.unmarked_ms == 30_000


def test_each_gesture_is_one_undo_and_undo_goes_all_the_way_back(bench: Bench, phases: LessonPhases) -> None:
    recording_id = bench.small.recording.id
    states = [in_file(bench.project, recording_id)]

    def note() -> None:
        states.append(in_file(bench.project, recording_id))

    phases.set_plan(PLAN)
    note()
    for at_ms in (0, 120_000, 300_000):
        mark_at(bench, phases, at_ms)
        note()
    second = phases.actual[1]
    phases.move_border(second.id, Border.START, 100_000)
    note()
    phases.split(second.id, 200_000)
    note()
    phases.join(second.id)
    note()
    phases.make(second.id, "", "Fire drill")
    note()
    phases.draw(110_000, 115_000, phases.plan[2].id)
    note()
    bench.playback.seek(500_000)
    phases.end_now()
    note()
    phases.remove(phases.actual[0].id)
    note()
    assert all(before != after for before, after in pairwise(states))
    for state in reversed(states[:-1]):
        bench.project.undo()
        assert in_file(bench.project, recording_id) == state
    for state in states[1:]:
        bench.project.redo()
        assert in_file(bench.project, recording_id) == state
    assert (phases.plan, phases.actual) == states[-1]


def test_where_nothing_changes_nothing_is_written(bench: Bench, phases: LessonPhases, qtbot: QtBot) -> None:
    bench.playback.seek(600_000)
    with qtbot.waitSignal(phases.said) as said:
        phases.next_now()
    assert "no phase can begin" in said.args[0]
    with qtbot.waitSignal(phases.said) as said:
        phases.end_now()
    assert said.args == ["No phase is marked here"]
    assert bench.labels() == []


def test_a_full_disk_is_said_and_the_phases_stay(
    bench: Bench, phases: LessonPhases, monkeypatch: pytest.MonkeyPatch
) -> None:
    mark_at(bench, phases, 0)
    before, heard = marked(phases), []
    phases.trouble.connect(heard.append)
    with full_disk(bench.project, monkeypatch):
        mark_at(bench, phases, 60_000)
    assert "disk is full" in heard[0]
    assert marked(phases) == before
    mark_at(bench, phases, 60_000)
    assert len(phases.actual) == 2


def test_the_panel_follows_edits_and_undo(bench: Bench, phases: LessonPhases, panel: PacingPanel) -> None:
    assert panel.empty.isVisible()
    phases.set_plan(PLAN)
    assert not panel.empty.isVisible()
    mark_at(bench, phases, 0, 150_000)
    assert [row.accessibleName() for row in panel.rows] == [in_words(one) for one in phases.pacing().phases]
    assert "2:30 of 2:00 planned, 0:30 over" in panel.rows[0].accessibleName()
    assert panel.next_button.accessibleName() == "Next phase: Debrief"
    bench.playback.seek(10_000)
    assert panel.next_button.accessibleName() == "Next phase: Application Problem"
    bench.project.undo()
    bench.project.undo()
    assert "not marked" in panel.rows[0].accessibleName()
    assert not panel.unmarked.isHidden()
    bench.project.undo()
    assert panel.empty.isVisible()


def test_a_row_leads_to_where_its_phase_begins(
    qtbot: QtBot, bench: Bench, phases: LessonPhases, panel: PacingPanel
) -> None:
    phases.set_plan(PLAN[:1])
    mark_at(bench, phases, 20_000, 40_000)
    wanted: list[int] = []
    panel.seek_requested.connect(wanted.append)
    qtbot.mouseClick(panel.rows[0], Qt.MouseButton.LeftButton)
    qtbot.keyClick(panel.rows[1], Qt.Key.Key_Return)
    assert wanted == [20_000, 40_000]


@pytest.fixture
def dialog(qtbot: QtBot, bench: Bench, phases: LessonPhases, tmp_path: Path) -> PlanDialog:
    main = QMainWindow()
    qtbot.addWidget(main)
    made = PlanDialog(phases, Settings(tmp_path / "settings.ini"), bench.theme, main)
    made.kept_main = main
    main.show()
    made.open()
    return made


def test_writing_a_plan_by_hand(qtbot: QtBot, phases: LessonPhases, dialog: PlanDialog) -> None:
    qtbot.keyClicks(dialog.rows.rows[0].name, "Launch")
    dialog.rows.rows[0].minutes.setValue(3)
    qtbot.mouseClick(dialog.add_button, Qt.MouseButton.LeftButton)
    dialog.rows.rows[1].name.insert("عمل 🎓")  # QTest types no letters beyond Latin
    qtbot.mouseClick(dialog.rows.rows[1].up, Qt.MouseButton.LeftButton)
    assert dialog.total.text() == "In all 8:00"
    qtbot.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    assert [(one.name, one.planned_ms) for one in phases.plan] == [("عمل 🎓", 5 * MINUTE), ("Launch", 3 * MINUTE)]


def test_enter_saves_the_plan(qtbot: QtBot, phases: LessonPhases, dialog: PlanDialog) -> None:
    qtbot.keyClicks(dialog.rows.rows[0].name, "Launch")
    qtbot.keyClick(dialog.rows.rows[0].name, Qt.Key.Key_Return)
    assert [one.name for one in phases.plan] == ["Launch"]
    assert not dialog.isVisible()


def test_changing_a_plan_keeps_what_was_marked(
    qtbot: QtBot, bench: Bench, phases: LessonPhases, tmp_path: Path
) -> None:
    phases.set_plan([("", "Launch", 54_321), ("", "Work", MINUTE)])
    mark_at(bench, phases, 0, 100_000)
    main = QMainWindow()
    qtbot.addWidget(main)
    dialog = PlanDialog(phases, Settings(tmp_path / "settings.ini"), bench.theme, main)
    main.show()
    dialog.open()
    qtbot.mouseClick(dialog.rows.rows[0].down, Qt.MouseButton.LeftButton)
    dialog.rows.rows[0].name.setText("Students work")
    qtbot.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    assert [(one.name, one.planned_ms) for one in phases.plan] == [("Students work", MINUTE), ("Launch", 54_321)]
    assert [name for name, _start, _end in marked(phases)] == ["Launch", "Students work"]
    assert bench.labels()[-1] == "Plan the lesson"


def test_a_phase_without_a_name_is_asked_for(qtbot: QtBot, phases: LessonPhases, dialog: PlanDialog) -> None:
    dialog.rows.show_phases([("", " ", MINUTE), ("", "Share", MINUTE)])
    qtbot.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    assert "has no name" in dialog.message.text
    assert phases.plan == []
    qtbot.mouseClick(dialog.rows.rows[0].remove, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    assert [one.name for one in phases.plan] == ["Share"]


def test_presets_can_be_chosen_kept_and_forgotten(
    qtbot: QtBot, dialog: PlanDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog.presets.setCurrentIndex(1)
    dialog.presets.activated.emit(1)
    assert [name for _identity, name, _ms in dialog.rows.phases()][:2] == ["Fluency Practice", "Application Problem"]
    assert dialog.forget_button.isHidden()
    dialog.rows.rows[1].minutes.setValue(8)
    monkeypatch.setattr(QInputDialog, "getText", lambda *_: ("Our school’s lesson", True))
    qtbot.mouseClick(dialog.keep_button, Qt.MouseButton.LeftButton)
    assert dialog.presets.currentText() == "Our school’s lesson (63 min)"
    dialog.rows.show_phases([])
    dialog.presets.activated.emit(dialog.presets.currentIndex())
    assert [ms // MINUTE for _identity, _name, ms in dialog.rows.phases()] == [12, 8, 33, 10]
    qtbot.mouseClick(dialog.forget_button, Qt.MouseButton.LeftButton)
    assert dialog.presets.findText("Our school’s lesson", Qt.MatchFlag.MatchStartsWith) == -1


def test_the_keys_of_the_window_mark_phases(qtbot: QtBot, desk: Desk) -> None:
    desk.open(desk.make_project())
    desk.space.video.setFocus()
    qtbot.keyClick(desk.window, Qt.Key.Key_N)
    desk.space.seek(20_000)
    qtbot.keyClick(desk.window, Qt.Key.Key_N)
    desk.space.seek(30_000)
    qtbot.keyClick(desk.window, Qt.Key.Key_N, Qt.KeyboardModifier.ShiftModifier)
    assert marked(desk.space.lesson.phases) == [("Phase 1", 0, 20_000), ("Phase 2", 20_000, 30_000)]
    assert desk.space.toast.text() == "Phase 2 ends here"


def test_without_a_project_the_commands_do_nothing(qtbot: QtBot, bench: Bench) -> None:
    main = QMainWindow()
    qtbot.addWidget(main)
    actions = Actions(main, bench.theme)
    bind_phases(actions, lambda: None)
    for command_id in ("next_phase", "end_phase", "plan_lesson"):
        actions[command_id].trigger()
    assert bench.labels() == []
