"""The timeline alone, with many annotations, as it is zoomed, panned, played along and added to; one process a size."""

import json
import random
import sys
import time
from collections.abc import Callable

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from benchmarks.process import peak_mb
from coachview.model.annotation import Annotation, AnnotationType
from coachview.model.person import Person, Role
from coachview.resources_dir import resources_dir
from coachview.ui.theme import Theme
from coachview.ui.timeline.view import TimelineView

DURATION_MS = 3_600_000
WIDTH, HEIGHT = 1366, 300
PEOPLE = (Person("t", "Ana", Role.TEACHER), Person("c", "Miriam", Role.COACH))
ADDED, PLAYED, TURNS, PANNED = 60, 300, 24, 8


def annotations(count: int) -> list[Annotation]:
    """Two moments for every clip of some nine seconds, of two people, anywhere in an hour."""
    chance, types = random.Random(1), list(AnnotationType)
    return [annotation(str(number), chance.randrange(DURATION_MS), types[number % 5]) for number in range(count)]


def annotation(one_id: str, start_ms: int, kind: AnnotationType) -> Annotation:
    """One of them; every third by its number is a clip."""
    number = int(one_id)
    end_ms = None if number % 3 else min(start_ms + 9_000, DURATION_MS + 9_000)
    text = f"{number}: three students at the back table compare their drawings before the teacher comes"
    return Annotation(one_id, "r", "tc"[number % 2], kind, start_ms, end_ms, text)


class Surface:
    """A timeline of an hour on the screen, and the hands on it."""

    def __init__(self, count: int) -> None:
        self.qt = QApplication.instance() or QApplication([])
        self.view = TimelineView(Theme(resources_dir() / "icons"))
        self.view.resize(WIDTH, HEIGHT)
        self.view.set_people(PEOPLE)
        self.view.set_recording(DURATION_MS)
        self.view.set_annotations(annotations(count))
        self.view.show()
        self.qt.processEvents()

    def turn(self, x: int, dy: int, *, shift: bool = False) -> None:
        """One notch of the wheel, as Qt would send it."""
        keys = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
        where, port = QPointF(x, 100), self.view.viewport()
        none, begun = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
        turned = QWheelEvent(where, port.mapToGlobal(where), QPoint(), QPoint(0, dy), none, keys, begun, False)  # noqa: FBT003
        QApplication.sendEvent(port, turned)

    def timed(self, act: Callable[[], object]) -> float:
        """Milliseconds until what was done is painted, of this thread: what else the computer does is not counted."""
        started = time.thread_time()
        act()
        self.qt.processEvents()
        return (time.thread_time() - started) * 1000


def measure(count: int) -> dict[str, object]:
    """Milliseconds of each picture while zooming and panning, of a playing playhead, and of adding annotations."""
    surface = Surface(count)
    moved = _zoom_and_pan(surface)
    facts = {"moved": moved, "playhead": _play(surface), "added": _add(surface, count), "peak_mb": peak_mb()}
    surface.view.close()
    return facts


def _zoom_and_pan(surface: Surface) -> list[float]:
    """In and out again at three places, panning forth and back at every step."""
    times: list[float] = []
    for x in (400, 760, 1200):
        for dy in (120, -120):
            for _ in range(TURNS):
                times.append(surface.timed(lambda x=x, dy=dy: surface.turn(x, dy)))
                times += [
                    surface.timed(lambda way=way: surface.turn(x, way, shift=True))  # noqa: B023 - called at once
                    for way in [-120] * (PANNED // 2) + [120] * (PANNED // 2)
                ]
    return times


def _play(surface: Surface) -> list[float]:
    surface.view.fit()
    surface.qt.processEvents()
    return [surface.timed(lambda ms=ms: surface.view.set_playhead(ms)) for ms in range(40, 40 + PLAYED * 4000, 4000)]


def _add(surface: Surface, count: int) -> list[float]:
    """Annotations put at any time, with the picture after them."""
    chance, kinds = random.Random(2), list(AnnotationType)
    surface.view.fit()
    surface.qt.processEvents()
    more = [annotation(str(count + n), chance.randrange(DURATION_MS), kinds[n % 5]) for n in range(ADDED)]
    return [surface.timed(lambda one=one: surface.view.put_annotation(one)) for one in more]


if __name__ == "__main__":
    print(json.dumps(measure(int(sys.argv[1]))))
