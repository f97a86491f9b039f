"""What tells one recording from another, quickly, whatever it is named and wherever it lies."""

import hashlib
from pathlib import Path

from coachview.media.errors import MediaMissingError, MediaUnreadableError

SAMPLE_BYTES = 64 * 1024
SAMPLES = 16


def fingerprint(path: Path) -> str:
    """`cv1:<size>:<digest>`: the size in bytes, and 32 hex digits of SHA-256 over the size and 16 samples.

    The digest is over the ASCII decimal size, one zero byte, and then 64 KiB from each of 16 places spread evenly from
    the first byte to the last (place i begins at `i * (size - 65536) // 15`). A file of 1 MiB or less is taken whole.
    So at most 1 MiB is read of any file. Edits between the samples that keep the size are not seen: it answers “is this
    the recording that was annotated”, not “is every byte as it was”. Raises MediaMissingError or MediaUnreadableError.
    """
    try:
        size = path.stat().st_size
        digest = hashlib.sha256(b"%d\0" % size)
        with path.open("rb", buffering=0) as file:
            for start, length in _samples(size):
                file.seek(start)
                digest.update(file.read(length))
    except FileNotFoundError as error:
        sentence = f"“{path.name}” is not there any more. If it was moved or renamed, show CoachView where it is now."
        raise MediaMissingError(sentence) from error
    except OSError as error:
        sentence = f"“{path.name}” cannot be read ({error.strerror}). Check that you may read it, or copy it elsewhere."
        raise MediaUnreadableError(sentence) from error
    return f"cv1:{size}:{digest.hexdigest()[:32]}"


def _samples(size: int) -> list[tuple[int, int]]:
    """Where to read and how much."""
    if size <= SAMPLES * SAMPLE_BYTES:
        return [(0, size)]
    return [(place * (size - SAMPLE_BYTES) // (SAMPLES - 1), SAMPLE_BYTES) for place in range(SAMPLES)]
