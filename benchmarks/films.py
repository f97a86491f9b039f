"""Films to be sought and stepped in: a room that moves, with grain, at about the bits of a filmed lesson."""

import random
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path

import av

_GRAINS = 4
_SHIFT = 2
_ROW_HEIGHT = 8


@dataclass(frozen=True, slots=True)
class Kind:
    """How a film is made; `keys` is how many frames apart its key frames are."""

    name: str
    width: int
    height: int
    rate: int
    keys: int
    bits: int
    seconds: int


P720 = Kind("720p, key frames every 250", 1280, 720, 25, 250, 2_500_000, 40)
P1080 = Kind("1080p, key frames every 60", 1920, 1080, 30, 60, 8_000_000, 16)
P2160 = Kind("4K, key frames every 60", 3840, 2160, 30, 60, 30_000_000, 12)


def make_film(folder: Path, kind: Kind) -> Path:
    """The film of a kind, without sound; made when it is asked for first, some ten seconds (4K: half a minute)."""
    path = folder / f"{kind.height}p{kind.rate}-{kind.keys}.mp4"
    if path.exists():
        return path
    keys = f"keyint={kind.keys}:min-keyint={kind.keys}:scenecut=0"
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=kind.rate, options={"preset": "veryfast", "x264-params": keys})
        stream.bit_rate = kind.bits
        stream.width, stream.height, stream.pix_fmt = kind.width, kind.height, "yuv420p"
        for pts in range(kind.seconds * kind.rate):
            container.mux(stream.encode(_picture(kind, pts)))
        container.mux(stream.encode(None))
    return path


def make_long_film(folder: Path, hours: int) -> Path:
    """A film of many hours at 1080p: the packets of one minute, a picture a second, again and again."""
    kind = Kind("", 1920, 1080, 1, 60, 100_000, 60)
    minute, path = make_film(folder, kind), folder / f"{hours}-hours.mp4"
    with av.open(str(minute)) as source, av.open(str(path), "w") as target:
        stream = source.streams.video[0]
        copy = target.add_stream_from_template(stream)
        packets = [packet for packet in source.demux(stream) if packet.size]
        length = round(kind.seconds / stream.time_base)
        for turn in range(hours * 60):
            for original in packets:
                packet = av.Packet(bytes(original))
                packet.stream, packet.time_base, packet.is_keyframe = copy, original.time_base, original.is_keyframe
                packet.pts, packet.dts = original.pts + turn * length, original.dts + turn * length
                packet.duration = original.duration
                target.mux(packet)
    return path


def _picture(kind: Kind, number: int) -> av.VideoFrame:
    """The room, a little to the side of where it was in the picture before, and other grain."""
    frame = av.VideoFrame(kind.width, kind.height, "yuv420p")
    rows = _room(kind.width * 2, kind.height)[random.Random(number).randrange(_GRAINS)]
    shift = _SHIFT * number % kind.width
    stride = frame.planes[0].line_size
    frame.planes[0].update(b"".join(row[shift : shift + kind.width].ljust(stride, b"\0") for row in rows))
    for plane in frame.planes[1:]:
        plane.update(b"\x80" * plane.buffer_size)
    frame.pts, frame.time_base = number, Fraction(1, kind.rate)
    return frame


@cache
def _room(width: int, height: int) -> list[list[bytes]]:
    """Rows of brightness whose neighbours differ little, as in a filmed room, once for each grain upon it."""
    return [soft_noise(width, height, grain) for grain in range(_GRAINS)]


def soft_noise(width: int, height: int, grain: int) -> list[bytes]:
    """Rows of luma whose neighbours differ little, as in a filmed room; `grain` picks a fine noise upon it."""
    room, fine = random.Random(1), random.Random(grain)
    rows, row = [], [128.0] * width
    for _ in range(height // _ROW_HEIGHT + 1):
        step = 0.0
        for x in range(width):
            step = 0.9 * step + room.uniform(-6, 6)
            row[x] = min(max(0.8 * row[x] + 0.2 * 128 + step, 24), 226)
        rows += [bytes(int(value + fine.uniform(-3, 3)) for value in row)] * _ROW_HEIGHT
    return rows[:height]
