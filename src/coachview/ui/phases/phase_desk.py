from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from coachview.project import Project
from coachview.ui.actions import Actions
from coachview.ui.context import UiContext
from coachview.ui.phases.lesson_phases import LessonPhases
from coachview.ui.phases.pacing_panel import PacingPanel
from coachview.ui.phases.phases_on_timeline import PhasesOnTimeline
from coachview.ui.phases.plan_dialog import PlanDialog
from coachview.ui.timeline.view import TimelineView


class PhaseDesk(QObject):
    """Everything about lesson phases in one place: what is marked, where it is shown, and the plan's dialog."""

    seek_requested = Signal(int)
    trouble = Signal(str)
    said = Signal(str)

    def __init__(
        self, project: Project, context: UiContext, actions: Actions, timeline: TimelineView, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._context, self._window = context, parent
        self.phases = LessonPhases(project, context.playback, self)
        self._on_timeline = PhasesOnTimeline(self.phases, timeline, actions)
        self.panel = PacingPanel(self.phases, actions, context.theme)
        self.panel.plan_requested.connect(actions["plan_lesson"].trigger)
        self.panel.seek_requested.connect(self.seek_requested)
        self.phases.trouble.connect(self.trouble)
        self.phases.said.connect(self.said)

    def set_recording(self, recording_id: str) -> None:
        """Show the phases of this recording, or of none."""
        self.phases.set_recording(recording_id)

    def set_writable(self, writable: bool) -> None:
        """Whether phases may be planned and marked."""
        self.panel.set_writable(writable)
        self._on_timeline.set_editable(writable)

    def plan_lesson(self) -> None:
        """Let the plan be written."""
        if self.phases.recording_id:
            PlanDialog(self.phases, self._context.settings, self._context.theme, self._window).open()
