"""Nothing lies over what it should not, and what is under the mouse is what was painted there last."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from coachview.ui.timeline.arrangement import Arrangement
from coachview.ui.timeline.content import Content
from coachview.ui.timeline.items import (
    BADGE,
    CLIP_CROWD,
    CROWD,
    CROWD_WIDTH,
    HAIR,
    MOMENTS_REACH,
    Item,
)
from coachview.ui.timeline.layer_set import LayerSet
from coachview.ui.timeline.layers.band_layer import Interval
from coachview.ui.timeline.layers.layer import Part
from coachview.ui.timeline.layers.tick_layer import Tick
from coachview.ui.timeline.layout import MARGIN, RULER, Layout, stack_layers
from coachview.ui.timeline.scale import Scale
from support.timeline_notes import PEOPLE, note, notes

_HEADER = 110


def layout_of(annotations, width=1000, zoom=1.0, pan=0.0, height=400, heights=None, others=False) -> Layout:
    content = Content()
    content.set_people(PEOPLE)
    content.set_annotations(annotations)
    layers = LayerSet(lambda _layer: None)
    layers.set_lanes(content.lanes)
    layers.arrangement = Arrangement(heights=heights or {})
    if others:
        layers.actual.set_intervals(
            Interval(one.id, one.start_ms, one.end_ms or one.start_ms + 900, movable=True) for one in annotations
        )
        layers.transcript.set_ticks(Tick(one.id, one.start_ms, one.text) for one in annotations)
    scale = Scale.whole(max(600_000, content.latest_ms), width).zoomed(zoom, 0).panned(pan)
    places = stack_layers(layers.shown(), RULER, layers.arrangement.height_of)
    return Layout(scale, places, width + _HEADER + 2 * MARGIN, height, _HEADER)


layouts = st.builds(
    layout_of,
    notes(),
    width=st.integers(50, 2000),
    zoom=st.floats(1, 5000),
    pan=st.floats(0, 100_000),
    heights=st.fixed_dictionaries({"author:t": st.integers(10, 500), "actual": st.integers(10, 500)}),
    others=st.booleans(),
)


def painted(layout: Layout) -> list:
    return [thing for place in layout.places for thing in layout.things(place, layout.header, layout.width)]


def items(layout: Layout) -> list[Item]:
    return [thing for thing in painted(layout) if isinstance(thing, Item)]


def all_of(layout: Layout) -> list[Item]:
    last_x = layout.x_of(layout.scale.duration_ms) + 100
    things = [thing for place in layout.places for thing in layout.things(place, -100, last_x)]
    return [thing for thing in things if isinstance(thing, Item)]


def reach_of(layout: Layout, item, reach) -> int:
    """Crowds are counted anew at the start of each reach: only there may two lie closer."""
    return int(item.annotation.start_ms // (layout.scale.ms_per_px * reach))


@given(layouts)
def test_layers_lie_one_below_the_other_and_hold_what_is_theirs(layout):
    assert [place.top for place in layout.places[1:]] == [place.bottom for place in layout.places[:-1]]
    for place in layout.places:
        for thing in layout.things(place, 0, layout.width):
            assert place.top <= thing.top
            assert thing.top + thing.height <= place.bottom
            if isinstance(thing, Item):
                assert {one.author_id for one in thing.annotations} == {place.layer.lane.author_id}


@given(notes(), st.floats(1, 5000), st.integers(48, 500))
def test_every_annotation_is_painted_exactly_once(annotations, zoom, height):
    layout = layout_of(annotations, zoom=zoom, heights={"author:t": height})
    everything = [one.id for item in all_of(layout) for one in item.annotations]
    assert sorted(everything) == sorted(one.id for one in annotations)


@given(layouts)
def test_clips_do_not_overlap_and_markers_leave_enough_of_each_other(layout):
    bars = [item for item in items(layout) if item.is_bar]
    rows = {}
    for item in bars:
        rows.setdefault((item.annotation.author_id, item.top), []).append(item)
    for row in rows.values():
        for one, following in pairwise(row):
            assert one.right <= following.left + HAIR + 1e-6
    for author in "tc":
        markers = [item for item in items(layout) if not item.is_bar and item.annotation.author_id == author]
        for one, following in pairwise(markers):
            if reach_of(layout, one, MOMENTS_REACH) == reach_of(layout, following, MOMENTS_REACH):
                assert following.left - one.left >= (CROWD_WIDTH if one.is_crowd else CROWD) - 1e-6


@given(layouts)
def test_intervals_and_ticks_do_not_overlap_in_their_layers(layout):
    for place in layout.places:
        things = list(layout.things(place, layout.header, layout.width))
        if things and not isinstance(things[0], Item):
            assert all(one.right <= following.left + 1e-6 for one, following in pairwise(things))


@given(layouts, st.data())
def test_a_hit_is_the_inverse_of_painting(layout, data):
    things = painted(layout)
    aimed = data.draw(st.sampled_from(things)) if things and data.draw(st.booleans()) else None
    if aimed:
        x = aimed.left + data.draw(st.floats(0, 0.999)) * min(aimed.width, 5000)
        y = aimed.top + data.draw(st.floats(0, 0.999)) * aimed.height
    else:
        x, y = data.draw(st.floats(0, layout.width)), data.draw(st.floats(0, layout.height))
    under = [thing for thing in things if thing.contains(x, y)] if layout.header <= x < layout.width else []
    hit = layout.hit(x, y)
    if under:
        assert (hit.thing.index, hit.thing.count) == (under[-1].index, under[-1].count)
        assert type(hit.thing) is type(under[-1])
        if hit.item:
            assert hit.item.annotation is under[-1].annotation
    elif x < layout.header or x < layout.width:
        assert hit is None


@given(notes(), st.floats(1, 300), st.floats(0, 3000), st.booleans())
def test_panning_changes_no_crowd(annotations, zoom, pan, others):
    still = layout_of(annotations, zoom=zoom, others=others)
    moved = layout_of(annotations, zoom=zoom, pan=pan, others=others)
    last_x = still.x_of(still.scale.duration_ms) + 100
    for one, other in zip(still.places, moved.places, strict=True):
        everything = {(thing.index, thing.count, thing.top) for thing in still.things(one, -100, last_x)}
        assert {(thing.index, thing.count, thing.top) for thing in moved.things(other, 0, 800)} <= everything


@given(layouts)
def test_an_annotation_has_a_place_of_its_own_at_its_time(layout):
    for place in layout.places:
        if not hasattr(place.layer, "lane"):
            continue
        for run in (place.layer.lane.moments, *place.layer.lane.rows):
            for one in run.annotations[:10]:
                item = layout.item_of(one)
                assert item.annotation is one
                middle = item.left if item.is_bar else item.left + BADGE / 2
                assert abs(middle - layout.x_of(one.start_ms)) < 1e-6


@given(layouts, st.floats(0, 400), st.floats(0, 400), st.floats(0, 2000), st.floats(0, 2000))
def test_a_rubber_band_catches_what_it_touches(layout, top, bottom, left, right):
    top, bottom, left, right = min(top, bottom), max(top, bottom), min(left, right), max(left, right)
    caught = [(item.annotation.id, item.count) for item in layout.items_within(left, top, right, bottom)]
    touched = [
        (item.annotation.id, item.count)
        for item in all_of(layout)
        if item.left < right and item.right > left and item.top < bottom and item.top + item.height > top
    ]
    assert sorted(caught) == sorted(touched)


def test_painting_costs_what_is_in_view():
    everything = [note(f"n{number}", number * 6) for number in range(100_000)]
    layout = layout_of(everything)
    assert len(painted(layout)) <= layout.width / CROWD_WIDTH + 2
    close = layout_of(everything, zoom=600, pan=100_000)
    assert 30 < len(painted(close)) <= close.width / CROWD_WIDTH + 2
    clips = layout_of([note(f"n{number}", number * 6, number * 6 + 9000) for number in range(100_000)])
    assert len(painted(clips)) <= clips.width / CLIP_CROWD + 2


def test_a_clip_is_gripped_at_its_ends_and_by_its_body_between():
    layout = layout_of([note("a", 60_000, 120_000)])
    item = layout.item_of(note("a", 60_000, 120_000))
    y = item.top + item.height / 2
    assert [layout.hit(x, y).part for x in (item.left + 1, item.left + 50, item.right - 1)] == [
        Part.START,
        Part.BODY,
        Part.END,
    ]


def test_many_rows_become_one_of_crowds_and_are_there_again_in_a_taller_lane():
    clips = [note(f"n{number}", number, 500_000 + number) for number in range(12)]
    low, high = layout_of(clips), layout_of(clips, heights={"author:t": 200})
    assert low.places[0].height < 130
    assert [item.count for item in items(low)] == [12]
    assert [item.count for item in items(high)] == [1] * 12


def test_where_markers_overlap_the_later_one_is_hit():
    one, two = note("a", 60_000), note("b", 60_000 + 12 * 600)
    layout = layout_of([one, two])
    first, second = layout.item_of(one), layout.item_of(two)
    assert second.left < first.right
    assert layout.hit(second.left + 1, second.top + 5).item.annotation is two
    assert layout.hit(second.left - 1, second.top + 5).item.annotation is one
