"""The loudness over the time: where it is loud, where it is silent, and that it can be given up."""

from pathlib import Path

import pytest

from coachview.errors import CancelledError
from coachview.media.errors import NotMediaError
from coachview.media.waveform import Peaks, peaks
from coachview.progress import Progress
from support.films import beeps, make_film, sound_only

SIZE = (64, 48)


@pytest.mark.parametrize("name", ["a.mp4", "a.mkv", "a.webm", "a.ts", "a.avi"])
def test_what_is_loud_is_where_it_was(tmp_path: Path, name: str) -> None:
    codec = {"a.webm": "vp8", "a.avi": "mpeg4"}.get(name, "h264")
    film = make_film(
        tmp_path / name, seconds=4.0, size=SIZE, codec=codec, b_frames=0, sound=beeps(1.0, 2.5, length=0.2)
    )
    found = peaks(film.path, per_second=20)
    assert len(found.loudness) == pytest.approx(80, abs=4)
    for loud_ms in (1060, 2560):
        assert found.between(loud_ms, loud_ms + 100) > 150
    for silent_ms in (200, 600, 1500, 2000, 3200):
        assert found.between(silent_ms, silent_ms + 300) < 40


def test_sound_only_has_peaks_too(tmp_path: Path) -> None:
    found = peaks(sound_only(tmp_path / "a.m4a", seconds=3.0))
    assert 40 < found.between(1000, 2000) < 90
    assert found.between(60_000, 61_000) == 0


def test_without_sound_there_are_none(tmp_path: Path) -> None:
    film = make_film(tmp_path / "silent.mp4", seconds=1.0, size=SIZE, audio=False)
    with pytest.raises(NotMediaError, match="no sound"):
        peaks(film.path)


def test_it_tells_how_far_it_is_and_can_be_given_up(tmp_path: Path) -> None:
    path = sound_only(tmp_path / "long.wav", seconds=130.0, sample_rate=8000)
    told: list[float] = []
    partly: list[Peaks] = []
    whole = peaks(path, progress=Progress(told.append), deliver=partly.append)
    assert told == sorted(told)
    assert told[-1] == pytest.approx(1.0, abs=0.05)
    assert [len(one.loudness) // 20 for one in partly] == [60, 120]
    assert all(whole.loudness.startswith(one.loudness[:-1]) for one in partly)
    with pytest.raises(CancelledError):
        peaks(path, progress=Progress(cancelled=lambda: True))
