"""The real program in a process of its own, stamped from outside: nothing in CoachView knows of this."""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QAbstractItemView, QWidget

from benchmarks.process import Usage, peak_mb

PLAYED_S = 8.0
SETTLED_S = 2.0  # until the exact frame is decoded: it belongs to what the user sees, and to the memory
PATIENCE_S = 60.0
SAVED = 200


class Painted(QObject):
    """Counts how often the widgets it watches are painted."""

    def __init__(self, *widgets: QWidget) -> None:
        super().__init__()
        self._counts = dict.fromkeys(widgets, 0)
        for widget in widgets:
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and watched in self._counts:
            self._counts[watched] += 1
        return False

    def count(self) -> int:
        """How often all of them together."""
        return sum(self._counts.values())


class Window:
    """CoachView's window, built as `coachview.app` builds it, with settings of its own."""

    def __init__(self, settings: str) -> None:
        from coachview.app import Application, make_qt
        from coachview.ui.settings import Settings

        self.qt = make_qt(["coachview"])
        self.application = Application(self.qt, Settings(Path(settings)))
        self.main = self.application.window
        painted = Painted(self.main)
        self.main.show()
        self.until(painted.count)

    def until(self, condition: Callable[[], object]) -> None:
        """Let Qt work until `condition` holds and nothing waits to be done any more."""
        end = time.monotonic() + PATIENCE_S
        while not condition():
            self.qt.processEvents()
            if time.monotonic() > end:
                raise SystemExit("CoachView did not get there in time.")
        self.qt.processEvents()

    def open(self, project: str) -> None:
        """Open a project as the user does, until its list and its timeline are painted."""
        self.main.open_path(Path(project))
        self.until(lambda: self.main.workspace is not None)
        workspace = self.main.workspace
        timeline = Painted(workspace.timeline, *_inside(workspace.timeline))
        lists = Painted(*(view.viewport() for view in workspace.side.findChildren(QAbstractItemView)))
        self.until(lambda: timeline.count() and lists.count())


def _inside(widget: QWidget) -> list[QWidget]:
    return widget.findChildren(QWidget)


def start(settings: str) -> dict[str, float]:
    """Until the window is painted and answers."""
    window = Window(settings)
    usable = time.monotonic()
    window.application.close()
    return {"usable": usable}


def opened(settings: str, project: str) -> dict[str, float]:
    """How long opening takes once the window is up."""
    window = Window(settings)
    started = time.perf_counter()
    window.open(project)
    seconds = time.perf_counter() - started
    window.until(lambda: window.application.playback.duration_ms() > 0)
    _let_run(SETTLED_S)
    peak = peak_mb()
    window.application.close()
    return {"opened_s": seconds, "peak_mb": peak}


def save(settings: str, project: str) -> dict[str, float]:
    """One annotation at a time into the open project, with the window listening."""
    window = Window(settings)
    window.open(project)
    document = window.main.project
    recording, author = document.recordings.all()[0], document.people.all()[0]
    times = []
    for number in range(SAVED):
        before = time.perf_counter()
        with document.edit("Add annotation"):
            document.annotations.add(recording.id, author.id, f"They compare drawings {number}", start_ms=number * 100)
        times.append((time.perf_counter() - before) * 1000)
    window.application.close()
    return {"median_ms": median(times)}


def table(settings: str, project: str, target: str) -> dict[str, float]:
    """The table of all annotations of the open project: rows read, planned, written."""
    from coachview.packet.plan import plan
    from coachview.packet.write import write_csv
    from coachview.services.export_request import build_request

    window = Window(settings)
    window.open(project)
    before = time.perf_counter()
    write_csv(plan(build_request(window.main.project, clips=False, stills=False)), Path(target))
    seconds = time.perf_counter() - before
    window.application.close()
    return {"seconds": seconds}


def play(settings: str, project: str) -> dict[str, float]:
    """Play the project's film in the window and look at what that costs and how much of it is painted."""
    window = Window(settings)
    window.open(project)
    playback = window.application.playback
    shown = Painted(window.main.workspace.video)
    window.until(lambda: playback.duration_ms() > 0)
    playback.play()
    window.until(lambda: playback.position_ms() > 1000)
    usage, before = Usage(), shown.count()
    _let_run(PLAYED_S)
    facts = {"cpu": usage.cores(), "painted": shown.count() - before, "expected": PLAYED_S * 30}
    facts["peak_mb"] = peak_mb()
    window.application.close()
    return facts


def _let_run(seconds: float) -> None:
    loop = QEventLoop()
    QTimer.singleShot(int(seconds * 1000), loop.quit)
    loop.exec()


TASKS = {"start": start, "open": opened, "save": save, "table": table, "play": play}

if __name__ == "__main__":
    print(json.dumps(TASKS[sys.argv[1]](*sys.argv[2:])))
