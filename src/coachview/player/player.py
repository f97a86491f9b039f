"""The port: what playing means to the rest of CoachView, whoever does it."""

from enum import Enum
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from coachview.media.player_picture import PictureForm
from coachview.player.sound_channels import SoundChannels

MIN_RATE, MAX_RATE = 0.25, 4.0
"""How slow and how fast recordings can be played; sound keeps its pitch in between."""

FULL_VOLUME, MAX_VOLUME = 100, 200
"""As loud as recorded, and as loud as it gets. The loudness of v percent is (v / 100)³ of the recorded amplitude, which
is libVLC's rule: 50 is an eighth (-18 dB), 200 is eight times (+18 dB), and only there can loud passages crackle."""


class PlayerState(Enum):
    """Where a player is: FAILED with a recording that it cannot play, ENDED after the last frame of one that it can."""

    EMPTY = "empty"
    PAUSED = "paused"
    PLAYING = "playing"
    ENDED = "ended"
    FAILED = "failed"


class Player(QObject):
    """Plays one recording at a time into memory; all times are ms from its start. For the GUI thread only.

    Signals come on the GUI thread: `state_changed(PlayerState)` once for each change, `duration_changed(int)`,
    `picture_ready()` when playing has brought a new `picture()`, and `failed(str)` with a sentence for the user,
    always together with the state FAILED. Methods that make no sense in a state do nothing in it.
    """

    state_changed = Signal(object)
    duration_changed = Signal(int)
    picture_ready = Signal()
    failed = Signal(str)

    can_play: bool = True
    why_not: str = ""
    """A sentence on what to install where `can_play` is False."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = PlayerState.EMPTY
        self._duration_ms = 0
        self._volume, self._muted = FULL_VOLUME, False
        self._channels = SoundChannels.AS_RECORDED

    def state(self) -> PlayerState:
        """Where the player is now."""
        return self._state

    def duration_ms(self) -> int:
        """How long the recording is; 0 until that is known, which is at the latest when it plays."""
        return self._duration_ms

    def set_volume(self, volume: int) -> None:
        """How loud, 0 to MAX_VOLUME percent, amplified above FULL_VOLUME; kept for recordings to come."""
        self._volume = min(MAX_VOLUME, max(0, volume))
        self._apply_loudness()

    def volume(self) -> int:
        """How loud it plays when it is not muted."""
        return self._volume

    def set_muted(self, muted: bool) -> None:
        """Whether the sound is off; the volume is kept."""
        self._muted = muted
        self._apply_loudness()

    def muted(self) -> bool:
        """Whether the sound is off."""
        return self._muted

    def set_channels(self, channels: SoundChannels) -> None:
        """Which of the recording's channels are heard, at once and in recordings to come."""
        if channels is not self._channels:
            self._channels = channels
            self._apply_channels()

    def channels(self) -> SoundChannels:
        """Which of the recording's channels are heard."""
        return self._channels

    def open(self, path: Path) -> None:
        """Take this recording, paused at its start; the one before is let go. FAILED when it is never played."""
        raise NotImplementedError

    def close(self) -> None:
        """Let go of the recording; EMPTY from here on."""
        raise NotImplementedError

    def play(self) -> None:
        """Play from the time it stands at; from the start when it has ENDED."""
        raise NotImplementedError

    def pause(self) -> None:
        """Stand still at the time reached."""
        raise NotImplementedError

    def seek(self, time_ms: int) -> None:
        """Go to a time, which `time_ms()` says at once. Playing goes on; ENDED becomes PAUSED.

        Times before the start are the start; going to the end or past it while playing is the end.
        """
        raise NotImplementedError

    def time_ms(self) -> int:
        """The time now, between what the player reports: never backwards while playing, but after a seek."""
        raise NotImplementedError

    def set_rate(self, rate: float) -> None:
        """Play slower or faster (1.0 is as recorded), kept for recordings to come; MIN_RATE to MAX_RATE."""
        raise NotImplementedError

    def rate(self) -> float:
        """How fast it plays."""
        raise NotImplementedError

    def set_picture_form(self, form: PictureForm) -> None:
        """How pictures shall come. From the next start of playing on; unknown again after `open`."""
        raise NotImplementedError

    def picture(self) -> QImage | None:
        """The picture playing brought last, which never changes; None before the first."""
        raise NotImplementedError

    def shows_time(self) -> bool:
        """Whether `picture` is one of about `time_ms`: not while nothing has come yet of a start or a seek."""
        raise NotImplementedError

    def stands_at(self, time_ms: int) -> None:
        """Somebody who knows says of which time the picture is that was shown last. Only while PAUSED after playing."""
        raise NotImplementedError

    def shut_down(self) -> None:
        """End every thread and let go of everything; the player is of no use afterwards. Harmless when repeated."""
        raise NotImplementedError

    def _loudness(self) -> int:
        """The volume to be heard now."""
        return 0 if self._muted else self._volume

    def _apply_loudness(self) -> None:
        """Called when the loudness may have changed; a player without sound leaves it."""

    def _apply_channels(self) -> None:
        """Called when other channels are to be heard; a player without sound leaves it."""

    def _set_state(self, state: PlayerState) -> None:
        if state is not self._state:
            self._state = state
            self.state_changed.emit(state)

    def _set_duration(self, duration_ms: int) -> None:
        if duration_ms != self._duration_ms:
            self._duration_ms = duration_ms
            self.duration_changed.emit(duration_ms)


def clamp_rate(rate: float) -> float:
    """The nearest speed that can be played."""
    return min(MAX_RATE, max(MIN_RATE, rate))
