"""Small pictures from key frames: of the right time, upright, coarse ones first, and given up when asked to."""

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachview.errors import CancelledError
from coachview.media.errors import NoPictureError
from coachview.media.filmstrip import coarse_first, key_pictures
from coachview.media.picture import Picture
from coachview.progress import Progress
from support.films import make_film, read_number, sound_only


def test_each_is_the_key_frame_before_its_time_and_none_comes_twice(tmp_path: Path) -> None:
    film = make_film(tmp_path / "a.mp4", seconds=4.0, gop=25, start_ms=500)
    found: list[Picture] = []
    key_pictures(film.path, [3100, 100, 1100, 1900, 2500], found.append)
    assert [read_number(one) for one in found] == [75, 0, 25, 50]
    assert [one.time_ms for one in found] == [film.time_ms(number) for number in (75, 0, 25, 50)]
    assert all((one.width, one.height) == (160, 90) for one in found)


@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_they_are_upright_and_square(tmp_path: Path, rotation: int) -> None:
    film = make_film(tmp_path / "a.mp4", seconds=1.0, rotation=rotation, sar=Fraction(4, 3), audio=False)
    found: list[Picture] = []
    key_pictures(film.path, [0], found.append)
    assert read_number(found[0]) == 0
    assert found[0].width <= 160
    assert found[0].height <= 90
    assert (found[0].width < found[0].height) == (rotation in {90, 270})


def test_it_is_given_up_between_two_pictures(tmp_path: Path) -> None:
    film = make_film(tmp_path / "a.mp4", seconds=3.0, audio=False)
    found: list[Picture] = []
    with pytest.raises(CancelledError):
        key_pictures(film.path, [0, 1000, 2000], found.append, progress=Progress(cancelled=lambda: len(found) == 1))
    assert len(found) == 1


def test_without_a_picture_there_are_none(tmp_path: Path) -> None:
    with pytest.raises(NoPictureError):
        key_pictures(sound_only(tmp_path / "a.m4a"), [0], lambda _picture: None)


@given(st.integers(1000, 10_000_000), st.integers(1, 200))
def test_any_beginning_of_the_order_is_spread_over_the_recording(duration_ms: int, count: int) -> None:
    times = coarse_first(duration_ms, count)
    assert len(times) == len(set(times))
    assert all(0 <= ms < duration_ms for ms in times)
    assert times[0] == 0
    if len(times) >= 8:
        first = sorted(times[: len(times) // 2])
        gaps = [b - a for a, b in zip(first, [*first[1:], duration_ms], strict=True)]
        assert max(gaps) <= duration_ms * 0.5
