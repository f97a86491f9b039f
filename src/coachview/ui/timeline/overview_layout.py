"""The whole recording in one strip, and the window on it that is in view. Pure: no Qt."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from coachview.ui.timeline.lanes import Lane

COLUMN = 3
GRIP = 6
"""How much of the window's ends can be gripped, half of it outside."""
LEAST_WINDOW = 14
"""However little is in view, the window is shown so wide, to be gripped."""


class WindowPart(Enum):
    """What of the strip the mouse is on."""

    BODY = "body"
    START = "start"
    END = "end"
    OUTSIDE = "outside"


@dataclass(frozen=True, slots=True)
class OverviewLayout:
    """`duration_ms` in pixels from `left` on, `width` wide; `first_ms` to `last_ms` is in view."""

    duration_ms: int
    left: int
    width: int
    first_ms: float
    last_ms: float

    def x_of(self, ms: float) -> float:
        """Where a time is."""
        return self.left + ms / max(1, self.duration_ms) * self.width

    def ms_at(self, x: float) -> float:
        """The time at a position."""
        return (x - self.left) / max(1, self.width) * self.duration_ms

    @property
    def window(self) -> tuple[float, float]:
        """From where to where the window reaches, widened to what can be gripped."""
        left, right = self.x_of(self.first_ms), self.x_of(self.last_ms)
        lacking = max(0.0, LEAST_WINDOW - (right - left))
        left = min(max(self.left, left - lacking / 2), max(self.left, self.left + self.width - LEAST_WINDOW))
        return left, max(left + LEAST_WINDOW, right)

    def part_at(self, x: float) -> WindowPart:
        """What the mouse is on at a position; a small window has only a body."""
        left, right = self.window
        if right - left >= 4 * GRIP:
            if abs(x - left) <= GRIP:
                return WindowPart.START
            if abs(x - right) <= GRIP:
                return WindowPart.END
        return WindowPart.BODY if left <= x < right else WindowPart.OUTSIDE

    def pulled(self, part: WindowPart, ms: float, least_ms: float) -> tuple[float, float]:
        """What is in view when an end of the window is pulled to a time."""
        if part is WindowPart.START:
            return max(0.0, min(ms, self.last_ms - least_ms)), self.last_ms
        return self.first_ms, min(float(self.duration_ms), max(ms, self.first_ms + least_ms))

    def columns(self, lanes: Sequence[Lane]) -> list[list[int]]:
        """For each lane, how many annotations begin within each column of `COLUMN` pixels."""
        count = max(0, self.width // COLUMN)
        edges = [self.ms_at(self.left + number * COLUMN) for number in range(count + 1)]
        return [_counts(lane, edges) for lane in lanes]


def _counts(lane: Lane, edges: list[float]) -> list[int]:
    before = [lane.moments.first_after(ms) + lane.clips.first_after(ms) for ms in edges]
    return [after - now for now, after in pairwise(before)]
