"""What is dragged stays a moment or a clip of its length, inside the recording."""

from hypothesis import given
from hypothesis import strategies as st

from coachview.ui.timeline.drag import SHORTEST_CLIP_MS, Drag
from coachview.ui.timeline.layers.layer import Part
from support.timeline_notes import note

_END = 600_000
times = st.integers(-_END, 2 * _END)


@given(st.integers(0, _END), times, times)
def test_a_moment_follows_the_hand_inside_the_recording(start, grip, at):
    moved, end = Drag(note("a", start), Part.BODY, grip, _END).times(at)
    assert end is None
    assert moved == min(max(start + at - grip, 0), _END)


@given(st.integers(0, _END - 1), st.integers(1, _END), times, times)
def test_a_clip_keeps_its_length_when_moved(start, length, grip, at):
    end = min(_END, start + length)
    moved, moved_end = Drag(note("a", start, end), Part.BODY, grip, _END).times(at)
    assert moved_end - moved == end - start
    assert moved >= 0
    assert moved_end <= _END


@given(st.integers(0, _END - 1), st.integers(1, _END), times, times, st.sampled_from([Part.START, Part.END]))
def test_an_end_that_is_pulled_leaves_the_other_and_never_turns_the_clip_over(start, length, grip, at, part):
    end = min(_END, start + length)
    moved, moved_end = Drag(note("a", start, end), part, grip, _END).times(at)
    assert (moved_end == end) if part is Part.START else (moved == start)
    assert moved_end - moved >= min(SHORTEST_CLIP_MS, end - start)
    assert moved >= 0
    assert moved_end <= max(_END, start + SHORTEST_CLIP_MS)


@given(st.integers(0, _END), st.none() | st.integers(1, _END), times, st.sampled_from(list(Part)))
def test_without_a_movement_nothing_changes(start, length, grip, part):
    one = note("a", start, None if length is None else start + length)
    drag = Drag(one, part, grip, 2 * _END)
    assert drag.times(grip) == (one.start_ms, one.end_ms)


def test_what_lies_after_the_end_can_be_brought_back():
    drag = Drag(note("a", 700_000, 800_000), Part.BODY, 700_000, _END)
    assert drag.times(100_000) == (100_000, 200_000)
