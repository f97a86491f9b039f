"""The controls under the picture keep out of each other's way, however narrow the window and whatever is shown."""

from itertools import pairwise

import pytest
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from coachview.resources_dir import resources_dir
from coachview.ui.actions import Actions
from coachview.ui.playback.loop import Loop
from coachview.ui.stage.transport_bar import TransportBar
from coachview.ui.theme import Theme
from support.fake_player import make_playback


@pytest.fixture
def bar(qtbot):
    window, playback, theme = QMainWindow(), make_playback(), Theme(resources_dir() / "icons")
    theme.apply(QApplication.instance(), "light")
    bar = TransportBar(Actions(window, theme), playback, theme)
    window.setCentralWidget(bar)
    qtbot.addWidget(window)
    window.show()
    yield bar
    playback.shut_down()


@pytest.mark.parametrize("loop", [Loop(), Loop(192_000), Loop(3_600_000, 3_700_000)])
@pytest.mark.parametrize("speed", [0.0, -4.0])
def test_nothing_lies_over_anything_else(bar, qtbot, loop, speed):
    bar.show_loop(loop)
    bar.show_shuttle(speed)
    for width in range(400, 1300, 60):
        bar.window().resize(width, 60)
        qtbot.waitUntil(lambda width=width: bar.width() == width)
        QApplication.sendPostedEvents()
        shown = sorted(
            (one.geometry() for one in bar.children() if isinstance(one, QWidget) and one.isVisible()),
            key=lambda place: place.left(),
        )
        assert all(one.right() < other.left() for one, other in pairwise(shown)), width
        assert bar.loop_chip.isVisible() is not loop.is_empty
        assert bar.back_sign.isVisible() is (speed < 0)


def test_what_gave_way_comes_back(bar, qtbot):
    bar.window().resize(500, 60)
    qtbot.waitUntil(lambda: bar.width() == 500)
    assert not bar._volume.isVisible()
    bar.window().resize(1200, 60)
    qtbot.waitUntil(lambda: bar.width() == 1200)
    assert bar._volume.isVisible()
    assert all(mark.isVisible() for mark in bar._marks)
