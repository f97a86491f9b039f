"""J, K and L as in editing programs: forwards with libVLC, backwards through exact frames."""

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from coachview.player.player import PlayerState
from coachview.ui.playback.playback import Playback

SPEEDS = (1.0, 2.0, 4.0)
"""What pressing L or J again goes through."""

_TICK_MS = 16


def next_speed(speed: float) -> float:
    """The next of `SPEEDS` above this one, or the last of them."""
    return min((one for one in SPEEDS if one > speed), default=SPEEDS[-1])


def walked_to(from_ms: int, speed: float, passed_s: float) -> int:
    """Where one is who walks back from a time for so long, at so many times the speed of playing; at last the start."""
    return max(0, round(from_ms - passed_s * 1000.0 * speed))


class Shuttle(QObject):
    """Plays forwards and backwards at speeds that are given back when it stops. `changed(speed)`, backwards negative.

    libVLC cannot play backwards. This asks for one exact frame at a time, and when that is shown for the one of the
    time that it is by then, so that slow decoding makes it coarser but never late. It is silent.
    """

    changed = Signal(float)

    def __init__(
        self, playback: Playback, parent: QObject | None = None, *, now_s: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(parent)
        self._playback, self._now_s = playback, now_s
        self._speed_back = 0.0
        self._from_ms, self._since_s = 0, 0.0
        self._own_seek, self._no_picture = False, False
        self._chosen_rate: float | None = None
        self._lent_rate = 0.0
        self._tick = QTimer(self)
        self._tick.setInterval(_TICK_MS)
        self._tick.setTimerType(Qt.TimerType.PreciseTimer)
        self._tick.timeout.connect(self.walk)
        playback.sought.connect(self._on_sought)
        playback.state_changed.connect(self._on_state)
        playback.rate_changed.connect(self._on_rate)
        playback.trouble.connect(self._on_trouble)

    @property
    def speed(self) -> float:
        """How fast it goes now: negative backwards, 0 standing still."""
        if self.is_walking_back:
            return -self._speed_back
        return self._playback.rate() if self._playback.is_playing else 0.0

    @property
    def is_walking_back(self) -> bool:
        """Whether it goes backwards."""
        return self._speed_back > 0

    def forward(self) -> None:
        """L: play; again, twice and four times as fast."""
        if self._playback.is_playing:
            self._lend(next_speed(self._playback.rate()))
        else:
            self.stand()
            self._playback.play()

    def back(self) -> None:
        """J: go back; again, twice and four times as fast."""
        if self._playback.state in {PlayerState.EMPTY, PlayerState.FAILED}:
            return
        self._playback.pause()
        self._from_ms, self._since_s = self._playback.position_ms(), self._now_s()
        self._speed_back = next_speed(self._speed_back)
        self._tick.start()
        self.changed.emit(self.speed)

    def stop(self) -> None:
        """K: stand still, on the exact frame."""
        self.stand()
        self._playback.pause()

    def stand(self) -> None:
        """Walk back no longer; playing goes on."""
        if self.is_walking_back:
            self._speed_back = 0.0
            self._tick.stop()
            self.changed.emit(self.speed)

    def toggle(self) -> None:
        """Stand still if anything moves, else play."""
        if self.is_walking_back:
            self.stop()
        else:
            self._playback.toggle()

    def walk(self) -> None:
        """Ask for the frame of the time it is by now, unless the one asked for is still to come."""
        if not self.is_walking_back or self._is_waiting():
            return
        wanted_ms = walked_to(self._from_ms, self._speed_back, self._now_s() - self._since_s)
        if wanted_ms < self._playback.position_ms():
            self._own_seek, self._no_picture = True, False
            self._playback.seek(wanted_ms)
            self._own_seek = False
        if wanted_ms == 0:
            self.stand()

    def _is_waiting(self) -> bool:
        return not (self._playback.is_exact or self._playback.is_sound_only or self._no_picture)

    def _lend(self, rate: float) -> None:
        if self._chosen_rate is None:
            self._chosen_rate = self._playback.rate()
        self._lent_rate = rate
        self._playback.set_rate(rate)
        self.changed.emit(self.speed)

    def _give_back(self) -> None:
        rate, self._chosen_rate = self._chosen_rate, None
        if rate is not None:
            self._playback.set_rate(rate)

    def _on_sought(self, _ms: int) -> None:
        if not self._own_seek:
            self.stand()

    def _on_state(self, state: PlayerState) -> None:
        if state is PlayerState.PLAYING:
            self.stand()
        else:
            self._give_back()

    def _on_rate(self, rate: float) -> None:
        """Another speed was chosen meanwhile: that one stays."""
        if self._chosen_rate is not None and rate != self._lent_rate:
            self._chosen_rate = None

    def _on_trouble(self, _sentence: str) -> None:
        self._no_picture = True
