from collections.abc import Sequence

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QInputDialog,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from coachview.model.phase import PlannedPhase
from coachview.model.phase_presets import PRESETS, PhasePreset
from coachview.model.timecode import format_time
from coachview.ui.panels.message_line import MessageLine
from coachview.ui.panels.themed import ThemedIcon, as_link
from coachview.ui.phases.lesson_phases import LessonPhases
from coachview.ui.phases.plan_rows import PlanRows
from coachview.ui.settings import Settings
from coachview.ui.theme import Theme

_UNNAMED = "A phase has no name. Write what the class does in it, or remove the phase."


class PlanDialog(QDialog):
    """Writing the plan of a lesson: phases, their minutes and their order, from a preset or from nothing.

    Nothing is changed in the project before “Save plan”, which is one edit.
    """

    def __init__(self, phases: LessonPhases, settings: Settings, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._phases, self._settings = phases, settings
        self.setWindowTitle("Plan the lesson")
        self.resize(560, 520)
        self.presets = QComboBox()
        self.presets.setAccessibleName("Begin with a plan that many lessons follow")
        self.rows = PlanRows(theme)
        self.total = QLabel()
        self.message = MessageLine(theme)
        self.add_button = QPushButton("Add a phase")
        ThemedIcon(self.add_button, theme, "plus", "accent", 16)
        self.keep_button = QPushButton("Keep as a preset…")
        self.forget_button = QPushButton("Forget this preset")
        for button in (self.add_button, self.keep_button, self.forget_button):
            as_link(button, theme)
            button.setAutoDefault(False)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.save_button = self.buttons.addButton("Save plan", QDialogButtonBox.ButtonRole.AcceptRole)
        self.save_button.setProperty("primary", True)
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setIcon(QIcon())
        self._arrange()
        self.save_button.setDefault(True)  # which Qt forgets of a button that is in no dialog yet
        self._listen()
        self._fill_presets()
        self.rows.show_phases([(one.id, one.name, one.planned_ms) for one in phases.plan])

    def accept(self) -> None:
        """Save the plan, or say what is missing and stay."""
        wanted = self.rows.phases()
        if any(not name.strip() for _identity, name, _ms in wanted):
            self.message.show_error(_UNNAMED)
            return
        if self._phases.set_plan(wanted):
            super().accept()

    def _arrange(self) -> None:
        top = QHBoxLayout()
        label = QLabel("Begin with")
        label.setBuddy(self.presets)
        top.addWidget(label)
        top.addWidget(self.presets, 1)
        top.addWidget(self.forget_button)
        below = QHBoxLayout()
        below.addWidget(self.add_button)
        below.addWidget(self.keep_button)
        below.addStretch(1)
        below.addWidget(self.total)
        layout = QVBoxLayout(self)
        layout.setSpacing(10)
        layout.addLayout(top)
        layout.addWidget(self.rows, 1)
        layout.addLayout(below)
        layout.addWidget(self.message)
        layout.addWidget(self.buttons)

    def _listen(self) -> None:
        self.presets.activated.connect(self._on_preset)
        self.add_button.clicked.connect(self.rows.add_empty)
        self.keep_button.clicked.connect(self._on_keep)
        self.forget_button.clicked.connect(self._on_forget)
        self.rows.changed.connect(self._on_rows)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._phases.trouble.connect(self.message.show_error)

    def _fill_presets(self, chosen: str = "") -> None:
        self.presets.clear()
        self.presets.addItem("Choose a preset…", None)
        for one in (*PRESETS, *self._settings.phase_presets()):
            self.presets.addItem(f"{one.name} ({round(one.planned_ms / 60_000)} min)", one)
            if one.name == chosen:
                self.presets.setCurrentIndex(self.presets.count() - 1)
        self._show_forget()

    def _show_forget(self) -> None:
        self.forget_button.setVisible(self.presets.currentData() in self._settings.phase_presets())

    def _on_preset(self) -> None:
        """Take up the preset; phases of the same name keep what was marked as them."""
        chosen: PhasePreset | None = self.presets.currentData()
        self._show_forget()
        if chosen is not None:
            self.rows.show_phases(_with_identities(chosen.phases, self._phases.plan))

    def _on_keep(self) -> None:
        wanted = self.rows.phases()
        if not wanted or any(not name.strip() for _identity, name, _ms in wanted):
            self.message.show_error(_UNNAMED if wanted else "There is no phase to keep yet. Add one first.")
            return
        name, agreed = QInputDialog.getText(self, "Keep as a preset", "What shall this plan be called?")
        if agreed and name.strip():
            kept = PhasePreset(name.strip(), tuple((phase, ms) for _identity, phase, ms in wanted))
            self._settings.keep_phase_preset(kept)
            self._fill_presets(kept.name)

    def _on_forget(self) -> None:
        self._settings.forget_phase_preset(self.presets.currentData().name)
        self._fill_presets()

    def _on_rows(self) -> None:
        self.message.clear()
        total_ms = sum(ms for _identity, _name, ms in self.rows.phases())
        self.total.setText(f"In all {format_time(total_ms)}")


def _with_identities(phases: Sequence[tuple[str, int]], plan: Sequence[PlannedPhase]) -> list[tuple[str, str, int]]:
    left = {one.name: one.id for one in reversed(plan)}
    return [(left.pop(name, ""), name, planned_ms) for name, planned_ms in phases]
