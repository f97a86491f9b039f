"""A view on the screen over the real libVLC and the real decoder, of which the number of the frame painted is read."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QImage, qGray
from pytestqt.qtbot import QtBot

from coachview.player import make_player
from coachview.resources_dir import resources_dir
from coachview.ui.playback.playback import Playback
from coachview.ui.stage.video_view import VideoView
from coachview.ui.theme import Theme
from support.films import number_in

PATIENCE_MS = 30_000


class Stage:
    """Opens, waits and reads; `shut_down` its playback at the end."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self.playback = Playback(make_player())
        self.view = VideoView(self.playback, Theme(resources_dir() / "icons"))
        self.view.resize(500, 400)
        self.view.show()
        qtbot.addWidget(self.view)
        self.said: list[str] = []
        self.playback.trouble.connect(self.said.append)

    def until(self, condition: Callable[[], bool]) -> None:
        """Let everything go on until it is so."""
        self._qtbot.waitUntil(condition, timeout=PATIENCE_MS)

    def open(self, path: Path) -> None:
        """Wait for the first picture and the length too."""
        self.playback.open(path)
        self.until(lambda: self.playback.is_exact and self.playback.duration_ms() > 0)

    def painted_number(self) -> int:
        """The number of the frame painted in the widget now."""
        image, rect = self.view.grab().toImage(), self.view.picture_rect()
        ratio = image.devicePixelRatio()

        def brightness(x: int, y: int) -> int:
            return qGray(image.pixel(int((rect.x() + x) * ratio), int((rect.y() + y) * ratio)))

        return number_in(rect.width(), rect.height(), brightness)

    def standing_number(self) -> int:
        """Wait for the exact frame, and read it off the screen."""
        self.until(lambda: self.playback.is_exact)
        return self.painted_number()

    def play_to(self, time_ms: int) -> None:
        """Play until the time is reached."""
        self.playback.play()
        self.until(lambda: self.playback.position_ms() >= time_ms)


def number_of(image: QImage) -> int:
    """The number in a picture as a player gave it."""
    return number_in(image.width(), image.height(), lambda x, y: qGray(image.pixel(x, y)))
