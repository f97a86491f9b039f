"""The picture of a recording that has none."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from coachview.ui.jobs import Jobs
from coachview.ui.playback.playback import Playback
from coachview.ui.stage.sound_picture import SoundPicture
from support.fake_player import make_playback
from support.films import sound_only


@pytest.fixture
def playback(qapp: object) -> Iterator[Playback]:
    made = make_playback(4000, has_video=False)
    yield made
    made.shut_down()


@pytest.fixture
def stage(qtbot: QtBot) -> QWidget:
    """Kept until pytest-qt has closed it: what Python lets go of first cannot be told of its own end."""
    made = QWidget()
    made.resize(648, 400)
    qtbot.addWidget(made)
    return made


def test_it_shows_the_sound_and_a_click_goes_there(
    tmp_path: Path, qtbot: QtBot, playback: Playback, stage: QWidget
) -> None:
    jobs = Jobs()
    picture = SoundPicture(playback, jobs, stage)
    picture.seek_requested.connect(playback.seek)
    stage.show()
    playback.open(sound_only(tmp_path / "lesson.m4a", seconds=4.0))
    qtbot.waitUntil(lambda: picture.isVisible() and picture.peaks() is not None, timeout=20_000)
    assert stage.rect().contains(picture.geometry())
    quiet = picture.grab().toImage()
    qtbot.mouseClick(picture, Qt.MouseButton.LeftButton, pos=QPoint(picture.width() // 2, 10))
    assert playback.position_ms() == pytest.approx(2000, abs=10)
    assert picture.grab().toImage() != quiet
    playback.close()
    assert (picture.isVisible(), picture.peaks()) == (False, None)
    jobs.shut_down()


def test_a_recording_with_a_picture_needs_none(qtbot: QtBot, stage: QWidget) -> None:
    jobs, playback = Jobs(), make_playback()
    picture = SoundPicture(playback, jobs, stage)
    playback.open(Path("lesson.mp4"))
    qtbot.waitUntil(lambda: playback.is_exact, timeout=20_000)
    assert picture.isHidden()
    assert jobs.running() == []
    playback.shut_down()
