"""The time between reports: never backwards by itself, never far from what was reported."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachview.player.clock import LONGEST_SILENCE_S, SMALL_STEP_BACK_MS, STALE_S, Clock

rates = st.sampled_from([0.25, 0.5, 1.0, 1.5, 2.0, 4.0])
gaps = st.floats(0.0, 1.2)
jitters = st.floats(-200.0, 200.0)


def playing(time_ms: float = 0.0, rate: float = 1.0) -> Clock:
    """Playing since second 0, the first picture seen at once."""
    return Clock(rate=rate).sought(time_ms, -10.0).played(0.0).moved(0.0)


def test_it_stands_until_something_is_seen_or_heard() -> None:
    clock = Clock().sought(5000, 0.0).played(0.0)
    assert clock.at(3.0) == 5000
    assert clock.moved(3.0).at(3.5) == 5500
    assert clock.reported(5100, 3.0).at(3.5) == 5600


@given(rates, st.lists(st.tuples(gaps, jitters), max_size=30))
def test_playing_it_never_goes_back_whatever_small_errors_are_reported(
    rate: float, reports: list[tuple[float, float]]
) -> None:
    clock, now_s, shown_ms = playing(1000.0, rate), 0.0, 1000.0
    for gap_s, jitter_ms in reports:
        for part in (0.3, 0.7, 1.0):
            there_ms = clock.at(now_s + gap_s * part)
            assert there_ms >= shown_ms
            shown_ms = there_ms
        now_s += gap_s
        clock = clock.reported(1000.0 + now_s * 1000.0 * rate + jitter_ms, now_s)
        assert clock.at(now_s) >= shown_ms


@given(rates, st.floats(0.0, 3_600_000.0), st.floats(0.0, 1.0))
def test_between_reports_it_is_a_line_of_that_speed(rate: float, time_ms: float, later_s: float) -> None:
    clock = Clock(rate=rate).played(99.0).reported(time_ms, 100.0)
    assert clock.at(100.0 + later_s) == pytest.approx(time_ms + later_s * 1000.0 * rate, abs=0.01)


@given(rates, st.floats(LONGEST_SILENCE_S, 1000.0))
def test_where_nothing_is_reported_any_more_it_stops(rate: float, silence_s: float) -> None:
    clock = playing(0.0, rate).reported(500.0, 1.0)
    assert clock.at(1.0 + silence_s) == pytest.approx(500.0 + LONGEST_SILENCE_S * 1000.0 * rate)


@given(st.floats(SMALL_STEP_BACK_MS + 1, 4000.0))
def test_a_large_step_back_is_believed(back_ms: float) -> None:
    clock = playing(0.0).reported(5000.0, 5.0).reported(5500.0 - back_ms, 5.5)
    assert clock.at(5.5) == pytest.approx(5500.0 - back_ms)


@given(rates, st.floats(0.0, 5.0))
def test_paused_it_stands_where_it_was(rate: float, at_s: float) -> None:
    clock = playing(1000.0, rate)
    stood = clock.paused(at_s)
    assert stood.at(at_s + 99.0) == clock.at(at_s)
    assert stood.reported(77.0, at_s + 0.1) == stood
    assert stood.rate == rate


@given(st.floats(0.0, 10_000.0), st.floats(0.0, STALE_S - 0.01), st.floats(0.0, 20_000.0))
def test_after_a_seek_old_reports_are_not_believed(target_ms: float, after_s: float, stale_ms: float) -> None:
    clock = playing(0.0).reported(15_000.0, 15.0).sought(target_ms, 16.0)
    heard = clock.reported(stale_ms, 16.0 + after_s)
    assert clock.at(16.0) == target_ms
    assert target_ms <= heard.at(16.0 + after_s) <= target_ms + 1000.0


def test_where_a_seek_landed_elsewhere_it_is_believed_in_the_end() -> None:
    clock = playing(0.0).sought(9000.0, 1.0)
    assert clock.reported(4000.0, 1.1).at(1.1) == 9000.0
    assert clock.reported(4000.0, 1.0 + STALE_S + 0.1).at(1.5) == pytest.approx(4100.0)


def test_a_new_speed_counts_from_now() -> None:
    clock = playing(0.0).at_rate(2.0, 1.0)
    assert clock.at(1.0) == 1000.0
    assert clock.at(2.0) == 3000.0
    assert Clock().at_rate(2.0, 1.0).at(9.0) == 0.0
