from collections.abc import Sequence
from typing import Any

from coachview.model.cycle import CoachingCycle
from coachview.model.ids import new_id
from coachview.project.rows import Rows
from coachview.project.tables import CYCLE
from coachview.project.texts import clean_text


class Cycles(Rows[CoachingCycle]):
    """The coaching cycles, oldest first."""

    table = CYCLE
    order = "created_utc, id"

    def add(self, title: str, focus_question: str = "") -> CoachingCycle:
        """Begin a cycle."""
        cycle = CoachingCycle(new_id(), clean_text(title), clean_text(focus_question), self._store.now_utc())
        values = {"title": cycle.title, "focus_question": cycle.focus_question, "created_utc": cycle.created_utc}
        self._store.insert(CYCLE, cycle.id, values)
        return cycle

    def rename(self, cycle_id: str, title: str) -> None:
        """Give the cycle another title."""
        self._change(cycle_id, {"title": clean_text(title)})

    def set_focus_question(self, cycle_id: str, focus_question: str) -> None:
        """Change the question of the cycle."""
        self._change(cycle_id, {"focus_question": clean_text(focus_question)})

    def all(self) -> list[CoachingCycle]:
        """All cycles, oldest first."""
        return self._select()

    def _values(self, rows: Sequence[tuple[Any, ...]]) -> list[CoachingCycle]:
        return [CoachingCycle(*row) for row in rows]
