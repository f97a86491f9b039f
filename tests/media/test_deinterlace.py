"""Half pictures: what moved between them leaves no combs, and what is whole is left as it is."""

from pathlib import Path

import av
import pytest

from coachview.media.frames import FrameReader
from coachview.media.picture import Picture
from support.films import make_film, read_number

SIZE = (192, 112)


def moving_bar(number: int, width: int, height: int) -> av.VideoFrame:
    """A white bar that is 16 pixels further on in the lower rows of each pair than in the upper ones."""
    frame = av.VideoFrame(width, height, "yuv420p")
    stride = frame.planes[0].line_size
    left = 8 + number * 4 % 64
    upper, lower = (bytearray(b"\x20" * stride) for _ in range(2))
    upper[left : left + 32] = lower[left + 16 : left + 48] = b"\xe0" * 32
    frame.planes[0].update(bytes(upper + lower) * (height // 2))
    for plane in frame.planes[1:]:
        plane.update(b"\x80" * plane.buffer_size)
    return frame


def combs(picture: Picture) -> float:
    """How much brighter or darker a row is than both of its neighbours, on average, where it is that at all."""
    row = picture.width * 4
    column = [picture.bgra[1 + 4 * 20 + y * row] for y in range(20, picture.height - 20)]
    between = zip(column, column[1:], column[2:], strict=False)
    return sum(abs(2 * here - above - below) for above, here, below in between) / len(column)


@pytest.mark.parametrize(
    ("name", "how"),
    [("a.mp4", {"codec_options": {"crf": "10"}}), ("a.mpg", {"codec": "mpeg2video", "b_frames": 0, "audio": False})],
)
def test_what_moved_has_no_combs(tmp_path: Path, name: str, how: dict[str, object]) -> None:
    film = make_film(tmp_path / name, seconds=1.0, size=SIZE, interlaced=True, paint=moving_bar, **how)
    woven = make_film(tmp_path / f"woven-{name}", seconds=1.0, size=SIZE, paint=moving_bar, **how)
    with FrameReader(film.path) as reader, FrameReader(woven.path) as as_stored:
        picture = reader.at(film.time_ms(2))
        assert (picture.width, picture.height) == SIZE
        assert combs(as_stored.at(woven.time_ms(2))) > 100
        assert combs(picture) < 10


def test_a_frame_is_the_same_from_both_sides(tmp_path: Path) -> None:
    film = make_film(tmp_path / "tape.mp4", seconds=1.0, size=SIZE, interlaced=True)
    with FrameReader(film.path) as reader:
        there = reader.at(film.time_ms(12))
        assert read_number(there) == 12
        assert reader.before(film.time_ms(13)) == reader.next_after(film.time_ms(11)) == there
