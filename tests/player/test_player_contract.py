"""What every player promises: the same tests over the real libVLC and over the fake that other tests drive by hand."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from coachview.player.player import MAX_VOLUME, Player, PlayerState
from coachview.player.sound_channels import SoundChannels
from coachview.player.vlc_player import VlcPlayer
from support.fake_player import FakePlayer
from support.films import Film, text_file

PATIENCE_MS = 30_000
LENGTH_MS = 10_000
S = PlayerState


class Stage:
    """A player with a film of ten seconds, and a way to let it play."""

    def __init__(self, player: Player, film: Path, broken: Path) -> None:
        self.player, self.film, self.broken = player, film, broken
        self.states: list[PlayerState] = []
        self.pictures = 0
        player.state_changed.connect(self.states.append)
        player.picture_ready.connect(self._on_picture)

    def _on_picture(self) -> None:
        self.pictures += 1

    def until(self, condition: Callable[[], bool]) -> None:
        raise NotImplementedError

    def play_to(self, time_ms: int) -> None:
        """Play until the time is reached."""
        self.until(lambda: self.player.time_ms() >= time_ms)


class FakeStage(Stage):
    def until(self, condition: Callable[[], bool]) -> None:
        for _ in range(10_000):
            if condition():
                return
            self.player.advance(10)
        pytest.fail("it never came")


class VlcStage(Stage):
    def __init__(self, player: Player, film: Path, broken: Path, qtbot: QtBot) -> None:
        super().__init__(player, film, broken)
        self._qtbot = qtbot

    def until(self, condition: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(condition, timeout=PATIENCE_MS)


@pytest.fixture(params=["fake", pytest.param("vlc", marks=pytest.mark.vlc)])
def stage(request: pytest.FixtureRequest, qtbot: QtBot, tmp_path: Path, lesson: Film) -> Iterator[Stage]:
    broken = text_file(tmp_path / "plan.mp4")
    if request.param == "fake":
        made: Stage = FakeStage(FakePlayer(LENGTH_MS, refused=frozenset({"plan.mp4"})), lesson.path, broken)
    else:
        made = VlcStage(VlcPlayer(), lesson.path, broken, qtbot)
    yield made
    made.player.shut_down()


def test_at_first_there_is_nothing(stage: Stage) -> None:
    player = stage.player
    assert (player.state(), player.time_ms(), player.duration_ms(), player.picture()) == (S.EMPTY, 0, 0, None)
    for act in (player.play, player.pause, player.close, lambda: player.seek(500)):
        act()
    assert (player.state(), player.time_ms(), stage.states) == (S.EMPTY, 0, [])


def test_opening_stands_at_the_start(stage: Stage) -> None:
    stage.player.open(stage.film)
    assert (stage.player.state(), stage.player.time_ms(), stage.states) == (S.PAUSED, 0, [S.PAUSED])


def test_playing_moves_brings_pictures_and_tells_the_length(stage: Stage) -> None:
    lengths: list[int] = []
    stage.player.duration_changed.connect(lengths.append)
    stage.player.open(stage.film)
    stage.player.play()
    assert stage.player.state() is S.PLAYING
    stage.play_to(500)
    stage.until(lambda: stage.pictures >= 3)
    assert stage.player.duration_ms() == pytest.approx(LENGTH_MS, abs=50)
    assert lengths == [stage.player.duration_ms()]
    assert stage.player.picture() is not None
    assert stage.states == [S.PAUSED, S.PLAYING]


def test_the_time_never_goes_back_while_playing(stage: Stage) -> None:
    stage.player.open(stage.film)
    stage.player.play()
    times: list[int] = []

    def looked_often_enough() -> bool:
        times.append(stage.player.time_ms())
        return times[-1] >= 1500

    stage.until(looked_often_enough)
    assert times == sorted(times)


def test_paused_it_stands_and_goes_on_from_there(stage: Stage) -> None:
    stage.player.open(stage.film)
    stage.player.play()
    stage.play_to(600)
    stage.player.pause()
    stood = stage.player.time_ms()
    assert (stage.player.state(), stage.states[-1]) == (S.PAUSED, S.PAUSED)
    assert stage.player.time_ms() == stood
    stage.player.play()
    assert stage.player.time_ms() >= stood
    stage.play_to(stood + 300)
    assert stage.player.time_ms() < stood + 5000


def test_pausing_at_once_is_no_end(stage: Stage) -> None:
    """libVLC would stop a file that it is still opening."""
    stage.player.open(stage.film)
    stage.player.play()
    stage.player.pause()
    assert (stage.player.state(), stage.player.time_ms()) == (S.PAUSED, 0)
    stage.player.play()
    stage.play_to(300)
    assert stage.player.state() is S.PLAYING


def test_a_time_sought_while_paused_is_where_it_stands_and_plays_from(stage: Stage) -> None:
    stage.player.open(stage.film)
    stage.player.seek(5000)
    assert (stage.player.time_ms(), stage.player.state()) == (5000, S.PAUSED)
    stage.player.play()
    stage.play_to(5300)
    stage.player.pause()
    stage.player.seek(1000)
    assert (stage.player.time_ms(), stage.player.state()) == (1000, S.PAUSED)
    stage.player.play()
    stage.play_to(1300)
    assert stage.player.time_ms() < 5000


def test_seeking_while_playing_goes_on_playing_there(stage: Stage) -> None:
    stage.player.open(stage.film)
    stage.player.play()
    stage.play_to(300)
    stage.player.seek(5000)
    assert 5000 <= stage.player.time_ms() < 8000
    stage.play_to(5200)
    assert stage.player.state() is S.PLAYING
    stage.player.seek(400)
    assert 400 <= stage.player.time_ms() < 4000
    stage.play_to(600)
    assert stage.player.state() is S.PLAYING


def test_no_time_is_before_the_start_or_after_the_end(stage: Stage) -> None:
    stage.player.open(stage.film)
    stage.player.seek(-500)
    assert stage.player.time_ms() == 0
    stage.player.play()
    stage.play_to(100)
    stage.player.pause()
    stage.player.seek(99_999)
    assert stage.player.time_ms() == stage.player.duration_ms()


def test_the_end_is_no_dead_state(stage: Stage) -> None:
    player = stage.player
    player.open(stage.film)
    player.seek(9500)
    player.play()
    stage.until(lambda: player.state() is S.ENDED)
    assert player.time_ms() == player.duration_ms() == pytest.approx(LENGTH_MS, abs=50)
    player.pause()
    assert player.state() is S.ENDED

    player.play()
    assert player.state() is S.PLAYING
    assert player.time_ms() < 5000
    stage.play_to(200)

    player.seek(9600)
    stage.until(lambda: player.state() is S.ENDED)
    player.seek(1500)
    assert (player.state(), player.time_ms()) == (S.PAUSED, 1500)
    player.play()
    stage.play_to(1700)
    assert player.state() is S.PLAYING


def test_seeking_past_the_end_while_playing_is_the_end(stage: Stage) -> None:
    stage.player.open(stage.film)
    stage.player.play()
    stage.play_to(200)
    stage.player.seek(60_000)
    assert (stage.player.state(), stage.player.time_ms()) == (S.ENDED, stage.player.duration_ms())


@pytest.mark.parametrize(("asked", "given"), [(0.25, 0.25), (1.5, 1.5), (4.0, 4.0), (0.01, 0.25), (99.0, 4.0)])
def test_speeds(stage: Stage, asked: float, given: float) -> None:
    stage.player.open(stage.film)
    stage.player.set_rate(asked)
    assert stage.player.rate() == given
    stage.player.play()
    stage.play_to(200)
    stage.player.set_rate(1.0)
    stage.play_to(500)
    stage.player.set_rate(asked)
    stage.play_to(800)
    stage.player.open(stage.film)
    assert stage.player.rate() == given


def test_loudness_is_kept_within_bounds_and_over_recordings(stage: Stage) -> None:
    player = stage.player
    player.set_volume(230)
    assert player.volume() == MAX_VOLUME == 200
    player.set_volume(130)
    assert player.volume() == 130
    player.set_volume(-3)
    assert player.volume() == 0
    player.set_volume(40)
    player.set_muted(True)
    player.open(stage.film)
    player.play()
    stage.play_to(200)
    assert (player.volume(), player.muted()) == (40, True)
    player.set_muted(False)
    assert (player.volume(), player.muted()) == (40, False)


def test_channels_can_be_chosen_at_any_time_and_are_kept_over_recordings(stage: Stage) -> None:
    player = stage.player
    assert player.channels() is SoundChannels.AS_RECORDED
    player.set_channels(SoundChannels.MONO)
    player.open(stage.film)
    player.play()
    player.set_channels(SoundChannels.LEFT)
    stage.play_to(300)
    for channels in (*SoundChannels, SoundChannels.RIGHT):
        player.set_channels(channels)
        stage.play_to(player.time_ms() + 200)
    player.open(stage.film)
    player.play()
    stage.play_to(200)
    assert (player.channels(), player.state()) == (SoundChannels.RIGHT, S.PLAYING)


def test_opening_another_leaves_nothing_of_the_one_before(stage: Stage) -> None:
    stage.player.open(stage.film)
    stage.player.play()
    stage.play_to(1000)
    stage.until(lambda: stage.pictures >= 1)
    stage.player.open(stage.film)
    assert (stage.player.state(), stage.player.time_ms(), stage.player.picture()) == (S.PAUSED, 0, None)
    assert stage.player.duration_ms() == 0
    seen = stage.pictures
    stage.player.play()
    stage.play_to(200)
    stage.until(lambda: stage.pictures > seen)
    assert stage.player.state() is S.PLAYING


def test_closing_lets_go(stage: Stage) -> None:
    stage.player.open(stage.film)
    stage.player.play()
    stage.play_to(200)
    stage.player.close()
    assert (stage.player.state(), stage.player.time_ms(), stage.player.picture()) == (S.EMPTY, 0, None)
    assert stage.states[-1] is S.EMPTY
    stage.player.close()
    assert stage.states.count(S.EMPTY) == 1


def test_what_cannot_be_played_is_said_and_the_next_one_plays(stage: Stage) -> None:
    said: list[str] = []
    stage.player.failed.connect(said.append)
    stage.player.open(stage.broken)
    assert stage.player.state() is S.FAILED
    assert len(said) == 1
    assert stage.broken.name in said[0]
    for act in (stage.player.play, stage.player.pause, lambda: stage.player.seek(500)):
        act()
    assert (stage.player.state(), stage.player.time_ms()) == (S.FAILED, 0)
    stage.player.open(stage.film)
    stage.player.play()
    stage.play_to(200)
    assert len(said) == 1


def test_shutting_down_is_possible_at_any_time_and_twice(stage: Stage) -> None:
    stage.player.open(stage.film)
    stage.player.play()
    stage.play_to(100)
    stage.player.shut_down()
    stage.player.shut_down()
