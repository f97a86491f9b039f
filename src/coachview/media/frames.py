"""The exact frame at a time, forwards and backwards: what stands on the screen when playback stands still."""

import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

from coachview.media.neighbours import Neighbours, Shown
from coachview.media.pace import Pace
from coachview.media.picture import Picture
from coachview.media.upright import SCREEN, Size, Uprighter, pixels_of, upright_size
from coachview.media.video_source import TimedFrame, VideoSource
from coachview.progress import QUIET, Progress

KEPT_BYTES = 128 * 1024 * 1024
"""How much of decoded neighbours a reader keeps: some 95 frames at 720p, 42 at 1080p, 10 at 4K."""

LONG_S = 0.1
"""An exact picture that will take longer than this is announced by an approximate one."""


class FrameReader:
    """Exact pictures of one recording; times are ms from its start, as `Picture.time_ms`. One thread at a time.

    Keeps the frames beside the one given last, so that single steps both ways are quick; `prefetch` decodes more of
    them. With `max_size` pictures are made smaller to fit, never larger. Every method that reads takes `progress`:
    cancelling raises CancelledError and leaves the reader usable.
    """

    def __init__(self, path: Path, *, max_size: Size | None = None, kept_bytes: int = KEPT_BYTES) -> None:
        """Open the recording; `kept_bytes` limits what is kept. Raises MediaError kin, NoPictureError without any."""
        self._source = VideoSource(path)
        self._max_size = max_size
        self._uprighter = Uprighter(SCREEN)
        self._neighbours = Neighbours(self._source, kept_bytes)
        self._pace = Pace(self._source.first.frame.width * self._source.first.frame.height)

    @property
    def kept_bytes(self) -> int:
        """How much the frames kept take now."""
        return self._neighbours.size_bytes

    def close(self) -> None:
        """Let go of the file and of the frames kept. Harmless when repeated."""
        self._neighbours.forget()
        self._source.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def at(
        self,
        time_ms: int,
        *,
        progress: Progress = QUIET,
        approximate: Callable[[Picture], None] | None = None,
    ) -> Picture:
        """The frame on the screen at a time: the first one before it has begun, the last one after the end.

        Where that takes longer than LONG_S, `approximate` is given a picture from before it at once.
        """
        stamp = self._source.time_base.stamp(time_ms)
        landings: list[tuple[int, float]] = []

        def landed(key: TimedFrame) -> None:
            frames = self._frames_between(key.stamp, stamp)
            landings.append((frames, time.perf_counter()))
            if approximate is not None and self._pace.seconds(frames) > LONG_S:
                approximate(self._picture(Shown(key, key.stamp + self._source.length_of(key))))

        shown = self._neighbours.at(stamp, progress, landed)
        for frames, since_s in landings:
            self._pace.learn(frames, time.perf_counter() - since_s)
        return self._picture(shown)

    def next_after(self, time_ms: int, *, progress: Progress = QUIET) -> Picture:
        """The frame after the one on the screen at a time; the last frame has none and is given again."""
        return self._picture(self._neighbours.after(self._source.time_base.stamp(time_ms), progress))

    def before(self, time_ms: int, *, progress: Progress = QUIET) -> Picture:
        """The frame before the one on the screen at a time; the first frame has none and is given again."""
        return self._picture(self._neighbours.before(self._source.time_base.stamp(time_ms), progress))

    def prefetch(self) -> bool:
        """Decode one frame more beside the one given last; False when there is nothing left to do.

        What was begun goes on after a method that found its frame among those kept.
        """
        return self._neighbours.prefetch()

    def _frames_between(self, earlier: int, later: int) -> int:
        return (later - earlier) // self._source.usual_length

    def _picture(self, shown: Shown) -> Picture:
        timed, base = shown.timed, self._source.time_base
        time_ms = base.ms(timed.stamp)
        size = upright_size(timed.frame, self._source.aspect, self._max_size)
        upright = self._uprighter.upright(timed.frame, size)
        return Picture(*size, pixels_of(upright), time_ms, max(1, base.ms(shown.end) - time_ms))
