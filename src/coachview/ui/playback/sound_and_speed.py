"""How loud and how fast recordings are played: the part of playback that is the same for all of them."""

from PySide6.QtCore import QObject, Signal

from coachview.player.player import FULL_VOLUME, MAX_VOLUME, Player
from coachview.player.sound_channels import SoundChannels

RATES = (0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0)
"""The speeds that `faster` and `slower` go through."""

_VOLUME_STEP = 5


class SoundAndSpeed(QObject):
    """Sets the player, and tells every view.

    `rate_changed(float)`, `volume_changed(int, bool)` with whether muted, `channels_changed(SoundChannels)`.
    """

    rate_changed = Signal(float)
    volume_changed = Signal(int, bool)
    channels_changed = Signal(object)

    def __init__(self, player: Player, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._player = player

    def set_rate(self, rate: float) -> None:
        """Play slower or faster: 0.25 to 4."""
        self._player.set_rate(rate)
        self.rate_changed.emit(self._player.rate())

    def faster(self) -> None:
        """The next speed up."""
        self.set_rate(min((rate for rate in RATES if rate > self.rate()), default=RATES[-1]))

    def slower(self) -> None:
        """The next speed down."""
        self.set_rate(max((rate for rate in RATES if rate < self.rate()), default=RATES[0]))

    def rate(self) -> float:
        """The speed of playing."""
        return self._player.rate()

    def set_volume(self, volume: int) -> None:
        """0 to 200 percent; above 100 is louder than recorded."""
        self._player.set_volume(volume)
        self.volume_changed.emit(self._player.volume(), self._player.muted())

    def volume(self) -> int:
        """0 to 200 percent, also while muted."""
        return self._player.volume()

    def louder(self) -> None:
        """Five percent more, up to twice as much as recorded."""
        self.set_volume(min(MAX_VOLUME, self.volume() + _VOLUME_STEP))

    def softer(self) -> None:
        """Five percent less."""
        self.set_volume(max(0, self.volume() - _VOLUME_STEP))

    def is_boosted(self) -> bool:
        """Whether it is louder than recorded, so that loud passages may crackle."""
        return self.volume() > FULL_VOLUME

    def set_muted(self, muted: bool) -> None:
        self._player.set_muted(muted)
        self.volume_changed.emit(self._player.volume(), self._player.muted())

    def toggle_mute(self) -> None:
        """Sound off, or on again."""
        self.set_muted(not self._player.muted())

    def muted(self) -> bool:
        """Whether the sound is off."""
        return self._player.muted()

    def set_channels(self, channels: SoundChannels) -> None:
        """Which of the recording's sound channels are heard, at once."""
        self._player.set_channels(channels)
        self.channels_changed.emit(self._player.channels())

    def channels(self) -> SoundChannels:
        """Which of the recording's sound channels are heard."""
        return self._player.channels()
