"""Waveforms kept on this computer, so that a recording opened again shows its sound at once."""

import hashlib
import os
import struct
import time
from contextlib import suppress
from pathlib import Path

from coachview.media.errors import CannotWriteError
from coachview.media.waveform import Peaks
from coachview.media.writing import whole_file

LIMIT_BYTES = 20_000_000
"""Hundreds of hours of sound."""

_HEAD = struct.Struct("<8s32sHI")
_MAGIC = b"CVPEAKS1"
_STALE_S = 3600


class PeaksCache:
    """One file for each recording, named after its fingerprint's hash: neither its name nor its place is in it.

    A file is `CVPEAKS1`, SHA-256 of the fingerprint and all that follows, peaks a second (uint16), their number
    (uint32), then the peaks, a byte each; little-endian. What cannot be read as that is thrown away. The folder is for
    its user only and holds `limit` bytes at most: what was not used for longest goes first. No method raises for what
    the disk does; without a cache the sound is read again.
    """

    def __init__(self, folder: Path, limit: int = LIMIT_BYTES) -> None:
        self._folder, self._limit = folder, limit

    def get(self, fingerprint: str) -> Peaks | None:
        """The waveform of this recording, None where it is not kept."""
        path = self._path(fingerprint)
        try:
            with path.open("rb") as file:
                data = file.read(self._limit + 1)
        except OSError:
            return None
        found = _decoded(fingerprint, data)
        with suppress(OSError):
            if found is None:
                path.unlink()
            else:
                os.utime(path)
        return found

    def put(self, fingerprint: str, peaks: Peaks) -> None:
        """Keep a waveform, in place of what was kept of the same recording."""
        if not fingerprint:
            return
        with suppress(OSError, CannotWriteError):
            self._folder.mkdir(parents=True, exist_ok=True)
            self._folder.chmod(0o700)
            with whole_file(self._path(fingerprint)) as partial:
                partial.write_bytes(_encoded(fingerprint, peaks))
        self.clean()

    def clean(self) -> None:
        """Keep to the limit, and remove what a crash left half-written."""
        kept: list[tuple[float, int, Path]] = []
        with suppress(OSError):
            for path in self._folder.glob("*.peaks"):
                with suppress(OSError):
                    found = path.stat()
                    kept.append((found.st_mtime, found.st_size, path))
            for path in self._folder.glob(".*.part"):
                with suppress(OSError):
                    if path.stat().st_mtime < time.time() - _STALE_S:
                        path.unlink()
        total = sum(size for _, size, _ in kept)
        for _, size, path in sorted(kept):
            if total <= self._limit:
                return
            with suppress(OSError):
                path.unlink()
                total -= size

    def _path(self, fingerprint: str) -> Path:
        return self._folder / f"{hashlib.sha256(fingerprint.encode()).hexdigest()[:32]}.peaks"


def _encoded(fingerprint: str, peaks: Peaks) -> bytes:
    rest = struct.pack("<HI", peaks.per_second, len(peaks.loudness)) + peaks.loudness
    return _MAGIC + _digest(fingerprint, rest) + rest


def _decoded(fingerprint: str, data: bytes) -> Peaks | None:
    if len(data) < _HEAD.size:
        return None
    magic, digest, per_second, count = _HEAD.unpack_from(data)
    rest = data[len(_MAGIC) + len(digest) :]
    if magic != _MAGIC or digest != _digest(fingerprint, rest) or count != len(data) - _HEAD.size or not per_second:
        return None
    return Peaks(per_second, data[_HEAD.size :])


def _digest(fingerprint: str, rest: bytes) -> bytes:
    return hashlib.sha256(fingerprint.encode() + b"\0" + rest).digest()
