"""A part of a recording as a film of its own, for whoever gets the debrief packet."""

import heapq
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from fractions import Fraction
from itertools import chain
from operator import itemgetter
from pathlib import Path
from typing import Any, TypeVar

import av
from av.audio.stream import AudioStream
from av.codec.context import Flags
from av.container import OutputContainer
from av.video.stream import VideoStream

from coachview.media.clip_pictures import TICK, ClipPictures
from coachview.media.clip_sound import ClipSound
from coachview.media.errors import NoPictureError, NothingInsideError
from coachview.media.opening import url_of
from coachview.media.overlay import Paint, nothing
from coachview.media.span import Span
from coachview.media.writing import whole_file
from coachview.progress import QUIET, Progress

_CONTAINER_OPTIONS = {"movflags": "+faststart", "fflags": "+bitexact"}
_PICTURE_OPTIONS = {"preset": "veryfast", "crf": "23", "a53cc": "0"}
_KEY_FRAME_SECONDS = 2
_FASTEST = 120
_BT709 = 1
_LIMITED_RANGE = 1
_BITS_A_SECOND = {"mono": 64_000, "stereo": 128_000}

Item = TypeVar("Item")


def render_clip(
    path: Path,
    start_ms: int,
    end_ms: int,
    target: Path,
    *,
    progress: Progress = QUIET,
    max_height: int = 720,
    paint: Paint = nothing,
) -> None:
    """Encode [start_ms, end_ms) of a recording anew, as MP4 (H.264 yuv420p BT.709, AAC), and nothing else of it.

    Never a copy of packets: that would carry footage that nobody selected. The container is a fresh one: no title, no
    place, no chapters, no other streams. The picture is upright with square pixels and even sizes, at most `max_height`
    high, under the overlays that `paint` gives for its size (their times are the recording's); frames keep their own
    times. Times outside the recording are cut to it. Raises NothingInsideError when neither picture nor sound is
    inside, other MediaError kin when the recording cannot be read or `target` not be written, and CancelledError.
    Whatever was at `target` stays unless the clip is whole.
    """
    span = Span(max(0, start_ms), end_ms)
    with ExitStack() as stack:
        partial = stack.enter_context(whole_file(target))
        pictures = _pictures(stack, path, span, max_height, progress, paint)
        sound = stack.enter_context(ClipSound(path, span, progress))
        frames, samples = _begun(pictures or ()), _begun(sound if span.seconds > 0 else ())
        if frames is None and samples is None:
            raise NothingInsideError(
                f"“{path.name}” has neither picture nor sound in the part selected. Choose a part inside the recording."
            )
        output = stack.enter_context(av.open(url_of(partial), "w", format="mp4", container_options=_CONTAINER_OPTIONS))
        parts = []
        if pictures is not None and frames is not None:
            parts.append(_encoded(_picture_stream(output, pictures), frames))
        if samples is not None:
            parts.append(_encoded(_sound_stream(output, sound), samples))
        _write(output, parts, float(span.seconds), progress)
    progress.report(1.0)


def _pictures(
    stack: ExitStack, path: Path, span: Span, max_height: int, progress: Progress, paint: Paint
) -> ClipPictures | None:
    """The pictures inside; None for a recording that has sound only, and for an empty span."""
    if span.seconds <= 0:
        return None
    try:
        return stack.enter_context(ClipPictures(path, span, max_height, progress, paint))
    except NoPictureError:
        return None


def _begun(items: Iterable[Item]) -> Iterator[Item] | None:
    """The same items, or None when there are none at all."""
    coming = iter(items)
    for first in coming:
        return chain((first,), coming)
    return None


def _picture_stream(output: OutputContainer, pictures: ClipPictures) -> VideoStream:
    rate = min(Fraction(_FASTEST), pictures.rate)
    stream = output.add_stream("libx264", rate=rate, options=_PICTURE_OPTIONS)
    stream.width, stream.height = pictures.size
    stream.pix_fmt = "yuv420p"
    stream.thread_type = "FRAME"  # PyAV's own choice, by slices, leaves half of two cores idle
    stream.codec_context.flags |= Flags.frame_duration
    stream.codec_context.time_base = TICK
    stream.codec_context.gop_size = max(1, round(rate * _KEY_FRAME_SECONDS))
    stream.codec_context.color_range = _LIMITED_RANGE
    stream.codec_context.colorspace = _BT709
    stream.codec_context.color_primaries = _BT709
    stream.codec_context.color_trc = _BT709
    return stream


def _sound_stream(output: OutputContainer, sound: ClipSound) -> AudioStream:
    stream = output.add_stream("aac", rate=sound.rate, layout=sound.layout)
    stream.codec_context.bit_rate = _BITS_A_SECOND[sound.layout]
    return stream


Packets = tuple[float, list[Any]]
"""Encoded packets, and the time in seconds of the frame that brought them forth."""


def _encoded(stream: VideoStream | AudioStream, frames: Iterator[Any]) -> Iterator[Packets]:
    time = 0.0
    for frame in frames:
        time = frame.time
        yield time, stream.encode(frame)
    yield time, stream.encode(None)


def _write(output: OutputContainer, parts: list[Iterator[Packets]], seconds: float, progress: Progress) -> None:
    """Write the streams side by side, always from the one that is behind, so that nothing piles up in memory."""
    for time, packets in heapq.merge(*parts, key=itemgetter(0)):
        progress.check()
        progress.report(min(1.0, time / seconds))
        output.mux(packets)
