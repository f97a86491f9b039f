"""The main window over a hand-driven player, with settings and projects of its own."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from coachview.project import Project
from coachview.resources_dir import resources_dir
from coachview.ui.context import UiContext
from coachview.ui.jobs import Jobs
from coachview.ui.main_window import MainWindow
from coachview.ui.settings import Settings
from coachview.ui.theme import Theme
from coachview.ui.workspace.workspace import Workspace
from support.fake_player import make_playback
from support.small_project import SmallProject, make_small_project

_WAIT_MS = 20_000


@dataclass
class Desk:
    """A window, what it stands on, and a folder to put files in."""

    window: MainWindow
    context: UiContext
    folder: Path
    qtbot: Any

    @property
    def space(self) -> Workspace:
        """The open workspace; what is being opened is waited for."""
        self.settle()
        assert self.window.workspace is not None
        return self.window.workspace

    @property
    def project(self) -> Project:
        """The open project."""
        return self.space.project

    def make_project(self, name: str = "lesson.coachview") -> Path:
        """A small project with a recording whose file is there (its content is made up: the player is a fake)."""
        small: SmallProject = make_small_project(self.folder / name)
        with small.project:
            (self.folder / "lesson.mp4").write_bytes(b"0123456789")
        return small.project.path

    def open(self, path: Path) -> Workspace:
        """Open a project as the user does, until it is there."""
        self.window.open_path(path)
        return self.space

    def settle(self) -> None:
        """Wait until nothing is being opened any more."""
        self.qtbot.waitUntil(lambda: not self.window.opener.busy, timeout=_WAIT_MS)

    def message(self) -> QMessageBox:
        """The message on show."""
        self.qtbot.waitUntil(lambda: self._messages() != [], timeout=_WAIT_MS)
        return self._messages()[-1]

    def _messages(self) -> list[QMessageBox]:
        return [one for one in QApplication.topLevelWidgets() if isinstance(one, QMessageBox) and one.isVisible()]


@pytest.fixture
def desk(qtbot: Any, tmp_path: Path) -> Iterator[Desk]:
    """An open window on the home page."""
    theme = Theme(resources_dir() / "icons")
    jobs, playback = Jobs(), make_playback(60_000)
    settings = Settings(tmp_path / "settings.ini")
    context = UiContext(settings, theme, jobs, playback)
    window = MainWindow(context)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=_WAIT_MS)
    yield Desk(window, context, tmp_path, qtbot)
    for box in QApplication.topLevelWidgets():
        if isinstance(box, QMessageBox):
            box.close()
    window.close()
    playback.shut_down()
    jobs.shut_down()


def drag_to(widget: QWidget, point: QPointF, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Move the mouse over a widget with the left button held, whatever window the desktop thinks is in front."""
    _send(widget, QEvent.Type.MouseMove, point, Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton, keys)


def press_at(widget: QWidget, point: QPointF) -> None:
    """Press the left button there, whatever else another test may have left pressed."""
    left = Qt.MouseButton.LeftButton
    _send(widget, QEvent.Type.MouseButtonPress, point, left, left, Qt.KeyboardModifier.NoModifier)


def let_go_at(widget: QWidget, point: QPointF) -> None:
    """Let the left button go there."""
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    _send(widget, QEvent.Type.MouseButtonRelease, point, left, none, Qt.KeyboardModifier.NoModifier)


def _send(
    widget: QWidget,
    kind: QEvent.Type,
    point: QPointF,
    button: Qt.MouseButton,
    held: Qt.MouseButton,
    keys: Qt.KeyboardModifier,
) -> None:
    QApplication.sendEvent(widget, QMouseEvent(kind, point, widget.mapToGlobal(point), button, held, keys))
