"""A pan that goes on by itself when the hand lets go, and comes to rest."""

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

_FRAME_MS = 16
_HALF_LIFE_MS = 140
_SLOWEST = 0.05
_FASTEST = 6.0
_FRESH_MS = 80


class Kinetic(QObject):
    """Hears of each movement while the hand pans; `panned(pixels)` after it let go, slower and slower.

    Speeds are pixels a millisecond. `moves` says whether motion is wanted; without, letting go is the end.
    """

    panned = Signal(float)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.moves = True
        self._speed = 0.0
        self._since = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(_FRAME_MS)
        self._timer.timeout.connect(self._on_timeout)

    @property
    def is_moving(self) -> bool:
        """True while the view goes on by itself."""
        return self._timer.isActive()

    def felt(self, pixels: float) -> None:
        """The hand has moved the view so far since the last time."""
        elapsed = self._since.restart() if self._since.isValid() else 0
        if not self._since.isValid():
            self._since.start()
        if elapsed > _FRESH_MS or elapsed <= 0:
            self._speed = 0.0 if elapsed > _FRESH_MS else self._speed
            return
        self._speed = 0.6 * self._speed + 0.4 * pixels / elapsed

    def let_go(self) -> None:
        """The hand is off: go on at its last speed, unless it had come to rest."""
        is_fresh = self._since.isValid() and self._since.elapsed() <= _FRESH_MS
        self._since.invalidate()
        self._speed = max(-_FASTEST, min(self._speed, _FASTEST))
        if self.moves and is_fresh and abs(self._speed) > _SLOWEST:
            self._timer.start()
        else:
            self.stop()

    def stop(self) -> None:
        """Stand still."""
        self._timer.stop()
        self._speed = 0.0

    def _on_timeout(self) -> None:
        self.panned.emit(round(self._speed * _FRAME_MS))
        self._speed *= 0.5 ** (_FRAME_MS / _HALF_LIFE_MS)
        if abs(self._speed) < _SLOWEST:
            self.stop()
