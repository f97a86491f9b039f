from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from coachview.model.action_step import ActionStep
from coachview.model.person import Role
from coachview.project import Project
from coachview.ui.panels.action_step_card import ActionStepCard
from coachview.ui.panels.add_line import AddLine
from coachview.ui.panels.attempt import attempt
from coachview.ui.panels.cards_panel import CardsPanel
from coachview.ui.panels.empty_state import EmptyState
from coachview.ui.theme import Theme

_WHAT = (
    "One bite-sized, observable commitment: what will be done in the next lesson, until when, "
    "and how you will see that it worked."
)


class ActionStepsPanel(CardsPanel):
    """The tab with the action steps. A new one is the teacher's to do."""

    tables = frozenset({"action_step", "action_step_annotation", "cycle", "recording"})

    def __init__(self, project: Project, theme: Theme) -> None:
        empty = EmptyState(theme, "target", "No action step yet", _WHAT, "Add an action step")
        line = AddLine(theme, "Add an action step", "What will be done in the next lesson?", self._add_step)
        super().__init__(project, theme, empty, line)

    def read_rows(self) -> Sequence[ActionStep]:
        return self._project.action_steps.all(self._cycle_id)

    def make_card(self, row_id: str) -> QWidget:
        return ActionStepCard(self._project, self._theme, row_id)

    def fill_card(self, card: Any, row: Any, recording_ids: list[str]) -> None:
        card.show_row(row, self._project.people.all(), self.annotations_of(row), recording_ids)

    def _add_step(self, text: str) -> str:
        teacher = next((one.id for one in self._project.people.all() if one.role is Role.TEACHER), "")
        add, cycle_id = self._project.action_steps.add, self._cycle_id
        return attempt(self._project, "Add action step", lambda: add(cycle_id, text, owner_id=teacher))
