from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from coachview.model.person import Role
from coachview.model.reflection import DEFAULT_PROMPTS, Reflection
from coachview.project import Project
from coachview.ui.panels.add_line import AddLine
from coachview.ui.panels.attempt import attempt
from coachview.ui.panels.cards_panel import CardsPanel
from coachview.ui.panels.empty_state import EmptyState
from coachview.ui.panels.person_picker import named
from coachview.ui.panels.reflection_card import ReflectionCard
from coachview.ui.theme import Theme

_WHAT = "Three questions to begin with: what happened, why, and what next. They can be changed."
_NOBODY = "A reflection needs somebody who writes it. Add a person first, in the note box below."


class ReflectionPanel(CardsPanel):
    """The tab with the reflection prompts and the answers. A new one belongs to the teacher."""

    tables = frozenset({"reflection", "reflection_annotation", "cycle", "recording"})

    def __init__(self, project: Project, theme: Theme) -> None:
        empty = EmptyState(theme, "notebook-pen", "No reflection yet", _WHAT, "Start with three questions")
        line = AddLine(theme, "Add a question", "A question to think about in writing", self._add_prompt)
        super().__init__(project, theme, empty, line)

    def read_rows(self) -> Sequence[Reflection]:
        return self._project.reflections.all(self._cycle_id)

    def make_card(self, row_id: str) -> QWidget:
        return ReflectionCard(self._project, self._theme, row_id)

    def fill_card(self, card: Any, row: Any, recording_ids: list[str]) -> None:
        card.show_row(row, self._by_whom(row), self.annotations_of(row), recording_ids)

    def on_empty_acted(self) -> None:
        author = self._author_id()
        reflections, cycle_id = self._project.reflections, self._cycle_id
        sentence = _NOBODY
        if author:
            sentence = attempt(
                self._project,
                "Add reflection prompts",
                lambda: [reflections.add(cycle_id, author, prompt) for prompt in DEFAULT_PROMPTS],
            )
        if sentence:
            self.trouble.emit(sentence)
            self.refresh()
        else:
            self.cards[0].answer.setFocus()

    def _add_prompt(self, prompt: str) -> str:
        author = self._author_id()
        if not author:
            return _NOBODY
        add, cycle_id = self._project.reflections.add, self._cycle_id
        return attempt(self._project, "Add reflection prompt", lambda: add(cycle_id, author, prompt))

    def _author_id(self) -> str:
        """The teacher; where there is none, whoever writes."""
        people = self._project.people.all()
        teacher = next((one.id for one in people if one.role is Role.TEACHER), "")
        return teacher or self._project.author_id or (people[0].id if people else "")

    def _by_whom(self, row: Reflection) -> str:
        """Whose it is, where it is not the teacher's."""
        if row.author_id == self._author_id():
            return ""
        person = next((one for one in self._project.people.all() if one.id == row.author_id), None)
        return named(person) if person else ""
