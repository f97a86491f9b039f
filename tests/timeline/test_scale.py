"""Times and pixels are each other's inverse, and the view never leaves the recording."""

import math

from hypothesis import given
from hypothesis import strategies as st

from coachview.ui.timeline.scale import FINEST_MS_PER_PX, Scale, follow
from coachview.ui.timeline.zoom_motion import between

TEN_HOURS = 36_000_000
durations = st.integers(1, TEN_HOURS)
widths = st.integers(1, 6000)


@st.composite
def scales(draw, durations=durations, widths=widths):
    scale = Scale.whole(draw(durations), draw(widths))
    for _ in range(draw(st.integers(0, 3))):
        scale = scale.zoomed(draw(st.floats(0.1, 50)), draw(st.floats(0, scale.width)))
        scale = scale.panned(draw(st.floats(-1e5, 1e5)))
    return scale


def holds(scale: Scale) -> bool:
    """Nothing outside of the recording is in view, and it is neither wider than all nor finer than allowed."""
    coarsest = scale.duration_ms / scale.width
    near = 1e-6 * scale.duration_ms
    return (
        scale.start_ms >= 0
        and scale.start_ms + scale.span_ms <= scale.duration_ms + near
        and min(FINEST_MS_PER_PX, coarsest) <= scale.ms_per_px * (1 + 1e-9)
        and scale.ms_per_px <= coarsest * (1 + 1e-9)
    )


@given(scales(st.integers(1000, TEN_HOURS), st.integers(10, 1000)), st.data())
def test_a_pixel_and_back_is_within_half_a_pixel_over_ten_hours(scale, data):
    x = data.draw(st.floats(0, scale.width))
    assert abs(scale.x_of(scale.ms_at(x)) - x) <= 0.5 + 1e-6


@given(scales(), st.data())
def test_a_time_and_back_is_the_same_time(scale, data):
    ms = data.draw(st.integers(0, scale.duration_ms))
    assert scale.ms_at(scale.x_of(ms)) == ms


@given(scales(), st.floats(0.05, 20), st.data())
def test_zooming_keeps_what_is_under_the_mouse_and_can_be_taken_back(scale, factor, data):
    x = data.draw(st.floats(0, scale.width))
    there = scale.zoomed(factor, x)
    assert holds(there)
    unbounded = math.isclose(there.ms_per_px * factor, scale.ms_per_px) and math.isclose(
        there.time_at(x), scale.time_at(x), abs_tol=1e-3
    )
    if unbounded:
        back = there.zoomed(1 / factor, x)
        assert math.isclose(back.ms_per_px, scale.ms_per_px, rel_tol=1e-9)
        assert math.isclose(back.start_ms, scale.start_ms, abs_tol=1.0)


@given(scales(st.integers(100_000, TEN_HOURS)), st.floats(1.01, 5))
def test_zooming_in_moves_nothing_under_the_mouse(scale, factor):
    x = scale.width / 3
    there = scale.zoomed(factor, x)
    assert math.isclose(there.time_at(x), scale.time_at(x), abs_tol=0.01)


@given(scales(), st.floats(-1e7, 1e7))
def test_panning_stays_inside_and_can_be_taken_back(scale, pixels):
    there = scale.panned(pixels)
    assert holds(there)
    assert there.ms_per_px == scale.ms_per_px
    moved = (there.start_ms - scale.start_ms) / scale.ms_per_px
    assert math.isclose(there.panned(-moved).start_ms, scale.start_ms, abs_tol=1e-3)


@given(scales(), widths, durations)
def test_another_width_and_another_length_keep_the_view_inside(scale, width, duration):
    assert holds(scale.resized(width))
    assert holds(scale.lasting(duration))
    if scale.is_whole:
        assert scale.resized(width).is_whole
        assert scale.lasting(duration).is_whole


@given(scales(), st.data())
def test_showing_a_time_brings_it_into_view_and_moves_nothing_when_it_is_there(scale, data):
    ms = data.draw(st.integers(0, scale.duration_ms))
    there = scale.showing(ms)
    assert there.start_ms - 0.01 <= ms <= there.start_ms + there.span_ms + 0.01
    if scale.shows(ms):
        assert there is scale


@given(scales(), st.data())
def test_an_interval_is_shown_whole(scale, data):
    first, last = sorted(data.draw(st.tuples(*[st.integers(0, scale.duration_ms)] * 2)))
    over = scale.over(first, last)
    assert holds(over)
    assert over.start_ms - 0.01 <= first
    assert last <= over.start_ms + over.span_ms + 0.01


def zoomed_in() -> Scale:
    return Scale.whole(600_000, 1000).zoomed(10, 0)


def test_while_playing_the_view_turns_pages_under_the_playhead():
    scale = follow(zoomed_in(), 59_990, 60_020, playing=True)
    assert scale.shows(60_020)
    assert scale.start_ms > 50_000


def test_a_view_panned_away_from_the_playhead_is_left_alone_until_a_jump():
    away = zoomed_in().starting_at(300_000)
    assert follow(away, 59_990, 60_020, playing=True) is away
    assert follow(away, 60_020, 90_000, playing=True).shows(90_000)
    assert follow(away, 60_020, 55_000, playing=False).shows(55_000)


def test_standing_still_nothing_follows_small_steps():
    scale = zoomed_in()
    assert follow(scale, 59_990, 60_020, playing=False) is scale


@given(scales(), st.floats(0, 1), st.floats(0, 1))
def test_spanning_an_interval_shows_it_from_edge_to_edge(scale, one, other):
    first, last = sorted((one * scale.duration_ms, other * scale.duration_ms))
    seen, near = scale.spanning(first, last), 1e-6 * scale.duration_ms
    assert holds(seen)
    assert seen.start_ms <= first + near
    assert seen.start_ms + seen.span_ms >= last - near
    least = min(seen.width * FINEST_MS_PER_PX, seen.duration_ms)
    assert seen.span_ms <= max(last - first, least, 1.0) + near


@given(scales(), st.floats(0.1, 50), st.floats(-1e5, 1e5), st.floats(0, 1))
def test_on_the_way_from_one_view_to_another_nothing_is_outside(one, factor, pan, part):
    other = one.zoomed(factor, 0).panned(pan)
    middle = between(one, other, part)
    assert holds(middle)
    low, high = sorted((one.ms_per_px, other.ms_per_px))
    assert low * (1 - 1e-9) <= middle.ms_per_px <= high * (1 + 1e-9)
