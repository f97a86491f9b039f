"""Rows of different heights: measured only where one looks, and what one looks at does not jump."""

from hypothesis import given
from hypothesis import strategies as st

from coachview.ui.panels.row_offsets import RowOffsets
from coachview.ui.panels.row_scroll import rows_in_sight, scroll_to_row, settle

_HEIGHTS = st.lists(st.integers(1, 60), max_size=30)
_STEPS = st.lists(
    st.tuples(st.sampled_from(["insert", "remove", "move", "measure", "forget"]), st.integers(0, 40), _HEIGHTS),
    max_size=15,
)


@given(_HEIGHTS, _STEPS)
def test_offsets_are_the_running_sums_of_the_heights(start, steps):
    offsets, plain = RowOffsets(start), list(start)
    for what, at, heights in steps:
        row = at % (len(plain) + 1)
        if what == "insert":
            offsets.insert(row, heights)
            plain[row:row] = heights
        elif not plain:
            continue
        elif what == "remove":
            first = min(row, len(plain) - 1)
            last = min(len(plain) - 1, first + len(heights))
            offsets.remove(first, last)
            del plain[first : last + 1]
        elif what == "move":
            source = at % len(plain)
            before = len(heights) % (len(plain) + 1)
            if before in (source, source + 1):
                continue
            offsets.move(source, before)
            height = plain.pop(source)
            plain.insert(before - 1 if before > source else before, height)
        elif what == "measure":
            plain[at % len(plain)] = at + 1
            offsets.measure(at % len(plain), at + 1)
            assert offsets.is_measured(at % len(plain))
        else:
            offsets.forget(0, len(plain) - 1)
    assert [offsets.height(row) for row in range(len(offsets))] == plain
    assert [offsets.top(row) for row in range(len(plain) + 1)] == [sum(plain[:row]) for row in range(len(plain) + 1)]
    assert offsets.total == sum(plain)
    for y in range(-1, sum(plain) + 1, 7):
        expected = next((row for row in range(len(plain)) if offsets.top(row) <= y < offsets.top(row + 1)), -1)
        assert offsets.row_at(y) == expected


@given(
    st.lists(st.tuples(st.integers(20, 60), st.integers(20, 150)), min_size=1, max_size=60),
    st.integers(0, 4000),
    st.integers(50, 400),
)
def test_what_is_wholly_in_sight_stays_where_it_is(rows, scroll, height):
    offsets, real = RowOffsets([guess for guess, _ in rows]), [exact for _, exact in rows]
    scroll = max(0, min(scroll, offsets.total - height))
    anchor = next((row for row in rows_in_sight(offsets, scroll, height) if offsets.top(row) >= scroll), None)
    place = offsets.top(anchor) - scroll if anchor is not None else None
    asked = []
    after = settle(offsets, scroll, height, lambda row: asked.append(row) or real[row])
    sight = rows_in_sight(offsets, after, height)
    assert all(offsets.is_measured(row) and offsets.height(row) == real[row] for row in sight)
    assert 0 <= after <= max(0, offsets.total - height)
    at_an_end = after in (0, max(0, offsets.total - height))
    assert anchor is None or at_an_end or offsets.top(anchor) - after == place
    assert len(asked) == len(set(asked))


@given(_HEIGHTS.filter(bool), st.integers(0, 30), st.integers(0, 2000), st.integers(30, 300), st.booleans())
def test_a_row_scrolled_to_is_in_sight(heights, row, scroll, height, centre):
    offsets, row = RowOffsets(heights), row % len(heights)
    scroll = max(0, min(scroll, offsets.total - height))
    wanted = scroll_to_row(offsets, row, scroll, height, centre=centre)
    assert row in rows_in_sight(offsets, wanted, height)
    if heights[row] <= height:
        assert wanted <= offsets.top(row)
        assert offsets.top(row + 1) <= wanted + height
