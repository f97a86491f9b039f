"""What is seen before a project is open: start a cycle, open one, go on with a recent one, look at the sample."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from coachview.media.frames import FrameReader
from coachview.media.picture import Picture
from coachview.progress import Progress
from coachview.ui.actions import Actions
from coachview.ui.jobs import Job, Jobs
from coachview.ui.settings import RecentProject, Settings
from coachview.ui.stage.elided_label import ElidedLabel
from coachview.ui.theme import Theme

_CARD = QSize(232, 200)
_STILL = QSize(232, 130)


class HomePage(QScrollArea):
    """The first screen. Stills of recent recordings are decoded anew each time and kept in memory only."""

    project_requested = Signal(str)

    def __init__(self, actions: Actions, settings: Settings, jobs: Jobs, theme: Theme) -> None:
        super().__init__()
        self._settings, self._jobs, self._theme = settings, jobs, theme
        self._still_jobs: list[Job] = []
        self._cards: list[_RecentCard] = []
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(48, 36, 48, 36)
        layout.setSpacing(12)
        layout.addWidget(_label("CoachView", "title"))
        layout.addWidget(_label("Look at a lesson, mark what you notice, agree on one next step.", "muted"))
        layout.addSpacing(8)
        layout.addLayout(self._make_start(actions))
        layout.addSpacing(16)
        self._recent_heading = _label("Recent", "heading")
        layout.addWidget(self._recent_heading)
        self._hint = _label(
            "Drop the recording of a lesson anywhere in this window to start a coaching cycle, "
            "or look around in the sample lesson first.",
            "muted",
        )
        self._hint.setWordWrap(True)
        layout.addWidget(self._hint)
        self._grid = QGridLayout()
        self._grid.setSpacing(16)
        self._grid.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        layout.addLayout(self._grid)
        layout.addStretch(1)
        layout.addWidget(_privacy_note())
        self.setWidget(page)

    def refresh(self) -> None:
        """Show the recent projects as they are now."""
        self.stop()
        for card in self._cards:
            card.hide()
            card.deleteLater()
        recent = self._settings.recent_projects()
        self._cards = [_RecentCard(one, self._theme) for one in recent]
        self._recent_heading.setText("Recent" if recent else "Nothing opened yet")
        self._hint.setVisible(not recent)
        for card in self._cards:
            card.opened.connect(self.project_requested)
            card.forgotten.connect(self._on_forget)
        self._arrange()
        self._load_stills()

    def stop(self) -> None:
        """Decode no more stills."""
        for job in self._still_jobs:
            job.cancel()
        self._still_jobs.clear()

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _make_start(self, actions: Actions) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        for command_id in ("new_cycle", "open_project", "open_sample"):
            action = actions[command_id]
            button = QPushButton(action.icon(), action.text())
            button.setToolTip(action.toolTip())
            button.setIconSize(QSize(18, 18))
            button.setMinimumHeight(42)
            button.clicked.connect(action.trigger)
            action.changed.connect(lambda button=button, action=action: button.setIcon(action.icon()))
            row.addWidget(button)
            if command_id == "new_cycle":
                self._mark_primary(button, action)
        row.addStretch(1)
        return row

    def _mark_primary(self, button: QPushButton, action: object) -> None:
        def tint() -> None:
            button.setIcon(self._theme.icon("file-plus", self._theme.tokens.on_accent))

        button.setProperty("primary", "true")
        action.changed.connect(tint)
        self._theme.changed.connect(tint)
        tint()

    def _arrange(self) -> None:
        columns = max(1, (self.viewport().width() - 96 + 16) // (_CARD.width() + 16))
        for index, card in enumerate(self._cards):
            self._grid.addWidget(card, index // columns, index % columns)

    def _load_stills(self) -> None:
        for card in self._cards:
            media = Path(card.project.media_path) if card.project.media_path else None
            if media is not None and media.is_file():
                job = self._jobs.start(
                    "Still of a recent recording",  # logs name no project
                    lambda progress, media=media, card=card: _still(progress, media, card.project.still_ms),
                    done=card.set_still,
                )
                self._still_jobs.append(job)
                job.destroyed.connect(lambda _gone=None, job=job: self._drop(job))

    def _drop(self, job: Job) -> None:
        if job in self._still_jobs:
            self._still_jobs.remove(job)

    def _on_forget(self, path: str) -> None:
        self._settings.forget_project(path)
        self.refresh()


def _still(progress: Progress, media: Path, time_ms: int) -> Picture:
    progress.check()
    with FrameReader(media) as reader:
        return reader.at(time_ms)


class _RecentCard(QFrame):
    """One recent project; Enter, Space or a click opens it."""

    opened = Signal(str)
    forgotten = Signal(str)

    def __init__(self, project: RecentProject, theme: Theme) -> None:
        super().__init__()
        self.project, self._theme = project, theme
        self._missing = not Path(project.path).is_file()
        self.setFixedSize(_CARD)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setObjectName("recentCard")
        self.setToolTip(project.path)
        self.setAccessibleName(f"{project.title}, {self._detail()}")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 8)
        layout.setSpacing(4)
        self._still = _Still(theme)
        layout.addWidget(self._still)
        for text, role in ((project.title, "strong"), (self._detail(), "muted")):
            label = ElidedLabel(text)
            label.setProperty("role", role)
            label.setContentsMargins(10, 0, 10, 0)
            layout.addWidget(label)
        layout.addStretch(1)

    def set_still(self, picture: Picture) -> None:
        """Show the picture of the recording."""
        image = QImage(picture.bgra, picture.width, picture.height, 4 * picture.width, QImage.Format.Format_RGB32)
        self._still.set_image(image.copy())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.opened.emit(self.project.path)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit(self.project.path)
        elif event.key() == Qt.Key.Key_Delete:
            self.forgotten.emit(self.project.path)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: object) -> None:
        menu = QMenu(self)
        menu.addAction("Open", lambda: self.opened.emit(self.project.path))
        menu.addAction("Take off this list", lambda: self.forgotten.emit(self.project.path))
        menu.exec(event.globalPos())

    def _detail(self) -> str:
        return "The file is not there any more" if self._missing else self.project.people


class _Still(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._picture = QPixmap()
        self.setFixedHeight(_STILL.height())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_image(self, image: QImage) -> None:
        """Keep the picture at the size it is shown."""
        scale = self.devicePixelRatioF()
        whole = image.scaled(
            _STILL * scale, Qt.AspectRatioMode.KeepAspectRatioByExpanding, Qt.TransformationMode.SmoothTransformation
        )
        whole.setDevicePixelRatio(scale)
        self._picture = QPixmap.fromImage(whole)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        clip = QPainterPath()
        clip.addRoundedRect(self.rect().adjusted(0, 0, 0, 12), 7, 7)
        painter.setClipPath(clip)
        painter.fillRect(self.rect(), self._theme.colour("raised"))
        if self._picture.isNull():
            icon = self._theme.icon("file-video", self._theme.tokens.muted)
            icon.paint(painter, self.rect().adjusted(90, 40, -90, -40))
            return
        size = self._picture.deviceIndependentSize()
        painter.drawPixmap(
            round((self.width() - size.width()) / 2), round((self.height() - size.height()) / 2), self._picture
        )


def _label(text: str, role: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", role)
    return label


def _privacy_note() -> QLabel:
    note = _label(
        "Everything stays on this computer. CoachView never uses the network; "
        "what leaves is a file you choose to export.",
        "muted",
    )
    note.setWordWrap(True)
    return note
