"""The pictures of one recording in the order they are shown, from any place in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import chain
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import av
from av import VideoFrame
from av.container import InputContainer
from av.packet import Packet
from av.video.stream import VideoStream

from coachview.media.decoding import decoded_pictures, video_stream_of
from coachview.media.errors import NoPictureError
from coachview.media.opening import open_media
from coachview.media.timebase import TimeBase, time_base_of
from coachview.media.truncation import last_readable_stamp
from coachview.media.upright import pixel_aspect_of
from coachview.progress import QUIET, Progress

_STEPS_BACK_SECONDS = (0, 1, 4, 16, 64, 256)
_STAMPED_EVERY_SECONDS = 0.7
"""A program stream need not say a picture's time more often (ISO 13818-1, 2.7.4): till then, it is guessed."""

_TELLS_SPARE = frozenset({"h264", "mpeg1video", "mpeg2video", "mpeg4"})
"""Codecs in which a picture says that no other is predicted from it. In HEVC that holds only within its own layer."""

_REORDERED = 4
"""Pictures before a place that are decoded too: a decoder learns from them in which order to give what follows."""


@dataclass(frozen=True, slots=True)
class TimedFrame:
    """A decoded picture, as it is stored, and its stamp in the stream's own ticks."""

    stamp: int
    frame: VideoFrame


class VideoSource:
    """Decodes forward from wherever `seek` put it: `next` gives frames with rising stamps, then None.

    What cannot be decoded is left out; where the file breaks off, the pictures end. One thread at a time.
    """

    def __init__(self, path: Path) -> None:
        """Open the file and decode its first picture. Raises MediaError kin, NoPictureError when there is none."""
        self._path = path
        self._container, self._stream = _open(path)
        self.whole_from: int | None = None
        """Frames before this stamp may be missing; None: none may."""
        self._spare_before: int | None = None
        self._coming: Iterator[TimedFrame | None] = self._timed()
        try:
            self.first = self._first()
        except BaseException:
            self.close()
            raise
        self.time_base = self._time_base()
        self.aspect = pixel_aspect_of(self._stream)
        self.rate = _rate_of(self._stream)
        self.can_spare = self._stream.codec_context.name in _TELLS_SPARE and not self._only_decoding_times()
        self._last_readable = last_readable_stamp(self._stream, path.stat().st_size)

    def close(self) -> None:
        """Let go of the file. Harmless when repeated."""
        self._coming = iter(())
        self._container.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def next(self, progress: Progress = QUIET) -> TimedFrame | None:
        """The frame after the one given last; None at the end. Cancelling leaves the source where it is."""
        for timed in self._coming:
            if timed is not None:
                return timed
            progress.check()
        return None

    def seek(self, stamp: int, progress: Progress = QUIET, *, whole_from: int | None = None) -> None:
        """Go to a place from which `next` comes by the frame shown at `stamp`, with everything it is predicted from.

        The next frame is a key frame at or before `stamp`; or, where no such place is found, the very first frame.
        Of the frames before `whole_from` some may be missing then, where `can_spare`: that saves a third of the time.
        """
        self.leave_out_before(whole_from)
        wanted = stamp if self._last_readable is None else min(stamp, self._last_readable)
        for seconds in _STEPS_BACK_SECONDS[1 if self._is_program_stream() else 0 :]:
            goal = wanted - round(seconds / self.time_base.unit)
            if seconds and goal <= self.first.stamp:
                break
            if self._land(goal, stamp, progress):
                return
        self.rewind()

    def leave_out_before(self, whole_from: int | None) -> None:
        """From now on frames before a stamp may be missing, where `can_spare`; None: no frame may."""
        self.whole_from = whole_from if self.can_spare else None
        self._spare_before = None
        if self.whole_from is not None:
            self._spare_before = self.whole_from - _REORDERED * self.usual_length

    def rewind(self) -> None:
        """Go to the first frame, whatever the container's index says: the file is opened again."""
        old = self._container
        self._container, self._stream = _open(self._path)
        self._coming = self._timed()
        old.close()

    def same_stretch(self, earlier: int, later: int) -> bool:
        """Whether the container's index says that no key frame lies between two stamps; False where it cannot say."""
        index = self._stream.index_entries
        if len(index) == 0 or index[-1].timestamp <= later:
            return False
        found = index.search_timestamp(later)
        return found >= 0 and index[found].timestamp <= earlier

    @property
    def usual_length(self) -> int:
        """Ticks of one frame at the average rate; at least 1."""
        return _usual_length(self._stream)

    @property
    def end(self) -> int | None:
        """The stamp at which the last frame goes, by the container's word; None where it has none."""
        length = self._stream.duration
        return None if not length else (self._stream.start_time or 0) + length

    def length_of(self, timed: TimedFrame) -> int:
        """For how many ticks a frame is shown by its own word, or else by the average rate; at least 1."""
        return timed.frame.duration or _usual_length(self._stream)

    def _first(self) -> TimedFrame:
        """Look at the first frame and put it back."""
        first = self.next()
        if first is None:
            raise NoPictureError(_NO_PICTURE.format(self._path.name))
        self._coming = chain((first,), self._coming)
        return first

    def _time_base(self) -> TimeBase:
        """How this stream counts; where only decoding times are known, from its first frame."""
        base = time_base_of(self._stream, self._container)
        return TimeBase(base.unit, self.first.stamp * base.unit) if self._only_decoding_times() else base

    def _only_decoding_times(self) -> bool:
        """AVI has no times of its own: those of pictures that are shown in another order than stored are guesses."""
        return bool(self._container.format.name == "avi" and self._stream.codec_context.has_b_frames)

    def _timed(self) -> Iterator[TimedFrame | None]:
        """Frames with their stamps; one whose time does not rise is left out; None where a packet gave no frame."""
        last: int | None = None
        usual, by_decoding = _usual_length(self._stream), self._only_decoding_times()
        for frame in decoded_pictures(self._container, self._stream, self._is_spare):
            if frame is None:
                yield None
                continue
            stamp = frame.dts if by_decoding or frame.pts is None else frame.pts
            if stamp is None:
                stamp = 0 if last is None else last + (frame.duration or usual)
            if last is None or stamp > last:
                last = stamp
                yield TimedFrame(stamp, frame)

    def _is_spare(self, packet: "Packet[Any]") -> bool:
        """Whether nobody will look at a packet's own picture."""
        return self._spare_before is not None and packet.pts is not None and packet.pts < self._spare_before

    def _land(self, goal: int, stamp: int, progress: Progress) -> bool:
        """Seek to `goal` and see whether the first key frame from there is at or before `stamp`."""
        try:
            self._container.seek(goal, stream=self._stream, backward=True)
        except av.FFmpegError:
            return False
        self._coming = self._timed()
        while (timed := self.next(progress)) is not None and timed.stamp <= stamp:
            if timed.frame.key_frame:
                self._coming = chain((timed,), self._coming)
                return not self._is_program_stream() or self._settle(timed.stamp, stamp, progress)
        return False

    def _is_program_stream(self) -> bool:
        return bool(self._container.format.name == "mpeg")

    def _settle(self, landed: int, stamp: int, progress: Progress) -> bool:
        """Go on to where times are not guesses any more; False when that is after `stamp`."""
        certain = landed + round(_STAMPED_EVERY_SECONDS / self.time_base.unit)
        while (timed := self.next(progress)) is not None and timed.stamp <= stamp:
            if timed.stamp >= certain:
                self._coming = chain((timed,), self._coming)
                return True
        return False


_NO_PICTURE = "“{}” has no picture that CoachView can show. Choose the video file of the lesson."


def _open(path: Path) -> tuple[InputContainer, VideoStream]:
    container = open_media(path)
    stream = video_stream_of(container)
    if stream is None:
        container.close()
        raise NoPictureError(_NO_PICTURE.format(path.name))
    stream.thread_type = "AUTO"
    return container, stream


def _rate_of(stream: VideoStream) -> Fraction:
    """Frames a second on average; 25 where that is unknown."""
    return stream.average_rate or stream.guessed_rate or Fraction(25)


def _usual_length(stream: VideoStream) -> int:
    """Ticks of one frame at the average rate; at least 1."""
    return max(1, round(1 / (_rate_of(stream) * (stream.time_base or 1))))
