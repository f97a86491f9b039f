"""Pictures from a player look exactly as the exact frames do, and neither keep memory longer than they live."""

import ctypes
import gc
from fractions import Fraction
from pathlib import Path

import pytest
from av import VideoFrame

from coachview.media.errors import NoPictureError
from coachview.media.frames import FrameReader
from coachview.media.player_picture import PictureForm, PlayerPicture, picture_form
from support.films import make_film, sound_only


@pytest.mark.parametrize(
    ("how", "form"),
    [
        ({"size": (320, 180)}, PictureForm(320, 180, 5)),
        ({"size": (1280, 720)}, PictureForm(1280, 720, 1)),
        ({"size": (1280, 720), "rotation": 90}, PictureForm(720, 1280, 1)),
        ({"size": (640, 360), "rotation": 270}, PictureForm(360, 640, 5)),
        ({"size": (360, 288), "sar": Fraction(4, 3)}, PictureForm(480, 288, 5)),
    ],
)
def test_the_form_is_upright_with_square_pixels_and_the_colours_of_its_height(
    tmp_path: Path, how: dict[str, object], form: PictureForm
) -> None:
    film = make_film(tmp_path / "film.mp4", seconds=0.2, audio=False, **how)
    assert picture_form(film.path) == form


def test_sound_has_no_form(tmp_path: Path) -> None:
    with pytest.raises(NoPictureError):
        picture_form(sound_only(tmp_path / "sound.m4a"))


@pytest.mark.parametrize(
    ("colorspace", "blue", "green", "red"),
    [(5, 0, 0, 254), (1, 0, 24, 255), (2, 0, 0, 254)],  # pure red of BT.601, which BT.709 takes for another
)
def test_what_is_written_comes_out_in_the_colours_meant(colorspace: int, blue: int, green: int, red: int) -> None:
    picture = PlayerPicture(PictureForm(50, 30, colorspace))
    assert [plane.lines for plane in picture.planes] == [30, 15, 15]
    for plane, value in zip(picture.planes, (81, 90, 240), strict=True):
        ctypes.memset(plane.address, value, plane.pitch * plane.lines)
    shown = picture.for_screen()
    assert (shown.width, shown.height) == (50, 30)
    assert list(shown.pixels[:3]) == pytest.approx([blue, green, red], abs=3)


@pytest.mark.parametrize("height", [30, 31])
@pytest.mark.parametrize("width", range(48, 65))
def test_every_pixel_of_every_width_is_written(width: int, height: int) -> None:
    """What is left out would be other memory, shown at the edge and saved in stills."""
    picture = PlayerPicture(PictureForm(width, height, 5))
    for plane, value in zip(picture.planes, (81, 90, 240), strict=True):
        ctypes.memset(plane.address, value, plane.pitch * plane.lines)
    pixels = set()
    for _ in range(10):
        shown = picture.for_screen()
        rows = [bytes(shown.pixels[y * shown.pitch :][: 4 * width]) for y in range(height)]
        pixels |= {row[at : at + 4] for row in rows for at in range(0, 4 * width, 4)}
    assert all(max(abs(a - b) for a, b in zip(pixel, rows[0], strict=False)) <= 3 for pixel in pixels), pixels


def test_a_picture_given_never_changes() -> None:
    picture = PlayerPicture(PictureForm(64, 36))
    ctypes.memset(picture.planes[0].address, 235, picture.planes[0].pitch * 36)
    first = picture.for_screen()
    before = bytes(first.pixels)
    ctypes.memset(picture.planes[0].address, 16, picture.planes[0].pitch * 36)
    second = picture.for_screen()
    del picture
    assert bytes(first.pixels) == before != bytes(second.pixels)


def test_decoded_frames_are_free_as_soon_as_nobody_looks_at_them(tmp_path: Path) -> None:
    """A frame is megabytes; Python looks for rings by their number, and would let hundreds of them stand."""
    film = make_film(tmp_path / "film.mp4", seconds=1.0, rotation=90)
    gc.collect()
    gc.disable()
    try:
        before = frames_in_memory()
        with FrameReader(film.path) as reader:
            for time_ms in (500, 100, 900):
                reader.next_after(time_ms)
                reader.before(time_ms)
            assert frames_in_memory() > before
        del reader
        picture_form(film.path)
        assert frames_in_memory() == before
    finally:
        gc.enable()


def frames_in_memory() -> int:
    return sum(isinstance(one, VideoFrame) for one in gc.get_objects())
