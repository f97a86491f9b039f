"""The strip of the whole recording: times and pixels agree, and its window is what is in view."""

from hypothesis import given
from hypothesis import strategies as st

from coachview.ui.timeline.content import Content
from coachview.ui.timeline.overview_layout import COLUMN, GRIP, LEAST_WINDOW, OverviewLayout, WindowPart
from support.timeline_notes import PEOPLE, notes


@st.composite
def layouts(draw) -> OverviewLayout:
    duration = draw(st.integers(1, 36_000_000))
    first, last = sorted((draw(st.floats(0, duration)), draw(st.floats(0, duration))))
    return OverviewLayout(duration, 14, draw(st.integers(40, 3000)), first, last)


@given(layouts(), st.floats(0, 1))
def test_times_and_pixels_are_each_others_inverse(layout, part):
    ms = part * layout.duration_ms
    assert abs(layout.ms_at(layout.x_of(ms)) - ms) <= max(1e-3, ms * 1e-9)


@given(layouts())
def test_the_window_lies_over_what_is_in_view_and_can_be_gripped(layout):
    left, right = layout.window
    assert right - left >= LEAST_WINDOW - 1e-6
    assert layout.left - 1e-6 <= left
    assert right <= layout.left + layout.width + 1e-6
    assert left <= layout.x_of(layout.first_ms) + 1e-6
    assert right >= layout.x_of(layout.last_ms) - 1e-6
    assert layout.part_at((left + right) / 2) is WindowPart.BODY
    if right - left >= 4 * GRIP:
        assert (layout.part_at(left), layout.part_at(right)) == (WindowPart.START, WindowPart.END)


@given(layouts(), st.sampled_from([WindowPart.START, WindowPart.END]), st.floats(-1e8, 1e8), st.floats(1, 500))
def test_pulling_an_end_leaves_the_other_and_enough_between(layout, part, ms, least):
    first, last = layout.pulled(part, ms, least)
    assert (last == layout.last_ms) if part is WindowPart.START else (first == layout.first_ms)
    if layout.first_ms + least <= layout.duration_ms and layout.last_ms >= least:
        assert last - first >= least - 1e-6
    assert first >= 0
    assert last <= max(layout.duration_ms, layout.last_ms)


@given(notes(), st.integers(40, 2000))
def test_every_annotation_is_counted_once_in_the_column_of_its_time(annotations, width):
    content = Content()
    content.set_people(PEOPLE)
    content.set_annotations([one for one in annotations if one.start_ms < 590_000])
    layout = OverviewLayout(600_000, 14, width // COLUMN * COLUMN, 0, 600_000)
    columns = layout.columns(content.lanes)
    for lane, counts in zip(content.lanes, columns, strict=True):
        assert sum(counts) == len(lane)
        for run in (lane.moments, lane.clips):
            for ms in run.starts:
                assert (
                    counts[int((layout.x_of(ms) - 14) / COLUMN - 1e-9)] or counts[int((layout.x_of(ms) - 14) / COLUMN)]
                )
