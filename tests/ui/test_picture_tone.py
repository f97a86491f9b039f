"""Brightness and contrast: the same playing and standing, kept for each recording, nothing at all when neutral."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from coachview.model.tone import NEUTRAL, Tone, toned
from coachview.resources_dir import resources_dir
from coachview.ui.playback.playback import Playback
from coachview.ui.settings import Settings
from coachview.ui.stage import picture_tone
from coachview.ui.stage.picture_tone import PictureTone
from coachview.ui.stage.tone_popup import TonePopup
from coachview.ui.stage.video_view import VideoView
from coachview.ui.theme import LIGHT, Theme
from support.fake_player import fake_of, make_playback, painted
from support.windows import Desk

TONE = Tone(brightness=12, contrast=-20, shadows=45)


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
    playback.open(Path("lesson.mp4"), resume_at_ms=10_000)
    qtbot.waitUntil(lambda: playback.is_exact, timeout=20_000)
    return view


def colour_of(number: int, tone: Tone) -> tuple[int, int, int]:
    plain = painted(number, QSize(1, 1)).pixelColor(0, 0)
    return tuple(toned(level, tone) for level in (plain.red(), plain.green(), plain.blue()))


def shown(view: VideoView, x: int, y: int) -> QColor:
    image = view.grab().toImage()
    ratio = image.devicePixelRatio()
    return image.pixelColor(int(x * ratio), int(y * ratio))


def levels(colour: QColor) -> tuple[int, int, int]:
    return colour.red(), colour.green(), colour.blue()


@pytest.mark.parametrize("zoom", [1.0, 3.7])
def test_playing_and_standing_are_painted_in_the_same_tone(
    view: VideoView, playback: Playback, qtbot: QtBot, zoom: float
) -> None:
    view.tone.set_value(TONE)
    view.zoom.closer(zoom)
    assert levels(shown(view, 200, 200)) == pytest.approx(colour_of(250, TONE), abs=1)
    playback.play()
    fake_of(playback).advance(1000)
    playing = shown(view, 200, 200)
    assert levels(playing) == pytest.approx(colour_of(275, TONE), abs=1)
    playback.pause()
    qtbot.waitUntil(lambda: playback.is_exact, timeout=20_000)
    assert shown(view, 200, 200) == playing


def test_only_the_picture_changes_not_the_stage_beside_it(view: VideoView) -> None:
    view.tone.set_value(TONE)
    stage = QColor(LIGHT.stage)
    rect = view.picture_rect()
    assert shown(view, 200, 20) == stage
    assert shown(view, 200, int(rect.top()) - 2) == stage
    assert levels(shown(view, 100, int(rect.top()) + 2)) == pytest.approx(colour_of(250, TONE), abs=1)
    view.tone.set_value(NEUTRAL)
    assert levels(shown(view, 200, 200)) == colour_of(250, NEUTRAL)


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
def test_a_tone_moves_no_pixel_at_any_scale_of_the_screen(qapp: object, ratio: float) -> None:
    """A picture of stripes, painted with and without a tone: each pixel is the toned one of the same place."""
    image = QImage(64, 36, QImage.Format.Format_RGB32)
    for x in range(64):
        for y in range(36):
            image.setPixel(x, y, 0xFF000000 | (x * 4) << 16 | (y * 7) << 8 | (x % 5) * 50)
    plain, changed = (_painted(image, tone, ratio) for tone in (NEUTRAL, TONE))
    for x in range(4, plain.width() - 4, 7):
        for y in range(int(4 * ratio) + 2, int(116 * ratio) - 2, 5):
            before, after = plain.pixelColor(x, y), changed.pixelColor(x, y)
            meant = tuple(toned(level, TONE) for level in levels(before))
            assert levels(after) == pytest.approx(meant, abs=1)


def _painted(image: QImage, tone: Tone, ratio: float) -> QImage:
    space = QRect(0, 0, 200, 120)
    device = QImage(space.size() * ratio, QImage.Format.Format_RGB32)
    device.setDevicePixelRatio(ratio)
    device.fill(0)
    painting = PictureTone()
    painting.set_value(tone)
    painter = QPainter(device)
    painting.paint(painter, QRectF(0, 3.75, 200, 112.5), space, image)
    painter.end()
    return device


def test_neutral_costs_nothing_and_a_still_picture_is_changed_once(
    view: VideoView, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Tone] = []

    class Counting(picture_tone.Toner):
        def toned(self, *picture: object) -> object:
            made.append(self.tone)
            return super().toned(*picture)

    monkeypatch.setattr(picture_tone, "Toner", Counting)
    view.grab()
    assert made == []
    view.tone.set_value(TONE)
    for _ in range(3):
        view.grab()
    assert made == [TONE]


def test_the_sliders_change_the_picture_and_lead_back(view: VideoView, qtbot: QtBot) -> None:
    popup = TonePopup(view.tone, view)
    popup.open_below(view)
    popup.sliders["shadows"].setValue(30)
    popup.sliders["contrast"].setValue(-10)
    assert view.tone.value == Tone(0, -10, 30)
    popup._back.click()
    assert view.tone.value.is_neutral
    assert popup.sliders["shadows"].value() == 0
    popup.close()


def test_each_recording_is_as_bright_as_it_was_left(desk: Desk) -> None:
    path = desk.make_project()
    desk.open(path)
    actions, space = desk.window.actions_table, desk.space
    recording_id = space.recording.id
    actions["picture_brighter"].trigger()
    actions["picture_brighter"].trigger()
    actions["picture_darker"].trigger()
    assert desk.context.settings.tone(recording_id) == Tone(shadows=10)
    actions["close_project"].trigger()
    desk.open(path)
    assert desk.space.video.tone.value == Tone(shadows=10)
    assert desk.context.settings.tone("another").is_neutral
    actions["picture_as_recorded"].trigger()
    assert desk.context.settings.tone(recording_id).is_neutral


@pytest.mark.parametrize("kept", ['{"r": [1, 2]}', '{"r": "dark"}', '{"r": [1, 2, "x"]}', "[]", "{"])
def test_a_damaged_tone_is_neutral(tmp_path: Path, kept: str) -> None:
    settings = Settings(tmp_path / "settings.ini")
    settings._write("tones", kept)
    assert settings.tone("r").is_neutral
    settings._write("tones", '{"r": [900, -900, 5]}')
    assert settings.tone("r") == Tone(100, -100, 5)
