"""Playing a stretch once."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from coachview.player.player import PlayerState
from coachview.ui.playback.play_range import RangePlayer, Span
from coachview.ui.playback.playback import Playback
from support.fake_player import FRAME_MS, fake_of, make_playback, number_of

LENGTH_MS = 60_000
WAIT_MS = 20_000
times = st.integers(0, LENGTH_MS)
rolls = st.integers(0, 30_000)


@given(times, times, rolls, rolls, st.sampled_from([0, LENGTH_MS]))
def test_room_is_given_as_far_as_the_recording_goes(
    start_ms: int, length_ms: int, before_ms: int, after_ms: int, duration_ms: int
) -> None:
    end_ms = start_ms + length_ms
    found = Span(start_ms, end_ms).with_room(before_ms, after_ms, duration_ms)
    assert found.start_ms == max(0, start_ms - before_ms)
    assert found.start_ms <= found.end_ms <= end_ms + after_ms
    assert duration_ms == 0 or found.end_ms <= max(duration_ms, found.start_ms)
    if end_ms + after_ms <= LENGTH_MS:
        assert found.end_ms == end_ms + after_ms


@pytest.fixture
def playback(qapp: object, qtbot: QtBot) -> Playback:
    made = make_playback(LENGTH_MS)
    made.open(Path("lesson.mp4"))
    qtbot.waitUntil(lambda: made.is_exact and made.duration_ms() > 0, timeout=WAIT_MS)
    yield made
    made.shut_down()


@pytest.fixture
def stretch(playback: Playback) -> RangePlayer:
    return RangePlayer(playback)


def stands(playback: Playback, qtbot: QtBot) -> int:
    """Wait until it stands; the number of the frame shown."""
    qtbot.waitUntil(lambda: not playback.is_playing and playback.is_exact, timeout=WAIT_MS)
    return number_of(playback.picture())


@pytest.mark.parametrize("late_ms", [0, 7, 300])
def test_it_stands_exactly_at_the_end_however_late_that_is_noticed(
    playback: Playback, stretch: RangePlayer, qtbot: QtBot, late_ms: int
) -> None:
    stretch.play(Span(5000, 9010))
    assert playback.is_playing
    fake_of(playback).advance(4010 + late_ms)
    assert stands(playback, qtbot) == 9010 // FRAME_MS
    assert stretch.span is None
    playback.play()
    fake_of(playback).advance(1000)
    assert 10_000 <= playback.position_ms() < 10_000 + FRAME_MS


def test_a_pause_in_between_does_not_change_the_end(playback: Playback, stretch: RangePlayer, qtbot: QtBot) -> None:
    stretch.play(Span(5000, 9000))
    fake_of(playback).advance(1000)
    playback.pause()
    assert stands(playback, qtbot) == 150
    playback.play()
    fake_of(playback).advance(3000)
    assert stands(playback, qtbot) == 225


def test_seeking_inside_keeps_the_end_and_out_of_it_gives_it_up(
    playback: Playback, stretch: RangePlayer, qtbot: QtBot
) -> None:
    stretch.play(Span(5000, 9000))
    playback.seek(8000)
    assert stretch.span == Span(5000, 9000)
    with qtbot.waitSignal(stretch.over, timeout=WAIT_MS):
        playback.seek(20_000)
    qtbot.waitUntil(lambda: fake_of(playback).time_ms() == 20_000, timeout=WAIT_MS)
    fake_of(playback).advance(500)
    with qtbot.waitSignal(playback.position_changed, timeout=WAIT_MS):
        pass
    assert (playback.state, playback.position_ms()) == (PlayerState.PLAYING, 20_500)


def test_one_more_replaces_it_also_while_it_plays(playback: Playback, stretch: RangePlayer, qtbot: QtBot) -> None:
    stretch.play(Span(5000, 9000))
    fake_of(playback).advance(500)
    stretch.play(Span(20_000, 21_000))
    assert playback.position_ms() == 20_000
    fake_of(playback).advance(1000)
    assert stands(playback, qtbot) == 525


def test_until_the_end_of_the_recording_is_over_there(playback: Playback, stretch: RangePlayer, qtbot: QtBot) -> None:
    stretch.play(Span(58_000, LENGTH_MS))
    fake_of(playback).advance(5000)
    qtbot.waitUntil(lambda: stretch.span is None, timeout=WAIT_MS)
    assert playback.state is PlayerState.ENDED
