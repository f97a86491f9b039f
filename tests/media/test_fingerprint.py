import hashlib
from itertools import pairwise
from pathlib import Path

import pytest

from coachview.media import fingerprint as module
from coachview.media.errors import MediaError
from coachview.media.fingerprint import fingerprint


@pytest.fixture
def read_bytes(monkeypatch):
    """Every length read through the module's files."""
    lengths = []
    opened = Path.open

    class Counting:
        def __init__(self, file):
            self.file = file

        def __enter__(self):
            return self

        def __exit__(self, *_):
            self.file.close()

        def seek(self, place):
            self.file.seek(place)

        def read(self, length):
            data = self.file.read(length)
            lengths.append(len(data))
            return data

    monkeypatch.setattr(module.Path, "open", lambda path, *a, **k: Counting(opened(path, *a, **k)))
    return lengths


def test_four_gigabytes_are_known_by_one_megabyte(tmp_path, read_bytes):
    path = tmp_path / "long.mp4"
    with open(path, "wb") as file:  # noqa: PTH123 - Path.open is counted here
        file.truncate(4 * 2**30)
    before = fingerprint(path)
    assert sum(read_bytes) == module.SAMPLES * module.SAMPLE_BYTES
    for place in (0, 4 * 2**30 - 1, module._samples(4 * 2**30)[7][0]):
        with open(path, "r+b") as file:  # noqa: PTH123 - as above
            file.seek(place)
            file.write(b"x")
        assert fingerprint(path) != before


@pytest.mark.parametrize("size", [0, 1, 65_535, 65_536, 1_048_575, 1_048_576, 1_048_577, 5_000_000])
def test_samples_lie_inside_the_file_and_reach_both_ends(size):
    samples = module._samples(size)
    assert samples[0][0] == 0
    assert sum(samples[-1]) == size
    assert sum(length for _, length in samples) <= module.SAMPLES * module.SAMPLE_BYTES
    assert all(a[0] + a[1] <= b[0] for a, b in pairwise(samples)) or size < 2**20


def test_it_is_the_content_that_counts(tmp_path):
    one, other = tmp_path / "one.mp4", tmp_path / "renamed “😀”.mkv"
    for path in (one, other):
        path.write_bytes(b"lesson" * 1000)
    assert fingerprint(one) == fingerprint(other)
    digest = hashlib.sha256(b"6000\0" + b"lesson" * 1000).hexdigest()[:32]
    assert fingerprint(one) == f"cv1:6000:{digest}"
    other.write_bytes(b"lesson" * 999 + b"lessOn")
    assert fingerprint(one) != fingerprint(other)


def test_a_file_that_is_gone_is_a_sentence(tmp_path):
    with pytest.raises(MediaError, match="not there"):
        fingerprint(tmp_path / "gone.mp4")
    with pytest.raises(MediaError, match="cannot be read"):
        fingerprint(tmp_path)
