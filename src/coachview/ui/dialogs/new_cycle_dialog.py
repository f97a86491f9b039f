"""Starting a coaching cycle: which recording, who, and what to look for."""

import os
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from coachview.folders import documents_folder
from coachview.progress import Progress
from coachview.services.new_cycle import create_project
from coachview.ui.context import UiContext
from coachview.ui.dialogs import files
from coachview.ui.dialogs.messages import sentence_of


class NewCycleDialog(QDialog):
    """Makes the project file and tells its path by `created`; whatever is wrong is said below the fields."""

    created = Signal(Path)

    def __init__(self, context: UiContext, video: Path | None, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._place_chosen = False
        self.setWindowTitle("New coaching cycle")
        self.setMinimumWidth(560)
        self.setAcceptDrops(True)
        self._make_fields()
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addLayout(self._make_form())
        layout.addWidget(self._trouble)
        layout.addStretch(1)
        layout.addWidget(self._make_buttons())
        self.video.textChanged.connect(self._on_changed)
        self.title.textChanged.connect(self._on_changed)
        self.place.textEdited.connect(self._on_place_edited)
        self.video.setText(str(video) if video else "")
        self._on_changed()

    @property
    def trouble(self) -> str:
        """What is wrong with what was entered, empty while nothing is."""
        return "" if self._trouble.isHidden() else self._trouble.text()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        local = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if local:
            self.video.setText(local[0])

    def accept(self) -> None:
        """Make the project; the dialog stays open until that has worked."""
        video, place = Path(self.video.text()), Path(self.place.text())
        texts = {
            "title": self.title.text().strip() or video.stem,
            "teacher": self.teacher.text().strip(),
            "coach": self.coach.text().strip(),
            "focus": self.focus.toPlainText().strip(),
        }

        def make(progress: Progress) -> Path:
            progress.check()
            return create_project(place, video, **texts)

        self._create.setEnabled(False)
        self._say("Looking at the recording…", error=False)
        self._context.jobs.start("New coaching cycle", make, done=self._on_made, failed=self._on_failed)

    def _make_fields(self) -> None:
        self.video = QLineEdit()
        self.video.setPlaceholderText("Drop a recording here, or choose one")
        self.title = QLineEdit()
        self.title.setPlaceholderText("Grade 3 mathematics, Application Problem")
        self.focus = QPlainTextEdit()
        self.focus.setPlaceholderText(
            "What do we want to find out? “How long do students work on the problem themselves?”"
        )
        self.focus.setTabChangesFocus(True)
        self.focus.setFixedHeight(64)
        self.teacher = QLineEdit()
        self.teacher.setPlaceholderText("Teacher")
        self.coach = QLineEdit()
        self.coach.setPlaceholderText("Coach (leave empty when you reflect alone)")
        self.place = QLineEdit()
        self._trouble = QLabel()
        self._trouble.setWordWrap(True)
        self._trouble.hide()

    def _make_form(self) -> QFormLayout:
        form = QFormLayout()
        form.setVerticalSpacing(10)
        form.addRow(_label("&Recording", self.video), _with_button(self.video, "Choose…", self._choose_video))
        form.addRow("T&itle", self.title)
        form.addRow("&Focus question", self.focus)
        form.addRow("&Teacher", self.teacher)
        form.addRow("C&oach", self.coach)
        form.addRow(_label("&Project file", self.place), _with_button(self.place, "Change…", self._choose_place))
        for field, name in ((self.video, "Recording"), (self.place, "Project file")):
            field.setAccessibleName(name)
        return form

    def _make_buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._create = buttons.addButton("Start the cycle", QDialogButtonBox.ButtonRole.AcceptRole)
        self._create.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons

    def _choose_video(self) -> None:
        path = files.ask_for_video(self, self._context.settings, "Choose a recording")
        if path is not None:
            self.video.setText(str(path))

    def _choose_place(self) -> None:
        name = Path(self.place.text()).name or "Lesson.coachview"
        path = files.ask_where_to_save(
            self, self._context.settings, "Project file", name, "CoachView projects (*.coachview)"
        )
        if path is not None:
            self._place_chosen = True
            self.place.setText(str(path if path.suffix else path.with_suffix(".coachview")))

    def _on_place_edited(self, text: str) -> None:
        self._place_chosen = bool(text)

    def _on_changed(self) -> None:
        self._trouble.hide()
        self._create.setEnabled(bool(self.video.text().strip()))
        if not self._place_chosen and self.video.text():
            self.place.setText(str(free_place(Path(self.video.text()), self.title.text())))

    def _on_made(self, path: Path) -> None:
        super().accept()
        self.created.emit(path)

    def _on_failed(self, error: Exception) -> None:
        self._create.setEnabled(True)
        self._say(sentence_of(error), error=True)

    def _say(self, sentence: str, *, error: bool) -> None:
        self._trouble.setProperty("role", "error" if error else "muted")
        self._trouble.style().polish(self._trouble)
        self._trouble.setText(sentence)
        self._trouble.show()


def _label(text: str, field: QLineEdit) -> QLabel:
    label = QLabel(text)
    label.setBuddy(field)
    return label


def _with_button(field: QLineEdit, label: str, slot: object) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(field, 1)
    button = QPushButton(label)
    button.setAutoDefault(False)
    button.clicked.connect(slot)
    row.addWidget(button)
    return row


def free_place(video: Path, title: str) -> Path:
    """A project file that does not exist yet: beside the recording where that can be written, else in Documents."""
    folder = video.parent if _writable(video.parent) else documents_folder()
    stem = "".join("-" if char in '<>:"/\\|?*' or ord(char) < 32 else char for char in title.strip()).strip(". ")
    stem = stem[:80] or video.stem or "Lesson"
    return files.free_path(folder, stem, ".coachview")


def _writable(folder: Path) -> bool:
    return folder.is_dir() and os.access(folder, os.W_OK)
