"""From a container's own times to the recording's milliseconds and back, without rounding on the way."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from av.container import InputContainer
from av.stream import Stream


@dataclass(frozen=True, slots=True)
class TimeBase:
    """How one stream counts: `unit` is the seconds of one tick, `start` the seconds at which the recording starts.

    A frame's time in ms is rounded *up*. So the frame on the screen at a millisecond is the last one whose stamp is
    not after it, and asking for a frame's own time gives that frame again, whatever the rate.
    """

    unit: Fraction
    start: Fraction

    def ms(self, stamp: int) -> int:
        """The first whole millisecond at or after a stamp."""
        return math.ceil((stamp * self.unit - self.start) * 1000)

    def stamp(self, ms: int) -> int:
        """The last stamp that is not after a time: `ms(stamp) <= ms` for this and every earlier one, for none later."""
        return math.floor((Fraction(ms, 1000) + self.start) / self.unit)

    def seconds(self, stamp: int) -> Fraction:
        """Exact seconds from the recording's start."""
        return stamp * self.unit - self.start


def time_base_of(stream: Stream, container: InputContainer) -> TimeBase:
    """How this stream counts, from the recording's start as players show it."""
    return TimeBase(stream.time_base or Fraction(1, 1000), start_of(container))


def start_of(container: InputContainer) -> Fraction:
    """The container's own time, in seconds, of what players show as 0:00.

    It is the earliest start of picture and sound, exactly (the container's own field is rounded to microseconds).
    Where sound starts before zero, that is an encoder's run-in which is not heard, and does not count.
    """
    earliest = _earliest(s for s in container.streams if s.type in {"video", "audio"})
    return earliest if earliest >= 0 else min(Fraction(0), _earliest(container.streams.video))


def _earliest(streams: Iterable[Stream]) -> Fraction:
    starts = [s.start_time * s.time_base for s in streams if s.start_time is not None and s.time_base is not None]
    return min(starts, default=Fraction(0))
