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
from coachview.progress import Progress
from coachview.ui.playback.exact_frames import ExactFrames, MediaAccess, Shot
from support.fake_player import FakeReader

FORM = PictureForm(160, 90)
INFO = MediaInfo(60_000, has_video=True, has_audio=True)
PATIENCE_MS = 20_000


class SlowReader(FakeReader):
    """Begins, and goes on only when a test lets it or nobody wants the frame any more."""

    def __init__(self) -> None:
        super().__init__()
        self.begun, self.go_on = Event(), Event()
        self.asked: list[int] = []
        self.is_closed = False

    def at(self, time_ms: int, *, progress: Progress) -> Picture:
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
        def at(self, time_ms: int, *, progress: Progress) -> Picture:
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
