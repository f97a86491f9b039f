from collections.abc import Sequence
from typing import Any

from coachview.model.ids import new_id
from coachview.model.phase import PlannedPhase
from coachview.project import sql
from coachview.project.errors import InvalidEntryError
from coachview.project.rows import Rows
from coachview.project.tables import PLANNED_PHASE, RECORDING
from coachview.project.texts import clean_text

LEAST_PLANNED_MS = 1000
MOST_PLANNED_MS = 24 * 3600 * 1000


class PlannedPhases(Rows[PlannedPhase]):
    """The plan of each recorded lesson, in its order."""

    table = PLANNED_PHASE
    order = "recording_id, position, id"

    def add(self, recording_id: str, name: str, planned_ms: int) -> PlannedPhase:
        """Plan one more phase, after the others.

        Raises RowNotFoundError when the recording is not in the project, and InvalidEntryError for a phase without a
        name, shorter than a second or longer than a day.
        """
        self._store.require(RECORDING, recording_id)
        position = self._next_position_in(recording_id)
        made = PlannedPhase(new_id(), recording_id, checked_name(name), _checked_length(planned_ms), position)
        self._store.insert(PLANNED_PHASE, made.id, {field: getattr(made, field) for field in PLANNED_PHASE.fields})
        return made

    def replace_plan(self, recording_id: str, phases: Sequence[tuple[str, int]]) -> list[PlannedPhase]:
        """Plan these phases, (name, milliseconds), in place of the ones there were. Raises like `add`."""
        for one in self.all(recording_id):
            self.remove(one.id)
        return [self.add(recording_id, name, planned_ms) for name, planned_ms in phases]

    def rename(self, phase_id: str, name: str) -> None:
        """Call it something else. Raises InvalidEntryError for a name without letters."""
        self._change(phase_id, {"name": checked_name(name)})

    def set_length(self, phase_id: str, planned_ms: int) -> None:
        """Plan it longer or shorter. Raises InvalidEntryError like `add`."""
        self._change(phase_id, {"planned_ms": _checked_length(planned_ms)})

    def reorder(self, phase_ids: Sequence[str]) -> None:
        """Put the phases of a plan in this order."""
        for position, phase_id in enumerate(phase_ids):
            self._change(phase_id, {"position": position})

    def remove(self, phase_id: str) -> None:
        """Take it out of the plan; what was marked in the recording as this phase stays, as one nobody planned."""
        self._change(phase_id, {"deleted": 1})

    def all(self, recording_id: str | None = None) -> list[PlannedPhase]:
        """The plan of a recording, or of all recordings."""
        return self._select() if recording_id is None else self._select("recording_id = ?", (recording_id,))

    def _next_position_in(self, recording_id: str) -> int:
        question = sql.select(["coalesce(max(position), -1) + 1"], "planned_phase", "recording_id = ? AND deleted = 0")
        found = self._store.row(question, (recording_id,))
        return int(found[0]) if found else 0

    def _values(self, rows: Sequence[tuple[Any, ...]]) -> list[PlannedPhase]:
        return [PlannedPhase(*row) for row in rows]


def checked_name(name: str) -> str:
    """The name as it is kept. Raises InvalidEntryError when it has no letters."""
    cleaned = clean_text(name).strip()
    if not cleaned:
        raise InvalidEntryError("A lesson phase needs a name. Write what the class does in it, such as “Share”.")
    return cleaned


def _checked_length(planned_ms: int) -> int:
    if not LEAST_PLANNED_MS <= planned_ms <= MOST_PLANNED_MS:
        raise InvalidEntryError("A phase is planned for at least a second and at most a day. Write its minutes anew.")
    return planned_ms
