"""Loops, stretches and walking back over the real libVLC and the real decoder."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from coachview.player import make_player
from coachview.ui.playback.loop import Looping
from coachview.ui.playback.play_range import RangePlayer, Span
from coachview.ui.playback.playback import Playback
from coachview.ui.playback.shuttle import Shuttle
from support.films import Film

pytestmark = pytest.mark.vlc
WAIT_MS = 30_000


@pytest.fixture
def playback(qtbot: QtBot, lesson: Film) -> Iterator[Playback]:
    made = Playback(make_player())
    made.open(lesson.path)
    qtbot.waitUntil(lambda: made.is_exact and made.duration_ms() > 0, timeout=WAIT_MS)
    yield made
    made.shut_down()


@pytest.mark.parametrize("rate", [0.5, 1.0, 4.0])
def test_a_loop_stays_between_a_and_b(playback: Playback, qtbot: QtBot, rate: float) -> None:
    looping = Looping(playback)
    positions: list[int] = []
    turns: list[int] = []
    playback.sought.connect(turns.append)
    looping.over(3000, 4000)
    playback.set_rate(rate)
    playback.seek(3600)
    playback.play()
    playback.position_changed.connect(positions.append)
    qtbot.waitUntil(lambda: turns.count(3000) >= 3, timeout=WAIT_MS)
    playback.pause()
    assert min(positions) >= 3000
    # However late a busy machine looks, having seen that it is beyond B it turns before it looks again and again.
    assert sum(ms >= 4000 for ms in positions) <= 3 * turns.count(3000)


def test_a_stretch_stops_at_its_own_frame(playback: Playback, qtbot: QtBot, lesson: Film) -> None:
    stretch = RangePlayer(playback)
    for span in (Span(2000, 2610), Span(5200, 5990), Span(1000, 1480)):
        stretch.play(span)
        qtbot.waitUntil(lambda: stretch.span is None and playback.is_exact, timeout=WAIT_MS)
        assert playback.position_ms() == lesson.time_ms(lesson.number_at(span.end_ms))


def test_walking_back_shows_exact_frames_of_earlier_and_earlier_times(
    playback: Playback, qtbot: QtBot, lesson: Film
) -> None:
    shuttle = Shuttle(playback)
    playback.seek(6000)
    qtbot.waitUntil(lambda: playback.is_exact, timeout=WAIT_MS)
    shown: list[int] = []
    playback.picture_changed.connect(lambda: shown.append(playback.position_ms()))
    shuttle.back()
    shuttle.back()
    qtbot.waitUntil(lambda: playback.position_ms() < 3000, timeout=WAIT_MS)
    shuttle.stop()
    qtbot.waitUntil(lambda: playback.is_exact, timeout=WAIT_MS)
    assert len(shown) >= 3
    assert shown == sorted(set(shown), reverse=True)
    assert all(lesson.time_ms(lesson.number_at(ms)) == ms for ms in shown)
