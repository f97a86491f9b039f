"""What lies on frames: at its place, for exactly its frames, and on a frame that stands for long only for its time."""

import struct
import zlib
from fractions import Fraction
from pathlib import Path

import av
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coachview.media.clips import render_clip
from coachview.media.frames import FrameReader
from coachview.media.overlay import Overlay, Overlays, laid_over
from coachview.media.picture import Picture
from support.films import make_film

RED = bytes([255, 0, 0, 255])
CLEAR = bytes(4)


def png(width: int, height: int, left: float, top: float, right: float, bottom: float) -> bytes:
    """A transparent picture with a red area, given in parts of the picture (PNG, ISO 15948)."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(
        b"\0"
        + b"".join(
            RED if left <= (x + 0.5) / width < right and top <= (y + 0.5) / height < bottom else CLEAR
            for x in range(width)
        )
        for y in range(height)
    )
    head = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def colour_at(frame: av.VideoFrame, x: float, y: float) -> tuple[int, int, int]:
    """Red, green and blue at a place given in parts of the picture."""
    rgb = frame.reformat(format="rgb24", src_colorspace="itu709")
    start = int(y * rgb.height) * rgb.planes[0].line_size + int(x * rgb.width) * 3
    return tuple(bytes(rgb.planes[0])[start : start + 3])


def is_red(colour: tuple[int, ...]) -> bool:
    return colour[0] > 180 and max(colour[1:3]) < 90


def red_times(clip: Path, x: float = 0.25, y: float = 0.25) -> tuple[list[float], list[float]]:
    """The times in ms of the clip's frames that are red at a place, and of the others."""
    red: list[float] = []
    other: list[float] = []
    with av.open(f"file:{clip}") as container:
        for frame in container.decode(video=0):
            (red if is_red(colour_at(frame, x, y)) else other).append(round(float(frame.time) * 1000, 3))
    return red, other


@pytest.mark.parametrize("fps", [25, 30, Fraction(30000, 1001), Fraction(24000, 1001), 60])
def test_it_lies_on_exactly_the_frames_of_its_time(tmp_path: Path, fps: Fraction) -> None:
    film, clip = make_film(tmp_path / "film.mp4", seconds=2, fps=fps, audio=False), tmp_path / "clip.mp4"
    first, last = film.time_ms(20), film.time_ms(33)
    render_clip(film.path, 400, 1800, clip, paint=lambda w, h: [Overlay(png(w, h, 0.2, 0.2, 0.3, 0.3), first, last)])
    red, other = red_times(clip)
    inside = [n for n in range(film.count) if 400 <= film.time_ms(n) < 1800]
    begin = film.times[inside[0]] if film.times[inside[0]] > 400 else Fraction(400)
    assert red == pytest.approx(
        [float(film.times[n] - 400) if n != inside[0] else 0 for n in inside if 20 <= n < 33], abs=0.02
    )
    assert len(red) + len(other) == len(inside)
    assert begin >= 400


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("plain.mp4", {}),
        ("phone.mov", {"rotation": 90, "size": (320, 180)}),
        ("upside.mp4", {"rotation": 180}),
        ("mirrored.mp4", {"mirrored": True}),
        ("anamorphic.mp4", {"sar": Fraction(4, 3)}),
        ("tall-pixels.mp4", {"sar": Fraction(3, 4), "size": (320, 240)}),
        ("turned-anamorphic.mp4", {"sar": Fraction(4, 3), "rotation": 270}),
        ("odd.avi", {"codec": "mjpeg", "pix_fmt": "yuvj420p", "size": (322, 182)}),
    ],
)
def test_it_keeps_its_place_on_turned_and_stretched_pictures(
    tmp_path: Path, name: str, options: dict[str, object]
) -> None:
    film, clip = make_film(tmp_path / name, seconds=1, audio=False, **options), tmp_path / "clip.mp4"  # type: ignore[arg-type]
    sizes = []

    def paint(width: int, height: int) -> list[Overlay]:
        sizes.append((width, height))
        return [Overlay(png(width, height, 0.5, 0.25, 0.75, 0.5), 0, 10_000)]

    render_clip(film.path, 0, 1000, clip, paint=paint)
    with av.open(f"file:{clip}") as container:
        frame = next(container.decode(video=0))
    with FrameReader(film.path) as reader:
        picture = reader.at(0)
    assert sizes == [(frame.width, frame.height)]
    assert frame.width / frame.height == pytest.approx(picture.width / picture.height, rel=0.02)
    still = laid_over(picture, paint(picture.width, picture.height))
    for x, y, wanted in (
        (0.55, 0.3, True),
        (0.7, 0.45, True),
        (0.46, 0.3, False),
        (0.79, 0.45, False),
        (0.6, 0.2, False),
    ):
        assert is_red(colour_at(frame, x, y)) == wanted, (x, y)
        assert is_red(_pixel(still, x, y)) == wanted, (x, y)


def _pixel(picture: Picture, x: float, y: float) -> tuple[int, int, int]:
    start = (int(y * picture.height) * picture.width + int(x * picture.width)) * 4
    blue, green, red = picture.bgra[start : start + 3]
    return red, green, blue


def test_a_slide_that_stands_shows_it_for_its_time_only(tmp_path: Path) -> None:
    film = make_film(tmp_path / "slides.mp4", times_ms=[0, 4000, 8000], audio=False)
    clip = tmp_path / "clip.mp4"
    render_clip(film.path, 1000, 9000, clip, paint=lambda w, h: [Overlay(png(w, h, 0.2, 0.2, 0.3, 0.3), 2500, 5500)])
    red, other = red_times(clip)
    assert red == pytest.approx([1500, 3000], abs=0.02)
    assert other == pytest.approx([0, 4500, 7000], abs=0.02)


def test_a_slide_that_came_before_the_clip_shows_what_lies_on_it_then(tmp_path: Path) -> None:
    film = make_film(tmp_path / "slides.mp4", times_ms=[0, 4000], audio=False)
    clip = tmp_path / "clip.mp4"
    render_clip(film.path, 1000, 4500, clip, paint=lambda w, h: [Overlay(png(w, h, 0.2, 0.2, 0.3, 0.3), 500, 1500)])
    red, other = red_times(clip)
    assert red == [0]
    assert other == pytest.approx([500, 3000], abs=0.02)


def test_one_after_the_other(tmp_path: Path) -> None:
    film, clip = make_film(tmp_path / "film.mp4", seconds=1, audio=False), tmp_path / "clip.mp4"

    def paint(width: int, height: int) -> list[Overlay]:
        return [
            Overlay(png(width, height, 0.2, 0.2, 0.3, 0.3), 200, 400),
            Overlay(png(width, height, 0.7, 0.7, 0.8, 0.8), 400, 600),
            Overlay(png(width, height, 0.2, 0.2, 0.3, 0.3), 800, 5000),
        ]

    render_clip(film.path, 0, 1000, clip, paint=paint)
    assert red_times(clip)[0] == pytest.approx([*range(200, 400, 40), *range(800, 1000, 40)], abs=0.02)
    assert red_times(clip, 0.75, 0.75)[0] == pytest.approx([*range(400, 600, 40)], abs=0.02)


def test_an_overlay_of_another_size_is_scaled() -> None:
    picture = Picture(64, 36, bytes([9, 9, 9, 255]) * (64 * 36), 0, 40)
    over = laid_over(picture, [Overlay(png(16, 9, 0.0, 0.0, 0.5, 1.0), 0, 1)])
    assert is_red(_pixel(over, 0.25, 0.5))
    assert _pixel(over, 0.75, 0.5) == (9, 9, 9)


@given(st.integers(1, 70), st.integers(1, 40), st.integers(0, 255))
@settings(max_examples=40, deadline=None)
def test_what_is_not_covered_stays_to_the_bit(width: int, height: int, shade: int) -> None:
    pixels = bytes((shade + n) % 256 if n % 4 != 3 else 255 for n in range(width * height * 4))
    picture = Picture(width, height, pixels, 0, 40)
    assert laid_over(picture, [Overlay(png(width, height, 0, 0, 0, 0), 0, 1)]) == picture
    assert laid_over(picture, [Overlay(png(width, height, 0, 0, 1, 1), 1, 2)]) is picture


@given(
    st.lists(st.tuples(st.integers(0, 1000), st.integers(1, 500)), max_size=4),
    st.integers(0, 1500),
    st.integers(1, 800),
)
def test_changes_are_told_for_frames_that_stand(spans: list[tuple[int, int]], begin: int, length: int) -> None:
    found = Overlays([Overlay(b"", start, start + lasting) for start, lasting in spans]).changes(begin, begin + length)
    edges = {edge for start, lasting in spans for edge in (start, start + lasting)}
    assert found == (sorted(edge for edge in edges if begin < edge < begin + length) if length > 100 else [])
