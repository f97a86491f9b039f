"""What is freed goes back to the system: glibc else keeps hundreds of megabytes of old pictures for itself."""

import ctypes
import sys

_M_MMAP_THRESHOLD = -3  # malloc.h
_LARGE_BYTES = 1024 * 1024


def return_large_blocks_at_once() -> None:
    """From now on each picture is memory of its own, gone when it is freed. Called once, before anything is decoded.

    Left to itself glibc takes the first picture freed as a sign that such blocks are usual, and puts all later ones
    into heaps, one for each thread, which hardly ever shrink: 100 MB at 1080p. Elsewhere nothing needs to be done.
    """
    _call("mallopt", _M_MMAP_THRESHOLD, _LARGE_BYTES)


def give_back_memory() -> None:
    """Have the C library return what was freed."""
    _call("malloc_trim", 0)


def _call(name: str, *arguments: int) -> None:
    function = getattr(ctypes.CDLL(None), name, None) if sys.platform.startswith("linux") else None
    if function is not None:
        function(*arguments)
