"""The loop from A to B: what it is, and playing it."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from coachview.ui.playback.alarm import Alarm
from coachview.ui.playback.playback import Playback

SHORTEST_LOOP_MS = 200
"""A loop is at least so long: jumping back takes libVLC about as long as this."""


@dataclass(frozen=True, slots=True)
class Loop:
    """From `a_ms` until before `b_ms`; None for what is not set, and it loops only when both are.

    As in mpv, who goes beyond B on purpose wants to be there: the loop `holds` again once playing comes from before B.
    """

    a_ms: int | None = None
    b_ms: int | None = None
    holds: bool = True

    @property
    def is_empty(self) -> bool:
        """True when neither end is set."""
        return self.a_ms is None and self.b_ms is None

    @property
    def is_whole(self) -> bool:
        """True when both ends are set."""
        return self.a_ms is not None and self.b_ms is not None

    @property
    def ends(self) -> tuple[int | None, int | None]:
        """A and B."""
        return self.a_ms, self.b_ms

    def with_a(self, ms: int) -> "Loop":
        """Set where it begins; a B that does not come after it is forgotten."""
        return _long_enough(ms, self.b_ms if self.b_ms is not None and self.b_ms > ms else None)

    def with_b(self, ms: int) -> "Loop":
        """Set where it jumps back; an A that does not come before it is forgotten."""
        return _long_enough(self.a_ms if self.a_ms is not None and self.a_ms < ms else None, ms)

    def sought(self, ms: int) -> "Loop":
        """Somebody went to a time."""
        return replace(self, holds=self.b_ms is None or ms < self.b_ms)

    @property
    def turns_at(self) -> int | None:
        """The time at which playing jumps back; None while it does not."""
        return self.b_ms if self.is_whole and self.holds else None


def _long_enough(a_ms: int | None, b_ms: int | None) -> Loop:
    if a_ms is None or b_ms is None:
        return Loop(a_ms, b_ms)
    return Loop(a_ms, max(b_ms, a_ms + SHORTEST_LOOP_MS))


class Looping(QObject):
    """Plays a loop: at B it jumps to A, at every speed, through pauses, until it is cleared. `changed(Loop)`."""

    changed = Signal(object)

    def __init__(self, playback: Playback, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._playback = playback
        self._loop = Loop()
        self._alarm = Alarm(playback, self)
        self._alarm.reached.connect(self._on_reached)
        playback.sought.connect(self.hold)

    @property
    def loop(self) -> Loop:
        """What is set."""
        return self._loop

    def set_a(self) -> None:
        """It begins at this time."""
        self._set(self._loop.with_a(self._playback.position_ms()))

    def set_b(self) -> None:
        """It jumps back at this time; while playing it does so at once."""
        self._set(self._loop.with_b(self._playback.position_ms()))

    def over(self, start_ms: int, end_ms: int) -> None:
        """It is this span."""
        self._set(Loop().with_a(start_ms).with_b(end_ms))

    def clear(self) -> None:
        """Play on."""
        self._set(Loop())

    def hold(self, from_ms: int) -> None:
        """Jump at B again if this time is before it."""
        self._put(self._loop.sought(from_ms))

    def let_go(self) -> None:
        """Let playing go over B until `hold`."""
        self._put(replace(self._loop, holds=False))

    def _set(self, loop: Loop) -> None:
        if loop != self._loop:
            self._put(loop)
            self.changed.emit(loop)

    def _put(self, loop: Loop) -> None:
        self._loop = loop
        self._alarm.set_for(loop.turns_at)

    def _on_reached(self) -> None:
        if self._loop.a_ms is None:
            return
        ended = not self._playback.is_playing
        self._playback.seek(self._loop.a_ms)
        if ended:
            self._playback.play()
