from fractions import Fraction

import av
import pytest

from coachview.media.errors import CannotWriteError
from coachview.media.frames import FrameReader
from coachview.media.stills import encode_still, save_still
from support.films import make_film, read_frame_number


def opened(path):
    with av.open(f"file:{path}") as container:
        return next(container.decode(video=0))


@pytest.mark.parametrize("suffix", [".jpg", ".png", ".JPEG"])
@pytest.mark.parametrize(
    "kind", [{}, {"rotation": 90, "sar": Fraction(4, 3)}, {"pix_fmt": "yuvj420p", "full_range": True}]
)
def test_a_still_is_the_frame_of_its_time(tmp_path, suffix, kind):
    film = make_film(tmp_path / "film.mp4", **kind)
    target = tmp_path / f"still “%03d” 😀{suffix}"
    still = save_still(film.path, 777, target)
    frame = opened(target)
    assert read_frame_number(frame) == film.number_at(777)
    assert still.time_ms == film.time_ms(film.number_at(777))
    assert (frame.width, frame.height) == (still.width, still.height)
    assert [p.name for p in tmp_path.iterdir() if "still" in p.name] == [target.name]


def test_a_still_is_at_most_so_wide_and_never_larger_than_the_film(tmp_path):
    film = make_film(tmp_path / "film.mp4", size=(322, 182), audio=False, seconds=0.4)
    for width, expected in ((100, (100, 57)), (322, (322, 182)), (2000, (322, 182))):
        still = save_still(film.path, 0, tmp_path / "s.jpg", max_width=width)
        assert (still.width, still.height) == expected
        assert read_frame_number(opened(tmp_path / "s.jpg")) == 0


def test_a_still_says_nothing_about_the_recording_or_the_program_that_wrote_it(tmp_path):
    film = make_film(tmp_path / "film.mp4", seconds=0.4, metadata={"title": "SECRET", "location": "+48.2082+016.3738/"})
    for name in ("s.jpg", "s.png"):
        save_still(film.path, 100, tmp_path / name)
        data = (tmp_path / name).read_bytes()
        assert not [word for word in (b"SECRET", b"48.2082", b"Exif", b"Lav", b"tEXt", b"film") if word in data]


def test_colours_survive(tmp_path):
    def red(_number, width, height):
        frame = av.VideoFrame(width, height, "yuv420p")
        for plane, value in zip(frame.planes, (82, 90, 240), strict=True):
            plane.update(bytes([value]) * plane.buffer_size)
        return frame

    film = make_film(tmp_path / "film.mp4", seconds=0.4, audio=False, paint=red)
    for name in ("s.jpg", "s.png"):
        save_still(film.path, 100, tmp_path / name)
        pixel = bytes(opened(tmp_path / name).reformat(format="rgb24").planes[0])[:3]
        assert all(abs(a - b) <= 6 for a, b in zip(pixel, (255, 0, 0), strict=True))


def test_what_was_there_stays_when_the_new_one_cannot_be_written(tmp_path):
    film = make_film(tmp_path / "film.mp4", seconds=0.4, audio=False)
    with pytest.raises(CannotWriteError, match="folder"):
        save_still(film.path, 0, tmp_path / "gone" / "s.jpg")
    (tmp_path / "s.jpg").mkdir()
    with pytest.raises(CannotWriteError, match=r"s\.jpg"):
        save_still(film.path, 0, tmp_path / "s.jpg")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["film.mp4", "s.jpg"]


def test_a_picture_at_hand_is_encoded_without_the_recording(tmp_path):
    film = make_film(tmp_path / "film.mp4", seconds=0.4, audio=False)
    with FrameReader(film.path) as reader:
        picture = reader.at(120)
    assert encode_still(picture).startswith(b"\xff\xd8")
    assert encode_still(picture, png=True).startswith(b"\x89PNG")
