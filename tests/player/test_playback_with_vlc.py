"""The picture in the painted widget, over the real libVLC and the real decoder: is it the frame of the time shown?"""

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from coachview.player.player import PlayerState
from support.films import Film, make_film, sound_only, text_file
from support.numbered_stage import Stage

pytestmark = pytest.mark.vlc


FILMS: dict[str, tuple[str, dict[str, object]]] = {
    "B-frames": ("b.mp4", {"gop": 50, "b_frames": 3}),
    "turned": ("turned.mov", {"rotation": 90, "gop": 25}),
    "Matroska": ("m.mkv", {"gop": 25}),
    "VP8": ("v.webm", {"codec": "vp8", "gop": 25}),
    "30 frames": ("thirty.mp4", {"fps": 30, "audio": False}),
}


@pytest.mark.parametrize("kind", FILMS)
def test_what_stands_on_the_screen_is_the_frame_of_the_time_shown(tmp_path: Path, stage: Stage, kind: str) -> None:
    """Seeks, steps both ways and pauses at random moments; the position is that frame's own time."""
    name, how = FILMS[kind]
    film = make_film(tmp_path / name, seconds=3.0, size=(192, 108), **how)
    stage.open(film.path)
    chance = random.Random(kind)
    for _ in range(12):
        wanted_ms = chance.randrange(stage.playback.duration_ms())
        stage.playback.seek(wanted_ms)
        number = stage.standing_number()
        assert number == film.number_at(wanted_ms)
        assert stage.playback.position_ms() == film.time_ms(number)
    stage.playback.seek(film.time_ms(30))
    for step, number in ((-1, 29), (-1, 28), (+1, 29), (+1, 30), (+1, 31), (-1, 30)):
        stage.playback.step_frame(step)
        assert stage.standing_number() == number
        assert stage.playback.position_ms() == film.time_ms(number)


def test_pausing_while_it_plays_keeps_what_was_seen_and_playing_goes_on_from_there(stage: Stage, lesson: Film) -> None:
    stage.open(lesson.path)
    off: list[int] = []
    for target_ms in (400, 900, 1500, 2100, 2600):
        stage.play_to(target_ms)
        seen = stage.painted_number()
        stage.playback.pause()
        number = stage.standing_number()
        assert stage.playback.position_ms() == lesson.time_ms(number)
        off.append(abs(number - seen))
        stage.playback.play()
        assert stage.playback.position_ms() >= lesson.time_ms(number)
    assert sorted(off)[len(off) // 2] <= 2, off  # a busy machine may be late with painting what is already played


def test_playing_on_starts_at_the_frame_that_stood_there(stage: Stage, lesson: Film) -> None:
    stage.open(lesson.path)
    numbers: list[int] = []
    for sought_ms in (5000, 2000):
        stage.playback.seek(sought_ms)
        stood = stage.standing_number()
        numbers.clear()
        stage.playback.picture_changed.connect(lambda: numbers.append(stage.painted_number()))
        stage.play_to(sought_ms + 400)
        stage.playback.pause()
        stage.until(lambda: stage.playback.is_exact)
        stage.playback.picture_changed.disconnect()
        assert stood - 4 <= numbers[0] <= stood + 12
        assert numbers[-1] >= stood + 9


def test_at_the_end_the_last_frame_stands(stage: Stage, lesson: Film) -> None:
    stage.open(lesson.path)
    stage.playback.seek(9500)
    stage.playback.play()
    stage.until(lambda: stage.playback.state is PlayerState.ENDED and stage.playback.is_exact)
    assert stage.painted_number() == lesson.count - 1
    assert stage.playback.position_ms() == stage.playback.duration_ms()
    stage.playback.play()
    stage.until(lambda: 200 < stage.playback.position_ms() < 9000)


def test_sound_only_plays_to_its_end(tmp_path: Path, stage: Stage) -> None:
    stage.playback.open(sound_only(tmp_path / "sound.m4a", seconds=1.5))
    stage.until(lambda: stage.view.message().startswith("Sound only"))
    stage.playback.play()
    stage.until(lambda: stage.playback.state is PlayerState.ENDED)
    assert stage.playback.position_ms() == stage.playback.duration_ms() == pytest.approx(1500, abs=60)
    assert stage.said == []


def test_what_is_no_recording_is_said_once_on_the_stage_too(tmp_path: Path, stage: Stage, lesson: Film) -> None:
    stage.playback.open(text_file(tmp_path / "plan.mp4"))
    stage.until(lambda: stage.playback.state is PlayerState.FAILED)
    assert stage.said == [stage.view.message()]
    assert "“plan.mp4”" in stage.view.message()
    stage.open(lesson.path)
    assert stage.view.message() == ""
    assert stage.standing_number() == 0


def test_a_hundred_random_actions_end_in_a_playback_that_works(stage: Stage, lesson: Film) -> None:
    chance, playback = random.Random(20260302), stage.playback
    stage.open(lesson.path)
    actions: list[Callable[[], object]] = [
        playback.toggle,
        lambda: playback.seek(chance.randrange(10_500)),
        lambda: playback.seek(chance.randrange(10_000)),
        lambda: playback.skip(chance.choice([-5000, -1000, 1000, 5000])),
        lambda: playback.step_frame(chance.choice([-1, 1])),
        lambda: playback.set_rate(chance.choice([0.5, 1.0, 2.0])),
        lambda: playback.open(lesson.path, resume_at_ms=chance.randrange(9000)),
        stage.view.grab,
    ]
    for _ in range(100):
        chance.choice(actions)()
        ticks: list[bool] = []
        stage.until(lambda ticks=ticks: bool(ticks) or ticks.append(True))
    playback.pause()
    playback.seek(4000)
    assert stage.standing_number() == 100
    assert stage.said == []
