from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel

from coachview.model.action_step import ActionStep, StepStatus
from coachview.model.annotation import Annotation
from coachview.model.person import Person
from coachview.project import Project
from coachview.ui.panels.card import Card
from coachview.ui.panels.due_picker import DuePicker
from coachview.ui.panels.person_picker import PersonPicker
from coachview.ui.panels.status_picker import STATUS_NAMES, StatusPicker
from coachview.ui.panels.themed import icon_button
from coachview.ui.theme import Theme


class ActionStepCard(Card):
    """An action step: what, who, until when, how one will see it, how it stands, and what it rests on."""

    def __init__(self, project: Project, theme: Theme, row_id: str) -> None:
        super().__init__(project, theme, row_id, "action step")
        steps = project.action_steps
        self._row = ActionStep(row_id, "", "")
        self._people: list[Person] = []
        self.text = self.make_text(
            "Reword action step",
            "One bite-sized, observable commitment",
            lambda typed: steps.reword(row_id, typed),
            "Action step",
        )
        self.criterion = self.make_text(
            "Change success criterion",
            "We will see that …",
            lambda typed: steps.set_success_criterion(row_id, typed),
            "Success criterion",
        )
        self.status = StatusPicker(theme)
        self.owner = PersonPicker(theme, "Done by", nobody="Nobody yet")
        self.owner.set_may_add(may_add=False)
        self.due = DuePicker(theme)
        self.remove_button = icon_button(theme, "trash-2", "Remove this action step")
        self.status.chosen.connect(self._on_status)
        self.owner.chosen.connect(self._on_owner)
        self.due.chosen.connect(self._on_due)
        self.remove_button.clicked.connect(self.remove)
        self._arrange()

    def show_row(
        self, row: ActionStep, people: list[Person], annotations: Sequence[Annotation], recording_ids: list[str]
    ) -> None:
        """Show the step as it is in the project."""
        self._row, self._people = row, people
        self.text.show_saved(row.text)
        self.criterion.show_saved(row.success_criterion)
        self._show_choices()
        self.show_links(annotations, recording_ids)

    def set_writable(self, writable: bool) -> None:
        super().set_writable(writable)
        for part in (self.status, self.owner, self.due):
            part.set_writable(writable)
        self.remove_button.setVisible(writable)

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(4)
        top.addWidget(self.text, 1)
        top.addWidget(self.remove_button, alignment=Qt.AlignmentFlag.AlignTop)
        who = QHBoxLayout()
        who.setSpacing(4)
        who.addWidget(self.owner)
        who.addWidget(self.due)
        who.addStretch(1)
        label = QLabel("How will we see it?")
        label.setProperty("role", "muted")
        label.setBuddy(self.criterion)
        self.column.addLayout(top)
        self.column.addWidget(self.status)
        self.column.addLayout(who)
        self.column.addWidget(label)
        for widget in (self.criterion, self.message, self.chips):
            self.column.addWidget(widget)

    def _show_choices(self) -> None:
        self.status.show_status(self._row.status)
        self.owner.show_people(self._people, self._row.owner_id)
        self.due.show_due(self._row.due)

    def _choose(self, label: str, change: Callable[[], object]) -> None:
        """Keep a choice; what cannot be kept is not shown as chosen either."""
        if not self.edit(label, change):
            self._show_choices()

    def _on_status(self, status: StepStatus) -> None:
        set_status = self._project.action_steps.set_status
        self._choose(f"Mark as {STATUS_NAMES[status].lower()}", lambda: set_status(self.row_id, status))

    def _on_owner(self, person_id: str) -> None:
        self._choose("Change owner", lambda: self._project.action_steps.set_owner(self.row_id, person_id))

    def _on_due(self, due: date | None) -> None:
        self._choose("Change due date", lambda: self._project.action_steps.set_due(self.row_id, due))
