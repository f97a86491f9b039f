from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from coachview.ui.context import UiContext
from coachview.ui.dialogs import files, messages
from coachview.ui.jobs import Job
from coachview.ui.stills.still import ENDINGS, Still, StillOrder, develop, file_name, write

_PREVIEW = QSize(560, 360)
_KINDS = "PNG, exact (*.png);;JPEG, smaller (*.jpg *.jpeg)"


class SaveStillDialog(QDialog):
    """Shows the still as it will be, and saves it. `saved(Path)` when it is written."""

    saved = Signal(object)

    def __init__(self, order: StillOrder, title: str, context: UiContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._order, self._title, self._context = order, title, context
        self._still: Still | None = None
        self._job: Job | None = None
        self.setWindowTitle("Save the still")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._make_widgets()
        column = QVBoxLayout(self)
        column.setSpacing(10)
        for widget in (self._preview, self._hint, self.time, self.title, self._message):
            column.addWidget(widget)
        column.addLayout(self._make_buttons())
        self._refresh()

    def message(self) -> str:
        """What went wrong; empty when nothing did."""
        return self._message.text()

    def save_to(self, target: Path) -> None:
        """Write the still that the preview shows; what is at `target` is replaced."""
        still = self._still
        if still is not None:
            self._save.setEnabled(False)
            self._context.jobs.start(
                "Save the still", lambda _progress: write(still, target), done=self._on_saved, failed=self._on_failed
            )

    def _make_widgets(self) -> None:
        settings = self._context.settings
        self._preview = QLabel()
        self._preview.setFixedSize(_PREVIEW)
        self._preview.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._preview.setAccessibleName("The still as it will be saved")
        self._hint = QLabel(
            "The whole frame in all its pixels, with brightness, contrast and drawings as shown. "
            "The file says nothing else: no name, no place, no path."
        )
        self._hint.setWordWrap(True)
        self._hint.setProperty("role", "muted")
        self.time = QCheckBox("Write the &time below it")
        self.time.setChecked(settings.still_time)
        self.title = QCheckBox("…and the recording's t&itle")
        self.title.setChecked(settings.still_title)
        self.time.toggled.connect(self._on_choice)
        self.title.toggled.connect(self._on_choice)
        self._message = QLabel()
        self._message.setWordWrap(True)
        self._message.setTextFormat(Qt.TextFormat.PlainText)
        self._message.setProperty("role", "error")
        self._message.hide()

    def _make_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addStretch(1)
        cancel = QPushButton("Cancel")
        cancel.clicked.connect(self.reject)
        self._save = QPushButton("Choose where and &save…")
        self._save.setDefault(True)
        self._save.clicked.connect(self._on_save)
        row.addWidget(cancel)
        row.addWidget(self._save)
        return row

    def _on_choice(self) -> None:
        self._context.settings.still_time = self.time.isChecked()
        self._context.settings.still_title = self.title.isChecked()
        self._refresh()

    def _refresh(self) -> None:
        """Make the still anew; it is shown when it is there."""
        self.title.setEnabled(self.time.isChecked())
        title = self._title if self.title.isChecked() else ""
        order = replace(self._order, with_time=self.time.isChecked(), title=title)
        if self._job is not None:
            self._job.cancel()
        self._still = None
        self._save.setEnabled(False)
        self._job = self._context.jobs.start(
            "Make the still", lambda progress: develop(order, progress), done=self._on_made, failed=self._on_failed
        )

    def _on_made(self, still: Still) -> None:
        self._job, self._still = None, still
        ratio = self.devicePixelRatioF()
        small = still.image.scaled(
            _PREVIEW * ratio, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        small.setDevicePixelRatio(ratio)
        self._preview.setPixmap(QPixmap.fromImage(small))
        self._save.setEnabled(True)

    def _on_save(self) -> None:
        name = f"{file_name(self._title, self._still.time_ms)}.png"
        chosen = files.ask_where_to_save(self, self._context.settings, "Save the still", name, _KINDS)
        if chosen is not None:
            target = with_ending(chosen)
            if target == chosen or not target.exists() or _may_replace(self, target):
                self.save_to(target)

    def _on_saved(self, path: Path) -> None:
        self.saved.emit(path)
        self.accept()

    def _on_failed(self, error: Exception) -> None:
        self._job = None
        self._message.setText(messages.sentence_of(error))
        self._message.show()
        self._save.setEnabled(self._still is not None)


def with_ending(path: Path) -> Path:
    """The path with an ending that says what kind of image it is; PNG where none was typed."""
    return path if path.suffix.lower() in ENDINGS else path.with_name(f"{path.name}.png")


def _may_replace(parent: QWidget, target: Path) -> bool:
    return messages.ask(
        parent,
        f"“{target.name}” is there already",
        "If you replace it, what is in it now is lost.",
        "Replace it",
    )
