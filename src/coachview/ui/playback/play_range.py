"""Playing one stretch of a recording and standing still at its end."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from coachview.ui.playback.alarm import Alarm
from coachview.ui.playback.playback import Playback


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a recording, in ms."""

    start_ms: int
    end_ms: int

    def with_room(self, before_ms: int, after_ms: int, duration_ms: int = 0) -> "Span":
        """The same with something before and after it, inside the recording (where its length is known, not 0)."""
        end_ms = self.end_ms + after_ms
        if duration_ms:
            end_ms = min(end_ms, duration_ms)
        start_ms = max(0, self.start_ms - before_ms)
        return Span(start_ms, max(start_ms, end_ms))

    def holds(self, ms: int) -> bool:
        """Whether a time is in it; its end is."""
        return self.start_ms <= ms <= self.end_ms


class RangePlayer(QObject):
    """Plays a span once and stands exactly at its end, also when it was paused meanwhile.

    Whoever seeks out of the span wants to be elsewhere, and it plays on there. `over()` in both cases.
    """

    over = Signal()

    def __init__(self, playback: Playback, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._playback = playback
        self._span: Span | None = None
        self._alarm = Alarm(playback, self)
        self._alarm.reached.connect(self._on_reached)
        playback.sought.connect(self._on_sought)

    @property
    def span(self) -> Span | None:
        """What is being played; None when nothing is to stop."""
        return self._span

    def play(self, span: Span) -> None:
        """Play this and stand at its end."""
        self.drop()
        self._playback.seek(span.start_ms)
        self._playback.play()
        self._span = span
        self._alarm.set_for(span.end_ms)

    def drop(self) -> None:
        """Play on where it would have stopped."""
        if self._span is not None:
            self._span = None
            self._alarm.set_for(None)
            self.over.emit()

    def _on_reached(self) -> None:
        span = self._span
        if span is None:
            return
        if self._playback.is_playing:
            self._playback.pause()
            self._playback.seek(span.end_ms)
        self.drop()

    def _on_sought(self, ms: int) -> None:
        if self._span is not None and not self._span.holds(ms):
            self.drop()
