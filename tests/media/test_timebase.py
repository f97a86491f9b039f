from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from coachview.media.timebase import TimeBase

units = st.builds(Fraction, st.integers(1, 1001), st.integers(1, 90_000))
starts = st.builds(Fraction, st.integers(-90_000, 900_000), st.integers(1, 90_000))
bases = st.builds(TimeBase, units, starts)


@given(base=bases, ms=st.integers(-1000, 20_000_000))
def test_the_stamp_of_a_time_is_the_last_one_that_is_not_after_it(base, ms):
    stamp = base.stamp(ms)
    assert base.ms(stamp) <= ms < base.ms(stamp + 1)


@given(base=bases, stamps=st.lists(st.integers(0, 10_000_000), min_size=1, unique=True).map(sorted))
def test_asking_for_a_frames_own_time_gives_that_frame_again(base, stamps):
    for index, stamp in enumerate(stamps):
        shown = max(s for s in stamps if s <= base.stamp(base.ms(stamp)))
        same_ms = [s for s in stamps[index:] if base.ms(s) == base.ms(stamp)]
        assert shown == same_ms[-1]
