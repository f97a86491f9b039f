"""The worker behind the exact frames: the newest wish wins, long work is given up, and the thread ends."""

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event
from threading import enumerate as all_threads

import pytest
from pytestqt.qtbot import QtBot

from coachview.errors import CancelledError
from coachview.media.picture import Picture
from coachview.media.player_picture import PictureForm
from coachview.media.probe import MediaInfo
from coachview.progress import QUIET, Progress
from coachview.ui.playback.exact_frames import ExactFrames, MediaAccess, Shot
from coachview.ui.playback.playback import Playback
from support.fake_player import FakePlayer, FakeReader, number_of

FORM = PictureForm(160, 90)
INFO = MediaInfo(60_000, has_video=True, has_audio=True)
PATIENCE_MS = 20_000
Approximate = Callable[[Picture], None] | None


class SlowReader(FakeReader):
    """Begins, and goes on only when a test lets it or nobody wants the frame any more."""

    def __init__(self) -> None:
        super().__init__()
        self.begun, self.go_on = Event(), Event()
        self.asked: list[int] = []
        self.is_closed = False

    def at(self, time_ms: int, *, progress: Progress = QUIET, approximate: Approximate = None) -> Picture:
        self.asked.append(time_ms)
        self.begun.set()
        while not self.go_on.wait(0.001):
            progress.check()
        return super().at(time_ms, progress=progress)

    def close(self) -> None:
        self.is_closed = True


@pytest.fixture
def frames_over(qapp: object) -> Iterator[Callable[[object], ExactFrames]]:
    made: list[ExactFrames] = []

    def make(reader: object) -> ExactFrames:
        made.append(ExactFrames(MediaAccess(lambda _path: reader, lambda _path: FORM, lambda _path: INFO)))
        return made[-1]

    yield make
    for frames in made:
        frames.shut_down()


def shots_of(frames: ExactFrames) -> list[Shot]:
    shots: list[Shot] = []
    frames.shown.connect(shots.append)
    return shots


def test_wishes_that_came_meanwhile_are_one(frames_over: Callable[[object], ExactFrames], qtbot: QtBot) -> None:
    reader = SlowReader()
    frames, shots = frames_over(reader), []
    frames.shown.connect(shots.append)
    frames.open(Path("lesson.mp4"))
    frames.show(0)
    qtbot.waitUntil(reader.begun.is_set, timeout=PATIENCE_MS)
    wish = [frames.show(time_ms) for time_ms in (1000, 2000, 3000)][-1]
    reader.go_on.set()
    qtbot.waitUntil(lambda: bool(shots) and shots[-1].wish == wish, timeout=PATIENCE_MS)
    assert reader.asked == [0, 3000]
    assert shots[-1].time_ms == 3000


def test_a_frame_that_takes_long_is_given_up_for_a_newer_one(
    frames_over: Callable[[object], ExactFrames], qtbot: QtBot
) -> None:
    reader = SlowReader()
    frames, shots = frames_over(reader), []
    frames.shown.connect(shots.append)
    frames.open(Path("lesson.mp4"))
    frames.show(50_000)
    qtbot.waitUntil(reader.begun.is_set, timeout=PATIENCE_MS)
    frames.show(1000)
    qtbot.waitUntil(lambda: 1000 in reader.asked, timeout=PATIENCE_MS)
    reader.go_on.set()
    qtbot.waitUntil(lambda: bool(shots), timeout=PATIENCE_MS)
    assert [shot.time_ms for shot in shots] == [1000]


def test_steps_wait_for_the_frame_they_start_from(frames_over: Callable[[object], ExactFrames], qtbot: QtBot) -> None:
    reader = SlowReader()
    frames, shots = frames_over(reader), []
    frames.shown.connect(shots.append)
    frames.open(Path("lesson.mp4"))
    frames.show(4000)
    qtbot.waitUntil(reader.begun.is_set, timeout=PATIENCE_MS)
    frames.step(+1)
    wish = frames.step(+1)
    reader.go_on.set()
    qtbot.waitUntil(lambda: bool(shots) and shots[-1].wish == wish, timeout=PATIENCE_MS)
    assert shots[-1].time_ms == 4080


def test_nothing_is_told_of_a_recording_that_was_left(
    frames_over: Callable[[object], ExactFrames], qtbot: QtBot
) -> None:
    reader = SlowReader()
    frames = frames_over(reader)
    shots = shots_of(frames)
    frames.open(Path("lesson.mp4"))
    frames.show(0)
    qtbot.waitUntil(reader.begun.is_set, timeout=PATIENCE_MS)
    frames.close()
    qtbot.waitUntil(lambda: reader.is_closed, timeout=PATIENCE_MS)
    reader.go_on.set()
    with qtbot.waitSignal(frames.opened, timeout=PATIENCE_MS):
        frames.open(Path("other.mp4"))
    assert shots == []


def test_shutting_down_gives_up_whatever_is_being_decoded(
    frames_over: Callable[[object], ExactFrames], qtbot: QtBot
) -> None:
    reader = SlowReader()
    frames = frames_over(reader)
    frames.open(Path("lesson.mp4"))
    frames.show(0)
    qtbot.waitUntil(reader.begun.is_set, timeout=PATIENCE_MS)
    frames.shut_down()
    frames.shut_down()
    assert reader.is_closed
    assert not [thread for thread in all_threads() if thread.name == "CoachView exact frames"]


@pytest.mark.parametrize("error", [RuntimeError("a bug"), CancelledError("not now"), OSError("disk")])
def test_a_frame_that_cannot_be_had_is_not_the_end(
    frames_over: Callable[[object], ExactFrames], qtbot: QtBot, error: Exception
) -> None:
    class Torn(FakeReader):
        def at(self, time_ms: int, *, progress: Progress = QUIET, approximate: Approximate = None) -> Picture:
            if time_ms == 13:
                raise error
            return super().at(time_ms, progress=progress)

    frames = frames_over(Torn())
    shots = shots_of(frames)
    said: list[str] = []
    frames.trouble.connect(said.append)
    frames.open(Path("lesson.mp4"))
    frames.show(13)
    qtbot.waitUntil(lambda: bool(said) or isinstance(error, CancelledError), timeout=PATIENCE_MS)
    wish = frames.show(2000)
    qtbot.waitUntil(lambda: bool(shots) and shots[-1].wish == wish, timeout=PATIENCE_MS)
    assert len(said) == (0 if isinstance(error, CancelledError) else 1)


class DistantReader(SlowReader):
    """Every frame takes long, and the first of all stands for it meanwhile."""

    def at(self, time_ms: int, *, progress: Progress = QUIET, approximate: Approximate = None) -> Picture:
        if approximate is not None:
            approximate(self._frame(0))
        return super().at(time_ms, progress=progress)


def test_of_a_frame_that_takes_long_an_approximate_picture_comes_first(
    frames_over: Callable[[object], ExactFrames], qtbot: QtBot
) -> None:
    reader = DistantReader()
    frames = frames_over(reader)
    shots = shots_of(frames)
    frames.open(Path("lesson.mp4"))
    wish = frames.show(50_000)
    qtbot.waitUntil(lambda: bool(shots), timeout=PATIENCE_MS)
    reader.go_on.set()
    qtbot.waitUntil(lambda: len(shots) == 2, timeout=PATIENCE_MS)
    assert [(shot.time_ms, shot.exact, shot.wish) for shot in shots] == [(0, False, wish), (50_000, True, wish)]


def test_an_approximate_picture_is_shown_and_taken_for_nothing_else(qtbot: QtBot) -> None:
    reader = DistantReader()
    access = MediaAccess(lambda _path: reader, lambda _path: FORM, lambda _path: INFO)
    playback = Playback(FakePlayer(), ExactFrames(access))
    try:
        playback.open(Path("lesson.mp4"), resume_at_ms=50_010)
        qtbot.waitUntil(lambda: playback.picture() is not None, timeout=PATIENCE_MS)
        assert (playback.position_ms(), playback.is_exact) == (50_010, False)
        assert number_of(playback.picture()) == 0
        reader.go_on.set()
        qtbot.waitUntil(lambda: playback.is_exact, timeout=PATIENCE_MS)
        assert playback.position_ms() == 50_000
    finally:
        playback.shut_down()


def test_a_pause_keeps_the_picture_that_was_seen_until_the_exact_one_is_there(qtbot: QtBot) -> None:
    reader = DistantReader()
    reader.go_on.set()
    player = FakePlayer()
    playback = Playback(player, ExactFrames(MediaAccess(lambda _path: reader, lambda _path: FORM, lambda _path: INFO)))
    try:
        playback.open(Path("lesson.mp4"))
        qtbot.waitUntil(lambda: playback.is_exact, timeout=PATIENCE_MS)
        playback.play()
        player.advance(8000)
        numbers: list[int] = []
        playback.picture_changed.connect(lambda: numbers.append(number_of(playback.picture())))
        playback.pause()
        qtbot.waitUntil(lambda: playback.is_exact, timeout=PATIENCE_MS)
        assert 0 not in numbers
    finally:
        playback.shut_down()


class EagerReader(FakeReader):
    """Always has neighbours to decode; a test sees how often it was let, and holds it in the middle."""

    def __init__(self) -> None:
        super().__init__()
        self.prefetched = 0
        self.is_torn = False

    def prefetch(self) -> bool:
        if self.is_torn:
            raise RuntimeError("a bug")
        self.prefetched += 1
        return not Event().wait(0.0002)  # decoding lets others run meanwhile; there is always one more


def test_neighbours_are_decoded_while_nothing_is_wished_for_and_a_wish_comes_between(
    frames_over: Callable[[object], ExactFrames], qtbot: QtBot
) -> None:
    reader = EagerReader()
    frames = frames_over(reader)
    shots = shots_of(frames)
    frames.open(Path("lesson.mp4"))
    for time_ms in (1000, 2000, 3000):
        wish, before = frames.show(time_ms), reader.prefetched
        qtbot.waitUntil(lambda wish=wish: bool(shots) and shots[-1].wish == wish, timeout=PATIENCE_MS)
        qtbot.waitUntil(lambda before=before: reader.prefetched > before + 3, timeout=PATIENCE_MS)


def test_neighbours_that_cannot_be_decoded_are_nobodys_trouble(
    frames_over: Callable[[object], ExactFrames], qtbot: QtBot
) -> None:
    reader = EagerReader()
    reader.is_torn = True
    frames = frames_over(reader)
    shots = shots_of(frames)
    said: list[str] = []
    frames.trouble.connect(said.append)
    frames.open(Path("lesson.mp4"))
    for time_ms in (1000, 2000):
        wish = frames.show(time_ms)
        qtbot.waitUntil(lambda wish=wish: bool(shots) and shots[-1].wish == wish, timeout=PATIENCE_MS)
    assert said == []


def test_resting_lets_go_of_the_file_until_the_next_wish(
    frames_over: Callable[[object], ExactFrames], qtbot: QtBot
) -> None:
    reader = SlowReader()
    reader.go_on.set()
    frames = frames_over(reader)
    shots = shots_of(frames)
    frames.open(Path("lesson.mp4"))
    frames.show(4000)
    qtbot.waitUntil(lambda: bool(shots), timeout=PATIENCE_MS)
    frames.rest()
    qtbot.waitUntil(lambda: reader.is_closed, timeout=PATIENCE_MS)
    wish = frames.step(+1)
    qtbot.waitUntil(lambda: shots[-1].wish == wish, timeout=PATIENCE_MS)
    assert shots[-1].time_ms == 4040
