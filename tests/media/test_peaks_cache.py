"""Kept waveforms: given back as they were, never more than the limit, and thrown away when anything is wrong."""

import os
import stat
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coachview.media.peaks_cache import PeaksCache
from coachview.media.waveform import Peaks

PEAKS = Peaks(20, bytes(range(200)))


@given(per_second=st.integers(1, 1000), loudness=st.binary(max_size=3000), name=st.text(min_size=1, max_size=40))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_what_is_kept_comes_back(tmp_path: Path, per_second: int, loudness: bytes, name: str) -> None:
    cache = PeaksCache(tmp_path / "kept")
    cache.put(name, Peaks(per_second, loudness))
    assert cache.get(name) == Peaks(per_second, loudness)
    assert cache.get(name + "x") is None


@given(st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_what_is_damaged_is_thrown_away(tmp_path: Path, data: st.DataObject) -> None:
    cache = PeaksCache(tmp_path / "kept")
    cache.put("a", PEAKS)
    file = next((tmp_path / "kept").iterdir())
    whole = file.read_bytes()
    at = data.draw(st.integers(0, len(whole) - 1))
    flipped = whole[:at] + bytes([whole[at] ^ data.draw(st.integers(1, 255))]) + whole[at + 1 :]
    file.write_bytes(data.draw(st.sampled_from([whole[:at], flipped, whole + b"\0", b""])))
    assert cache.get("a") is None
    assert not file.exists()


def test_a_file_of_another_recording_is_not_believed(tmp_path: Path) -> None:
    cache = PeaksCache(tmp_path)
    cache.put("a", PEAKS)
    foreign = next(tmp_path.iterdir()).read_bytes()
    cache.put("b", Peaks(20, b"b"))
    for file in tmp_path.iterdir():
        file.write_bytes(foreign)
    assert cache.get("a") == PEAKS
    assert cache.get("b") is None


def test_what_was_not_used_for_longest_goes_first(tmp_path: Path) -> None:
    cache = PeaksCache(tmp_path, limit=800)  # three files of 246 bytes
    for age, name in enumerate("cba"):
        cache.put(name, PEAKS)
        newest = max(tmp_path.iterdir(), key=lambda file: file.stat().st_mtime_ns)
        os.utime(newest, (1000 + age, 1000 + age))
    assert cache.get("c") == PEAKS  # used again: now "b" is the one that was not used for longest
    cache.put("d", PEAKS)
    assert [name for name in "abcd" if cache.get(name)] == ["a", "c", "d"]
    assert sum(file.stat().st_size for file in tmp_path.iterdir()) <= 800


def test_what_a_crash_left_is_removed(tmp_path: Path) -> None:
    left = tmp_path / ".a.peaks.part"
    left.write_bytes(b"half")
    os.utime(left, (1000, 1000))
    PeaksCache(tmp_path).clean()
    assert not left.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rights")
def test_nobody_else_looks_into_it(tmp_path: Path) -> None:
    PeaksCache(tmp_path / "kept").put("a", PEAKS)
    assert stat.S_IMODE((tmp_path / "kept").stat().st_mode) == 0o700


def test_a_folder_that_cannot_be_is_no_harm(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    cache = PeaksCache(tmp_path / "file" / "kept")
    cache.put("a", PEAKS)
    assert cache.get("a") is None
