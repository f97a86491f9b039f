"""J, K and L over a player driven by hand and a clock of the test's own."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from coachview.ui.playback.playback import Playback
from coachview.ui.playback.shuttle import SPEEDS, Shuttle, next_speed, walked_to
from support.fake_player import FRAME_MS, fake_of, make_playback, number_of

LENGTH_MS = 60_000
WAIT_MS = 20_000


@given(st.floats(0, 10))
def test_the_next_speed_is_above_until_there_is_none(speed: float) -> None:
    found = next_speed(speed)
    assert found in SPEEDS
    assert found > speed or found == SPEEDS[-1]


@given(st.integers(0, 10**7), st.sampled_from(SPEEDS), st.floats(0, 10**4), st.floats(0, 10**4))
def test_walking_back_never_turns_and_never_leaves(from_ms: int, speed: float, one_s: float, more_s: float) -> None:
    early, late = walked_to(from_ms, speed, one_s), walked_to(from_ms, speed, one_s + more_s)
    assert 0 <= late <= early <= from_ms


@dataclass
class Bench:
    playback: Playback
    shuttle: Shuttle
    qtbot: QtBot
    wall_s: float = 100.0

    def exact(self) -> int:
        self.qtbot.waitUntil(lambda: self.playback.is_exact, timeout=WAIT_MS)
        return number_of(self.playback.picture())

    def walked_to(self, frame: int) -> None:
        self.qtbot.waitUntil(lambda: self.playback.is_exact and self.number() == frame, timeout=WAIT_MS)
        assert self.playback.position_ms() == frame * FRAME_MS

    def number(self) -> int:
        return number_of(self.playback.picture())


@pytest.fixture
def bench(qapp: object, qtbot: QtBot) -> Iterator[Bench]:
    playback = make_playback(LENGTH_MS)
    playback.open(Path("lesson.mp4"))
    made = Bench(playback, None, qtbot)
    made.shuttle = Shuttle(playback, now_s=lambda: made.wall_s)
    qtbot.waitUntil(lambda: playback.is_exact and playback.duration_ms() > 0, timeout=WAIT_MS)
    playback.seek(40_000)
    made.exact()
    yield made
    playback.shut_down()


def test_l_plays_and_again_is_faster_and_k_gives_the_speed_back(bench: Bench) -> None:
    bench.playback.set_rate(0.75)
    rates: list[float] = []
    for _ in range(5):
        bench.shuttle.forward()
        rates.append(bench.shuttle.speed)
    assert rates == [0.75, 1.0, 2.0, 4.0, 4.0]
    bench.shuttle.stop()
    assert (bench.playback.is_playing, bench.playback.rate()) == (False, 0.75)


def test_a_speed_chosen_meanwhile_stays(bench: Bench) -> None:
    bench.shuttle.forward()
    bench.shuttle.forward()
    bench.playback.set_rate(1.5)
    bench.shuttle.stop()
    assert bench.playback.rate() == 1.5


def test_j_walks_back_by_the_clock_and_again_is_faster(bench: Bench) -> None:
    speeds: list[float] = []
    bench.shuttle.changed.connect(speeds.append)
    bench.shuttle.back()
    bench.wall_s += 1.0
    bench.walked_to(975)
    bench.shuttle.back()
    bench.wall_s += 1.0
    bench.walked_to(925)
    bench.shuttle.back()
    bench.shuttle.back()
    bench.wall_s += 2.0
    bench.walked_to(725)
    assert not bench.playback.is_playing
    bench.shuttle.stop()
    bench.wall_s += 5.0
    bench.shuttle.walk()
    assert bench.exact() == 725
    assert speeds == [-1.0, -2.0, -4.0, -4.0, 0.0]


def test_only_one_frame_is_asked_for_at_a_time(bench: Bench) -> None:
    bench.shuttle.back()
    asked: list[int] = []
    bench.playback.sought.connect(asked.append)
    bench.wall_s += 0.1
    bench.shuttle.walk()
    for _ in range(50):
        bench.wall_s += 0.1
        bench.shuttle.walk()  # what was asked for cannot have come: that takes an event
    assert len(asked) == 1
    bench.walked_to(round((40_000 - 5100) // FRAME_MS))
    assert len(asked) == 2


def test_at_the_start_it_stands(bench: Bench) -> None:
    bench.playback.seek(500)
    bench.exact()
    bench.shuttle.back()
    bench.wall_s += 10.0
    bench.walked_to(0)
    assert not bench.shuttle.is_walking_back


@pytest.mark.parametrize("how", ["seek", "play", "toggle", "forward", "stop", "stand"])
def test_whatever_else_is_done_ends_it(bench: Bench, how: str) -> None:
    bench.shuttle.back()
    acts = {
        "seek": lambda: bench.playback.seek(10_000),
        "play": bench.playback.play,
        "toggle": bench.shuttle.toggle,
        "forward": bench.shuttle.forward,
        "stop": bench.shuttle.stop,
        "stand": bench.shuttle.stand,
    }
    acts[how]()
    assert not bench.shuttle.is_walking_back
    assert bench.playback.is_playing is (how in {"play", "forward"})


def test_from_playing_it_turns_round(bench: Bench) -> None:
    bench.shuttle.forward()
    bench.shuttle.forward()
    fake_of(bench.playback).advance(1000)
    bench.shuttle.back()
    assert (bench.playback.is_playing, bench.playback.rate(), bench.shuttle.speed) == (False, 1.0, -1.0)
    bench.wall_s += 1.0
    bench.walked_to(1025)


def test_without_a_recording_or_a_picture(qapp: object, qtbot: QtBot) -> None:
    sound = make_playback(LENGTH_MS, has_video=False)
    wall = [0.0]
    shuttle = Shuttle(sound, now_s=lambda: wall[0])
    shuttle.back()
    assert not shuttle.is_walking_back
    sound.open(Path("lesson.m4a"))
    qtbot.waitUntil(lambda: sound.duration_ms() > 0, timeout=WAIT_MS)
    sound.seek(5000)
    shuttle.back()
    wall[0] = 2.0
    qtbot.waitUntil(lambda: sound.position_ms() == 3000, timeout=WAIT_MS)
    sound.shut_down()
