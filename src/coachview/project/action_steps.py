from collections.abc import Sequence
from datetime import date
from typing import Any

from coachview.model.action_step import ActionStep, StepStatus
from coachview.model.ids import new_id
from coachview.project.edit import Value
from coachview.project.links import Links
from coachview.project.rows import Rows
from coachview.project.store import Store
from coachview.project.tables import ACTION_STEP, ACTION_STEP_ANNOTATION, CYCLE, PERSON
from coachview.project.texts import clean_text


class ActionSteps(Rows[ActionStep]):
    """What was agreed on, in each cycle's order."""

    table = ACTION_STEP
    order = "(SELECT created_utc FROM cycle WHERE cycle.id = cycle_id), cycle_id, position, id"

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self._links = Links(store, ACTION_STEP, ACTION_STEP_ANNOTATION)

    def add(
        self, cycle_id: str, text: str, *, owner_id: str = "", due: date | None = None, success_criterion: str = ""
    ) -> ActionStep:
        """Add a step after the others of its cycle. Raises RowNotFoundError when the cycle or the owner is gone."""
        self._store.require(CYCLE, cycle_id)
        self._require_owner(owner_id)
        made = ActionStep(
            new_id(),
            cycle_id,
            clean_text(text),
            owner_id,
            due,
            clean_text(success_criterion),
            position=self._next_position(cycle_id),
        )
        values: dict[str, Value] = {
            "cycle_id": cycle_id,
            "text": made.text,
            "owner_id": owner_id,
            "due": _day(due),
            "success_criterion": made.success_criterion,
            "status": made.status.value,
            "position": made.position,
        }
        self._store.insert(ACTION_STEP, made.id, values)
        return made

    def reword(self, step_id: str, text: str) -> None:
        """Change what will be done."""
        self._change(step_id, {"text": clean_text(text)})

    def set_owner(self, step_id: str, owner_id: str) -> None:
        """Say who will do it; an empty id for nobody yet."""
        self._require_owner(owner_id)
        self._change(step_id, {"owner_id": owner_id})

    def set_due(self, step_id: str, due: date | None) -> None:
        """Say until which day, or leave it open."""
        self._change(step_id, {"due": _day(due)})

    def set_success_criterion(self, step_id: str, success_criterion: str) -> None:
        """Say how one will see that it was done."""
        self._change(step_id, {"success_criterion": clean_text(success_criterion)})

    def set_status(self, step_id: str, status: StepStatus) -> None:
        """Say how it stands."""
        self._change(step_id, {"status": StepStatus(status).value})

    def link(self, step_id: str, annotation_id: str) -> None:
        """Say that the step rests on an annotation; saying it twice is no change."""
        self._links.link(step_id, annotation_id)

    def unlink(self, step_id: str, annotation_id: str) -> None:
        """Take the link away; where there is none it is no change."""
        self._links.unlink(step_id, annotation_id)

    def remove(self, step_id: str) -> None:
        """Remove the step; undo brings it back."""
        self._change(step_id, {"deleted": 1})

    def all(self, cycle_id: str | None = None) -> list[ActionStep]:
        """The steps of a cycle, or of all cycles, oldest cycle first."""
        return self._select() if cycle_id is None else self._select("cycle_id = ?", (cycle_id,))

    def _require_owner(self, owner_id: str) -> None:
        if owner_id:
            self._store.require(PERSON, owner_id)

    def _values(self, rows: Sequence[tuple[Any, ...]]) -> list[ActionStep]:
        links = self._links.by_owner(rows[0][0] if len(rows) == 1 else None) if rows else {}
        return [
            ActionStep(
                row_id,
                cycle_id,
                text,
                owner_id,
                date.fromisoformat(due) if due is not None else None,
                success_criterion,
                StepStatus(status),
                position,
                links.get(row_id, ()),
            )
            for row_id, cycle_id, text, owner_id, due, success_criterion, status, position in rows
        ]


def _day(due: date | None) -> str | None:
    return None if due is None else date(due.year, due.month, due.day).isoformat()
