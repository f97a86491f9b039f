"""The exact frame at a time, forwards and backwards: what stands on the screen when playback stands still."""

import bisect
from collections import deque
from pathlib import Path
from types import TracebackType
from typing import Self

from coachview.media.picture import Picture
from coachview.media.upright import SCREEN, Size, Uprighter, bytes_of, upright_size
from coachview.media.video_source import TimedFrame, VideoSource
from coachview.progress import QUIET, Progress

KEPT_BYTES = 32 * 1024 * 1024
"""How much of decoded neighbours a reader keeps: some 24 frames at 720p, 10 at 1080p, 3 at 4K."""

_KEPT_AT_LEAST = 3
_NEAR_MS = 1000


class FrameReader:
    """Exact pictures of one recording; times are ms from its start, as `Picture.time_ms`. One thread at a time.

    Decodes forward where that is nearer than seeking, and keeps the frames it came by, so that single steps both ways
    are quick. With `max_size` pictures are made smaller to fit, never larger. Every method that reads takes `progress`:
    cancelling raises CancelledError and leaves the reader usable.
    """

    def __init__(self, path: Path, *, max_size: Size | None = None) -> None:
        """Open the recording. Raises MediaError kin; NoPictureError when it has none."""
        self._source = VideoSource(path)
        self._max_size = max_size
        self._uprighter = Uprighter(SCREEN)
        self._kept: deque[TimedFrame] = deque()
        self._kept_bytes = 0
        self._ended = False

    def close(self) -> None:
        """Let go of the file and of the frames kept. Harmless when repeated."""
        self._forget()
        self._source.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def at(self, time_ms: int, *, progress: Progress = QUIET) -> Picture:
        """The frame on the screen at a time: the first one before it has begun, the last one after the end."""
        return self._picture(self._find(self._source.time_base.stamp(time_ms), progress))

    def next_after(self, time_ms: int, *, progress: Progress = QUIET) -> Picture:
        """The frame after the one on the screen at a time; the last frame has none and is given again."""
        shown = self._find(self._source.time_base.stamp(time_ms), progress)
        if shown + 1 == len(self._kept):
            return self._picture(shown)
        return self._picture(self._find(self._kept[shown + 1].stamp, progress))

    def before(self, time_ms: int, *, progress: Progress = QUIET) -> Picture:
        """The frame before the one on the screen at a time; the first frame has none and is given again."""
        shown = self._find(self._source.time_base.stamp(time_ms), progress)
        return self._picture(self._find(self._kept[shown].stamp - 1, progress))

    def _find(self, stamp: int, progress: Progress) -> int:
        """Where in `_kept` the frame shown at `stamp` is. Its successor, if it has one, is kept too."""
        stamp = max(stamp, self._source.first.stamp)
        if not self._covers(stamp):
            self._reach(stamp, progress)
        return max(0, bisect.bisect_right(self._kept, stamp, key=lambda timed: timed.stamp) - 1)

    def _covers(self, stamp: int) -> bool:
        kept = self._kept
        return bool(kept) and kept[0].stamp <= stamp and (stamp < kept[-1].stamp or self._ended)

    def _reach(self, stamp: int, progress: Progress) -> None:
        if not self._is_near(stamp):
            self._forget()
            self._source.seek(stamp, progress)
        while not self._covers(stamp):
            timed = self._source.next(progress)
            if timed is None:
                self._ended = True
                return
            self._keep(timed)

    def _is_near(self, stamp: int) -> bool:
        """Whether decoding on from here is less work than going to a key frame."""
        if not self._kept or stamp < self._kept[-1].stamp:
            return False
        here, base = self._kept[-1].stamp, self._source.time_base
        return base.ms(stamp) - base.ms(here) <= _NEAR_MS or self._source.same_stretch(here, stamp)

    def _keep(self, timed: TimedFrame) -> None:
        self._kept.append(timed)
        self._kept_bytes += _size_of(timed)
        while self._kept_bytes > KEPT_BYTES and len(self._kept) > _KEPT_AT_LEAST:
            self._kept_bytes -= _size_of(self._kept.popleft())

    def _forget(self) -> None:
        self._kept.clear()
        self._kept_bytes = 0
        self._ended = False

    def _picture(self, index: int) -> Picture:
        timed = self._kept[index]
        following = self._kept[index + 1].stamp if index + 1 < len(self._kept) else None
        end = timed.stamp + self._source.length_of(timed) if following is None else following
        base = self._source.time_base
        time_ms = base.ms(timed.stamp)
        size = upright_size(timed.frame, self._source.aspect, self._max_size)
        upright = self._uprighter.upright(timed.frame, size)
        return Picture(*size, bytes_of(upright), time_ms, max(1, base.ms(end) - time_ms))


def _size_of(timed: TimedFrame) -> int:
    return sum(plane.buffer_size for plane in timed.frame.planes)
