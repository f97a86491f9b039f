"""What a file is, before anything is done with it."""

from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av
from av import VideoFrame
from av.container import InputContainer
from av.stream import Stream
from av.video.stream import VideoStream

from coachview.media.decoding import audio_stream_of, decoded_pictures, video_stream_of
from coachview.media.errors import DamagedMediaError, NotMediaError, UnsupportedMediaError
from coachview.media.opening import open_media
from coachview.media.timebase import TimeBase, start_of, time_base_of
from coachview.media.truncation import last_readable_stamp
from coachview.media.upright import orientation_of, pixel_aspect_of, upright_size

_SLACK_MS = 2000


@dataclass(frozen=True, slots=True)
class MediaInfo:
    """A recording's file as a player shows it.

    `width` and `height` are of the upright picture with square pixels, 0 without a picture. `rotation` is by how many
    degrees clockwise the stored picture is turned for that (0, 90, 180, 270). `frame_rate` is frames a second on
    average, 0.0 where unknown. `duration_ms` is how far the file can be read; `broken_off` says that this is less than
    it promises. `start_ms` is the container's own time of 0:00. Codecs are FFmpeg's names, "" where there is none.
    """

    duration_ms: int
    has_video: bool
    has_audio: bool
    width: int = 0
    height: int = 0
    rotation: int = 0
    frame_rate: float = 0.0
    video_codec: str = ""
    audio_codec: str = ""
    start_ms: int = 0
    size_bytes: int = 0
    broken_off: bool = False


def probe(path: Path) -> MediaInfo:
    """Look at a recording; a file with sound only is one too (`has_video` is False).

    Decodes one picture; reads the whole file only if its length is not written in it or it broke off. Raises
    MediaMissingError, MediaUnreadableError, NotMediaError, DamagedMediaError or UnsupportedMediaError.
    """
    with open_media(path) as container:
        video, audio = video_stream_of(container), audio_stream_of(container)
        picture = _first_picture(container, video)
        if picture is None and audio is None:
            raise _nothing_usable(path, container, video)
        size = path.stat().st_size
        duration_ms, broken_off = _length(container, size)
        if video is None or picture is None:
            width, height, rotation, rate, video_codec = 0, 0, 0, 0.0, ""
        else:
            width, height = upright_size(picture, pixel_aspect_of(video))
            rotation, rate = orientation_of(picture).rotation, _frame_rate(video)
            video_codec = video.codec_context.codec.canonical_name
        return MediaInfo(
            duration_ms=duration_ms,
            has_video=picture is not None,
            has_audio=audio is not None,
            width=width,
            height=height,
            rotation=rotation,
            frame_rate=rate,
            video_codec=video_codec,
            audio_codec=audio.codec_context.codec.canonical_name if audio else "",
            start_ms=round(start_of(container) * 1000),
            size_bytes=size,
            broken_off=broken_off,
        )


def _first_picture(container: InputContainer, video: VideoStream | None) -> VideoFrame | None:
    if video is None:
        return None
    return next((frame for frame in decoded_pictures(container, video) if frame is not None), None)


def _frame_rate(video: VideoStream) -> float:
    return float(video.average_rate or video.guessed_rate or 0)


def _nothing_usable(path: Path, container: InputContainer, video: VideoStream | None) -> Exception:
    """The sentence for a container without anything that can be seen or heard."""
    if video is not None:
        return DamagedMediaError(f"No picture of “{path.name}” can be read. Copy it again from the camera or phone.")
    if any(stream.type in {"video", "audio"} and stream.codec_context is None for stream in container.streams):
        return UnsupportedMediaError(
            f"“{path.name}” is in a form this version of CoachView cannot show. Convert it to MP4 (H.264) first."
        )
    return NotMediaError(f"“{path.name}” has neither moving picture nor sound. Choose the video file of the lesson.")


def _length(container: InputContainer, size_bytes: int) -> tuple[int, bool]:
    """How far the recording can be read, in ms, and whether that is less than it says. The cheap ways come first."""
    streams = [s for s in container.streams if s.type in {"video", "audio"}]
    promised = _promised(container)
    if promised:
        by_index = _end_by_index(container, streams, size_bytes, promised)
        found = _end_of_packets(container, streams, promised) if by_index is None else by_index
        if found >= promised - _SLACK_MS:
            return promised, False
        if by_index is not None:
            return found, True
    return _end_of_packets(container, streams, 0), promised > 0


def _promised(container: InputContainer) -> int:
    """The length written in the file, in ms; 0 where none is. Matroska counts it from zero, not from its own start."""
    written = Fraction(container.duration or 0, 1_000_000)
    if container.format.name.startswith("matroska"):
        written -= max(Fraction(0), start_of(container))
    return max(0, round(written * 1000))


def _end_by_index(container: InputContainer, streams: list[Stream], size_bytes: int, promised: int) -> int | None:
    """The end by MP4's index, which costs no reading; None where not every packet is in it.

    That is so in other containers, and in MP4 written in fragments.
    """
    if not container.format.name.startswith("mov") or not all(len(s.index_entries) for s in streams):
        return None
    whole = max(time_base_of(s, container).ms(s.index_entries[-1].timestamp) for s in streams)
    if whole < promised - _SLACK_MS:
        return None
    stamps = [(time_base_of(s, container), last_readable_stamp(s, size_bytes)) for s in streams]
    return max((base.ms(stamp) for base, stamp in stamps if stamp is not None), default=0)


def _end_of_packets(container: InputContainer, streams: list[Stream], from_ms: int) -> int:
    """Where the last packet from there ends, in ms; 0 when there is none. Decodes nothing."""
    end = Fraction(0)
    bases: dict[int, TimeBase] = {stream.index: time_base_of(stream, container) for stream in streams}
    try:
        container.seek(round((start_of(container) + Fraction(from_ms, 1000)) * 1_000_000), backward=True)
        for packet in container.demux(streams):
            stamp = packet.pts if packet.pts is not None else packet.dts
            if stamp is not None:
                end = max(end, bases[packet.stream_index].seconds(stamp + (packet.duration or 0)))
    except av.FFmpegError:
        pass  # the file ends here, whatever it says
    return round(end * 1000)
