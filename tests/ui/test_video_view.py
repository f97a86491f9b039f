"""The stage: where the picture is, what it says when there is none, and what clicks mean."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event
from typing import ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from coachview.media.picture import Picture
from coachview.media.player_picture import PictureForm
from coachview.media.probe import MediaInfo
from coachview.player.player import PlayerState
from coachview.progress import QUIET, Progress
from coachview.resources_dir import resources_dir
from coachview.ui.playback.exact_frames import ExactFrames, MediaAccess
from coachview.ui.playback.playback import Playback
from coachview.ui.stage.exact_coming import ExactComing
from coachview.ui.stage.overlay import Overlay
from coachview.ui.stage.video_view import VideoView
from coachview.ui.stage.viewport import letterboxed
from coachview.ui.theme import LIGHT, Theme
from support.fake_player import FakePlayer, FakeReader, fake_of, make_playback, painted

sizes = st.integers(1, 5000)
LESSON = Path("lesson.mp4")


@pytest.fixture
def playback(qapp: object) -> Iterator[Playback]:
    playback = make_playback()
    yield playback
    playback.shut_down()


@pytest.fixture
def view(qtbot: QtBot, playback: Playback) -> VideoView:
    view = VideoView(playback, Theme(resources_dir() / "icons"))
    qtbot.addWidget(view)
    view.resize(400, 400)
    view.show()
    qtbot.waitExposed(view)
    return view


def opened(view: VideoView, playback: Playback, qtbot: QtBot) -> VideoView:
    playback.open(LESSON, resume_at_ms=10_000)
    qtbot.waitUntil(lambda: playback.is_exact and playback.duration_ms() > 0, timeout=20_000)
    return view


@given(sizes, sizes, sizes, sizes)
def test_the_picture_keeps_its_proportions_fills_what_it_can_and_is_in_the_middle(
    width: int, height: int, space_width: int, space_height: int
) -> None:
    rect = letterboxed(QSize(width, height), QSizeF(space_width, space_height))
    assert rect.width() / width == pytest.approx(rect.height() / height)
    assert rect.width() == pytest.approx(space_width) or rect.height() == pytest.approx(space_height)
    assert rect.width() <= space_width + 1e-6
    assert rect.height() <= space_height + 1e-6
    assert rect.center().x() == pytest.approx(space_width / 2)
    assert rect.center().y() == pytest.approx(space_height / 2)


def test_nothing_has_no_place() -> None:
    assert letterboxed(QSize(0, 9), QSizeF(100, 100)).isEmpty()
    assert letterboxed(QSize(16, 9), QSizeF(0, 100)).isEmpty()


def test_it_paints_the_picture_between_bars_in_the_colour_of_the_stage(
    view: VideoView, playback: Playback, qtbot: QtBot
) -> None:
    opened(view, playback, qtbot)
    image = view.grab().toImage()
    ratio = image.devicePixelRatio()
    bar, middle = (image.pixelColor(int(200 * ratio), int(y * ratio)) for y in (20, 200))
    assert bar == QColor(LIGHT.stage)
    assert middle == painted(250, QSize(1, 1)).pixelColor(0, 0)
    assert view.picture_rect().height() == pytest.approx(225)


def test_a_new_picture_replaces_the_old_one(view: VideoView, playback: Playback, qtbot: QtBot) -> None:
    opened(view, playback, qtbot)
    playback.play()
    fake_of(playback).advance(1000)
    assert view.grab().toImage().pixelColor(200, 200) == painted(275, QSize(1, 1)).pixelColor(0, 0)


def test_an_overlay_paints_on_the_picture_and_hears_of_the_mouse_first(
    view: VideoView, playback: Playback, qtbot: QtBot
) -> None:
    class Dot(Overlay):
        heard: ClassVar[list[QEvent.Type]] = []

        def paint(self, painter: QPainter, picture: QRectF) -> None:
            painter.fillRect(QRectF(picture.center(), QSizeF(20, 20)), QColor("#ff00ff"))

        def eventFilter(self, _view: object, event: QEvent) -> bool:  # noqa: N802 - as Qt names it
            self.heard.append(event.type())
            return event.type() == QEvent.Type.MouseButtonPress

    opened(view, playback, qtbot)
    view.add_overlay(Dot(view))
    assert view.grab().toImage().pixelColor(205, 205) == QColor("#ff00ff")
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton)
    assert QEvent.Type.MouseButtonPress in Dot.heard
    assert not view._second_click.isActive()


def test_a_message_stands_instead_of_the_picture_and_its_button_acts(
    view: VideoView, playback: Playback, qtbot: QtBot
) -> None:
    opened(view, playback, qtbot)
    view.set_message("The recording is not where it was. <b>Find it</b>.", "Find the recording…")
    assert view.message() == view.accessibleDescription() == "The recording is not where it was. <b>Find it</b>."
    assert view.picture_rect().isEmpty()
    button = view.findChild(QPushButton)
    assert button.isVisible()
    assert button.text() == "Find the recording…"
    with qtbot.waitSignal(view.message_action):
        button.click()
    view.set_message("")
    assert (view.message(), button.isVisible(), view.picture_rect().isEmpty()) == ("", False, False)


def test_a_long_message_is_wrapped_inside_a_small_stage(view: VideoView) -> None:
    view.resize(260, 300)
    view.set_message("The recording “a rather long name of a file.mp4” is not where it was. " * 2, "Find it…")
    for child in view.findChildren(QWidget):
        assert view.rect().contains(child.geometry())


def test_that_the_exact_frame_is_still_coming_is_said_until_it_is_there(qtbot: QtBot) -> None:
    go_on = Event()

    class Slow(FakeReader):
        def at(self, time_ms: int, *, progress: Progress = QUIET, approximate: object = None) -> Picture:
            while time_ms and not go_on.wait(0.001):
                progress.check()
            return super().at(time_ms, progress=progress)

    playback = Playback(FakePlayer(), ExactFrames(MediaAccess(lambda _path: Slow(), _form, _look)))
    view = VideoView(playback, Theme(resources_dir() / "icons"))
    qtbot.addWidget(view)
    view.show()
    playback.open(LESSON)
    qtbot.waitUntil(lambda: playback.is_exact, timeout=20_000)
    label = view.findChild(ExactComing)
    assert label.isHidden()
    playback.seek(30_000)
    assert playback.picture() is not None
    qtbot.waitUntil(label.isVisible, timeout=20_000)
    assert view.rect().contains(label.geometry())
    playback.seek(40_000)
    go_on.set()
    qtbot.waitUntil(lambda: playback.is_exact and label.isHidden(), timeout=20_000)
    assert playback.position_ms() == 40_000
    playback.shut_down()


def _form(_path: Path) -> PictureForm:
    return PictureForm(160, 90)


def _look(_path: Path) -> MediaInfo:
    return MediaInfo(60_000, has_video=True, has_audio=True)


def test_sound_only_is_said(qtbot: QtBot) -> None:
    playback = make_playback(has_video=False)
    view = VideoView(playback, Theme(resources_dir() / "icons"))
    qtbot.addWidget(view)
    playback.open(LESSON)
    qtbot.waitUntil(lambda: view.message().startswith("Sound only"), timeout=20_000)
    playback.close()
    assert view.message() == ""
    playback.shut_down()


def test_a_click_plays_and_a_click_pauses_at_the_frame_clicked_on(
    view: VideoView, playback: Playback, qtbot: QtBot
) -> None:
    opened(view, playback, qtbot)
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: playback.is_playing, timeout=20_000)
    fake_of(playback).advance(2000)
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton)
    fake_of(playback).advance(200)
    qtbot.waitUntil(lambda: not playback.is_playing and playback.is_exact, timeout=20_000)
    assert playback.position_ms() == 12_000


def test_a_double_click_asks_for_full_screen_and_changes_nothing_else(
    view: VideoView, playback: Playback, qtbot: QtBot
) -> None:
    opened(view, playback, qtbot)
    states: list[PlayerState] = []
    playback.state_changed.connect(states.append)
    with qtbot.waitSignal(view.fullscreen_requested):
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton)
        qtbot.mouseDClick(view, Qt.MouseButton.LeftButton)
    assert not view._second_click.isActive()
    assert states == []


def test_other_buttons_are_not_its_business(view: VideoView, playback: Playback, qtbot: QtBot) -> None:
    opened(view, playback, qtbot)
    qtbot.mouseClick(view, Qt.MouseButton.RightButton)
    qtbot.mouseDClick(view, Qt.MouseButton.MiddleButton, pos=QPoint(5, 5))
    assert not view._second_click.isActive()


def test_keys_go_past_it_to_the_window(qtbot: QtBot, playback: Playback) -> None:
    heard: list[int] = []

    class Window(QWidget):
        def keyPressEvent(self, event: object) -> None:  # noqa: N802 - as Qt names it
            heard.append(event.key())

    window = Window()
    view = VideoView(playback, Theme(resources_dir() / "icons"))
    QVBoxLayout(window).addWidget(view)
    qtbot.addWidget(window)
    window.show()
    view.setFocus()
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Left, Qt.Key.Key_M):
        qtbot.keyClick(view, key)
    assert heard == [Qt.Key.Key_Space, Qt.Key.Key_Left, Qt.Key.Key_M]
