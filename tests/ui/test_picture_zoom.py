"""Looking closer at the picture: wheel, drag, keys, the chip; and that a click stays a click."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from coachview.resources_dir import resources_dir
from coachview.ui.playback.playback import Playback
from coachview.ui.stage.video_view import VideoView
from coachview.ui.stage.viewport import to_picture
from coachview.ui.stage.zoom_chip import ZoomChip
from coachview.ui.stage.zoom_hand import ZoomHand
from coachview.ui.theme import Theme
from support.fake_player import make_playback
from support.windows import Desk, drag_to

CONTROL, NO_MODIFIER = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def playback(qapp: object) -> Iterator[Playback]:
    playback = make_playback()
    yield playback
    playback.shut_down()


@pytest.fixture
def view(qtbot: QtBot, playback: Playback) -> VideoView:
    view = VideoView(playback, Theme(resources_dir() / "icons"))
    ZoomHand(view)
    qtbot.addWidget(view)
    view.resize(800, 600)
    view.show()
    qtbot.waitExposed(view)
    playback.open(Path("lesson.mp4"), resume_at_ms=10_000)
    qtbot.waitUntil(lambda: playback.is_exact, timeout=20_000)
    return view


def wheel(view: VideoView, at: QPointF, turned: QPoint, modifiers: Qt.KeyboardModifier = NO_MODIFIER) -> None:
    """Turn the wheel over the picture."""
    place, none, inverted = view.mapToGlobal(at), Qt.MouseButton.NoButton, False
    phase = Qt.ScrollPhase.NoScrollPhase
    QApplication.sendEvent(view, QWheelEvent(at, place, QPoint(), turned, none, modifiers, phase, inverted))


def drag(qtbot: QtBot, view: VideoView, start: QPoint, end: QPoint) -> None:
    qtbot.mousePress(view, LEFT, pos=start)
    for part in (0.25, 0.5, 0.75, 1.0):
        drag_to(view, QPointF(start + (end - start) * part))
    qtbot.mouseRelease(view, LEFT, pos=end)


def test_control_and_the_wheel_zoom_at_the_mouse(view: VideoView) -> None:
    at = QPointF(300, 250)
    view.zoom.closer(2.0)
    before = to_picture(at, view.picture_rect())
    wheel(view, at, QPoint(0, 240), CONTROL)
    assert view.zoom.view.zoom == pytest.approx(2.0 * 1.25**2)
    after = to_picture(at, view.picture_rect())
    assert (after.x(), after.y()) == pytest.approx((before.x(), before.y()))
    for _ in range(9):
        wheel(view, at, QPoint(0, -120), CONTROL)
    assert view.zoom.view.is_whole


def test_the_wheel_alone_moves_a_zoomed_picture_and_is_left_to_others_otherwise(view: VideoView) -> None:
    view.zoom.closer(3.0)
    top = view.picture_rect().top()
    wheel(view, QPointF(300, 250), QPoint(0, 120))
    assert view.picture_rect().top() > top
    assert view.zoom.view.zoom == pytest.approx(3.0)
    view.zoom.reset()
    wheel(view, QPointF(300, 250), QPoint(0, 120))
    assert view.zoom.view.is_whole


def test_dragging_moves_a_zoomed_picture_and_is_no_click(view: VideoView, playback: Playback, qtbot: QtBot) -> None:
    view.zoom.closer(3.0)
    before = view.picture_rect()
    drag(qtbot, view, QPoint(400, 300), QPoint(480, 260))
    moved = view.picture_rect().topLeft() - before.topLeft()
    assert (moved.x(), moved.y()) == pytest.approx((80, -40))
    assert not view._second_click.isActive()
    assert not playback.is_playing


def test_a_click_plays_also_when_zoomed_and_a_double_click_is_full_screen(
    view: VideoView, playback: Playback, qtbot: QtBot
) -> None:
    view.zoom.closer(3.0)
    with qtbot.waitSignal(view.fullscreen_requested):
        qtbot.mouseClick(view, LEFT)
        qtbot.mouseDClick(view, LEFT)
    assert not view._second_click.isActive()
    qtbot.mousePress(view, LEFT, pos=QPoint(400, 300))
    drag_to(view, QPointF(401, 301))
    qtbot.mouseRelease(view, LEFT, pos=QPoint(401, 301))
    qtbot.waitUntil(lambda: playback.is_playing, timeout=20_000)
    assert view.zoom.view.zoom == pytest.approx(3.0)


def test_unzoomed_a_drag_moves_nothing_and_is_a_click(view: VideoView, playback: Playback, qtbot: QtBot) -> None:
    before = view.picture_rect()
    drag(qtbot, view, QPoint(400, 300), QPoint(480, 260))
    assert view.picture_rect() == before
    qtbot.waitUntil(lambda: playback.is_playing, timeout=20_000)


def test_the_chip_says_how_close_and_leads_back(view: VideoView, qtbot: QtBot) -> None:
    chip = ZoomChip(view)
    assert not chip.isVisible()
    view.zoom.closer(2.4)
    assert chip.isVisible()
    assert chip.text.startswith("2.4×")
    assert view.rect().contains(chip.geometry())
    whole = chip.map._whole()
    qtbot.mouseClick(chip.map, LEFT, pos=(whole.topLeft() + QPointF(2, 2)).toPoint())
    assert (view.picture_rect().x(), view.picture_rect().y()) == pytest.approx((0, 0))
    qtbot.mouseClick(chip.findChild(QPushButton), LEFT)
    assert view.zoom.view.is_whole
    assert not chip.isVisible()


def test_without_a_picture_there_is_nothing_to_zoom(view: VideoView) -> None:
    view.set_message("The recording is not where it was.")
    view.zoom.closer(2.0)
    view.zoom.look(1, 0)
    assert view.zoom.view.is_whole


def test_keys_zoom_and_move_and_each_recording_begins_whole(desk: Desk) -> None:
    desk.open(desk.make_project())
    video, actions = desk.space.video, desk.window.actions_table
    desk.qtbot.waitUntil(lambda: not video.picture_size().isEmpty(), timeout=20_000)
    for _ in range(6):
        desk.qtbot.keyClick(video, Qt.Key.Key_Plus)
    assert video.zoom.view.zoom == pytest.approx(1.25**6)
    left = video.picture_rect().left()
    actions["look_right"].trigger()
    assert video.picture_rect().left() < left
    actions["look_left"].trigger()
    assert video.picture_rect().left() == pytest.approx(left)
    desk.qtbot.keyClick(video, Qt.Key.Key_Minus)
    assert video.zoom.view.zoom == pytest.approx(1.25**5)
    desk.qtbot.keyClick(video, Qt.Key.Key_0)
    assert video.zoom.view.is_whole
    actions["picture_closer"].trigger()
    desk.space.show_recording(desk.space.recording)
    assert video.zoom.view.is_whole
