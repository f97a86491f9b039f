"""A player that a test drives by hand, exact frames that need no file, and a Playback over both.

Nothing here waits for the wall: `fake.advance(500)` is half a second of playing. In a test of a view:

    playback = make_playback(duration_ms=60_000)   # and shut_down() at the end
    playback.open(Path("lesson.mp4")); playback.play(); fake_of(playback).advance(500)
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter

from coachview.media.errors import NoPictureError
from coachview.media.picture import Picture
from coachview.media.player_picture import PictureForm
from coachview.media.probe import MediaInfo
from coachview.player.player import Player, PlayerState, clamp_rate
from coachview.progress import QUIET, Progress
from coachview.ui.playback.exact_frames import ExactFrames, MediaAccess
from coachview.ui.playback.playback import Playback

FRAME_MS = 40
SIZE = QSize(160, 90)


class FakePlayer(Player):
    """Keeps every promise of the port; `refused` names files that cannot be played."""

    def __init__(self, duration_ms: int = 60_000, *, can_play: bool = True, refused: frozenset[str] = frozenset()):
        super().__init__()
        self.can_play = can_play
        self.why_not = "" if can_play else "Playing needs VLC. Install it."
        self.length_ms = duration_ms
        self.refused = refused
        self.seeks: list[int] = []
        self.is_shut_down = False
        self._time = 0.0
        self._rate = 1.0
        self._size = QSize()
        self._picture: QImage | None = None
        self._waits = True
        self.off_ms = 0.0
        """How much later the pictures are than the clock says, as with libVLC now and then."""

    def open(self, path: Path) -> None:
        self.close()
        if path.name in self.refused:
            self.fail(f"“{path.name}” cannot be played. Choose another.")
            return
        self._set_state(PlayerState.PAUSED)

    def close(self) -> None:
        self._time, self._picture, self._size = 0.0, None, QSize()
        self._set_duration(0)
        self._set_state(PlayerState.EMPTY)

    def play(self) -> None:
        if self._state is PlayerState.ENDED:
            self._time = 0.0
        elif self._state is not PlayerState.PAUSED:
            return
        self._waits = True
        self._set_state(PlayerState.PLAYING)

    def pause(self) -> None:
        if self._state is PlayerState.PLAYING:
            self._set_state(PlayerState.PAUSED)

    def seek(self, time_ms: int) -> None:
        if self._state in {PlayerState.EMPTY, PlayerState.FAILED}:
            return
        self.seeks.append(time_ms)
        self._waits = True
        self._time = float(max(0, time_ms if self._duration_ms == 0 else min(time_ms, self._duration_ms)))
        if self._state is PlayerState.PLAYING and 0 < self._duration_ms <= self._time:
            self._set_state(PlayerState.ENDED)
        elif self._state is PlayerState.ENDED:
            self._set_state(PlayerState.PAUSED)

    def time_ms(self) -> int:
        return int(self._time)

    def set_rate(self, rate: float) -> None:
        self._rate = clamp_rate(rate)

    def rate(self) -> float:
        return self._rate

    def set_picture_form(self, form: PictureForm) -> None:
        self._size = QSize(form.width, form.height)

    def picture(self) -> QImage | None:
        return self._picture

    def shows_time(self) -> bool:
        return self._picture is not None and not self._waits

    def stands_at(self, time_ms: int) -> None:
        if self._state is PlayerState.PAUSED and self._picture is not None:
            self._time = float(time_ms)

    def shut_down(self) -> None:
        self.is_shut_down = True

    def advance(self, wall_ms: float) -> None:
        """Let so much time pass: when playing, the recording goes on, shows a picture, and ends at its end."""
        if self._state is not PlayerState.PLAYING:
            return
        self._set_duration(self.length_ms)
        self._time = min(self._time + wall_ms * self._rate, float(self.length_ms))
        self._waits = False
        number = int(self._time + self.off_ms) // FRAME_MS
        self._picture = painted(number, SIZE if self._size.isEmpty() else self._size)
        self.picture_ready.emit()
        if self._time >= self.length_ms:
            self._set_state(PlayerState.ENDED)

    def fail(self, sentence: str) -> None:
        """Find out that this recording cannot be played."""
        self._set_state(PlayerState.FAILED)
        self.failed.emit(sentence)


class FakeReader:
    """Exact frames of nothing: frame n is on the screen for FRAME_MS from n * FRAME_MS, in a colour that says n."""

    def __init__(self, duration_ms: int = 60_000) -> None:
        self._last = max(0, -(-duration_ms // FRAME_MS) - 1)

    def at(
        self,
        time_ms: int,
        *,
        progress: Progress = QUIET,
        approximate: Callable[[Picture], None] | None = None,
    ) -> Picture:
        return self._frame(time_ms // FRAME_MS)

    def next_after(self, time_ms: int, *, progress: Progress = QUIET) -> Picture:
        return self._frame(time_ms // FRAME_MS + 1)

    def before(self, time_ms: int, *, progress: Progress = QUIET) -> Picture:
        return self._frame(time_ms // FRAME_MS - 1)

    def prefetch(self) -> bool:
        return False

    def close(self) -> None:
        pass

    def _frame(self, number: int) -> Picture:
        number = min(self._last, max(0, number))
        image = painted(number, SIZE)
        return Picture(SIZE.width(), SIZE.height(), bytes(image.constBits()), number * FRAME_MS, FRAME_MS)


def make_playback(
    duration_ms: int = 60_000, *, player: Player | None = None, has_video: bool = True, can_play: bool = True
) -> Playback:
    """A Playback over a FakePlayer that opens any path, whether there is a file or not."""

    def read(_path: Path) -> FakeReader:
        if not has_video:
            raise NoPictureError("There is no picture.")
        return FakeReader(duration_ms)

    def form(_path: Path) -> PictureForm:
        return PictureForm(SIZE.width(), SIZE.height())

    def look(_path: Path) -> MediaInfo:
        size = SIZE if has_video else QSize(0, 0)
        return MediaInfo(duration_ms, has_video, has_audio=True, width=size.width(), height=size.height())

    return Playback(player or FakePlayer(duration_ms, can_play=can_play), ExactFrames(MediaAccess(read, form, look)))


def fake_of(playback: Playback) -> FakePlayer:
    """The fake player inside a playback made here."""
    player = playback._player
    assert isinstance(player, FakePlayer)
    return player


def painted(number: int, size: QSize) -> QImage:
    """A picture of one colour, which `number_of` reads, with a white block at its top that goes on by frames."""
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(0xFF000000 | number)
    if size.height() > 40:
        painter = QPainter(image)
        width = size.width() / 20
        painter.fillRect(QRectF(number % 20 * width, 0, width, size.height() / 4), Qt.GlobalColor.white)
        painter.end()
    return image


def number_of(image: QImage) -> int:
    """The frame number of a picture by `painted`, read in its middle."""
    return image.pixel(image.width() // 2, image.height() // 2) & 0xFFFFFF
