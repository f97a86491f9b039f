"""Small pictures of a recording at many times, quickly: key frames only."""

from collections.abc import Callable, Sequence
from pathlib import Path

import av
from av import VideoFrame
from av.container import InputContainer
from av.video.stream import VideoStream

from coachview.media.decoding import decoded_pictures, video_stream_of
from coachview.media.errors import NoPictureError
from coachview.media.opening import open_media
from coachview.media.picture import Picture
from coachview.media.timebase import TimeBase, time_base_of
from coachview.media.upright import SCREEN, Size, Uprighter, pixel_aspect_of, pixels_of, upright_size
from coachview.progress import QUIET, Progress

SMALL: Size = (160, 90)
_PACKETS = 2000
"""After so many packets without a key frame, a time has no picture."""


def coarse_first(duration_ms: int, count: int) -> list[int]:
    """Times spread evenly over a recording, in such an order that the pictures so far are always spread too."""
    step = max(1, duration_ms // max(1, count))
    order: dict[int, None] = {}
    stride = 1 << max(0, count - 1).bit_length()
    while stride:
        order.update(dict.fromkeys(number * step for number in range(0, count, stride)))
        stride //= 2
    return [ms for ms in order if ms < duration_ms]


def key_pictures(
    path: Path,
    times_ms: Sequence[int],
    deliver: Callable[[Picture], None],
    *,
    size: Size = SMALL,
    progress: Progress = QUIET,
) -> None:
    """Give the key frame at or before each time, in that order, upright and within `size`; none of them twice.

    Each picture carries its own time, which may be many seconds before the one asked for. Only one is in memory at a
    time. What cannot be decoded is left out. Raises MediaError kin, NoPictureError without picture; CancelledError.
    """
    with open_media(path) as container:
        stream = video_stream_of(container)
        if stream is None:
            raise NoPictureError(f"“{path.name}” has no picture that CoachView can show.")
        stream.codec_context.skip_frame = "NONKEY"
        base, aspect, uprighter = time_base_of(stream, container), pixel_aspect_of(stream), Uprighter(SCREEN)
        given: set[int] = set()
        for number, ms in enumerate(times_ms):
            progress.check()
            frame = _key_frame(container, stream, base, ms, progress)
            if frame is not None and frame.pts is not None and frame.pts not in given:
                given.add(frame.pts)
                small = uprighter.upright(frame, upright_size(frame, aspect, size))
                time_ms = max(0, base.ms(frame.pts))
                deliver(Picture(small.width, small.height, bytes(pixels_of(small)), time_ms, 1))
            progress.report((number + 1) / len(times_ms))


def _key_frame(
    container: InputContainer, stream: VideoStream, base: TimeBase, ms: int, progress: Progress
) -> VideoFrame | None:
    """The first key frame from where seeking to a time leads."""
    try:
        container.seek(base.stamp(ms), stream=stream, backward=True)
    except av.FFmpegError:
        return None
    for number, frame in enumerate(decoded_pictures(container, stream)):
        if frame is not None:
            return frame
        progress.check()
        if number > _PACKETS:
            break
    return None
