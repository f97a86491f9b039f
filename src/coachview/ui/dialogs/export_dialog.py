"""Handing over a debrief packet: what leaves is chosen and shown before anything is written."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from coachview.model.recording import Recording
from coachview.packet.contents import PacketPlan
from coachview.packet.plan import plan
from coachview.packet.request import PacketFormat, PacketRequest
from coachview.packet.write import write_packet
from coachview.progress import Progress
from coachview.project import Project
from coachview.services.export_request import build_request
from coachview.ui.context import UiContext
from coachview.ui.dialogs import files
from coachview.ui.dialogs.annotation_choice import AnnotationChoice
from coachview.ui.dialogs.export_preview import preview_parts, showing
from coachview.ui.dialogs.messages import sentence_of
from coachview.ui.jobs import Job
from coachview.ui.turns import Turns

_FORMATS = (
    (PacketFormat.HTML, "Page for the browser"),
    (PacketFormat.PDF, "PDF to print"),
    (PacketFormat.CSV, "Table (CSV)"),
    (PacketFormat.JSON, "Data (JSON)"),
)


class ExportDialog(QDialog):
    """Chooses, previews, writes with progress and cancel, and then shows where the packet is.

    `ready` whenever the preview shows all of what would be written now.
    """

    ready = Signal()

    def __init__(self, project: Project, recording: Recording | None, context: UiContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._project, self._context = project, context
        self._request: PacketRequest | None = None
        self._plan: PacketPlan | None = None
        self._job: Job | None = None
        self._preparing: Job | None = None
        self._showing = Turns(self)
        self._showing.done.connect(self._on_previewed)
        self._written: Path | None = None
        self.setWindowTitle("Export debrief packet")
        self.resize(980, 640)
        self._make_widgets(recording)
        layout = QVBoxLayout(self)
        columns = QHBoxLayout()
        columns.addLayout(self._make_choices(), 5)
        columns.addLayout(self._make_preview(), 6)
        layout.addLayout(columns, 1)
        layout.addWidget(self._message)
        layout.addWidget(self._bar)
        layout.addLayout(self._make_buttons())
        self._listen()
        self._on_cycle()

    @property
    def written(self) -> Path | None:
        """Where the packet is, once it has been written."""
        return self._written

    def reject(self) -> None:
        """Close; while the packet is being written, cancel that first and stay."""
        if self._job is not None:
            self._job.cancel()
            return
        if self._preparing is not None:
            self._preparing.cancel()
        self._showing.drop()
        super().reject()

    def export_to(self, target: Path) -> None:
        """Write the packet that the preview shows to `target`, with progress."""
        wanted, zipped = self._plan, self.zipped.isChecked()
        if wanted is None:
            return

        def write(progress: Progress) -> tuple[Path, list[str]]:
            left_out: list[str] = []
            return write_packet(wanted, target, zipped=zipped, progress=progress, warn=left_out.append), left_out

        self._job = self._context.jobs.start("Export debrief packet", write, done=self._on_done, failed=self._on_failed)
        self._job.progressed.connect(lambda fraction: self._bar.setValue(round(fraction * 1000)))
        self._job.cancelled.connect(self._on_cancelled)
        self._set_busy(busy=True)

    def _make_widgets(self, recording: Recording | None) -> None:
        self.cycle = QComboBox()
        self.cycle.setAccessibleName("Coaching cycle")
        for one in self._project.cycles.all():
            self.cycle.addItem(one.title, one.id)
        if recording is not None:
            self.cycle.setCurrentIndex(max(0, self.cycle.findData(recording.cycle_id)))
        self.annotations = AnnotationChoice(self._context.theme)
        self.formats = {one: QCheckBox(label) for one, label in _FORMATS}
        self.clips = QCheckBox("Video of the clips")
        self.stills = QCheckBox("Stills")
        self.drawings = QCheckBox("Drawings on the picture")
        self.pacing = QCheckBox("Pacing")
        self.reflections = QCheckBox("Reflection")
        self.steps = QCheckBox("Action steps")
        self.zipped = QCheckBox("One zip file instead of a folder")
        for box in self._boxes():
            box.setChecked(True)
        self._preview = QTextBrowser()
        self._preview.setAccessibleName("What leaves")
        self._message = QLabel()
        self._message.setWordWrap(True)
        self._message.setTextFormat(Qt.TextFormat.PlainText)
        self._message.hide()
        self._bar = QProgressBar()
        self._bar.setRange(0, 1000)
        self._bar.hide()

    def _boxes(self) -> list[QCheckBox]:
        return [
            *self.formats.values(),
            self.clips,
            self.stills,
            self.drawings,
            self.pacing,
            self.reflections,
            self.steps,
        ]

    def _make_choices(self) -> QVBoxLayout:
        column = QVBoxLayout()
        if self.cycle.count() > 1:
            column.addWidget(_heading("Coaching cycle"))
            column.addWidget(self.cycle)
        column.addWidget(_heading("Annotations"))
        column.addWidget(self.annotations, 1)
        column.addWidget(_heading("With them"))
        column.addLayout(
            _in_two_columns([self.clips, self.stills, self.drawings, self.pacing, self.reflections, self.steps])
        )
        column.addWidget(_heading("As"))
        column.addLayout(_in_two_columns([*self.formats.values()]))
        column.addWidget(self.zipped)
        return column

    def _make_preview(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.addWidget(_heading("What leaves, and what stays"))
        column.addWidget(self._preview, 1)
        return column

    def _make_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addStretch(1)
        self._show_folder = QPushButton("Show folder")
        self._open = QPushButton("Open packet")
        self._export = QPushButton("Choose where and export…")
        self._export.setDefault(True)
        self._close = QPushButton("Cancel")
        for button in (self._show_folder, self._open, self._close, self._export):
            row.addWidget(button)
        self._show_folder.hide()
        self._open.hide()
        return row

    def _listen(self) -> None:
        self.cycle.activated.connect(self._on_cycle)
        self.annotations.changed.connect(self._refresh)
        for box in self._boxes():
            box.toggled.connect(self._refresh)
        self._export.clicked.connect(self._on_export)
        self._close.clicked.connect(self.reject)
        self._show_folder.clicked.connect(self._on_show_folder)
        self._open.clicked.connect(self._on_open)

    def _on_cycle(self, _index: int = 0) -> None:
        """Read what there is of the cycle: by a job, from the file, in which everything is by now."""
        path, cycle_id = self._project.path, self.cycle.currentData()
        folders = [Path(one) for one in self._context.settings.known_folders()]

        def read(progress: Progress) -> PacketRequest:
            with Project.open(path, read_only=True, progress=progress) as project:
                return build_request(project, cycle_id=cycle_id, known_folders=folders)

        self._request = None
        self._prepare("Read what can leave", read, self._on_read)

    def _on_read(self, request: PacketRequest) -> None:
        self._request = request
        rows = request.snapshot
        recordings = {one.id for one in rows.recordings if one.cycle_id == request.cycle_id}
        shown = [one for one in rows.annotations if one.recording_id in recordings]
        self.annotations.show_annotations(shown, {one.id: one.name for one in rows.people})
        self._refresh()

    def _refresh(self) -> None:
        """Plan anew what leaves; nothing can be written before the preview is of that very plan."""
        if self._request is None:
            return
        self._message.hide()
        request, tokens = self._wanted(self._request), self._context.theme.tokens

        def decide(_progress: Progress) -> tuple[PacketPlan, list[str]]:
            planned = plan(request)
            return planned, preview_parts(planned, tokens)

        self._prepare("Plan what leaves", decide, self._on_planned)

    def _wanted(self, request: PacketRequest) -> PacketRequest:
        """The request with what is ticked."""
        return replace(
            request,
            annotation_ids=self.annotations.chosen(),
            clips=self.clips.isChecked(),
            stills=self.stills.isChecked(),
            reflections=self.reflections.isChecked(),
            action_steps=self.steps.isChecked(),
            drawings=self.drawings.isChecked(),
            pacing=self.pacing.isChecked(),
            formats=frozenset(one for one, box in self.formats.items() if box.isChecked()),
        )

    def _on_planned(self, planned: tuple[PacketPlan, list[str]]) -> None:
        self._plan, parts = planned
        self._showing.start(showing(self._preview, parts))

    def _on_previewed(self) -> None:
        self._export.setEnabled(self._plan is not None and bool(self._plan.files))
        self.ready.emit()

    def _prepare(self, label: str, work: Callable[[Progress], Any], done: Callable[[Any], None]) -> None:
        """Have a job do it; what an earlier one is still at is not wanted any more."""
        if self._preparing is not None:
            self._preparing.cancel()
        self._showing.drop()
        self._plan = None
        self._export.setEnabled(False)
        job = self._preparing = self._context.jobs.start(label, work)
        job.succeeded.connect(lambda result: self._on_prepared(job, done, result))
        job.failed.connect(lambda error: self._on_unprepared(job, error))

    def _on_prepared(self, job: Job, done: Callable[[Any], None], result: Any) -> None:
        if job is self._preparing:
            self._preparing = None
            done(result)

    def _on_unprepared(self, job: Job, error: Exception) -> None:
        if job is self._preparing:
            self._preparing = None
            self._say(sentence_of(error), error=True)

    def _on_export(self) -> None:
        name = f"{self._project.path.stem} packet"
        if self.zipped.isChecked():
            target = files.ask_where_to_save(
                self, self._context.settings, "Export packet", f"{name}.zip", "Zip (*.zip)"
            )
        else:
            folder = files.ask_for_folder(self, self._context.settings, "Choose the folder to put the packet in")
            target = files.free_path(folder, name) if folder else None
        if target is not None:
            self.export_to(target)

    def _on_done(self, result: tuple[Path, list[str]]) -> None:
        self._written, left_out = result
        path = self._written
        self._set_busy(busy=False)
        self._say("\n".join([f"The packet is in {path}.", *left_out]), error=False)
        self._show_folder.show()
        self._open.setVisible(PacketFormat.HTML in self._plan.formats and path.is_dir())
        self._close.setText("Close")

    def _on_failed(self, error: Exception) -> None:
        self._set_busy(busy=False)
        self._say(sentence_of(error), error=True)

    def _on_cancelled(self) -> None:
        self._set_busy(busy=False)
        self._say("Cancelled. Nothing was left behind.", error=False)

    def _set_busy(self, *, busy: bool) -> None:
        if not busy:
            self._job = None
        self._bar.setValue(0)
        self._bar.setVisible(busy)
        self._message.hide()
        self._export.setEnabled(not busy and self._plan is not None)
        self.annotations.setEnabled(not busy)
        for box in (*self._boxes(), self.zipped, self.cycle):
            box.setEnabled(not busy)

    def _say(self, sentence: str, *, error: bool) -> None:
        self._message.setProperty("role", "error" if error else "strong")
        self._message.style().polish(self._message)
        self._message.setText(sentence)
        self._message.show()

    def _on_show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written.parent)))

    def _on_open(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written / "index.html")))


def _heading(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", "strong")
    return label


def _in_two_columns(boxes: list[QCheckBox]) -> QHBoxLayout:
    row = QHBoxLayout()
    half = (len(boxes) + 1) // 2
    for some in (boxes[:half], boxes[half:]):
        column = QVBoxLayout()
        for box in some:
            column.addWidget(box)
        column.addStretch(1)
        row.addLayout(column)
    return row
