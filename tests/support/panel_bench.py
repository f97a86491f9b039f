"""A real project, a playback driven by hand, and the look: what the tests of the side panel stand on."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from coachview.model.annotation import Annotation
from coachview.project import DiskFullError, Project
from coachview.resources_dir import resources_dir
from coachview.ui.playback.playback import Playback
from coachview.ui.signals import ProjectSignals
from coachview.ui.theme import Theme
from support.fake_player import FakePlayer, fake_of, make_playback
from support.small_project import SmallProject, make_small_project

FULL = "The disk is full and nothing was written. Make room, then try again."


@dataclass(frozen=True)
class Bench:
    """What a panel is made with."""

    small: SmallProject
    playback: Playback
    signals: ProjectSignals
    theme: Theme

    @property
    def project(self) -> Project:
        return self.small.project

    @property
    def player(self) -> FakePlayer:
        return fake_of(self.playback)

    def annotate(self, text: str, start_ms: int = 0, **more: object) -> Annotation:
        """One edit that adds an annotation of the teacher."""
        values = {"author_id": self.small.teacher.id, **more}
        with self.project.edit("Add annotation"):
            return self.project.annotations.add(
                self.small.recording.id, values.pop("author_id"), text, start_ms=start_ms, **values
            )

    def play_to(self, position_ms: int) -> None:
        """Play from the start to a time, and go on playing."""
        self.playback.seek(0)
        self.playback.play()
        self.player.advance(position_ms)

    def all(self) -> list[Annotation]:
        return self.project.annotations.all()

    def labels(self) -> list[str]:
        """The labels of the edits made so far, oldest first, without the one that made the project."""
        return [entry.label for entry in reversed(self.project.history()) if entry.kind == "edit"][1:]


@contextmanager
def make_bench(folder: Path, *, duration_ms: int = 600_000) -> Iterator[Bench]:
    """A bench over a project in `folder`, with a recording open and standing at its start."""
    small = make_small_project(folder / "lesson.coachview")
    playback = make_playback(duration_ms)
    theme = Theme(resources_dir() / "icons")
    theme.apply(QApplication.instance(), "light")
    bench = Bench(small, playback, ProjectSignals(small.project), theme)
    playback.open(folder / "lesson.mp4")
    try:
        yield bench
    finally:
        playback.shut_down()
        small.project.close()


@contextmanager
def full_disk(project: Project, monkeypatch: object) -> Iterator[None]:
    """Every edit finds the disk full meanwhile."""

    @contextmanager
    def edit(_label: str) -> Iterator[None]:
        yield
        raise DiskFullError(FULL)

    with monkeypatch.context() as patch:
        patch.setattr(project, "edit", edit)
        patch.setattr(project._store, "insert", lambda *_: None)
        patch.setattr(project._store, "update", lambda *_: None)
        yield


def window_of(qtbot: object, *widgets: QWidget, width: int = 380, height: int = 620) -> QWidget:
    """A window with these widgets below each other, shown and active."""
    window = QWidget()
    layout = QVBoxLayout(window)
    layout.setContentsMargins(0, 0, 0, 0)
    for widget in widgets:
        layout.addWidget(widget)
        # pytest-qt holds windows weakly: without this the window would be gone when the fixture has returned.
        widget.kept_window = window
    window.resize(width, height)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def shown_texts(model: object) -> list[str]:
    """The texts in the rows of a list model."""
    return [model.data(model.index(row, 0, QModelIndex())) for row in range(model.rowCount())]
