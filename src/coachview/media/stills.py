"""One frame as an image file, without anything the recording says about itself."""

from dataclasses import dataclass
from pathlib import Path

from av import CodecContext, VideoCodecContext, VideoFrame
from av.codec.context import Flags
from av.video.reformatter import Colorspace

from coachview.media.frames import FrameReader
from coachview.media.picture import Picture
from coachview.media.upright import Target, Uprighter
from coachview.media.writing import whole_file

_NO_LIMIT = 1 << 30
_JPEG = Target("yuvj420p", Colorspace.ITU601, full_range=True)
_PNG = Target("rgb24", None, full_range=True)
_QUALITY = 3
"""FFmpeg's quantiser for JPEG, 2 (best) to 31; 3 is about what cameras write."""

_LAMBDA = 118
"""FF_QP2LAMBDA: how FFmpeg scales a quantiser in `global_quality`."""


@dataclass(frozen=True, slots=True)
class Still:
    """What was written: its size in pixels and the time of the frame, in ms from the recording's start."""

    width: int
    height: int
    time_ms: int


def save_still(path: Path, time_ms: int, target: Path, *, max_width: int = 1280) -> Still:
    """Write the frame on the screen at a time as JPEG, or as PNG if `target` ends so; as wide as `max_width` at most.

    A still at `target` is replaced only when the new one is whole. Raises MediaError kin: the recording's, or
    CannotWriteError.
    """
    with FrameReader(path, max_size=(max_width, _NO_LIMIT)) as reader:
        picture = reader.at(time_ms)
    return write_still(picture, target)


def write_still(picture: Picture, target: Path) -> Still:
    """Write a picture that is at hand already. Raises CannotWriteError."""
    data = encode_still(picture, png=target.suffix.lower() == ".png")
    with whole_file(target) as partial:
        partial.write_bytes(data)
    return Still(picture.width, picture.height, picture.time_ms)


def encode_still(picture: Picture, *, png: bool = False) -> bytes:
    """The bytes of a JPEG (or PNG) file of a picture."""
    frame = Uprighter(_PNG if png else _JPEG).upright(_frame_of(picture), (picture.width, picture.height))
    encoder: VideoCodecContext = CodecContext.create("png" if png else "mjpeg", "w")
    encoder.width, encoder.height, encoder.pix_fmt = frame.width, frame.height, frame.format.name
    encoder.flags |= Flags.bitexact
    if not png:
        encoder.color_range = 2
        encoder.qscale = True
        encoder.global_quality = _QUALITY * _LAMBDA
    frame.pts = 0
    return b"".join(bytes(packet) for packet in (*encoder.encode(frame), *encoder.encode(None)))


def _frame_of(picture: Picture) -> VideoFrame:
    frame = VideoFrame(picture.width, picture.height, "bgr0")
    row, stride = picture.width * 4, frame.planes[0].line_size
    rows = (bytes(picture.bgra[start : start + row]) for start in range(0, row * picture.height, row))
    frame.planes[0].update(b"".join(line.ljust(stride, b"\0") for line in rows))
    return frame
