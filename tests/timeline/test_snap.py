"""What is dragged meets the nearest point in reach, and goes freely where there is none."""

from hypothesis import given
from hypothesis import strategies as st

from coachview.ui.timeline.snap import snapped

times = st.integers(0, 100_000)


@given(st.floats(-50_000, 50_000), st.lists(times, min_size=1, max_size=3), st.lists(times, max_size=20), times)
def test_it_meets_the_nearest_point_or_moves_freely(by, held, points, reach):
    found = snapped(by, held, points, reach)
    offs = [abs(point - (ms + by)) for point in points for ms in held]
    near = [off for off in offs if off <= reach]
    if not near:
        assert (found.by_ms, found.at_ms) == (by, None)
    else:
        assert abs(abs(found.by_ms - by) - min(near)) < 1e-6
        assert min(abs(found.at_ms - (ms + found.by_ms)) for ms in held) < 1e-6
        assert found.at_ms in points
