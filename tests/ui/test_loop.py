"""The loop from A to B, decided purely and played over a player driven by hand."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from coachview.player.player import PlayerState
from coachview.ui.playback.loop import SHORTEST_LOOP_MS, Loop, Looping
from coachview.ui.playback.playback import Playback
from support.fake_player import FRAME_MS, fake_of, make_playback

LENGTH_MS = 60_000
WAIT_MS = 20_000
times = st.integers(0, LENGTH_MS)
ends = st.lists(st.tuples(st.sampled_from("ab"), times), max_size=6)


def built(steps: list[tuple[str, int]]) -> Loop:
    loop = Loop()
    for which, ms in steps:
        loop = loop.with_a(ms) if which == "a" else loop.with_b(ms)
    return loop


@given(ends)
def test_the_end_set_last_stays_and_a_loop_is_never_turned_over(steps: list[tuple[str, int]]) -> None:
    loop = built(steps)
    if loop.is_whole:
        assert loop.b_ms - loop.a_ms >= SHORTEST_LOOP_MS
    if steps and steps[-1][0] == "a":
        assert loop.a_ms == steps[-1][1]
    elif steps:
        assert loop.b_ms in (steps[-1][1], (loop.a_ms or 0) + SHORTEST_LOOP_MS)


@given(ends, times)
def test_it_turns_at_b_unless_somebody_went_beyond(steps: list[tuple[str, int]], sought_ms: int) -> None:
    loop = built(steps).sought(sought_ms)
    assert loop.turns_at == (loop.b_ms if loop.is_whole and sought_ms < loop.b_ms else None)


@pytest.fixture
def playback(qapp: object) -> Playback:
    made = make_playback(LENGTH_MS)
    made.open(Path("lesson.mp4"))
    yield made
    made.shut_down()


@pytest.fixture
def looping(playback: Playback, qtbot: QtBot) -> Looping:
    qtbot.waitUntil(lambda: playback.is_exact and playback.duration_ms() > 0, timeout=WAIT_MS)
    return Looping(playback)


def play_from(playback: Playback, qtbot: QtBot, time_ms: int) -> None:
    playback.seek(time_ms)
    playback.play()
    fake_of(playback).advance(0)


def plays_at(playback: Playback, qtbot: QtBot, time_ms: int) -> None:
    """Wait until the player itself is there: while it plays, it is told of a seek a little later."""
    qtbot.waitUntil(lambda: fake_of(playback).time_ms() == time_ms, timeout=WAIT_MS)


@pytest.mark.parametrize("rate", [0.25, 1.0, 4.0])
def test_at_b_it_goes_on_at_a_at_every_speed(playback: Playback, looping: Looping, qtbot: QtBot, rate: float) -> None:
    looping.over(2000, 4000)
    playback.set_rate(rate)
    play_from(playback, qtbot, 3000)
    for _ in range(3):
        fake_of(playback).advance((4000 - playback.position_ms()) / rate)
        plays_at(playback, qtbot, 2000)
        assert playback.is_playing
        fake_of(playback).advance(500 / rate)
        assert playback.position_ms() == 2500


def test_it_survives_a_pause_and_a_step(playback: Playback, looping: Looping, qtbot: QtBot) -> None:
    looping.over(2000, 4000)
    play_from(playback, qtbot, 3900)
    playback.pause()
    qtbot.waitUntil(lambda: playback.is_exact, timeout=WAIT_MS)
    playback.step_frame(+1)
    qtbot.waitUntil(lambda: playback.is_exact, timeout=WAIT_MS)
    playback.play()
    fake_of(playback).advance(200)
    qtbot.waitUntil(lambda: playback.position_ms() == 2000, timeout=WAIT_MS)


def test_whoever_seeks_beyond_b_stays_there_and_from_before_it_loops_again(
    playback: Playback, looping: Looping, qtbot: QtBot
) -> None:
    looping.over(2000, 4000)
    play_from(playback, qtbot, 3000)
    playback.seek(10_000)
    plays_at(playback, qtbot, 10_000)
    fake_of(playback).advance(500)
    with qtbot.waitSignal(playback.position_changed, timeout=WAIT_MS):
        pass
    assert playback.position_ms() == 10_500
    playback.seek(500)
    plays_at(playback, qtbot, 500)
    fake_of(playback).advance(3600)
    qtbot.waitUntil(lambda: playback.position_ms() == 2000, timeout=WAIT_MS)


def test_setting_b_while_playing_jumps_at_once_and_standing_when_it_plays(
    playback: Playback, looping: Looping, qtbot: QtBot
) -> None:
    play_from(playback, qtbot, 2000)
    looping.set_a()
    fake_of(playback).advance(1000)
    looping.set_b()
    assert looping.loop.ends == (2000, 3000)
    qtbot.waitUntil(lambda: playback.position_ms() == 2000, timeout=WAIT_MS)
    playback.pause()
    playback.seek(5000)
    qtbot.waitUntil(lambda: playback.is_exact, timeout=WAIT_MS)
    looping.set_b()
    assert playback.position_ms() == 5000
    playback.play()
    qtbot.waitUntil(lambda: playback.position_ms() == 2000, timeout=WAIT_MS)


@pytest.mark.parametrize("b_ms", [LENGTH_MS, LENGTH_MS + 5000])
def test_a_loop_to_the_end_begins_again(playback: Playback, looping: Looping, qtbot: QtBot, b_ms: int) -> None:
    looping.over(50_000, b_ms)
    play_from(playback, qtbot, LENGTH_MS - 1000)
    fake_of(playback).advance(2000)
    qtbot.waitUntil(lambda: playback.is_playing and playback.position_ms() == 50_000, timeout=WAIT_MS)


def test_cleared_it_plays_on(playback: Playback, looping: Looping, qtbot: QtBot) -> None:
    told: list[Loop] = []
    looping.changed.connect(told.append)
    looping.over(2000, 4000)
    looping.clear()
    looping.clear()
    assert [loop.ends for loop in told] == [(2000, 4000), (None, None)]
    play_from(playback, qtbot, 3900)
    fake_of(playback).advance(500)
    with qtbot.waitSignal(playback.position_changed, timeout=WAIT_MS):
        pass
    assert (playback.state, playback.position_ms()) == (PlayerState.PLAYING, 4400 // FRAME_MS * FRAME_MS)
