from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from coachview.model.ids import new_id
from coachview.model.phase import ActualPhase
from coachview.model.phase_marking import PhaseChanges
from coachview.project.annotations import check_times
from coachview.project.planned_phases import checked_name
from coachview.project.rows import Rows
from coachview.project.tables import ACTUAL_PHASE, RECORDING


class ActualPhases(Rows[ActualPhase]):
    """The phases of each lesson as they were, in the order in which they happened."""

    table = ACTUAL_PHASE
    order = "recording_id, start_ms, end_ms, id"

    def apply(self, changes: PhaseChanges) -> list[ActualPhase]:
        """Write what a gesture made of the phases (`model.phase_marking`); the new ones as they were kept.

        Raises RowNotFoundError when a recording or a phase is not in the project, and InvalidEntryError for times
        outside of any recording or a name without letters.
        """
        for phase_id in changes.removed:
            self.remove(phase_id)
        for one in changes.changed:
            check_times(one.start_ms, one.end_ms)
            self._change(one.id, {"name": checked_name(one.name), **_place(one)})
        return [self._add(one) for one in changes.added]

    def rename(self, phase_id: str, name: str) -> None:
        """Call it something else; a planned one is shown by the name in the plan."""
        self._change(phase_id, {"name": checked_name(name)})

    def remove(self, phase_id: str) -> None:
        """Its time is unmarked again."""
        self._change(phase_id, {"deleted": 1})

    def all(self, recording_id: str | None = None) -> list[ActualPhase]:
        """The phases marked in a recording, or in all recordings."""
        return self._select() if recording_id is None else self._select("recording_id = ?", (recording_id,))

    def _add(self, one: ActualPhase) -> ActualPhase:
        self._store.require(RECORDING, one.recording_id)
        check_times(one.start_ms, one.end_ms)
        made = replace(one, id=new_id(), name=checked_name(one.name))
        values = {"recording_id": made.recording_id, "name": made.name, **_place(made)}
        self._store.insert(ACTUAL_PHASE, made.id, values)
        return made

    def _values(self, rows: Sequence[tuple[Any, ...]]) -> list[ActualPhase]:
        return [
            ActualPhase(row_id, recording_id, name, start_ms, max(end_ms, start_ms + 1), planned_id)
            for row_id, recording_id, name, start_ms, end_ms, planned_id in rows
        ]


def _place(one: ActualPhase) -> dict[str, str | int]:
    return {"start_ms": one.start_ms, "end_ms": one.end_ms, "planned_id": one.planned_id}
