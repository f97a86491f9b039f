"""Exact frames as the window asks for them, in a process of its own; a picture counts when it is painted."""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QRect, QTimer
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from benchmarks.process import peak_mb
from coachview.ui.playback.exact_frames import ExactFrames, Shot

_STAGE = QRect(0, 0, 1100, 620)
_STEPS = 30
_SETTLED_MS = 1500


class Stage:
    """A stage of the size of mpv's window on which the pictures come."""

    def __init__(self, film: str) -> None:
        self._qt = QApplication([])
        self._stage = QImage(_STAGE.size(), QImage.Format.Format_RGB32)
        self.frames = ExactFrames()
        self.frames.shown.connect(self._on_shown)
        self._loop = QEventLoop()
        self._came: list[tuple[float, bool]] = []
        self.frames.open(Path(film))
        self.until_exact(lambda: self.frames.show(0))
        self.rest()

    def until_exact(self, ask: Callable[[], object]) -> tuple[float, float]:
        """Milliseconds until the first picture and until the exact one."""
        self._came = []
        started = time.perf_counter()
        ask()
        self._loop.exec()
        return (self._came[0][0] - started) * 1000, (self._came[-1][0] - started) * 1000

    def rest(self) -> None:
        """Let neighbours be decoded, as they are while a user looks."""
        loop = QEventLoop()
        QTimer.singleShot(_SETTLED_MS, loop.quit)
        loop.exec()

    def _on_shown(self, shot: Shot) -> None:
        painter = QPainter(self._stage)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(_STAGE, shot.image)
        painter.end()
        self._came.append((time.perf_counter(), shot.exact))
        if shot.exact:
            self._loop.quit()


def seek(film: str, *times_ms: str) -> dict[str, list[float]]:
    """How long each time takes, one after the other at once."""
    stage = Stage(film)
    waits = [stage.until_exact(lambda ms=ms: stage.frames.show(int(ms))) for ms in times_ms]
    stage.frames.shut_down()
    return {"first": [first for first, _ in waits], "exact": [exact for _, exact in waits]}


def back(film: str, time_ms: str) -> dict[str, list[float]]:
    """How long steps back take: each alone, and one after the other as fast as a held key asks for them."""
    stage = Stage(film)
    stage.until_exact(lambda: stage.frames.show(int(time_ms)))
    kept = []
    for _ in range(6):
        stage.rest()
        kept.append(stage.until_exact(lambda: stage.frames.step(-1))[1])
    held = [stage.until_exact(lambda: stage.frames.step(-1))[1] for _ in range(_STEPS)]
    stage.frames.shut_down()
    return {"kept": kept, "held": held}


def memory(film: str, *times_ms: str) -> dict[str, float]:
    """The most memory beyond that of the first frame, after looking at many places and stepping back from each."""
    stage = Stage(film)
    before = peak_mb()
    for ms in times_ms:
        stage.until_exact(lambda ms=ms: stage.frames.show(int(ms)))
        for _ in range(_STEPS):
            stage.until_exact(lambda: stage.frames.step(-1))
    stage.frames.shut_down()
    return {"grown_mb": peak_mb() - before}


TASKS = {"seek": seek, "back": back, "memory": memory}

if __name__ == "__main__":
    print(json.dumps(TASKS[sys.argv[1]](*sys.argv[2:])))
