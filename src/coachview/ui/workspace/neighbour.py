"""The annotation before or after this time, of those that are shown. Pure: no Qt."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from coachview.model.annotation import Annotation

AT_IT_MS = 250
"""One stands at the selected annotation when so near: its frame may begin a little before it."""
PLAYED_ON_MS = 1500
"""The same for going back while playing, which has gone on since one was there: else one would never get past it."""


def neighbour(
    shown: Sequence[Annotation], now_ms: int, direction: int, selected_row: int = -1, *, playing: bool = False
) -> Annotation | None:
    """The annotation after (+1) or before (-1) a time, of `shown` in time order; None where there is none.

    Where the time is at the selected one, it is the row next to that: so each of several at the same time is reached.
    """
    if selected_row >= 0 and _is_at(shown[selected_row].start_ms, now_ms, back_while_playing=playing and direction < 0):
        row = selected_row + direction
    elif direction > 0:
        row = bisect_right(shown, now_ms, key=_start)
    else:
        row = bisect_left(shown, now_ms, key=_start) - 1
    return shown[row] if 0 <= row < len(shown) else None


def clip_at(shown: Sequence[Annotation], now_ms: int) -> Annotation | None:
    """The clip that a time is in, the shortest of several; None in none."""
    inside = [one for one in shown if one.end_ms is not None and one.start_ms <= now_ms <= one.end_ms]
    return min(inside, key=lambda one: (one.end_ms or 0) - one.start_ms, default=None)


def _is_at(start_ms: int, now_ms: int, *, back_while_playing: bool) -> bool:
    return -AT_IT_MS <= now_ms - start_ms <= (PLAYED_ON_MS if back_while_playing else AT_IT_MS)


def _start(one: Annotation) -> int:
    return one.start_ms
