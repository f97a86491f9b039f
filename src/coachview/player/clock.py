"""What time it is in the recording between two reports of the player: pure, with the wall clock handed in.

libVLC says the time two to four times a second. A straight line through its last report is within a frame of what is
on the screen (measured at 25 and 30 fps, 0.25× to 4×: 0 to 8 ms off in MP4, 21 ms in Matroska, 60 ms in MPEG-TS).
"""

from dataclasses import dataclass, replace

SMALL_STEP_BACK_MS = 500.0
"""A report that is behind by no more makes the clock wait until it is caught up with; by more, it is believed."""

LONGEST_SILENCE_S = 1.5
"""Without a report for so long the recording is not moving, whatever was asked for, and neither is the clock."""

STALE_S = 0.3
"""For so long after a seek there may come reports from before it."""

_NEAR_MS = 1000.0


@dataclass(frozen=True, slots=True)
class Clock:
    """A line through the last report; every method gives a new clock. `now_s` is the wall in seconds, never falling.

    `waiting` is playing of which nothing has been seen or heard yet: time stands until `moved` or a report.
    """

    anchor_ms: float = 0.0
    anchor_s: float = 0.0
    rate: float = 1.0
    running: bool = False
    waiting: bool = False
    floor_ms: float = 0.0
    sought_s: float | None = None

    def at(self, now_s: float) -> float:
        """The time in the recording, in ms."""
        if not self.running or self.waiting:
            return self.anchor_ms
        passed_s = min(max(0.0, now_s - self.anchor_s), LONGEST_SILENCE_S)
        return max(self.floor_ms, self.anchor_ms + passed_s * 1000.0 * self.rate)

    def played(self, now_s: float) -> "Clock":
        """Playing was asked for: it waits for a sign that it does."""
        return replace(self._standing(self.at(now_s)), running=True, waiting=True)

    def moved(self, now_s: float) -> "Clock":
        """A picture was seen: if the clock was waiting, it runs from here."""
        return replace(self, waiting=False, anchor_s=now_s) if self.waiting else self

    def paused(self, now_s: float) -> "Clock":
        """Stand at the time reached."""
        return self._standing(self.at(now_s))

    def corrected(self, time_ms: float) -> "Clock":
        """It stands, and somebody knows better at what time."""
        return self if self.running else self._standing(time_ms)

    def sought(self, time_ms: float, now_s: float) -> "Clock":
        """Another time was asked for; if it was running, it waits there for a sign that it is."""
        there = replace(self._standing(time_ms), sought_s=now_s)
        return replace(there, running=True, waiting=True) if self.running else there

    def at_rate(self, rate: float, now_s: float) -> "Clock":
        """Run at another speed from now on."""
        if not self.running or self.waiting:
            return replace(self, rate=rate)
        now_ms = self.at(now_s)
        return replace(self, rate=rate, anchor_ms=now_ms, anchor_s=now_s, floor_ms=now_ms)

    def reported(self, time_ms: float, now_s: float) -> "Clock":
        """The player says what time it is. Ignored when standing still, and when it is from before the last seek."""
        if not self.running or self._is_stale(time_ms, now_s):
            return self
        shown_ms = self.at(now_s)
        floor_ms = shown_ms if 0.0 <= shown_ms - time_ms <= SMALL_STEP_BACK_MS else time_ms
        return replace(self, anchor_ms=time_ms, anchor_s=now_s, floor_ms=floor_ms, waiting=False, sought_s=None)

    def _is_stale(self, time_ms: float, now_s: float) -> bool:
        """The player repeats the time it was asked for before it is there, and may still say where it was."""
        if self.sought_s is None or now_s - self.sought_s > STALE_S:
            return False
        return not self.anchor_ms < time_ms <= self.anchor_ms + _NEAR_MS * self.rate

    def _standing(self, time_ms: float) -> "Clock":
        return Clock(anchor_ms=time_ms, floor_ms=time_ms, rate=self.rate)
