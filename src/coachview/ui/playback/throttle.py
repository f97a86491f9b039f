from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer


class Throttle(QObject):
    """Passes on the newest of many values: the first at once, then no more often than the interval, the last surely."""

    def __init__(self, act: Callable[[int], None], interval_ms: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._act = act
        self._waiting: int | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(interval_ms)
        self._timer.timeout.connect(self._on_timeout)

    @property
    def waiting(self) -> int | None:
        """The newest value while it has not been passed on."""
        return self._waiting

    def put(self, value: int) -> None:
        """Pass this on, now or soon."""
        if self._timer.isActive():
            self._waiting = value
        else:
            self._timer.start()
            self._act(value)

    def drop(self) -> None:
        """Forget what was not passed on."""
        self._timer.stop()
        self._waiting = None

    def _on_timeout(self) -> None:
        if self._waiting is not None:
            value, self._waiting = self._waiting, None
            self.put(value)
