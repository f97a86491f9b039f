"""The pictures of a part of a recording, upright, on the clip's own clock."""

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from types import TracebackType
from typing import Self

from av import VideoFrame
from av.video.reformatter import Colorspace

from coachview.media.overlay import Overlays, Paint, nothing
from coachview.media.span import Span
from coachview.media.upright import Size, Target, Uprighter, fit, upright_size
from coachview.media.video_source import VideoSource
from coachview.progress import Progress

TICK = Fraction(1, 90_000)
"""Seconds of one tick of a clip's pictures."""

_TARGET = Target("yuv420p", Colorspace.ITU709, full_range=False)
_NO_LIMIT = 1 << 30
_STANDING_MS = 100


class ClipPictures:
    """Frames for the encoder: `size` is even and no higher than asked; pts count TICKs from the span's start.

    Given are the frames whose `time_ms` is inside. One that came earlier and stands on inside for more than a tenth of
    a second, or all through (slides, screen recordings), is given too: the clip would have nothing to show there.
    Overlays lie on the frames whose time is theirs; a frame that stands on for long is given anew when they change.
    """

    def __init__(self, path: Path, span: Span, max_height: int, progress: Progress, paint: Paint = nothing) -> None:
        """Open the recording. Raises NoPictureError when it has no picture, other MediaError kin when it cannot."""
        self._span = span
        self._progress = progress
        self._source = VideoSource(path)
        self._uprighter = Uprighter(_TARGET)
        seen = upright_size(self._source.first.frame, self._source.aspect)
        self.size = _even(fit(seen, (_NO_LIMIT, max_height)))
        self.rate = self._source.rate
        self._overlays = Overlays(paint(*self.size))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._source.close()

    def __iter__(self) -> Iterator[VideoFrame]:
        """The frames, once. The first one stands from the clip's start."""
        tick = -1
        for begin, end, time_ms, frame in self._given():
            tick = 0 if tick < 0 else max(tick + 1, round(begin / TICK))
            upright = self._overlays.over(self._uprighter.upright(frame, self.size), time_ms)
            upright.pts, upright.time_base, upright.pict_type = tick, TICK, 0
            upright.duration = max(1, round(min(end, self._span.seconds) / TICK) - tick)
            yield upright

    def _given(self) -> Iterator[tuple[Fraction, Fraction, int, VideoFrame]]:
        """Frames that belong to the clip: the seconds, from the span's start, when they come and go, and their time."""
        base = self._source.time_base
        for begin, end, frame in self._shown():
            if base.ms(begin) >= self._span.end_ms:
                return
            if self._belongs(base.ms(begin), base.ms(end)):
                for first, last, time_ms in self._parts(begin, end):
                    yield first, last, time_ms, frame

    def _parts(self, begin: int, end: int) -> list[tuple[Fraction, Fraction, int]]:
        """A frame's time as a whole, or in parts that look different."""
        base, span = self._source.time_base, self._span
        begin_ms = max(base.ms(begin), span.start_ms)
        changes = self._overlays.changes(begin_ms, min(base.ms(end), span.end_ms))
        starts = [base.seconds(begin) - span.start, *(Fraction(one - span.start_ms, 1000) for one in changes)]
        ends = [*starts[1:], base.seconds(end) - span.start]
        return list(zip(starts, ends, [begin_ms, *changes], strict=True))

    def _belongs(self, begin_ms: int, end_ms: int) -> bool:
        if begin_ms >= self._span.start_ms:
            return True
        return end_ms - self._span.start_ms > _STANDING_MS or end_ms >= self._span.end_ms

    def _shown(self) -> Iterator[tuple[int, int, VideoFrame]]:
        """Frames from somewhere before the span on, with the stamps when they come and when the next one comes."""
        self._source.seek(self._source.time_base.stamp(self._span.start_ms), self._progress)
        current = self._source.next(self._progress)
        while current is not None:
            following = self._source.next(self._progress)
            end = following.stamp if following else current.stamp + self._source.length_of(current)
            yield current.stamp, end, current.frame
            current = following


def _even(size: Size) -> Size:
    """H.264 with half the colour samples has even sizes only."""
    return max(2, size[0] // 2 * 2), max(2, size[1] // 2 * 2)
