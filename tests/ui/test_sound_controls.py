"""Volume beyond a hundred, and which channels are heard: slider, keys, menu, and what is kept."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from pytestqt.qtbot import QtBot

from coachview.player.sound_channels import SoundChannels
from coachview.resources_dir import resources_dir
from coachview.ui.settings import Settings
from coachview.ui.stage.volume_slider import VolumeSlider
from coachview.ui.theme import Theme
from support.windows import Desk, drag_to, let_go_at, press_at


@pytest.fixture
def opened(desk: Desk) -> Desk:
    desk.open(desk.make_project())
    return desk


def test_keys_go_on_past_a_hundred_and_stop_at_two_hundred(opened: Desk) -> None:
    playback, video = opened.context.playback, opened.space.video
    playback.set_volume(95)
    heard: list[int] = []
    playback.volume_changed.connect(lambda volume, _muted: heard.append(volume))
    for _ in range(3):
        opened.qtbot.keyClick(video, Qt.Key.Key_Up)
    assert heard == [100, 105, 110]
    playback.set_volume(198)
    opened.qtbot.keyClick(video, Qt.Key.Key_Up)
    opened.qtbot.keyClick(video, Qt.Key.Key_Up)
    assert playback.volume() == 200
    for _ in range(50):
        opened.qtbot.keyClick(video, Qt.Key.Key_Down)
    assert playback.volume() == 0


def test_amplified_sound_is_said_in_figures(opened: Desk) -> None:
    bar, playback = opened.space.transport, opened.context.playback
    playback.set_volume(100)
    assert bar._percent.isHidden()
    playback.set_volume(140)
    assert (bar._percent.text(), bar._percent.isHidden()) == ("140 %", False)
    assert "may crackle" in bar._volume.toolTip()
    assert bar._volume.value() == 140


def test_dragging_the_slider_holds_at_a_hundred(qtbot: QtBot) -> None:
    slider = VolumeSlider(Theme(resources_dir() / "icons"))
    qtbot.addWidget(slider)
    slider.show()
    qtbot.waitExposed(slider)
    slider.setValue(0)
    values: list[int] = []
    slider.valueChanged.connect(values.append)
    handle = slider._handle().center()
    press_at(slider, handle.toPointF())
    assert slider.isSliderDown()
    for x in range(handle.x(), slider.width()):
        drag_to(slider, QPointF(x, handle.y()))
    let_go_at(slider, handle.toPointF())
    assert 100 in values
    assert not set(values) & {97, 98, 99, 101, 102, 103}
    assert values[-1] == 200


def test_the_menu_ticks_what_is_heard(opened: Desk) -> None:
    actions, playback = opened.window.actions_table, opened.context.playback
    assert actions["sound_recorded"].isChecked()
    actions["sound_left"].trigger()
    assert playback.channels() is SoundChannels.LEFT
    playback.set_channels(SoundChannels.MONO)
    assert [one.value for one in SoundChannels if actions[f"sound_{one.value}"].isChecked()] == ["mono"]


START = """
import sys
from pathlib import Path
from coachview.app import Application, make_qt
from coachview.player.sound_channels import SoundChannels
from coachview.ui.settings import Settings
application = Application(make_qt(["coachview"]), Settings(Path(sys.argv[1])))
playback = application.playback
print(playback.volume(), playback.channels().value, application.window.actions_table["sound_right"].isChecked())
playback.set_volume(165)
playback.set_channels(SoundChannels.RIGHT)
application.close()
"""


def test_volume_and_channels_are_there_again_at_the_next_start(tmp_path: Path) -> None:
    said = []
    for _ in range(2):
        command = [sys.executable, "-c", START, str(tmp_path / "settings.ini")]
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
        said.append(done.stdout.strip())
    assert said == ["80 recorded False", "165 right True"]


def test_a_damaged_choice_is_as_recorded(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.ini")
    settings._write("channels", "quadrophonic")
    assert settings.channels is SoundChannels.AS_RECORDED
