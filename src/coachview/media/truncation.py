"""How far a recording can be read whose copy broke off, by its own index."""

from av.index import IndexEntry
from av.stream import Stream


def last_readable_stamp(stream: Stream, size_bytes: int) -> int | None:
    """The decoding stamp of the last packet that lies wholly inside the file; None where the index says nothing.

    For a whole file this looks at one entry. MP4 and MOV have an index of every packet; others of some or of none.
    """
    index = stream.index_entries
    low, high = 0, len(index)
    if high and _inside(index[-1], size_bytes):
        return index[-1].timestamp
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if _inside(index[middle], size_bytes) else (low, middle)
    return index[low - 1].timestamp if low else None


def _inside(entry: IndexEntry, size_bytes: int) -> bool:
    return entry.pos + entry.size <= size_bytes
