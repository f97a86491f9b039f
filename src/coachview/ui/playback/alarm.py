import math

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from coachview.player.player import PlayerState
from coachview.ui.playback.playback import Playback

_SOON_MS = 60
"""Closer than this (on the wall) a timer of its own is set, for positions come only some 30 times a second."""


class Alarm(QObject):
    """Tells `reached()` when playing has come to a time, or to the end of the recording before it.

    It never tells from inside another signal, so that whoever listens may seek and pause.
    """

    reached = Signal()

    def __init__(self, playback: Playback, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._playback = playback
        self._at_ms: int | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_timeout)
        playback.position_changed.connect(self._look)
        playback.state_changed.connect(self._look)

    def set_for(self, at_ms: int | None) -> None:
        """Tell when this time is reached; None for no time. A time that has passed is reached as soon as it plays."""
        self._at_ms = at_ms
        self._look()

    def _look(self, _news: object = None) -> None:
        self._timer.stop()
        left_ms = self._left_ms()
        if left_ms is not None and left_ms < _SOON_MS:
            self._timer.start(max(0, math.ceil(left_ms)))

    def _left_ms(self) -> float | None:
        """How long until then on the wall; None when it is not coming nearer."""
        if self._at_ms is None:
            return None
        if self._playback.state is PlayerState.ENDED:
            return 0.0
        if not self._playback.is_playing:
            return None
        return (self._at_ms - self._playback.position_ms()) / self._playback.rate()

    def _on_timeout(self) -> None:
        left_ms = self._left_ms()
        if left_ms is not None and left_ms <= 0:
            self.reached.emit()
        else:
            self._look()
