"""How long the GUI thread is busy without a break while the real program does something, in a process of its own.

A stretch is one turn of the event loop: until it is over no key is heard and nothing is painted. What Python collects
meanwhile, and the waiting for other threads that hold the interpreter, count too.
"""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QDialog

from benchmarks.window import Window

AT_REST = 40


class Stretches:
    """Drives the window turn by turn and keeps the longest turn."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self.longest_ms = 0.0

    def turn(self, act: Callable[[], object] | None = None) -> None:
        """What one turn of the event loop does, after `act` as if an event had asked for it."""
        started = time.perf_counter()
        if act is not None:
            act()
        self._window.qt.processEvents()
        self.longest_ms = max(self.longest_ms, (time.perf_counter() - started) * 1000)

    def during(self, act: Callable[[], object], done: Callable[[], object] = lambda: True) -> float:
        """The longest stretch in ms from `act` until `done`, and until the window has come to rest after it."""
        self.longest_ms = 0.0
        self.turn(act)
        end = time.monotonic() + 60
        while not done():
            time.sleep(0.001)  # an idle window leaves the interpreter to the jobs
            self.turn()
            if time.monotonic() > end:
                raise SystemExit("CoachView did not get there in time.")
        for _ in range(AT_REST):
            self.turn()
            time.sleep(0.005)
        return self.longest_ms


def measure(settings: str, project: str) -> dict[str, float]:
    """All of them, one after the other, on one project of 10,000 annotations (which is changed)."""
    window = Window(settings)
    main = window.main
    stretches = Stretches(window)
    facts = {"open": stretches.during(lambda: main.open_path(Path(project)), lambda: _is_filled(main))}
    space, document = main.workspace, main.project
    recording, author = document.recordings.all()[0], document.people.all()[0]
    facts["filter"] = stretches.during(lambda: space.side.annotations.bar.search.setText("t"))
    stretches.during(lambda: space.side.annotations.bar.search.setText(""))
    facts["save"] = stretches.during(lambda: _add(document, recording.id, author.id))
    facts["undo"] = stretches.during(main.actions_table["undo"].trigger)
    for command in ("export", "history"):
        facts[command] = stretches.during(main.actions_table[command].trigger)
        for dialog in main.findChildren(QDialog):
            dialog.close()
        stretches.during(lambda: None)
    with document.edit("Add recording"):
        other = document.recordings.add(recording.cycle_id, "Another", recording.media)
    stretches.during(lambda: space.show_recording(other))
    facts["switch"] = stretches.during(lambda: space.show_recording(recording), lambda: _is_filled(main))
    _remove_many(document)
    stretches.during(lambda: None)
    facts["undo-many"] = stretches.during(main.actions_table["undo"].trigger)
    facts["close"] = stretches.during(main.actions_table["close_project"].trigger)
    window.application.close()
    return facts


def _is_filled(main: object) -> bool:
    return main.workspace is not None and main.workspace.side.annotations.model.total >= 10_000


def _add(document: object, recording_id: str, author_id: str) -> None:
    with document.edit("Add annotation"):
        document.annotations.add(recording_id, author_id, "They compare drawings", start_ms=1000)


def _remove_many(document: object) -> None:
    with document.edit("Remove annotations"):
        for one in document.annotations.all()[:1000]:
            document.annotations.remove(one.id)


if __name__ == "__main__":
    print(json.dumps(measure(*sys.argv[1:])))
