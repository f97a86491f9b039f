"""Decoded frames that lie beside each other in a recording, ready to be shown again."""

import bisect
from collections import deque
from collections.abc import Iterable

from coachview.media.video_source import TimedFrame


class KeptFrames:
    """A run of frames in the order they are shown; between its first and its last none is missing.

    Kept as they were decoded: 1.5 bytes a pixel in most recordings, where a picture for the screen takes 4.
    """

    def __init__(self) -> None:
        self._frames: deque[TimedFrame] = deque()
        self.size_bytes = 0

    def __len__(self) -> int:
        return len(self._frames)

    def __getitem__(self, index: int) -> TimedFrame:
        return self._frames[index]

    @property
    def first(self) -> int:
        """The stamp of the first frame; there must be one."""
        return self._frames[0].stamp

    @property
    def last(self) -> int:
        """The stamp of the last frame; there must be one."""
        return self._frames[-1].stamp

    def index_at(self, stamp: int) -> int:
        """Where the frame is that is on the screen at `stamp`; 0 before the first."""
        return max(0, bisect.bisect_right(self._frames, stamp, key=lambda timed: timed.stamp) - 1)

    def append(self, timed: TimedFrame) -> None:
        """Add the frame that follows."""
        self._frames.append(timed)
        self.size_bytes += size_of(timed)

    def prepend(self, frames: Iterable[TimedFrame]) -> None:
        """Add the frames that come before, the earliest first."""
        earlier = list(frames)
        self._frames.extendleft(reversed(earlier))
        self.size_bytes += sum(map(size_of, earlier))

    def drop_first(self) -> None:
        """Let go of the first frame."""
        self.size_bytes -= size_of(self._frames.popleft())

    def drop_last(self) -> None:
        """Let go of the last frame."""
        self.size_bytes -= size_of(self._frames.pop())

    def clear(self) -> None:
        """Let go of all."""
        self._frames.clear()
        self.size_bytes = 0


def size_of(timed: TimedFrame) -> int:
    """Bytes that a decoded frame takes."""
    return sum(plane.buffer_size for plane in timed.frame.planes)
