"""A hybrid logical clock: near wall time, yet every stamp is later than all stamps seen before.

After S. Kulkarni et al., "Logical Physical Clocks and Consistent Snapshots in Globally Distributed Databases" (2014).
A stamp is one integer: 48 bits of milliseconds since 1970 in UTC, then 16 bits of counter. Stamps of different
copies of a file may be equal; `(clock, copy_id)` never is.
"""

from datetime import UTC, datetime, timedelta
from time import time_ns

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
COUNTER_BITS = 16
_COUNTER_MASK = (1 << COUNTER_BITS) - 1
_LATEST_MS = (1 << 46) - 1
LATEST = (_LATEST_MS << COUNTER_BITS) | _COUNTER_MASK
"""No stamp is later. SQLite's integers are signed, and one bit is left for counting on: until the year 4199."""


def now_ms() -> int:
    """The wall time in milliseconds since 1970, UTC."""
    return time_ns() // 1_000_000


def tick(last: int, wall_ms: int) -> int:
    """The next stamp after `last`: the wall time when it has moved on, else one more than `last`.

    A wall clock that was set back, or lies outside what fits, never makes a stamp go back.
    """
    wall = min(max(wall_ms, 0), _LATEST_MS) << COUNTER_BITS
    return wall if wall > last else last + 1


def time_of(stamp: int) -> tuple[int, int]:
    """The milliseconds and the counter of a stamp."""
    return stamp >> COUNTER_BITS, stamp & _COUNTER_MASK


def utc_text(milliseconds: int) -> str:
    """ISO 8601 in UTC with milliseconds, such as `2026-11-24T09:30:00.123Z`; texts sort as their times do."""
    moment = EPOCH + timedelta(milliseconds=milliseconds)
    return moment.isoformat(timespec="milliseconds").removesuffix("+00:00") + "Z"
