"""The phases of the lesson on show, and what the user does to them: each gesture is one edit and one undo."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from coachview.model import phase_marking
from coachview.model.pacing import Pacing, pacing
from coachview.model.phase import ActualPhase, PlannedPhase
from coachview.model.phase_marking import Border, Phases
from coachview.project import Edit, Project
from coachview.ui.panels.attempt import attempt
from coachview.ui.playback.playback import Playback


class LessonPhases(QObject):
    """What is planned and marked in one recording. `changed` after every change of it, `trouble(sentence)`.

    `said(sentence)` tells in words what a key did, for whoever does not look at the timeline.
    """

    changed = Signal()
    position_changed = Signal(int)
    trouble = Signal(str)
    said = Signal(str)

    def __init__(self, project: Project, playback: Playback, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project, self._playback = project, playback
        self._recording_id, self._known_ms = "", 0
        self.plan: list[PlannedPhase] = []
        self.actual: list[ActualPhase] = []
        self.trouble_said = False
        playback.duration_changed.connect(self._on_duration)
        playback.position_changed.connect(self.position_changed)

    @property
    def recording_id(self) -> str:
        """The recording on show, empty when there is none."""
        return self._recording_id

    def set_recording(self, recording_id: str) -> None:
        """Show the phases of this recording, or of none."""
        self._recording_id = recording_id
        self._read()

    def take_up(self, edit: Edit) -> None:
        """Follow an edit of the project."""
        if any(change.table in {"planned_phase", "actual_phase", "recording"} for change in edit.changes):
            self._read()

    def pacing(self) -> Pacing:
        """The plan against what is marked."""
        return pacing(self.plan, self.actual, self.duration_ms())

    def duration_ms(self) -> int:
        """How long the recording is: as it plays, else as it was when added; never less than what is marked."""
        known_ms = self._playback.duration_ms() or self._known_ms
        return max(known_ms, max((one.end_ms for one in self.actual), default=0))

    def name_of(self, phase: ActualPhase) -> str:
        """What an actual phase is called: as in the plan, where it was planned."""
        return next((one.name for one in self.plan if one.id == phase.planned_id), phase.name)

    def running(self) -> ActualPhase | None:
        """The phase at this time."""
        return phase_marking.running_at(self.actual, self._playback.position_ms())

    def upcoming(self) -> PlannedPhase | None:
        """The phase that “next phase now” would begin; None when the plan is through."""
        return self.following(self._playback.position_ms())

    def following(self, at_ms: int) -> PlannedPhase | None:
        """The planned phase that would begin at a time; None when the plan is through by then."""
        return phase_marking.upcoming(self.plan, self.actual, at_ms)

    def next_now(self) -> None:
        """The next phase begins at this time."""
        at_ms = self._playback.position_ms()
        after = phase_marking.mark_next(self.plan, self.actual, self._recording_id, at_ms, self.duration_ms())
        begun = phase_marking.running_at(after, at_ms)
        name = self.name_of(begun) if begun else ""
        if self._put(f"Next phase: {name}", after):
            self.said.emit(f"{name} begins here")
        elif self._recording_id and not self.trouble_said:
            self.said.emit("The recording ends here: no phase can begin")

    def end_now(self) -> None:
        """The phase at this time ends here; what follows is not marked."""
        running = self.running()
        if running is None:
            self.said.emit("No phase is marked here")
        elif self._put("End phase", phase_marking.end_phase(self.actual, self._playback.position_ms())):
            self.said.emit(f"{self.name_of(running)} ends here")

    def split(self, phase_id: str, at_ms: int) -> None:
        """Divide a phase at a time."""
        self._put("Split phase", phase_marking.split(self.actual, phase_id, at_ms))

    def join(self, phase_id: str) -> None:
        """Make a phase and the one after it one."""
        self._put("Join phases", phase_marking.join(self.actual, phase_id))

    def move_border(self, phase_id: str, border: Border, to_ms: int) -> None:
        """Move one end of a phase."""
        self._put(
            "Move phase border",
            phase_marking.move_border(self.actual, phase_id, border, to_ms, self.duration_ms()),
        )

    def draw(self, start_ms: int, end_ms: int, planned_id: str = "", name: str = "") -> None:
        """Mark a phase from one time to another, over what was marked there."""
        planned = next((one for one in self.plan if one.id == planned_id), None)
        called = planned.name if planned else name or f"Phase {len(self.actual) + 1}"
        new = ActualPhase("", self._recording_id, called, start_ms, end_ms, planned.id if planned else "")
        self._put(f"Mark phase: {called}", phase_marking.draw(self.actual, new))

    def remove(self, phase_id: str) -> None:
        """Make the time of a phase unmarked."""
        self._edit("Remove phase", lambda: self._project.actual_phases.remove(phase_id))

    def make(self, phase_id: str, planned_id: str, name: str = "") -> None:
        """Say which planned phase it was; with no `planned_id`, what it is called."""

        def change() -> None:
            one = self._project.actual_phases.get(phase_id)
            planned = next((plan.name for plan in self.plan if plan.id == planned_id), "")
            changed = ActualPhase(one.id, one.recording_id, planned or name, one.start_ms, one.end_ms, planned_id)
            self._project.actual_phases.apply(phase_marking.PhaseChanges((), (changed,), ()))

        self._edit("Rename phase", change)

    def set_plan(self, wanted: Sequence[tuple[str, str, int]]) -> bool:
        """Make the plan these phases, (identity or "" for a new one, name, milliseconds), in this order; one edit."""
        rows, recording_id = self._project.planned_phases, self._recording_id

        def change() -> None:
            kept = {identity for identity, _name, _ms in wanted}
            for one in self.plan:
                if one.id not in kept:
                    rows.remove(one.id)
            order = []
            for identity, name, planned_ms in wanted:
                if identity:
                    rows.rename(identity, name)
                    rows.set_length(identity, planned_ms)
                order.append(identity or rows.add(recording_id, name, planned_ms).id)
            rows.reorder(order)

        return self._edit("Plan the lesson", change)

    def _put(self, label: str, after: Phases) -> bool:
        """Write what a gesture made of the phases; False when nothing changed or it could not be written."""
        self.trouble_said = False
        found = phase_marking.changes(self.actual, after)
        if not self._recording_id or not (found.added or found.changed or found.removed):
            return False
        return self._edit(label, lambda: self._project.actual_phases.apply(found))

    def _edit(self, label: str, change: Callable[[], object]) -> bool:
        sentence = attempt(self._project, label, change)
        self.trouble_said = bool(sentence)
        if sentence:
            self.trouble.emit(sentence)
        return not sentence

    def _read(self) -> None:
        shown = self._recording_id
        self._known_ms = self._length_when_added()
        self.plan = self._project.planned_phases.all(shown) if shown else []
        self.actual = self._project.actual_phases.all(shown) if shown else []
        self.changed.emit()

    def _length_when_added(self) -> int:
        try:
            return self._project.recordings.get(self._recording_id).media.duration_ms
        except LookupError:  # none is on show, or it was removed just now
            return 0

    def _on_duration(self, _duration_ms: int) -> None:
        if self.plan or self.actual:
            self.changed.emit()
