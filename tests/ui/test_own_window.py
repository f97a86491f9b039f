"""The picture in a window of its own: it commands the player there too, and always comes back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from coachview.ui.stage.picture_window import PictureWindow
from support.windows import Desk

PATIENCE_MS = 20_000
K = Qt.Key


@pytest.fixture
def away(desk: Desk) -> Desk:
    """A project whose picture is in its own window."""
    desk.open(desk.make_project())
    desk.window.actions_table["own_window"].trigger()
    desk.qtbot.waitUntil(lambda: own(desk).isVisible(), timeout=PATIENCE_MS)
    return desk


def own(desk: Desk) -> PictureWindow:
    assert desk.space.place.own_window is not None
    return desk.space.place.own_window


def activate(desk: Desk, window: object) -> None:
    window.activateWindow()
    desk.qtbot.waitUntil(window.isActiveWindow, timeout=PATIENCE_MS)


def no_picture_window() -> bool:
    return not [one for one in QApplication.topLevelWidgets() if isinstance(one, PictureWindow) and one.isVisible()]


def test_the_stage_itself_moves_and_its_place_says_so(away: Desk) -> None:
    assert away.space.video.window() is own(away)
    assert away.space.video.isVisible()
    assert own(away).windowTitle().startswith("Lesson 1")
    assert away.space.place.currentWidget() is not away.space.video
    assert away.window.actions_table["own_window"].isChecked()
    away.space.place._away._button.click()
    assert away.space.video.window() is away.window
    assert away.space.place.currentWidget() is away.space.video
    assert not away.window.actions_table["own_window"].isChecked()
    assert no_picture_window()


def test_keys_command_the_player_in_both_windows(away: Desk) -> None:
    for window, target in ((own(away), away.space.video), (away.window, away.space.place.currentWidget())):
        activate(away, window)
        target.setFocus()
        before = away.context.playback.is_playing
        away.qtbot.keyClick(target, K.Key_Space)
        assert away.context.playback.is_playing is not before


def test_a_note_begun_there_is_written_here_and_then_keys_play_again(away: Desk) -> None:
    activate(away, own(away))
    away.space.video.setFocus()
    away.qtbot.keyClick(away.space.video, K.Key_M)
    away.qtbot.waitUntil(away.window.isActiveWindow, timeout=PATIENCE_MS)
    edit = away.space.side.note_box.edit
    assert QApplication.focusWidget() is edit
    away.qtbot.keyClicks(edit, "far desk")
    away.qtbot.keyClick(edit, K.Key_Return)
    assert [one.text for one in away.project.annotations.all()] == ["far desk"]
    assert QApplication.focusWidget() is away.space.place.currentWidget()


def test_closing_its_window_brings_the_picture_back(away: Desk) -> None:
    video, window = away.space.video, own(away)
    window.close()
    assert video.window() is away.window
    assert not away.space.place.is_detached
    assert not away.window.actions_table["own_window"].isChecked()


def test_closing_the_project_or_the_program_closes_it(away: Desk) -> None:
    away.window.actions_table["close_project"].trigger()
    assert no_picture_window()
    away.open(away.folder / "lesson.coachview")
    away.window.actions_table["own_window"].trigger()
    assert away.space.place.is_detached
    away.window.close()
    assert no_picture_window()


def test_full_screen_is_the_pictures_own_while_it_has_a_window(away: Desk) -> None:
    actions = away.window.actions_table
    away.space.video.fullscreen_requested.emit()
    away.qtbot.waitUntil(own(away).isFullScreen, timeout=PATIENCE_MS)
    assert actions["full_screen"].isChecked()
    assert not away.window.isFullScreen()
    activate(away, own(away))
    away.qtbot.keyClick(away.space.video, K.Key_Escape)
    assert not own(away).isFullScreen()
    assert not actions["full_screen"].isChecked()
    actions["full_screen"].trigger()
    away.space.place.attach()
    assert not actions["full_screen"].isChecked()
    assert not away.window.isFullScreen()


def test_writing_a_note_makes_way_on_the_same_screen(away: Desk) -> None:
    away.window.actions_table["full_screen"].trigger()
    away.window.actions_table["annotate"].trigger()
    assert not own(away).isFullScreen()


def test_leaving_full_screen_comes_before_detaching(desk: Desk) -> None:
    desk.open(desk.make_project())
    actions = desk.window.actions_table
    actions["full_screen"].trigger()
    assert desk.window.isFullScreen()
    actions["own_window"].trigger()
    assert not desk.window.isFullScreen()
    assert desk.space.side.isVisible()


def test_its_place_and_whether_it_is_on_top_are_kept(away: Desk) -> None:
    own(away).setGeometry(40, 60, 500, 300)
    away.window.actions_table["own_window_on_top"].trigger()
    assert own(away).isVisible()
    assert own(away).windowFlags() & Qt.WindowType.WindowStaysOnTopHint
    size = own(away).size()
    away.space.place.attach()
    away.window.actions_table["own_window"].trigger()
    assert own(away).size() == size
    assert own(away).windowFlags() & Qt.WindowType.WindowStaysOnTopHint
    away.window.actions_table["own_window_on_top"].trigger()
    assert own(away).isVisible()
    assert not own(away).windowFlags() & Qt.WindowType.WindowStaysOnTopHint
    assert not away.context.settings.picture_on_top
