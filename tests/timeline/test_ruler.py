"""Labels never touch, lines are where their times are."""

import math
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from coachview.ui.timeline.ruler import tick_label, ticks
from coachview.ui.timeline.scale import Scale

_GAP = 10


@st.composite
def scales(draw):
    scale = Scale.whole(draw(st.integers(1, 400_000_000)), draw(st.integers(40, 4000)))
    zoomed = scale.zoomed(draw(st.floats(1, 1e5)), draw(st.floats(0, scale.width)))
    return zoomed.panned(draw(st.floats(0, 1e6)))


@given(scales(), st.integers(3, 14))
def test_labels_never_touch(scale, letter):
    labelled = [tick for tick in ticks(scale, 14, lambda label: len(label) * letter + _GAP) if tick.label]
    for one, following in pairwise(labelled):
        assert one.x + len(one.label) * letter + _GAP <= following.x + 1e-6


@given(scales())
def test_lines_are_at_their_times_inside_the_recording_and_few(scale):
    lines = ticks(scale, 14, lambda label: len(label) * 7 + _GAP)
    assert all(math.isclose(line.x, scale.x_of(line.ms)) and 0 <= line.ms <= scale.duration_ms for line in lines)
    assert len(lines) <= (scale.width + 200) / 4
    assert [line.ms for line in lines] == sorted({line.ms for line in lines})


@given(st.integers(60_000, 36_000_000), st.integers(300, 4000))
def test_there_is_always_something_to_read(duration, width):
    scale = Scale.whole(duration, width)
    assert sum(1 for line in ticks(scale, 14, lambda label: len(label) * 7 + _GAP) if line.label) >= 2


def test_labels_are_as_short_as_they_can_be():
    assert tick_label(192_000, 1000) == "3:12"
    assert tick_label(3_600_000, 60_000) == "1:00:00"
    assert tick_label(3_723_500, 500) == "1:02:03.5"
