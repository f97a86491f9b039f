from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PlannedPhase:
    """A part of the lesson as it was planned: for how long it should last, and by `position` in which order.

    A plan belongs to one recording, since the next lesson is planned anew.
    """

    id: str
    recording_id: str
    name: str
    planned_ms: int
    position: int = 0


@dataclass(frozen=True, slots=True)
class ActualPhase:
    """A part of the lesson as it was: from `start_ms` until before `end_ms` of the recording.

    `planned_id` names the planned phase that it was, and is empty for one that nobody had planned; several may be of
    the same planned phase, when the class came back to it. The actual phases of a recording do not overlap; after a
    merge of two people's changes they may.
    """

    id: str
    recording_id: str
    name: str
    start_ms: int
    end_ms: int
    planned_id: str = ""

    @property
    def length_ms(self) -> int:
        """How long it took."""
        return self.end_ms - self.start_ms


def in_plan_order(plan: list[PlannedPhase]) -> list[PlannedPhase]:
    """By position, then by identity, so that every copy shows the same order."""
    return sorted(plan, key=lambda one: (one.position, one.id))


def by_start(actual: list[ActualPhase]) -> list[ActualPhase]:
    """In the order in which they happened."""
    return sorted(actual, key=lambda one: (one.start_ms, one.end_ms, one.id))
