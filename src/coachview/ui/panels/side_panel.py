"""The right side of the window: annotations, reflection and action steps in tabs, over the note box."""

from collections.abc import Generator
from typing import Self

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from coachview.project import Edit, Project, RowNotFoundError
from coachview.ui.panels.action_steps_panel import ActionStepsPanel
from coachview.ui.panels.annotations_panel import AnnotationsPanel
from coachview.ui.panels.note_box import NoteBox
from coachview.ui.panels.reflection_panel import ReflectionPanel
from coachview.ui.panels.themed import SCROLL_BARS, ThemedSheet
from coachview.ui.playback.playback import Playback
from coachview.ui.signals import ProjectSignals
from coachview.ui.theme import Theme
from coachview.ui.turns import Steps


class SidePanel(QWidget):
    """Arranges the tabs and the note box, and passes on what they ask for.

    `seek_requested(ms)` in the recording on show; `recording_requested(recording_id, ms)` for an annotation of another
    recording; `annotation_selected(id)`; `in_out_changed(in_ms, out_ms)` with None for what is not marked;
    `note_finished` when the keys go back to the player; `trouble(sentence)`; `author_changed(person_id)`.
    """

    seek_requested = Signal(int)
    recording_requested = Signal(str, int)
    annotation_selected = Signal(str)
    in_out_changed = Signal(object, object)
    note_finished = Signal()
    author_changed = Signal(str)
    trouble = Signal(str)

    def __init__(self, project: Project, signals: ProjectSignals, playback: Playback, theme: Theme) -> None:
        for _ in self._make(project, signals, playback, theme):
            pass  # all of it at once

    @classmethod
    def in_steps(
        cls, project: Project, signals: ProjectSignals, playback: Playback, theme: Theme
    ) -> Generator[None, None, Self]:
        """The same panel, made in steps of some milliseconds each."""
        panel = cls.__new__(cls)
        yield from panel._make(project, signals, playback, theme)
        return panel

    def _make(self, project: Project, signals: ProjectSignals, playback: Playback, theme: Theme) -> Steps:
        super().__init__()
        self._project = project
        self._recording_id = ""
        self.annotations = AnnotationsPanel(project, theme)
        yield
        self.reflection = ReflectionPanel(project, theme)
        yield
        self.steps = ActionStepsPanel(project, theme)
        yield
        self.note_box = NoteBox(project, playback, theme)
        yield
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.tabBar().setExpanding(False)
        ThemedSheet(self, theme, SCROLL_BARS)  # before there is much in here to be styled anew
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.tabs, 1)
        layout.addWidget(self.note_box)
        yield
        for panel, title in (
            (self.annotations, "Annotations"),
            (self.reflection, "Reflection"),
            (self.steps, "Action steps"),
        ):
            self.tabs.addTab(panel, title)
            yield
        self.setMinimumWidth(300)
        self._listen(signals, playback)
        self._show_cycle()
        self.set_read_only(project.read_only, project.read_only_reason)

    def add_tab(self, panel: QWidget, title: str) -> None:
        """One more tab, after the others; whoever adds it keeps it up to date."""
        self.tabs.addTab(panel, title)

    def set_recording(self, recording_id: str) -> None:
        """Show this recording's annotations and its cycle's reflection and action steps, and write notes about it."""
        self.annotations.set_recording(recording_id)
        self.begin_recording(recording_id)

    def begin_recording(self, recording_id: str) -> None:
        """The same, but for the annotations, which the panel of them is given apart."""
        self._recording_id = recording_id
        self.note_box.set_recording(recording_id)
        self._show_cycle()

    def set_read_only(self, read_only: bool, reason: str = "") -> None:
        """Whether nothing can be changed, and why."""
        for panel in (self.annotations, self.reflection, self.steps):
            panel.set_writable(not read_only)
        self.note_box.set_read_only((reason or "This project can only be looked at.") if read_only else "")

    def select(self, annotation_id: str) -> None:
        """Select an annotation that was chosen elsewhere."""
        self.annotations.select(annotation_id)

    def show_tab(self, index: int) -> None:
        """Show the annotations (0), the reflection (1) or the action steps (2); asked for again, put the keys there.

        The first time the keys stay with the player: one may only want to look.
        """
        if self.tabs.currentIndex() == index:
            self.tabs.currentWidget().enter()
        self.tabs.setCurrentIndex(index)

    def find(self) -> None:
        """Search the annotations."""
        self.tabs.setCurrentWidget(self.annotations)
        self.annotations.find()

    def flush(self) -> bool:
        """Write whatever is typed, but for the note, which waits for Enter; False when something could not be."""
        kept = [panel.flush() for panel in (self.annotations, self.reflection, self.steps)]
        return all(kept)

    def jump(self, annotation_id: str) -> None:
        """Go to an annotation's time, in its own recording."""
        try:
            one = self._project.annotations.get(annotation_id)
        except RowNotFoundError as gone:
            self.trouble.emit(str(gone))
            return
        self.annotation_selected.emit(one.id)
        if one.recording_id == self._recording_id:
            self.annotations.select(one.id)
            self.seek_requested.emit(one.start_ms)
        else:
            self.recording_requested.emit(one.recording_id, one.start_ms)

    def _listen(self, signals: ProjectSignals, playback: Playback) -> None:
        for panel in (self.annotations, self.reflection, self.steps):
            panel.jump_requested.connect(self.jump)
            panel.trouble.connect(self.trouble)
            panel.rescued.connect(self.note_box.rescue)
            panel.left.connect(self.note_finished)
        self.annotations.seek_requested.connect(self.seek_requested)
        self.annotations.picked.connect(self.annotation_selected)
        self.note_box.finished.connect(self.note_finished)
        self.note_box.author_changed.connect(self.author_changed)
        self.note_box.in_out_changed.connect(self.annotations.set_in_out)
        self.note_box.in_out_changed.connect(self.in_out_changed)
        playback.position_changed.connect(self.annotations.model.set_playhead)
        signals.edited.connect(self._on_edit)

    def _on_edit(self, edit: Edit) -> None:
        self.annotations.take_up(edit)
        self.reflection.take_up(edit)
        self.steps.take_up(edit)
        if edit.kind != "edit":
            self.note_box.hint.setText("")
        if any(change.table == "person" for change in edit.changes):
            self.note_box.show_people()

    def _show_cycle(self) -> None:
        cycle_id = self._cycle_id()
        self.reflection.set_cycle(cycle_id)
        self.steps.set_cycle(cycle_id)

    def _cycle_id(self) -> str:
        """The cycle of the recording on show; without one, the first cycle."""
        if self._recording_id:
            return self._project.recordings.get(self._recording_id).cycle_id
        return next((one.id for one in self._project.cycles.all()), "")
