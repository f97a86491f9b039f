"""Nothing lies over what it should not, and what is under the mouse is what was painted there last."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from coachview.ui.timeline.content import Content
from coachview.ui.timeline.items import BADGE, CROWD, CROWD_WIDTH, HAIR, MOMENTS_REACH
from coachview.ui.timeline.layout import MARGIN, RULER, Layout, Part, make_bands
from coachview.ui.timeline.scale import Scale
from support.timeline_notes import PEOPLE, note, notes

_HEADER = 110


def layout_of(annotations, width=1000, zoom=1.0, pan=0.0, height=400) -> Layout:
    content = Content()
    content.set_people(PEOPLE)
    content.set_annotations(annotations)
    scale = Scale.whole(max(600_000, content.latest_ms), width).zoomed(zoom, 0).panned(pan)
    return Layout(scale, make_bands(content.lanes, RULER), width + _HEADER + 2 * MARGIN, height, _HEADER)


layouts = st.builds(layout_of, notes(), width=st.integers(50, 2000), zoom=st.floats(1, 5000), pan=st.floats(0, 100_000))


def painted(layout: Layout) -> list:
    return [item for band in layout.bands for item in layout.items(band, layout.header, layout.width)]


def all_of(layout: Layout) -> list:
    last_x = layout.x_of(layout.scale.duration_ms) + 100
    return [item for band in layout.bands for item in layout.items(band, -100, last_x)]


def reach_of(layout: Layout, item) -> int:
    """Crowds are counted anew at the start of each reach: only there may two lie closer."""
    return int(item.annotation.start_ms // (layout.scale.ms_per_px * MOMENTS_REACH))


@given(layouts)
def test_lanes_lie_one_below_the_other_and_hold_what_is_theirs(layout):
    assert [band.top for band in layout.bands[1:]] == [band.bottom for band in layout.bands[:-1]]
    for band in layout.bands:
        for item in layout.items(band, 0, layout.width):
            assert band.top <= item.top
            assert item.top + item.height <= band.bottom
            assert item.annotation.author_id == band.lane.author_id


@given(notes(), st.floats(1, 5000))
def test_every_annotation_is_painted_exactly_once(annotations, zoom):
    layout = layout_of(annotations, zoom=zoom)
    everything = [one.id for item in all_of(layout) for one in item.annotations]
    assert sorted(everything) == sorted(one.id for one in annotations)


@given(layouts)
def test_clips_do_not_overlap_and_markers_leave_enough_of_each_other(layout):
    bars = [item for item in painted(layout) if item.is_bar]
    rows = {(item.annotation.author_id, item.top): [] for item in bars}
    for item in bars:
        rows[item.annotation.author_id, item.top].append(item)
    for row in rows.values():
        for one, following in pairwise(row):
            assert one.right <= following.left + HAIR + 1e-6
    for author in "tc":
        markers = [item for item in painted(layout) if not item.is_bar and item.annotation.author_id == author]
        for one, following in pairwise(markers):
            if reach_of(layout, one) == reach_of(layout, following):
                assert following.left - one.left >= (CROWD_WIDTH if one.is_crowd else CROWD) - 1e-6


@given(layouts, st.data())
def test_a_hit_is_the_inverse_of_painting(layout, data):
    items = painted(layout)
    aimed = data.draw(st.sampled_from(items)) if items and data.draw(st.booleans()) else None
    if aimed:
        x = aimed.left + data.draw(st.floats(0, 0.999)) * aimed.width
        y = aimed.top + data.draw(st.floats(0, 0.999)) * aimed.height
    else:
        x, y = data.draw(st.floats(0, layout.width)), data.draw(st.floats(0, layout.height))
    under = [item for item in items if item.contains(x, y)] if x >= layout.header else []
    hit = layout.hit(x, y)
    if not under:
        assert hit is None
    else:
        assert (hit.item.annotation, hit.item.count) == (under[-1].annotation, under[-1].count)
        assert hit.lane.author_id == under[-1].annotation.author_id


@given(notes(), st.floats(1, 300), st.floats(0, 3000))
def test_panning_changes_no_crowd(annotations, zoom, pan):
    still, moved = layout_of(annotations, zoom=zoom), layout_of(annotations, zoom=zoom, pan=pan)
    seen = {item.annotation.id: item.count for item in painted(moved)}
    everything = {item.annotation.id: item.count for item in all_of(still)}
    assert seen.items() <= everything.items()


@given(layouts)
def test_an_annotation_has_a_place_of_its_own_at_its_time(layout):
    for band in layout.bands:
        for run in (band.lane.moments, *band.lane.rows):
            for one in run.annotations[:10]:
                item = layout.item_of(one)
                assert item.annotation is one
                middle = item.left if item.is_bar else item.left + BADGE / 2
                assert abs(middle - layout.x_of(one.start_ms)) < 1e-6


def test_painting_costs_what_is_in_view():
    layout = layout_of([note(f"n{number}", number * 6) for number in range(100_000)])
    assert len(painted(layout)) <= layout.width / CROWD_WIDTH + 2
    close = layout_of([note(f"n{number}", number * 6) for number in range(100_000)], zoom=600, pan=100_000)
    assert 30 < len(painted(close)) <= close.width / CROWD_WIDTH + 2


def test_a_clip_is_gripped_at_its_ends_and_by_its_body_between():
    layout = layout_of([note("a", 60_000, 120_000)])
    item = layout.item_of(note("a", 60_000, 120_000))
    y = item.top + item.height / 2
    assert [layout.hit(x, y).part for x in (item.left + 1, item.left + 50, item.right - 1)] == [
        Part.START,
        Part.BODY,
        Part.END,
    ]


def test_many_rows_become_thin_before_the_lane_becomes_tall():
    clips = [note(f"n{number}", number, 500_000 + number) for number in range(12)]
    band = layout_of(clips).bands[0]
    assert band.height < 130
    assert band.row_of(11)[1] >= 5


def test_where_markers_overlap_the_later_one_is_hit():
    one, two = note("a", 60_000), note("b", 60_000 + 12 * 600)
    layout = layout_of([one, two])
    first, second = layout.item_of(one), layout.item_of(two)
    assert second.left < first.right
    assert layout.hit(second.left + 1, second.top + 5).item.annotation is two
    assert layout.hit(second.left - 1, second.top + 5).item.annotation is one
