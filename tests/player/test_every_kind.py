"""The promise, in every kind of recording: the frame that stands on the screen is the frame of the time it shows.

Numbers are read off the painted widget, over the real libVLC and the real decoder.
"""

import random
from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject

from coachview.player.player import PlayerState
from coachview.ui.panels.note_clock import NoteClock
from support.films import Film
from support.kinds import KINDS
from support.numbered_stage import Stage, number_of

pytestmark = pytest.mark.vlc
SEEKS, STEPS, PAUSES = 50, 50, 20


@pytest.fixture
def film(request: pytest.FixtureRequest, film_of: Callable[[str], Film]) -> Film:
    return film_of(request.param)


def standing(stage: Stage, film: Film, note: NoteClock) -> int:
    """The number on the screen; its time is the playhead's and that of a note written now."""
    number = stage.standing_number()
    assert stage.playback.position_ms() == film.time_ms(number)
    note.freeze()
    assert note.span() == (film.time_ms(number), None)
    note.thaw()
    return number


@pytest.mark.parametrize("film", KINDS, indirect=True)
def test_seeks_and_steps_both_ways_are_exact(stage: Stage, film: Film) -> None:
    stage.open(film.path)
    owner = QObject()
    playback, note, chance = stage.playback, NoteClock(stage.playback, owner), random.Random(film.path.name)
    end_ms = film.time_ms(film.count - 1) + 1
    for _ in range(SEEKS):
        wanted_ms = chance.randrange(end_ms)
        playback.seek(wanted_ms)
        assert standing(stage, film, note) == film.number_at(wanted_ms)
    start = chance.randrange(STEPS, film.count)
    playback.seek(film.time_ms(start))
    for number in range(start - 1, start - STEPS - 1, -1):
        playback.step_frame(-1)
        assert standing(stage, film, note) == number
    for number in range(start - STEPS + 1, start + 1):
        playback.step_frame(+1)
        assert standing(stage, film, note) == number
    assert stage.said == []


@pytest.mark.parametrize("film", [kind for kind in KINDS if "hour" not in kind], indirect=True)
def test_a_pause_keeps_the_frame_that_was_seen_and_playing_goes_on_after_it(stage: Stage, film: Film) -> None:
    stage.open(film.path)
    owner = QObject()
    playback, note, chance = stage.playback, NoteClock(stage.playback, owner), random.Random(film.path.name)
    last_ms = film.time_ms(film.count - 1)
    off: list[int] = []
    came: list[int] = []
    playback.picture_changed.connect(lambda: playback.is_playing and came.append(number_of(playback.picture())))
    for _ in range(PAUSES):
        if playback.position_ms() > last_ms - 700:
            playback.seek(chance.randrange(last_ms // 3))
            stage.standing_number()
        stood = stage.standing_number()
        came.clear()
        wait_ms = chance.randrange(40, 200)
        stage.play_to(playback.position_ms() + wait_ms)
        stage.until(lambda: len(came) > 1)
        assert playback.state is PlayerState.PLAYING
        seen = stage.painted_number()
        playback.pause()
        number = standing(stage, film, note)
        off.append(number - seen)
        assert came[0] >= stood
        assert came == sorted(came)
    assert max(map(abs, off)) <= 1, off
