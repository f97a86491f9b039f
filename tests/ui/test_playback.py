"""Playback over a player driven by hand: what time it is, which picture is shown, and what is said."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from coachview.media.errors import NotMediaError
from coachview.player.player import PlayerState
from coachview.ui.playback.exact_frames import ExactFrames, MediaAccess
from coachview.ui.playback.playback import Playback
from support.fake_player import FRAME_MS, FakePlayer, fake_of, make_playback, number_of

LESSON = Path("lesson.mp4")
LENGTH_MS = 60_000
S = PlayerState


@pytest.fixture
def make(qapp: object) -> Iterator[Callable[..., Playback]]:
    made: list[Playback] = []

    def make(**how: object) -> Playback:
        made.append(make_playback(LENGTH_MS, **how))
        return made[-1]

    yield make
    for playback in made:
        playback.shut_down()


@pytest.fixture
def playback(make: Callable[..., Playback]) -> Playback:
    return make()


def stands_exactly(playback: Playback, qtbot: QtBot) -> int:
    """Wait for the exact frame; its number, which is also that of the time."""
    qtbot.waitUntil(lambda: playback.is_exact, timeout=20_000)
    assert playback.position_ms() == number_of(playback.picture()) * FRAME_MS
    return number_of(playback.picture())


def at(playback: Playback, qtbot: QtBot, time_ms: int) -> Playback:
    """Opened, and standing at a time."""
    playback.open(LESSON, resume_at_ms=time_ms)
    qtbot.waitUntil(lambda: playback.is_exact and playback.duration_ms() > 0, timeout=20_000)
    return playback


def test_opening_shows_the_exact_frame_and_the_length(playback: Playback, qtbot: QtBot) -> None:
    states: list[PlayerState] = []
    playback.state_changed.connect(states.append)
    with qtbot.waitSignal(playback.duration_changed, timeout=20_000) as told:
        playback.open(LESSON, resume_at_ms=3210)
    assert told.args == [LENGTH_MS]
    assert stands_exactly(playback, qtbot) == 80
    assert states == [S.PAUSED]


def test_a_seek_says_the_time_at_once_and_then_that_of_the_frame(playback: Playback, qtbot: QtBot) -> None:
    at(playback, qtbot, 0)
    positions: list[int] = []
    playback.position_changed.connect(positions.append)
    playback.seek(5055)
    assert positions == [5055]
    assert playback.position_ms() == 5055
    assert not playback.is_exact
    assert stands_exactly(playback, qtbot) == 126
    assert positions == [5055, 5040]


def test_scrubbing_ends_where_it_ended(playback: Playback, qtbot: QtBot) -> None:
    at(playback, qtbot, 0)
    for time_ms in range(0, 30_000, 100):
        playback.seek(time_ms)
        assert playback.position_ms() == time_ms
    assert stands_exactly(playback, qtbot) == 29_900 // FRAME_MS


def test_steps_add_up_in_both_directions(playback: Playback, qtbot: QtBot) -> None:
    at(playback, qtbot, 2000)
    for _ in range(5):
        playback.step_frame(+1)
    assert stands_exactly(playback, qtbot) == 55
    playback.seek(8000)
    playback.step_frame(-1)
    playback.step_frame(-1)
    assert stands_exactly(playback, qtbot) == 198
    playback.step_frame(+1)
    assert stands_exactly(playback, qtbot) == 199


@pytest.mark.parametrize("step", [+1, -1])
def test_while_a_step_key_is_held_pictures_keep_coming_in_order(playback: Playback, qtbot: QtBot, step: int) -> None:
    at(playback, qtbot, 8000)
    came: list[int] = []
    playback.picture_changed.connect(lambda: came.append(number_of(playback.picture())))
    for _ in range(20):
        before = len(came)
        playback.step_frame(step)
        playback.step_frame(step)
        qtbot.waitUntil(lambda before=before: len(came) > before, timeout=20_000)
    assert stands_exactly(playback, qtbot) == 200 + 40 * step
    assert came == sorted(came, reverse=step < 0)
    assert len(came) >= 20


def test_no_step_leads_out_of_the_recording(playback: Playback, qtbot: QtBot) -> None:
    at(playback, qtbot, 0)
    playback.step_frame(-1)
    assert stands_exactly(playback, qtbot) == 0
    playback.seek(LENGTH_MS)
    playback.step_frame(+1)
    assert stands_exactly(playback, qtbot) == LENGTH_MS // FRAME_MS - 1


def test_playing_shows_the_players_pictures_and_time(playback: Playback, qtbot: QtBot) -> None:
    fake = fake_of(at(playback, qtbot, 4000))
    playback.play()
    fake.advance(500)
    assert playback.is_playing
    assert playback.position_ms() == 4500
    assert number_of(playback.picture()) == 112
    with qtbot.waitSignal(playback.position_changed, timeout=20_000):
        fake.advance(500)
    assert not playback.is_exact


def test_paused_the_exact_frame_takes_over_and_playing_goes_on_inside_it(playback: Playback, qtbot: QtBot) -> None:
    fake = fake_of(at(playback, qtbot, 0))
    playback.play()
    fake.advance(1234)
    told: list[int] = []
    playback.state_changed.connect(lambda _state: told.append(playback.position_ms()))
    playback.pause()
    assert told == [1234]
    assert stands_exactly(playback, qtbot) == 30
    playback.play()
    assert fake.seeks == []
    assert playback.position_ms() == 1234


@pytest.mark.parametrize("off_ms", [-120, -40, 40, 80, 200])
def test_paused_the_frame_that_was_seen_stands_there_whatever_the_clock_said(
    playback: Playback, qtbot: QtBot, off_ms: int
) -> None:
    fake = fake_of(at(playback, qtbot, 0))
    fake.off_ms = off_ms
    playback.play()
    fake.advance(16_000)
    seen = number_of(playback.picture())
    playback.pause()
    assert stands_exactly(playback, qtbot) == seen
    playback.play()
    assert fake.seeks == []
    assert playback.position_ms() == seen * FRAME_MS


def test_paused_between_a_seek_and_its_picture_the_frame_of_the_time_stands_there(
    playback: Playback, qtbot: QtBot
) -> None:
    fake = fake_of(at(playback, qtbot, 0))
    playback.play()
    fake.advance(1000)
    playback.seek(1200)
    playback.pause()
    assert stands_exactly(playback, qtbot) == 30


def test_after_a_step_playing_goes_on_from_the_frame_shown(playback: Playback, qtbot: QtBot) -> None:
    fake = fake_of(at(playback, qtbot, 0))
    playback.play()
    fake.advance(1234)
    playback.step_frame(-1)
    assert not playback.is_playing
    assert stands_exactly(playback, qtbot) == 29
    playback.play()
    assert fake.seeks[-1] == 29 * FRAME_MS == playback.position_ms()


def test_while_it_plays_many_seeks_become_few_and_the_newest_counts(playback: Playback, qtbot: QtBot) -> None:
    fake = fake_of(at(playback, qtbot, 0))
    playback.play()
    fake.advance(100)
    for time_ms in range(1000, 20_000, 100):
        playback.seek(time_ms)
        assert playback.position_ms() == time_ms
    qtbot.waitUntil(lambda: bool(fake.seeks) and fake.seeks[-1] == 19_900, timeout=20_000)
    assert len(fake.seeks) < 190
    assert playback.is_playing
    playback.seek(30_000)
    playback.pause()
    assert stands_exactly(playback, qtbot) == 750


def test_at_the_end_it_says_so_and_starts_anew(playback: Playback, qtbot: QtBot) -> None:
    fake = fake_of(at(playback, qtbot, 58_000))
    playback.play()
    fake.advance(5000)
    assert (playback.state, playback.position_ms()) == (S.ENDED, LENGTH_MS)
    qtbot.waitUntil(lambda: playback.is_exact, timeout=20_000)
    assert playback.position_ms() == LENGTH_MS
    playback.play()
    assert (playback.state, playback.position_ms()) == (S.PLAYING, 0)


@pytest.mark.parametrize(("act", "frame"), [(lambda p: p.seek(2000), 50), (lambda p: p.step_frame(-1), 1498)])
def test_from_the_end_one_can_go_anywhere(
    playback: Playback, qtbot: QtBot, act: Callable[[Playback], None], frame: int
) -> None:
    fake = fake_of(at(playback, qtbot, 58_000))
    playback.play()
    fake.advance(5000)
    act(playback)
    qtbot.waitUntil(lambda: playback.is_exact and playback.state is S.PAUSED, timeout=20_000)
    assert stands_exactly(playback, qtbot) == frame
    playback.play()
    fake.advance(40)
    assert playback.position_ms() == frame * FRAME_MS + 40


def test_a_recording_left_at_its_end_is_opened_at_its_start(playback: Playback, qtbot: QtBot) -> None:
    playback.open(LESSON, resume_at_ms=LENGTH_MS - 20)
    qtbot.waitUntil(lambda: playback.is_exact and playback.position_ms() == 0, timeout=20_000)


def test_seeks_stay_inside_the_recording(playback: Playback, qtbot: QtBot) -> None:
    at(playback, qtbot, 1000)
    playback.skip(-30_000)
    assert playback.position_ms() == 0
    playback.skip(+99_999_999)
    assert playback.position_ms() == LENGTH_MS


def test_nothing_open_nothing_happens(playback: Playback) -> None:
    for act in (
        playback.play,
        playback.pause,
        playback.toggle,
        lambda: playback.seek(5),
        lambda: playback.step_frame(1),
    ):
        act()
    playback.close()
    assert (playback.state, playback.position_ms(), playback.duration_ms()) == (S.EMPTY, 0, 0)


def test_closing_shows_nothing(playback: Playback, qtbot: QtBot) -> None:
    at(playback, qtbot, 3000)
    with qtbot.waitSignals([playback.picture_changed, playback.state_changed, playback.duration_changed]):
        playback.close()
    assert (playback.state, playback.position_ms(), playback.duration_ms()) == (S.EMPTY, 0, 0)
    assert playback.picture() is None


def test_opening_another_shows_nothing_of_the_one_before(playback: Playback, qtbot: QtBot) -> None:
    at(playback, qtbot, 3000)
    playback.play()
    fake_of(playback).advance(500)
    playback.open(Path("other.mp4"))
    assert (playback.state, playback.position_ms(), playback.picture()) == (S.PAUSED, 0, None)
    assert stands_exactly(playback, qtbot) == 0


def test_speeds_go_through_the_steps(playback: Playback) -> None:
    rates: list[float] = []
    playback.rate_changed.connect(rates.append)
    playback.faster()
    playback.faster()
    for _ in range(9):
        playback.slower()
    playback.set_rate(3.9)
    playback.faster()
    playback.faster()
    assert rates == [1.25, 1.5, 1.25, 1.0, 0.75, 0.5, 0.25, 0.25, 0.25, 0.25, 0.25, 3.9, 4.0, 4.0]


def test_sound(playback: Playback) -> None:
    told: list[tuple[int, bool]] = []
    playback.volume_changed.connect(lambda volume, muted: told.append((volume, muted)))
    playback.set_volume(70)
    playback.toggle_mute()
    playback.set_muted(False)
    assert told == [(70, False), (70, True), (70, False)]


def test_sound_without_picture_plays_and_is_sought(make: Callable[..., Playback], qtbot: QtBot) -> None:
    playback = make(has_video=False)
    playback.open(LESSON)
    qtbot.waitUntil(lambda: playback.duration_ms() > 0, timeout=20_000)
    assert playback.is_sound_only
    playback.seek(5055)
    assert playback.position_ms() == 5055
    playback.play()
    fake_of(playback).advance(100)
    assert playback.position_ms() == 5155


def test_without_libvlc_everything_but_playing_works(make: Callable[..., Playback], qtbot: QtBot) -> None:
    playback = at(make(can_play=False), qtbot, 2000)
    said: list[str] = []
    playback.trouble.connect(said.append)
    playback.play()
    assert said == [playback.why_not]
    assert "Install" in playback.why_not
    playback.step_frame(+1)
    assert stands_exactly(playback, qtbot) == 51


def test_what_only_the_player_cannot_read_is_still_looked_at(make: Callable[..., Playback], qtbot: QtBot) -> None:
    playback = make(player=FakePlayer(LENGTH_MS, refused=frozenset({"lesson.mp4"})))
    said: list[str] = []
    playback.trouble.connect(said.append)
    at(playback, qtbot, 2000)
    assert said == ["“lesson.mp4” cannot be played. Choose another."]
    assert playback.state is S.PAUSED
    playback.play()
    assert len(said) == 2
    playback.seek(3000)
    assert stands_exactly(playback, qtbot) == 75


def test_trouble_while_playing_is_said_and_it_stands(playback: Playback, qtbot: QtBot) -> None:
    fake = fake_of(at(playback, qtbot, 0))
    playback.play()
    fake.advance(1000)
    with qtbot.waitSignal(playback.trouble) as told:
        fake.fail("It broke off. Copy it again.")
    assert told.args == ["It broke off. Copy it again."]
    assert playback.state is S.PAUSED
    assert stands_exactly(playback, qtbot) == 25
    playback.play()
    fake.advance(400)
    assert (playback.state, playback.position_ms()) == (S.PLAYING, 1400)


def test_what_is_no_recording_is_said_once_and_the_next_one_opens(qtbot: QtBot) -> None:
    def read(path: Path) -> object:
        raise NotMediaError(f"“{path.name}” is not a recording. Choose another.")

    playback = Playback(FakePlayer(refused=frozenset({"plan.mp4"})), ExactFrames(MediaAccess(read, read, read)))
    said: list[str] = []
    playback.trouble.connect(said.append)
    for name in ("plan.mp4", "song.txt"):
        playback.open(Path(name))
        qtbot.waitUntil(lambda: playback.state is S.FAILED, timeout=20_000)
        assert said.pop() == playback.complaint == f"“{name}” is not a recording. Choose another."
        assert said == []
        playback.play()
        assert said.pop() == playback.complaint
    playback.shut_down()
