"""Films for tests, made with PyAV: every frame carries its own number in blocks that survive compression.

The picture is a grid of 6 × 4 cells, black or white. The corners say which way up it is (only the upper left one is
white), the twenty cells between them are sixteen bits of the frame's number and four of a checksum. `read_number` gives
the number back from a `Picture`, `number_in` from anything whose brightness can be asked at a point.
"""

import bisect
import math
from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Any

import av
import pytest
from av.audio.stream import AudioStream
from av.video.stream import VideoStream

COLUMNS, ROWS = 6, 4
_CORNERS = {0: True, COLUMNS - 1: False, (ROWS - 1) * COLUMNS: False, ROWS * COLUMNS - 1: False}
_ENCODERS = {"h264": "libx264", "hevc": "libx265", "vp8": "libvpx", "vp9": "libvpx-vp9"}
_SOUND_CODECS = {".webm": "libopus", ".avi": "libmp3lame", ".mkv": "aac", ".mp4": "aac", ".mov": "aac", ".ts": "aac"}
_TICK = Fraction(1, 90_000)

Sound = Callable[[float], float]
"""The loudness, -1 to 1, at a time in seconds from the first frame."""


def tone(frequency: float = 440.0) -> Sound:
    """A steady tone at a quarter of full loudness."""
    return lambda seconds: 0.25 * math.sin(2 * math.pi * frequency * seconds)


def beeps(*starts: float, length: float = 0.1, frequency: float = 1000.0) -> Sound:
    """Silence but for a loud tone at each of the starts, in seconds."""

    def sound(seconds: float) -> float:
        sounding = any(start <= seconds < start + length for start in starts)
        return 0.8 * math.sin(2 * math.pi * frequency * seconds) if sounding else 0.0

    return sound


@dataclass(frozen=True)
class Film:
    """What was made: when each frame begins (exact, in ms from the recording's start, as the container has it)."""

    path: Path
    times: tuple[Fraction, ...]
    start: Fraction
    """Seconds: the container's own time of the recording's start."""

    @property
    def count(self) -> int:
        return len(self.times)

    def time_ms(self, number: int) -> int:
        """The first whole millisecond in which this frame is on the screen."""
        return math.ceil(self.times[number])

    def number_at(self, ms: float) -> int:
        """The number of the frame on the screen at a time; the first before it, the last after the end."""
        return max(0, bisect.bisect_right(self.times, ms) - 1)


def make_film(
    path: Path,
    *,
    seconds: float = 2.0,
    fps: Fraction | int = 25,
    size: tuple[int, int] = (320, 180),
    codec: str = "h264",
    gop: int = 25,
    b_frames: int = 2,
    open_gop: bool = False,
    audio: bool = True,
    sound: Sound | None = None,
    audio_codec: str | None = None,
    sample_rate: int = 48_000,
    layout: str = "stereo",
    audio_seconds: float | None = None,
    audio_from: float = 0.0,
    rotation: int = 0,
    mirrored: bool = False,
    sar: Fraction | None = None,
    start_ms: int = 0,
    times_ms: Sequence[float] | None = None,
    pix_fmt: str = "yuv420p",
    full_range: bool = False,
    metadata: Mapping[str, str] | None = None,
    container: str | None = None,
    container_options: Mapping[str, str] | None = None,
    codec_options: Mapping[str, str] | None = None,
    paint: Callable[[int, int, int], av.VideoFrame] | None = None,
    interlaced: bool = False,
) -> Film:
    """Write a film to `path` and say what is in it.

    `times_ms` (first must be 0) gives each frame's own time, else the rate is constant. `rotation` is what a player
    must turn the stored picture by, clockwise, as a phone writes it: the numbers are painted so that they are upright
    *after* turning only if the picture is turned the right way, so `read_number` of an upright picture succeeds and of
    an unturned one fails. `mirrored` stores the picture mirrored and says so. `start_ms` is the container's own time of
    the first frame. `audio_seconds` and `audio_from` make the sound shorter, longer or later than the picture.
    `paint(number, width, height)` draws other pictures than the numbers. `interlaced` stores two fields a frame, the
    upper first, as camcorders do.
    """
    times = [Fraction(t) / 1000 for t in times_ms] if times_ms is not None else _steady(seconds, Fraction(fps))
    sound_end = seconds if times_ms is None else float(times[-1]) + 0.04
    sound_end = audio_seconds if audio_seconds is not None else sound_end
    options = {"strict": "-2", **(container_options or {})}
    with av.open(f"file:{path}", "w", format=container, container_options=options) as output:
        output.metadata.update(metadata or {})
        video = _add_video(
            output,
            codec=codec,
            fps=Fraction(fps),
            size=size,
            pix_fmt=pix_fmt,
            gop=gop,
            b_frames=b_frames,
            open_gop=open_gop,
            interlaced=interlaced,
            extra=codec_options,
        )
        _describe(video, rotation, mirrored, sar, full_range)
        track = _add_audio(output, path, audio_codec, sample_rate, layout) if audio else None
        draw = paint or (lambda n, w, h: _painted(n, w, h, rotation, mirrored, full_range))
        for number, time in enumerate(times):
            frame = draw(number, *size)
            frame = frame if frame.format.name == video.pix_fmt else frame.reformat(format=video.pix_fmt)
            frame.pts, frame.time_base = round((time + Fraction(start_ms, 1000)) / _TICK), _TICK
            frame.pict_type = 0
            output.mux(video.encode(frame))
        output.mux(video.encode())
        if track is not None:
            _encode_sound(output, track, sound or tone(), audio_from, sound_end, Fraction(start_ms, 1000))
    return film_at(path)


def film_at(path: Path) -> Film:
    """What a film's packets say of its frames' times, read without decoding anything."""
    with av.open(f"file:{path}") as container:
        streams = [s for s in container.streams if s.type in {"video", "audio"}]
        starts = [s.start_time * s.time_base for s in streams if s.start_time is not None and s.time_base]
        video = container.streams.video[0]
        own = video.start_time * video.time_base if video.start_time is not None else Fraction(0)
        start = min(starts, default=Fraction(0))
        start = start if start >= 0 else min(Fraction(0), own)
        stamps = {p.pts for p in container.demux(video) if p.pts is not None and not p.is_discard}
        times = sorted((stamp * video.time_base - start) * 1000 for stamp in stamps)
    return Film(path, tuple(t for t in times if t >= 0), start)


def read_number(picture: Any) -> int:
    """The number painted into a picture: anything with `width`, `height` and `bgra` (four bytes a pixel, no padding).

    Raises ValueError where the picture is not one of ours, is turned or mirrored, or is too muddy to tell.
    """
    data, width = picture.bgra, picture.width
    return number_in(width, picture.height, lambda x, y: data[(y * width + x) * 4 + 1])


def read_frame_number(frame: av.VideoFrame) -> int:
    """The number painted into a PyAV frame, as it is stored: nothing is turned."""
    grey = frame.reformat(format="gray")
    data, stride = bytes(grey.planes[0]), grey.planes[0].line_size
    return number_in(grey.width, grey.height, lambda x, y: data[y * stride + x])


def number_in(width: float, height: float, brightness: Callable[[int, int], int]) -> int:
    """The number painted into an area of that size; `brightness(x, y)` is 0 to 255 at a point of it. As `read_number`.

    For a QImage: `number_in(image.width(), image.height(), lambda x, y: qGray(image.pixel(x, y)))`; for a letterboxed
    widget give the size of the picture's part and add its offset in the function.
    """
    bits = [_bit(width, height, brightness, cell) for cell in range(COLUMNS * ROWS)]
    if any(bits[cell] != white for cell, white in _CORNERS.items()):
        raise ValueError("this picture is turned, mirrored, or none of the numbered ones")
    inner = [bit for cell, bit in enumerate(bits) if cell not in _CORNERS]
    number = sum(bit << place for place, bit in enumerate(inner[:16]))
    if sum(bit << place for place, bit in enumerate(inner[16:])) != _checksum(number):
        raise ValueError(f"the checksum of number {number} is wrong: the picture is damaged")
    return number


def text_file(path: Path) -> Path:
    """A file of words, whatever it is named."""
    path.write_text("This is a lesson plan and no film at all.\n" * 20, encoding="utf-8")
    return path


def zero_bytes(path: Path) -> Path:
    """An empty file."""
    path.write_bytes(b"")
    return path


def truncated(path: Path, target: Path, *, keep: float = 0.6) -> Path:
    """The first part of a file, as a copy that broke off."""
    data = path.read_bytes()
    target.write_bytes(data[: int(len(data) * keep)])
    return target


def sound_only(path: Path, *, seconds: float = 1.0, sample_rate: int = 48_000, codec: str | None = None) -> Path:
    """A recording without a picture; the suffix chooses the container (.m4a, .mp4, .wav, .webm, .mp3)."""
    codecs = {".wav": "pcm_s16le", ".mp3": "libmp3lame", ".webm": "libopus"}
    with av.open(f"file:{path}", "w") as output:
        track = _add_audio(output, path, codec or codecs.get(path.suffix, "aac"), sample_rate, "mono")
        _encode_sound(output, track, tone(), 0.0, seconds, Fraction(0))
    return path


def folder(path: Path) -> Path:
    """A folder, whatever it is named."""
    path.mkdir()
    return path


def shared_media(name: str) -> Path:
    """A real recording from outside the repository, where there is one; skips the test otherwise."""
    path = Path(__file__).resolve().parents[2].parent / "shared" / "media" / name
    if not path.is_file():
        pytest.skip(f"{name} is not here")
    return path


def _steady(seconds: float, fps: Fraction) -> list[Fraction]:
    return [Fraction(n) / fps for n in range(round(seconds * fps))]


def _add_video(
    output: av.container.OutputContainer,
    *,
    codec: str,
    fps: Fraction,
    size: tuple[int, int],
    pix_fmt: str,
    gop: int,
    b_frames: int,
    open_gop: bool,
    interlaced: bool,
    extra: Mapping[str, str] | None,
) -> VideoStream:
    keys = f"keyint={gop}:min-keyint={gop}:scenecut=0:bframes={b_frames}:b-adapt=0:open-gop={int(open_gop)}"
    fields = ":tff=1" if interlaced else ""
    tuned: dict[str, dict[str, str]] = {
        "h264": {"preset": "veryfast", "x264-params": keys + fields},
        "hevc": {"preset": "ultrafast", "x265-params": f"{keys}:log-level=none"},
        "vp8": {"deadline": "realtime", "cpu-used": "8"},
        "vp9": {"deadline": "realtime", "cpu-used": "8"},
    }
    options = tuned.get(codec, {"qmin": "2", "qmax": "5", **({"flags": "+ildct+ilme"} if interlaced else {})})
    stream = output.add_stream(_ENCODERS.get(codec, codec), rate=fps, options={**options, **(extra or {})})
    stream.width, stream.height = size
    stream.pix_fmt = pix_fmt
    stream.codec_context.gop_size = gop
    coarse = codec in {"mpeg4", "mpeg2video", "wmv2", "gif"} or output.format.name == "avi"
    stream.codec_context.time_base = Fraction(1) / fps if coarse else _TICK
    if codec in {"h264", "hevc", "mpeg2video", "mpeg4"}:
        stream.codec_context.max_b_frames = b_frames
    return stream


def _describe(stream: VideoStream, rotation: int, mirrored: bool, sar: Fraction | None, full_range: bool) -> None:
    if rotation or mirrored:
        stream.set_display_rotation(-rotation, hflip=mirrored)
    if sar is not None:
        stream.codec_context.sample_aspect_ratio = sar
    if full_range:
        stream.codec_context.color_range = 2


def _add_audio(
    output: av.container.OutputContainer, path: Path, codec: str | None, sample_rate: int, layout: str
) -> AudioStream:
    name = codec or _SOUND_CODECS.get(path.suffix.lower(), "aac")
    track = output.add_stream(name, rate=sample_rate, layout=layout)
    track.codec_context.bit_rate = 128_000
    return track


def _encode_sound(
    output: av.container.OutputContainer, track: AudioStream, sound: Sound, begin: float, end: float, offset: Fraction
) -> None:
    rate, first = track.codec_context.sample_rate, round(begin * track.codec_context.sample_rate)
    for frame in _sound_frames(sound, rate, track.codec_context.layout.name, first, round(end * rate)):
        frame.pts = frame.pts + round(offset * rate)
        output.mux(track.encode(frame))
    output.mux(track.encode())


def _sound_frames(sound: Sound, rate: int, layout: str, first: int, last: int) -> Iterator[av.AudioFrame]:
    channels = av.AudioLayout(layout).nb_channels
    for start in range(first, last, 960):
        count = min(960, last - start)
        values = [int(32_767 * sound((start + i) / rate)) for i in range(count)]
        frame = av.AudioFrame("s16", layout, count)
        frame.planes[0].update(array("h", [v for v in values for _ in range(channels)]).tobytes())
        frame.sample_rate, frame.pts, frame.time_base = rate, start, Fraction(1, rate)
        yield frame


def _checksum(number: int) -> int:
    return (number ^ (number >> 4) ^ (number >> 8) ^ (number >> 12) ^ 0b1010) & 0b1111


def _cells(number: int) -> list[bool]:
    bits = [bool(number >> place & 1) for place in range(16)]
    bits += [bool(_checksum(number) >> place & 1) for place in range(4)]
    inner = iter(bits)
    return [_CORNERS[cell] if cell in _CORNERS else next(inner) for cell in range(COLUMNS * ROWS)]


def _bit(width: float, height: float, brightness: Callable[[int, int], int], cell: int) -> bool:
    row, column = divmod(cell, COLUMNS)
    points = [
        (int((column + dx) * width / COLUMNS), int((row + dy) * height / ROWS))
        for dx, dy in ((0.5, 0.5), (0.35, 0.35), (0.65, 0.35), (0.35, 0.65), (0.65, 0.65))
    ]
    mean = sum(brightness(x, y) for x, y in points) / len(points)
    if 96 < mean < 160:
        raise ValueError(f"cell {cell} is neither black nor white: {mean:.0f}")
    return mean >= 128


def _painted(number: int, width: int, height: int, rotation: int, mirrored: bool, full_range: bool) -> av.VideoFrame:
    """The numbered picture as a camera held that way stores it."""
    frame = av.VideoFrame(width, height, "yuvj420p" if full_range else "yuv420p")
    black, white = (0, 255) if full_range else (16, 235)
    grid = [[white if bit else black for bit in _cells(number)[r * COLUMNS : (r + 1) * COLUMNS]] for r in range(ROWS)]
    if mirrored:
        grid = [row[::-1] for row in grid]
    for _ in range(-rotation // 90 % 4):
        grid = [list(column) for column in zip(*grid[::-1], strict=True)]
    stride = frame.planes[0].line_size
    frame.planes[0].update(b"".join(_spread(_line(row, width, stride), h) for row, h in _heights(grid, height)))
    for plane in frame.planes[1:]:
        plane.update(b"\x80" * plane.buffer_size)
    return frame


def _heights(grid: list[list[int]], height: int) -> Iterator[tuple[list[int], int]]:
    edges = [height * n // len(grid) for n in range(len(grid) + 1)]
    yield from ((row, below - above) for row, (above, below) in zip(grid, pairwise(edges), strict=True))


def _line(row: list[int], width: int, stride: int) -> bytes:
    edges = [width * n // len(row) for n in range(len(row) + 1)]
    line = b"".join(bytes([value]) * (right - left) for value, (left, right) in zip(row, pairwise(edges), strict=True))
    return line.ljust(stride, b"\0")


def _spread(line: bytes, count: int) -> bytes:
    return line * count
