from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from coachview.project import clock

walls = st.integers(-(2**40), 2**50)


@given(st.lists(walls, min_size=1))
def test_stamps_only_grow_and_fit_into_the_file(walls_ms: list[int]) -> None:
    last = 0
    for wall_ms in walls_ms:
        stamp = clock.tick(last, wall_ms)
        assert last < stamp < 2**63
        last = stamp


@given(st.integers(0, 2**46 - 1), st.integers(0, 2**40))
def test_a_stamp_is_wall_time_when_the_wall_clock_is_ahead(wall_ms: int, behind: int) -> None:
    earlier = max(wall_ms - behind - 1, 0)
    stamp = clock.tick(earlier << clock.COUNTER_BITS, wall_ms)
    assert clock.time_of(stamp) == ((wall_ms, 0) if wall_ms > earlier else (earlier, 1))


def test_many_stamps_of_one_millisecond_run_over_into_the_next() -> None:
    last = clock.tick(0, 1000)
    for _ in range(70_000):
        last = clock.tick(last, 1000)
    assert clock.time_of(last) == (1001, 70_000 - 65_536)


@given(st.integers(-62_135_596_800_000, 253_402_300_799_999))
def test_utc_texts_name_their_millisecond(milliseconds: int) -> None:
    text = clock.utc_text(milliseconds)
    assert text.endswith("Z")
    seconds, rest = divmod(milliseconds, 1000)
    moment = datetime.fromisoformat(text)
    assert (moment.replace(microsecond=0) - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds() == seconds
    assert moment.microsecond == rest * 1000


@given(st.integers(0, 4 * 10**12), st.integers(0, 4 * 10**12))
def test_utc_texts_sort_as_their_times(first: int, second: int) -> None:
    assert (clock.utc_text(first) < clock.utc_text(second)) == (first < second)
