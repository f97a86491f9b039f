"""The note box: the time of a note is that of its first key, less the lead, and nothing typed is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt
from PySide6.QtGui import QAction, QInputMethodEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit

from coachview.model.annotation import AnnotationType, Visibility
from coachview.model.person import Role
from coachview.project import Project
from coachview.ui.key_guard import KeyGuard
from coachview.ui.panels.note_box import NoteBox
from coachview.ui.panels.note_draft import NoteDraft
from coachview.ui.panels.note_time import NoteTime
from coachview.ui.panels.person_dialog import PersonDialog
from support.panel_bench import FULL, full_disk, make_bench, window_of

ENTER, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Escape
CONTROL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


@pytest.fixture
def bench(qtbot, tmp_path):
    with make_bench(tmp_path) as made:
        yield made


@pytest.fixture
def box(bench, qtbot):
    """The box below another field, in a window where M is the key for `begin`."""
    box = NoteBox(bench.project, bench.playback, bench.theme)
    box.set_recording(bench.small.recording.id)
    elsewhere = QLineEdit()
    window = window_of(qtbot, elsewhere, box)
    m = QAction("Write a note here", window)
    m.setShortcut(QKeySequence("M"))
    m.triggered.connect(box.begin)
    window.addAction(m)
    KeyGuard(window)
    window.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    window.setFocus()
    box.finished.connect(window.setFocus)
    return box


def press(qtbot, key, modifiers=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(QApplication.focusWidget() or QApplication.activeWindow(), key, modifiers)


def write(qtbot, text):
    qtbot.keyClicks(QApplication.focusWidget(), text)


def test_m_freezes_its_own_time_less_the_lead_however_long_one_writes(bench, box, qtbot):
    box.pause_while_typing = False
    bench.play_to(190_000)
    press(qtbot, Qt.Key.Key_M)
    assert box.edit.hasFocus()
    assert box.edit.text() == ""
    bench.player.advance(30_000)
    write(qtbot, "Half the class waits")
    bench.player.advance(30_000)
    press(qtbot, ENTER)
    (made,) = bench.all()
    assert (made.start_ms, made.end_ms, made.text) == (188_000, None, "Half the class waits")
    assert (made.author_id, made.visibility) == (bench.small.teacher.id, Visibility.SHARED)
    assert bench.labels() == ["Add annotation"]


def test_where_the_cursor_is_already_the_first_letter_freezes(bench, box, qtbot):
    box.pause_while_typing = False
    box.edit.setFocus()
    bench.play_to(50_000)
    assert not box.clock.time.is_frozen
    write(qtbot, "m")
    bench.player.advance(9_000)
    write(qtbot, "y words")
    press(qtbot, ENTER)
    assert [(one.start_ms, one.text) for one in bench.all()] == [(48_000, "my words")]


def test_a_click_into_the_empty_box_freezes(bench, box, qtbot):
    bench.play_to(20_000)
    qtbot.mouseClick(box.edit.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    assert box.edit.hasFocus()
    assert box.clock.time.frozen_ms == 18_000
    assert not bench.playback.is_playing


def test_a_click_into_a_written_note_keeps_its_time(bench, box, qtbot):
    bench.play_to(20_000)
    press(qtbot, Qt.Key.Key_M)
    write(qtbot, "text")
    QApplication.activeWindow().setFocus()
    bench.playback.seek(90_000)
    qtbot.mouseClick(box.edit.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    press(qtbot, ENTER)
    assert bench.all()[0].start_ms == 18_000


def test_standing_still_a_note_is_placed_at_the_frame_that_stands_there(bench, box, qtbot):
    bench.playback.seek(60_015)
    assert not bench.playback.is_exact
    press(qtbot, Qt.Key.Key_M)
    write(qtbot, "x")
    qtbot.waitUntil(lambda: bench.playback.is_exact, timeout=20_000)
    assert bench.playback.position_ms() == box.clock.time.frozen_ms == 60_000
    press(qtbot, ENTER)
    assert bench.all()[0].start_ms == 60_000


def test_going_elsewhere_before_the_frame_is_there_does_not_take_the_note_along(bench, box, qtbot):
    bench.playback.seek(60_015)
    press(qtbot, Qt.Key.Key_M)
    write(qtbot, "x")
    bench.playback.seek(90_000)
    qtbot.waitUntil(lambda: bench.playback.is_exact, timeout=20_000)
    press(qtbot, ENTER)
    assert bench.all()[0].start_ms == 60_015


def test_without_a_lead_the_frame_that_typing_stopped_at_is_the_notes(bench, box, qtbot):
    box.lead_ms = 0
    bench.play_to(20_015)
    press(qtbot, Qt.Key.Key_M)
    write(qtbot, "x")
    qtbot.waitUntil(lambda: bench.playback.is_exact, timeout=20_000)
    press(qtbot, ENTER)
    assert bench.all()[0].start_ms == 20_000


def test_the_lead_does_not_go_before_the_start(bench, box, qtbot):
    bench.play_to(500)
    press(qtbot, Qt.Key.Key_M)
    write(qtbot, "x")
    press(qtbot, ENTER)
    assert bench.all()[0].start_ms == 0


def test_the_lead_is_a_setting(bench, box, qtbot):
    box.lead_ms = 0
    bench.play_to(10_000)
    press(qtbot, Qt.Key.Key_M)
    assert box.clock.time.frozen_ms == 10_000
    assert box.header.text == "at 0:10 · frozen"


def test_playback_stands_still_while_typing_and_enter_plays_on(bench, box, qtbot):
    bench.play_to(30_000)
    box.edit.setFocus()
    assert bench.playback.is_playing
    write(qtbot, "a")
    assert not bench.playback.is_playing
    press(qtbot, ENTER)
    assert bench.playback.is_playing
    assert not box.edit.hasFocus()
    assert box.edit.text() == ""


def test_who_plays_on_while_typing_is_left_alone(bench, box, qtbot):
    bench.play_to(30_000)
    press(qtbot, Qt.Key.Key_M)
    bench.playback.play()
    write(qtbot, "a")
    assert bench.playback.is_playing


def test_what_stood_still_before_does_not_play_after(bench, box, qtbot):
    bench.playback.seek(30_000)
    press(qtbot, Qt.Key.Key_M)
    write(qtbot, "a")
    press(qtbot, ENTER)
    assert not bench.playback.is_playing
    assert bench.all()[0].start_ms == 30_000


def test_playback_goes_on_where_that_is_wanted(bench, box, qtbot):
    box.pause_while_typing = False
    bench.play_to(30_000)
    press(qtbot, Qt.Key.Key_M)
    assert bench.playback.is_playing


def test_enter_gives_the_keys_back(bench, box, qtbot):
    press(qtbot, Qt.Key.Key_M)
    write(qtbot, "a")
    with qtbot.waitSignal(box.finished):
        press(qtbot, ENTER)
    press(qtbot, Qt.Key.Key_M)
    assert box.edit.hasFocus()
    assert box.edit.text() == ""


def test_control_enter_keeps_and_stays_and_the_next_letter_has_its_own_time(bench, box, qtbot):
    bench.play_to(10_000)
    press(qtbot, Qt.Key.Key_M)
    write(qtbot, "One")
    press(qtbot, ENTER, CONTROL)
    assert box.edit.hasFocus()
    assert bench.playback.is_playing
    bench.player.advance(20_000)
    assert not box.clock.time.is_frozen
    write(qtbot, "Two")
    press(qtbot, ENTER)
    assert [(one.start_ms, one.text) for one in bench.all()] == [(8_000, "One"), (28_000, "Two")]


def test_shift_enter_breaks_the_line(bench, box, qtbot):
    press(qtbot, Qt.Key.Key_M)
    write(qtbot, "One")
    press(qtbot, ENTER, SHIFT)
    write(qtbot, "Two")
    press(qtbot, ENTER)
    assert bench.all()[0].text == "One\nTwo"


def test_escape_drops_and_what_was_dropped_can_be_brought_back(bench, box, qtbot):
    bench.play_to(60_000)
    press(qtbot, Qt.Key.Key_M)
    box.types.choose(AnnotationType.WONDER)
    box.private.setChecked(True)
    write(qtbot, "A long thought")
    press(qtbot, ESCAPE)
    assert bench.all() == []
    assert box.edit.text() == ""
    assert bench.playback.is_playing
    assert not box.edit.hasFocus()
    assert "A long thought" in box.message.text
    bench.player.advance(60_000)
    box.message.button.click()
    assert box.edit.text() == "A long thought"
    press(qtbot, ENTER)
    (made,) = bench.all()
    assert (made.start_ms, made.type, made.is_private) == (58_000, AnnotationType.WONDER, True)


def test_undo_in_the_emptied_box_brings_back_too(bench, box, qtbot):
    press(qtbot, Qt.Key.Key_M)
    write(qtbot, "Thought")
    press(qtbot, ESCAPE)
    press(qtbot, Qt.Key.Key_M)
    press(qtbot, Qt.Key.Key_Z, CONTROL)
    assert box.edit.text() == "Thought"


def test_escape_in_an_empty_box_only_leaves(bench, box, qtbot):
    bench.play_to(60_000)
    press(qtbot, Qt.Key.Key_M)
    with qtbot.waitSignal(box.finished):
        press(qtbot, ESCAPE)
    assert box.message.text == ""
    assert bench.playback.is_playing
    assert not box.clock.time.is_frozen


def test_enter_in_an_empty_box_writes_nothing(bench, box, qtbot):
    press(qtbot, Qt.Key.Key_M)
    write(qtbot, "   ")
    press(qtbot, ENTER)
    assert bench.all() == []


def test_an_empty_box_that_is_left_thaws_and_plays_on(bench, box, qtbot):
    bench.play_to(60_000)
    press(qtbot, Qt.Key.Key_M)
    QApplication.activeWindow().setFocus()
    assert not box.clock.time.is_frozen
    assert bench.playback.is_playing
    bench.player.advance(10_000)
    press(qtbot, Qt.Key.Key_M)
    assert box.clock.time.frozen_ms == 68_000


def test_going_to_the_types_is_not_leaving(bench, box, qtbot):
    bench.play_to(60_000)
    press(qtbot, Qt.Key.Key_M)
    press(qtbot, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is not box.edit
    assert box.clock.time.frozen_ms == 58_000
    assert not bench.playback.is_playing


@pytest.mark.parametrize("modifier", [CONTROL, ALT])
def test_keys_choose_the_type_and_private(bench, box, qtbot, modifier):
    press(qtbot, Qt.Key.Key_M)
    for key, kind in zip("12345", AnnotationType, strict=True):
        press(qtbot, Qt.Key(ord(key)), modifier)
        assert box.types.type is kind
    press(qtbot, Qt.Key.Key_6, modifier)
    write(qtbot, "x")
    press(qtbot, ENTER)
    (made,) = bench.all()
    assert (made.type, made.visibility) == (AnnotationType.QUESTION, Visibility.PRIVATE)


def test_the_type_stays_and_private_is_as_notes_start_out(bench, box, qtbot):
    box.private_by_default = True
    assert box.private.isChecked()
    box.types.button(AnnotationType.EVIDENCE).click()
    box.private.click()
    press(qtbot, Qt.Key.Key_M)
    write(qtbot, "x")
    press(qtbot, ENTER)
    assert not bench.all()[0].is_private
    assert box.private.isChecked()
    assert box.types.type is AnnotationType.EVIDENCE


def test_in_and_out_make_a_clip(bench, box, qtbot):
    marks = []
    box.in_out_changed.connect(lambda start, end: marks.append((start, end)))
    box.set_in(45_000)
    box.set_out(70_000)
    assert box.header.text == "clip 0:45 – 1:10"
    bench.playback.seek(75_000)
    press(qtbot, Qt.Key.Key_M)
    write(qtbot, "Clip")
    press(qtbot, ENTER)
    (made,) = bench.all()
    assert (made.start_ms, made.end_ms) == (45_000, 70_000)
    assert marks == [(45_000, None), (45_000, 70_000), (None, None)]


def test_in_alone_makes_a_moment_and_waits_for_its_out(bench, box, qtbot):
    bench.playback.seek(60_000)
    box.set_in(45_000)
    press(qtbot, Qt.Key.Key_M)
    write(qtbot, "Moment")
    press(qtbot, ENTER)
    assert (bench.all()[0].start_ms, bench.all()[0].end_ms) == (60_000, None)
    box.set_out(70_000)
    assert box.clock.time.is_clip
    box.clear_in_out()
    assert box.header.text.startswith("at ")


def test_the_time_can_be_taken_anew(bench, box, qtbot):
    bench.playback.seek(60_000)
    press(qtbot, Qt.Key.Key_M)
    write(qtbot, "x")
    bench.playback.seek(100_000)
    box.header.reset_requested.emit()
    press(qtbot, ENTER)
    assert bench.all()[0].start_ms == 100_000


def test_a_full_disk_leaves_the_note_with_a_sentence(bench, box, qtbot, monkeypatch):
    bench.play_to(30_000)
    press(qtbot, Qt.Key.Key_M)
    write(qtbot, "Precious")
    with full_disk(bench.project, monkeypatch):
        press(qtbot, ENTER)
    assert box.edit.text() == "Precious"
    assert box.edit.hasFocus()
    assert FULL in box.message.text
    assert bench.all() == []
    assert not bench.playback.is_playing
    press(qtbot, ENTER)
    assert [(one.start_ms, one.text) for one in bench.all()] == [(28_000, "Precious")]
    assert box.message.text == ""


def test_a_removed_recording_leaves_the_note_too(bench, box, qtbot):
    press(qtbot, Qt.Key.Key_M)
    write(qtbot, "Precious")
    bench.project.undo()
    press(qtbot, ENTER)
    assert box.edit.text() == "Precious"
    assert "not in the project any more" in box.message.text


def test_a_composed_word_freezes_at_its_first_piece(bench, box, qtbot):
    box.pause_while_typing = False
    box.edit.setFocus()
    bench.play_to(40_000)
    QApplication.sendEvent(box.edit, QInputMethodEvent("に", []))
    bench.player.advance(20_000)
    composed = QInputMethodEvent("", [])
    composed.setCommitString("日本")
    QApplication.sendEvent(box.edit, composed)
    press(qtbot, ENTER)
    assert [(one.start_ms, one.text) for one in bench.all()] == [(38_000, "日本")]


def test_a_dead_key_freezes(bench, box, qtbot):
    box.edit.setFocus()
    bench.play_to(40_000)
    QApplication.sendEvent(
        box.edit, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Dead_Acute, Qt.KeyboardModifier.NoModifier)
    )
    assert box.clock.time.frozen_ms == 38_000


def test_pasting_freezes_and_keeps_no_formatting(bench, box, qtbot):
    box.edit.setFocus()
    bench.play_to(40_000)
    pasted = QMimeData()
    pasted.setHtml("<b>Bold</b>")
    pasted.setText("Bold\u00a0!")
    box.edit.insertFromMimeData(pasted)
    assert box.clock.time.frozen_ms == 38_000
    press(qtbot, ENTER)
    assert bench.all()[0].text == "Bold\u00a0!"


def test_keys_that_write_nothing_do_not_freeze(bench, box, qtbot):
    box.edit.setFocus()
    bench.play_to(40_000)
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Shift, Qt.Key.Key_Backspace, Qt.Key.Key_Space):
        press(qtbot, key)
    press(qtbot, Qt.Key.Key_C, CONTROL)
    assert not box.clock.time.is_frozen
    assert bench.playback.is_playing


def test_a_draft_goes_over_to_the_next_time_and_not_to_another_recording(bench, box, qtbot):
    bench.playback.seek(60_000)
    press(qtbot, Qt.Key.Key_M)
    box.types.choose(AnnotationType.CELEBRATE)
    write(qtbot, "Half a no")
    draft = box.draft()
    box.set_recording("another")
    assert box.edit.text() == ""
    assert box.draft() is None
    assert not box.clock.time.is_frozen
    box.set_recording(bench.small.recording.id)
    box.restore_draft(draft)
    assert box.edit.text() == "Half a no"
    box.edit.setFocus()
    press(qtbot, ENTER)
    (made,) = bench.all()
    assert (made.start_ms, made.type, made.text) == (60_000, AnnotationType.CELEBRATE, "Half a no")


def test_a_draft_is_told_after_a_pause_and_gone_when_the_note_is_kept(bench, box, qtbot):
    told = []
    box.draft_changed.connect(lambda: told.append((box.draft() or {}).get("text")))
    press(qtbot, Qt.Key.Key_M)
    write(qtbot, "Half")
    qtbot.waitUntil(lambda: told == ["Half"])
    press(qtbot, ENTER)
    assert told == ["Half", None]
    box.edit.setPlainText("Other")
    box.set_recording("another")
    assert told == ["Half", None]


def test_restoring_does_not_write_over_what_is_being_typed(bench, box, qtbot):
    press(qtbot, Qt.Key.Key_M)
    write(qtbot, "New")
    box.restore_draft(NoteDraft("Old").to_values())
    assert box.edit.text() == "New"


def test_writing_as_somebody_else(bench, box, qtbot):
    told = []
    box.author_changed.connect(told.append)
    menu = box.header.author.menu()
    assert [action.text() for action in menu.actions()][:2] == ["Ana · teacher", "Björn · coach"]
    menu.actions()[1].trigger()
    press(qtbot, Qt.Key.Key_M)
    write(qtbot, "x")
    press(qtbot, ENTER)
    assert bench.all()[0].author_id == bench.small.coach.id == bench.project.author_id
    assert bench.project.history()[0].author_id == bench.small.coach.id
    assert told == [bench.small.coach.id]


def test_nothing_can_be_written_where_nothing_may(bench, box, qtbot):
    box.set_read_only("The folder cannot be written to.")
    bench.play_to(30_000)
    press(qtbot, Qt.Key.Key_M)
    assert not box.edit.hasFocus()
    assert bench.playback.is_playing
    assert "The folder cannot be written to." in box.message.text


def test_without_people_one_is_asked_for(qtbot, tmp_path, bench):
    with Project.create(tmp_path / "empty.coachview") as project:
        with project.edit("Start"):
            cycle = project.cycles.add("Cycle")
            recording = project.recordings.add(cycle.id, "Lesson", bench.small.recording.media)
        box = NoteBox(project, bench.playback, bench.theme)
        box.set_recording(recording.id)
        window_of(qtbot, box)
        assert "somebody who wrote it" in box.message.text
        box.edit.setFocus()
        write(qtbot, "First")
        press(qtbot, ENTER)
        assert box.edit.text() == "First"
        box.message.button.click()
        dialog = box.findChild(PersonDialog)
        qtbot.keyClicks(dialog.name, "Ana")
        dialog.accept()
        assert project.people.all()[0].role is Role.TEACHER
        box.edit.setFocus()
        press(qtbot, ENTER)
        assert [one.text for one in project.annotations.all()] == ["First"]


_MS = st.integers(0, 10_000_000)


@given(position=_MS, later=_MS, lead=st.integers(0, 30_000))
def test_a_frozen_time_stays_whatever_comes(position, later, lead):
    frozen = NoteTime().freeze(position, lead)
    assert frozen.freeze(later, lead) == frozen
    assert frozen.span(later, lead) == (max(0, position - lead), None)
    assert frozen.thaw().span(later, lead) == (max(0, later - lead), None)


@given(st.lists(st.tuples(st.sampled_from(["in", "out", "clear"]), _MS), max_size=8), _MS, st.integers(0, 10_000_000))
def test_whatever_is_marked_the_span_is_one_the_project_takes(marks, position, duration):
    time = NoteTime()
    for what, ms in marks:
        time = {"in": time.with_in, "out": time.with_out}[what](ms) if what != "clear" else time.without_in_out()
        assert not time.is_clip or time.in_ms < time.out_ms
    start, end = time.span(position, 2000, duration)
    assert start >= 0
    assert end is None or start < end
    assert duration == 0 or max(start, end or 0) <= duration


@given(
    st.builds(
        NoteDraft,
        text=st.text(min_size=1),
        type=st.sampled_from(list(AnnotationType)),
        private=st.booleans(),
        time=st.builds(NoteTime, st.none() | _MS, st.none() | _MS, st.none() | _MS),
    )
)
def test_a_draft_comes_back_as_it_was(draft):
    assert NoteDraft.from_values(draft.to_values()) == draft


@given(
    st.dictionaries(
        st.sampled_from(["text", "type", "private", "frozen_ms", "in_ms", "out_ms"]),
        st.none() | st.integers() | st.text() | st.booleans() | st.lists(st.integers()),
    )
)
def test_a_damaged_draft_is_read_as_far_as_it_makes_sense(values):
    draft = NoteDraft.from_values(values)
    assert isinstance(draft.type, AnnotationType)
    assert NoteDraft.from_values(draft.to_values()) == draft
