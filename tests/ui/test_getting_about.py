"""Getting about in a recording with the window's own keys, mouse and menus."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from coachview.model.annotation import Annotation
from coachview.ui.panels.annotation_filter import AnnotationFilter
from coachview.ui.stage.go_to_time import GoToTime
from support.fake_player import fake_of
from support.windows import Desk

WAIT_MS = 20_000
LEFT = Qt.MouseButton.LeftButton
K = Qt.Key


@pytest.fixture
def open_desk(desk: Desk) -> Desk:
    desk.open(desk.make_project())
    desk.qtbot.waitUntil(lambda: desk.context.playback.is_exact and desk.context.playback.duration_ms() > 0)
    desk.space.video.setFocus()
    return desk


@pytest.fixture
def press(open_desk: Desk) -> Callable[..., None]:
    """Type on the picture."""

    def press(*keys: Qt.Key, shift: bool = False, ctrl: bool = False) -> None:
        held = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
        if ctrl:
            held = Qt.KeyboardModifier.ControlModifier
        for key in keys:
            open_desk.qtbot.keyClick(open_desk.space.video, key, held)

    return press


def annotate(desk: Desk, text: str, start_ms: int, end_ms: int | None = None) -> Annotation:
    recording, teacher = desk.project.recordings.all()[0], desk.project.people.all()[0]
    with desk.project.edit("Add annotation"):
        return desk.project.annotations.add(recording.id, teacher.id, text, start_ms=start_ms, end_ms=end_ms)


def stands_at(desk: Desk, time_ms: int) -> None:
    playback = desk.context.playback
    desk.qtbot.waitUntil(lambda: playback.is_exact and playback.position_ms() == time_ms, timeout=WAIT_MS)


def on_ruler(desk: Desk, time_ms: int) -> QPoint:
    return QPoint(round(desk.space.timeline.places.x_of(time_ms)), 10)


def drag_playhead(desk: Desk, start_ms: int, *way_ms: int) -> None:
    surface = desk.space.timeline.viewport()
    QTest.mousePress(surface, LEFT, pos=on_ruler(desk, start_ms))
    for time_ms in way_ms:
        QTest.mouseMove(surface, on_ruler(desk, time_ms))
        QApplication.processEvents()


def test_space_plays_k_stands_and_j_goes_back(open_desk: Desk, press: Callable[..., None]) -> None:
    playback, sign = open_desk.context.playback, open_desk.space.transport.back_sign
    playback.seek(30_000)
    press(K.Key_L, K.Key_L)
    assert (playback.is_playing, playback.rate()) == (True, 2.0)
    press(K.Key_K, K.Key_K)
    assert (playback.is_playing, playback.rate()) == (False, 1.0)
    press(K.Key_J, K.Key_J)
    assert sign.isVisibleTo(open_desk.window)
    assert sign.text().strip() == "2×"
    open_desk.qtbot.waitUntil(lambda: playback.position_ms() < 29_900, timeout=WAIT_MS)
    press(K.Key_Space)
    assert not sign.isVisibleTo(open_desk.window)
    assert not playback.is_playing


def test_a_click_on_the_picture_stops_going_back(open_desk: Desk, press: Callable[..., None]) -> None:
    moving = open_desk.window._moving
    open_desk.context.playback.seek(30_000)
    press(K.Key_J)
    open_desk.qtbot.mouseClick(open_desk.space.video, LEFT)
    open_desk.qtbot.waitUntil(lambda: not moving.shuttle.is_walking_back, timeout=WAIT_MS)
    assert not open_desk.context.playback.is_playing


def test_with_k_held_j_and_l_step_a_frame_and_let_go_they_play(open_desk: Desk, press: Callable[..., None]) -> None:
    playback, video = open_desk.context.playback, open_desk.space.video
    playback.seek(4000)
    stands_at(open_desk, 4000)
    QTest.keyPress(video, K.Key_K)
    press(K.Key_L, K.Key_L, K.Key_L)
    stands_at(open_desk, 4120)
    press(K.Key_J)
    stands_at(open_desk, 4080)
    QTest.keyRelease(video, K.Key_K)
    press(K.Key_L)
    assert playback.is_playing


def test_letters_in_a_note_are_letters(open_desk: Desk, press: Callable[..., None]) -> None:
    press(K.Key_M)
    open_desk.qtbot.keyClicks(open_desk.space.side.note_box.edit, "jklgbp JKL PIOX")
    assert open_desk.space.side.note_box.edit.toPlainText() == "jklgbp JKL PIOX"
    assert not open_desk.context.playback.is_playing
    assert open_desk.window._moving.looping.loop.is_empty


def test_writing_a_note_stops_going_back(open_desk: Desk, press: Callable[..., None]) -> None:
    open_desk.context.playback.seek(30_000)
    press(K.Key_J, K.Key_M)
    open_desk.qtbot.keyClicks(open_desk.space.side.note_box.edit, "x")
    assert not open_desk.window._moving.shuttle.is_walking_back


def test_g_asks_for_a_time_and_b_goes_back(open_desk: Desk, press: Callable[..., None]) -> None:
    playback = open_desk.context.playback
    playback.seek(4000)
    press(K.Key_G)
    popup = open_desk.window.findChild(GoToTime)
    open_desk.qtbot.waitUntil(popup.field.hasFocus, timeout=WAIT_MS)
    open_desk.qtbot.keyClicks(popup.field, "0:30")
    open_desk.qtbot.keyClick(popup.field, K.Key_Return)
    assert playback.position_ms() == 30_000
    press(K.Key_Right, K.Key_B)
    stands_at(open_desk, 4000)
    open_desk.window.activateWindow()  # without a window manager nobody is active when the popup is gone
    open_desk.qtbot.waitUntil(open_desk.window.isActiveWindow, timeout=WAIT_MS)
    press(K.Key_B, shift=True)
    stands_at(open_desk, 35_000)


def test_the_time_can_be_clicked_too_and_beyond_the_end_is_said(open_desk: Desk) -> None:
    open_desk.qtbot.mouseClick(open_desk.space.transport.time_button, LEFT)
    popup = open_desk.window.findChild(GoToTime)
    open_desk.qtbot.keyClicks(popup.field, "5:00")
    open_desk.qtbot.keyClick(popup.field, K.Key_Return)
    assert open_desk.context.playback.position_ms() == 60_000
    assert "ends at 1:00" in open_desk.space.toast.text()


def test_every_annotation_is_reached_also_those_of_one_time(open_desk: Desk, press: Callable[..., None]) -> None:
    notes = [annotate(open_desk, text, ms) for text, ms in (("a", 5010), ("b", 5010), ("c", 5010), ("d", 9000))]
    selected = open_desk.space.side.annotations.view
    open_desk.context.playback.seek(0)
    seen: list[str] = []
    for _ in range(5):
        press(K.Key_Down, ctrl=True)
        open_desk.qtbot.waitUntil(lambda: open_desk.context.playback.is_exact, timeout=WAIT_MS)
        seen.append(selected.selected_id)
    rows = [one.id for one in open_desk.space.side.annotations.model.annotations()]
    assert seen == [*rows, rows[-1]]
    assert set(rows) == {one.id for one in notes}
    for _ in range(3):
        press(K.Key_Up, ctrl=True)
        open_desk.qtbot.waitUntil(lambda: open_desk.context.playback.is_exact, timeout=WAIT_MS)
    assert selected.selected_id == rows[0]


def test_of_a_filtered_list_only_those_shown_are_reached(open_desk: Desk, press: Callable[..., None]) -> None:
    for text, ms in (("launch", 5000), ("other", 8000), ("launch too", 12_000)):
        annotate(open_desk, text, ms)
    open_desk.context.playback.seek(0)
    open_desk.space.side.annotations.model.set_filter(AnnotationFilter.with_text("launch"))
    press(K.Key_Down, K.Key_Down, ctrl=True)
    assert open_desk.context.playback.position_ms() == 12_000


def test_a_loop_is_set_shown_and_cleared(open_desk: Desk, press: Callable[..., None]) -> None:
    playback, chip = open_desk.context.playback, open_desk.space.transport.loop_chip
    playback.seek(4000)
    press(K.Key_I, shift=True)
    playback.seek(8000)
    press(K.Key_O, shift=True)
    assert chip.isVisibleTo(open_desk.window)
    assert chip.text().strip() == "0:04–0:08"
    assert open_desk.space.timeline._moving.loop == (4000, 8000)
    open_desk.qtbot.mouseClick(chip, LEFT)
    assert not chip.isVisibleTo(open_desk.window)
    assert open_desk.space.timeline._moving.loop == (None, None)


def test_a_loop_ends_with_its_recording(open_desk: Desk, press: Callable[..., None]) -> None:
    press(K.Key_I, shift=True)
    recording = open_desk.space.recording
    open_desk.space.show_recording(recording)
    assert not open_desk.space.transport.loop_chip.isVisibleTo(open_desk.window)


def test_loop_this_clip_by_menu_and_by_key(open_desk: Desk, press: Callable[..., None]) -> None:
    playback, looping = open_desk.context.playback, open_desk.window._moving.looping
    clip = annotate(open_desk, "reading", 10_000, 14_000)
    moment = annotate(open_desk, "look", 30_000)
    menu = open_desk.space.side.annotations.make_menu(clip)
    next(one for one in menu.actions() if one.text().startswith("Loop this clip")).trigger()
    assert (looping.loop.ends, playback.is_playing) == ((10_000, 14_000), True)
    open_desk.qtbot.waitUntil(lambda: fake_of(playback).time_ms() == 10_000, timeout=WAIT_MS)
    fake_of(playback).advance(4500)
    open_desk.qtbot.waitUntil(lambda: fake_of(playback).time_ms() == 10_000, timeout=WAIT_MS)
    press(K.Key_L, shift=True)
    assert looping.loop.is_empty
    open_desk.space.side.select(moment.id)
    press(K.Key_L, shift=True)
    assert looping.loop.ends == (28_000, 33_000)
    press(K.Key_I)
    playback.seek(31_000)
    press(K.Key_O)
    press(K.Key_L, shift=True)
    assert looping.loop.ends == open_desk.space.side.note_box.clock.time.span(0, 0)


def test_play_this_stops_after_it_and_the_loop_waits_meanwhile(open_desk: Desk, press: Callable[..., None]) -> None:
    playback, settings = open_desk.context.playback, open_desk.context.settings
    settings.pre_roll_ms, settings.post_roll_ms = 1000, 2000
    clip = annotate(open_desk, "reading", 10_000, 14_000)
    open_desk.window._moving.looping.over(9000, 12_000)
    playback.seek(40_000)
    stands_at(open_desk, 40_000)
    open_desk.space.side.select(clip.id)
    press(K.Key_P)
    assert (playback.is_playing, playback.position_ms()) == (True, 9000)
    for _ in range(4):
        fake_of(playback).advance(1000)
        with open_desk.qtbot.waitSignal(playback.position_changed, timeout=WAIT_MS):
            pass
    assert playback.position_ms() == 13_000
    fake_of(playback).advance(3100)
    stands_at(open_desk, 16_000)
    press(K.Key_B)
    stands_at(open_desk, 40_000)


def test_without_an_annotation_it_says_what_to_do(open_desk: Desk, press: Callable[..., None]) -> None:
    press(K.Key_P)
    assert "Select one first" in open_desk.space.toast.text()
    press(K.Key_L, shift=True)
    assert "mark in and out" in open_desk.space.toast.text()


def test_dragging_while_it_plays_stands_still_and_plays_on(open_desk: Desk) -> None:
    playback = open_desk.context.playback
    playback.play()
    drag_playhead(open_desk, 10_000, 20_000, 40_000)
    assert not playback.is_playing
    open_desk.qtbot.waitUntil(lambda: playback.is_exact, timeout=WAIT_MS)
    there_ms = playback.position_ms()
    QTest.mouseRelease(open_desk.space.timeline.viewport(), LEFT, pos=on_ruler(open_desk, 40_000))
    assert playback.is_playing
    assert there_ms == pytest.approx(40_000, abs=200)


def test_a_click_while_it_plays_goes_on_playing_there(open_desk: Desk) -> None:
    playback = open_desk.context.playback
    states: list[object] = []
    playback.play()
    playback.state_changed.connect(states.append)
    QTest.mouseClick(open_desk.space.timeline.viewport(), LEFT, pos=on_ruler(open_desk, 20_000))
    assert states == []
    assert playback.position_ms() == pytest.approx(20_000, abs=200)


def test_a_drag_is_one_jump_and_steps_are_none(open_desk: Desk, press: Callable[..., None]) -> None:
    playback = open_desk.context.playback
    playback.seek(4000)
    stands_at(open_desk, 4000)
    press(K.Key_Right, K.Key_Period)
    stands_at(open_desk, 9040)
    drag_playhead(open_desk, 9040, 15_000, 25_000, 50_000)
    QTest.mouseRelease(open_desk.space.timeline.viewport(), LEFT, pos=on_ruler(open_desk, 50_000))
    assert [place.time_ms for place in open_desk.window._moving.places.past] == [9040]
    press(K.Key_B)
    stands_at(open_desk, 9040)
    press(K.Key_B)
    stands_at(open_desk, 9040)


def test_the_way_back_leads_into_another_recording_too(open_desk: Desk, press: Callable[..., None]) -> None:
    first, playback = open_desk.space.recording, open_desk.context.playback
    with open_desk.project.edit("Add recording"):
        other = open_desk.project.recordings.add(first.cycle_id, "Lesson 2", first.media)
    playback.seek(12_000)
    stands_at(open_desk, 12_000)
    open_desk.space.side.recording_requested.emit(other.id, 20_000)
    assert open_desk.space.recording.id == other.id
    stands_at(open_desk, 20_000)
    press(K.Key_B)
    assert open_desk.space.recording.id == first.id
    stands_at(open_desk, 12_000)
    press(K.Key_B, shift=True)
    assert open_desk.space.recording.id == other.id
    stands_at(open_desk, 20_000)
