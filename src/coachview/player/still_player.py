"""The player where libVLC is missing: everything but playing works."""

# What each method means is said once, in the port.
# ruff: noqa: D102

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from coachview.media.player_picture import PictureForm
from coachview.player.player import Player, PlayerState, clamp_rate


class StillPlayer(Player):
    """Stands at any time of a recording and never plays. `why_not` says what to install."""

    can_play = False

    def __init__(self, why_not: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.why_not = why_not
        self._time_ms = 0
        self._rate = 1.0

    def open(self, path: Path) -> None:  # noqa: ARG002 - it stands in every recording alike
        self.close()
        self._set_state(PlayerState.PAUSED)

    def close(self) -> None:
        self._time_ms = 0
        self._set_state(PlayerState.EMPTY)

    def play(self) -> None:
        """It cannot."""

    def pause(self) -> None:
        """It always stands."""

    def seek(self, time_ms: int) -> None:
        if self._state is PlayerState.PAUSED:
            self._time_ms = max(0, time_ms)

    def time_ms(self) -> int:
        return self._time_ms

    def set_rate(self, rate: float) -> None:
        self._rate = clamp_rate(rate)

    def rate(self) -> float:
        return self._rate

    def set_picture_form(self, form: PictureForm) -> None:
        """It has no pictures."""

    def picture(self) -> QImage | None:
        return None

    def shows_time(self) -> bool:
        return False

    def stands_at(self, time_ms: int) -> None:
        """Its time is always exact."""

    def shut_down(self) -> None:
        self._state = PlayerState.EMPTY
