"""A thousand random things that people do to a player, at random moments, over ten kinds of files: nothing breaks.

Seeded, so that what it finds can be found again. Wall-clock time says more about the machine than about the program:
a turn of the event loop is held to the time that its own thread worked. `python -m benchmarks` measures the rest.
"""

import gc
import os
import random
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop, QPointF, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coachview.memory import give_back_memory, return_large_blocks_at_once
from coachview.model.annotation import Annotation, AnnotationType
from coachview.model.tone import NEUTRAL, Tone
from coachview.player.sound_channels import SoundChannels
from coachview.ui.playback.moving import Moving
from coachview.ui.settings import Settings
from support.films import Film
from support.kinds import films_of
from support.numbered_stage import Stage

pytestmark = pytest.mark.vlc

SEED, ACTIONS, FILES_CHANGE_EVERY = 20261125, 1000, 25
TEN_KINDS = (
    "steady, B-frames, edit list (MP4)",
    "60 frames (MP4)",
    "uneven (MP4)",
    "transport stream",
    "program stream",
    "phone, 180° (MOV)",
    "Matroska",
    "WebM without cues",
    "interlaced (MPEG-2)",
    "sound shorter",
)
LONGEST_TURN_S = 0.1
MEMORY_LEEWAY = 60 * 1024 * 1024
SETTLED_MS = 30_000
RESTING_THREADS = 16
"""Our own three, Qt's pool, and two for each of libVLC's instances: one for each way to hear left and right."""


class Session:
    """The stage, moving about on it, and one action after the other."""

    def __init__(self, stage: Stage, moving: Moving, films: list[Film], seed: int) -> None:
        self.stage, self.moving, self.films = stage, moving, films
        self.chance = random.Random(seed)
        self.longest_s = 0.0
        self.slowest = ""
        playback, view = stage.playback, stage.view
        moment = lambda: self.chance.randrange(max(1, playback.duration_ms() + 500))  # noqa: E731
        self.actions: dict[str, Callable[[], object]] = {
            "toggle": moving.shuttle.toggle,
            "play": playback.play,
            "pause": playback.pause,
            "seek": lambda: playback.seek(moment()),
            "jump": lambda: moving.jump(moment()),
            "skip": lambda: moving.skip(self.chance.choice([-30_000, -5000, -1000, 1000, 5000, 30_000])),
            "step": lambda: moving.step_frame(self.chance.choice([-1, 1])),
            "steps": lambda: [moving.step_frame(self.chance.choice([-1, 1])) for _ in range(5)],
            "scrub": self._scrub,
            "rate": lambda: playback.set_rate(self.chance.choice([0.25, 0.5, 1.0, 2.0, 4.0])),
            "j": moving.shuttle.back,
            "l": moving.shuttle.forward,
            "k": moving.hold_key,
            "volume": lambda: playback.set_volume(self.chance.randrange(201)),
            "mute": playback.toggle_mute,
            "channels": lambda: playback.set_channels(self.chance.choice(list(SoundChannels))),
            "loop from": moving.loop_from_here,
            "loop to": moving.loop_to_here,
            "no loop": moving.looping.clear,
            "play this": lambda: moving.play_around(self._annotation(moment())),
            "back": moving.back,
            "forward": moving.forward,
            "zoom": lambda: view.zoom.closer(self.chance.choice([0.5, 1.3, 2.0]), QPointF(200, 150)),
            "tone": lambda: view.tone.set_value(Tone(brightness=self.chance.randrange(-50, 50))),
            "grab": view.grab,
            "resize": lambda: view.resize(self.chance.randrange(300, 700), self.chance.randrange(200, 500)),
        }

    def act(self, count: int) -> None:
        """So many actions, each at a random moment after the one before."""
        for number in range(count):
            if number % FILES_CHANGE_EVERY == 0:
                self._turn("open", self._open)
            name = self.chance.choice(list(self.actions))
            self._turn(name, self.actions[name])
            self._wait(self.chance.choice([0, 0, 5, 15, 40]))

    def at_rest(self) -> int:
        """Stand still, then let go of the recording and all that is kept of it: what is still in memory, in bytes."""
        playback = self.stage.playback
        self.moving.shuttle.stop()
        self.moving.looping.clear()
        playback.pause()
        playback.seek(1000)
        self.stage.until(lambda: playback.is_exact)
        playback.close()
        self.stage.until(lambda: playback.picture() is None and native_threads() <= RESTING_THREADS)
        gc.collect()
        give_back_memory()
        return memory() if sys.platform == "linux" else 0

    def _open(self) -> None:
        film = self.chance.choice(self.films)
        self.moving.use(film.path.name)
        self.stage.playback.open(film.path, resume_at_ms=self.chance.choice([0, 1500, 10_000_000]))

    def _scrub(self) -> None:
        self.moving.grab()
        self.moving.drag()
        for _ in range(4):
            self.stage.playback.seek(self.chance.randrange(6000))
        self.moving.let_go()

    def _annotation(self, at_ms: int) -> Annotation:
        end_ms = self.chance.choice([None, at_ms + 700])
        return Annotation("a", "r", "p", AnnotationType.NOTICE, at_ms, end_ms, "")

    def _turn(self, name: str, act: Callable[[], object]) -> None:
        """One turn of the event loop that begins with an action; how long this thread worked on it is kept."""
        started = time.thread_time()
        act()
        QApplication.processEvents()
        worked = time.thread_time() - started
        if worked > self.longest_s:
            self.longest_s, self.slowest = worked, name

    def _wait(self, milliseconds: int) -> None:
        """The random moment: people do not act at once."""
        if milliseconds:
            loop = QEventLoop()
            QTimer.singleShot(milliseconds, loop.quit)
            loop.exec()


def memory() -> int:
    """What this process has in memory now, in bytes."""
    with Path("/proc/self/statm").open() as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def threads() -> set[str]:
    return {one.name for one in threading.enumerate() if one is not threading.main_thread()}


def native_threads() -> int:
    """All threads of this process, also those of FFmpeg and libVLC; 0 where they cannot be counted."""
    tasks = Path("/proc/self/task")
    return len(list(tasks.iterdir())) if tasks.exists() else 0


@pytest.fixture(scope="module")
def ten_films(tmp_path_factory: pytest.TempPathFactory) -> list[Film]:
    make = films_of(tmp_path_factory.mktemp("ten"))
    return [make(kind) for kind in TEN_KINDS]


def test_a_thousand_random_actions_break_nothing(qtbot: QtBot, tmp_path: Path, ten_films: list[Film]) -> None:
    return_large_blocks_at_once()  # as the program does
    before = threads()
    stage = Stage(qtbot)
    moving = Moving(stage.playback, Settings(tmp_path / "settings.ini"))
    try:
        session = Session(stage, moving, ten_films, SEED)
        session.act(ACTIONS // 2)
        first_half = session.at_rest()
        session.act(ACTIONS // 2)
        second_half = session.at_rest()

        assert session.longest_s < LONGEST_TURN_S, session.slowest
        assert second_half - first_half < MEMORY_LEEWAY
        stage.view.zoom.reset()
        stage.view.tone.set_value(NEUTRAL)
        stage.open(ten_films[0].path)
        stage.playback.seek(500)
        number = stage.standing_number()
        assert number == ten_films[0].number_at(500)
        assert stage.playback.position_ms() == ten_films[0].time_ms(number)
        assert [sentence for sentence in stage.said if "cannot" in sentence] == []
    finally:
        stage.playback.shut_down()
    qtbot.waitUntil(lambda: threads() <= before, timeout=SETTLED_MS)
