"""Which rows of a long list are in sight, with those measured and what one looks at standing still."""

from collections.abc import Callable

from coachview.ui.panels.row_offsets import RowOffsets

_MOST_PASSES = 4


def settle(offsets: RowOffsets, scroll: int, height: int, measure: Callable[[int], int]) -> int:
    """Measure the rows in sight of a viewport `height` pixels high; returns where to scroll so that nothing jumps.

    The first row that is wholly in sight stays where it is, however much higher the rows above it turn out to be.
    """
    for _ in range(_MOST_PASSES):
        rows = rows_in_sight(offsets, scroll, height)
        if all(offsets.is_measured(row) for row in rows):
            break
        anchor = _anchor(offsets, scroll)
        before = offsets.top(anchor)
        for row in rows:
            if not offsets.is_measured(row):
                offsets.measure(row, measure(row))
        scroll = _bounded(scroll + offsets.top(anchor) - before, offsets.total, height)
    return _bounded(scroll, offsets.total, height)


def scroll_to_row(offsets: RowOffsets, row: int, scroll: int, height: int, *, centre: bool = False) -> int:
    """Where to scroll so that a measured row is in sight with as little movement as possible, or in the middle."""
    top, bottom = offsets.top(row), offsets.top(row + 1)
    if centre:
        wanted = (top + bottom - height) // 2
    elif top < scroll or bottom - top > height:
        wanted = top
    elif bottom > scroll + height:
        wanted = bottom - height
    else:
        wanted = scroll
    return _bounded(wanted, offsets.total, height)


def rows_in_sight(offsets: RowOffsets, scroll: int, height: int) -> range:
    """The rows of which something shows."""
    if not len(offsets) or height <= 0:
        return range(0)
    first = max(0, offsets.row_at(_bounded(scroll, offsets.total, height)))
    last = offsets.row_at(min(offsets.total - 1, scroll + height - 1))
    return range(first, (last if last >= 0 else len(offsets) - 1) + 1)


def _anchor(offsets: RowOffsets, scroll: int) -> int:
    row = max(0, offsets.row_at(scroll))
    return row if offsets.top(row) >= scroll else min(row + 1, len(offsets))


def _bounded(scroll: int, total: int, height: int) -> int:
    return max(0, min(scroll, total - height))
