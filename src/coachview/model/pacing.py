"""How the time of a lesson was planned, and how it was spent: minutes and words, never a grade."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from coachview.model.phase import ActualPhase, PlannedPhase, by_start, in_plan_order
from coachview.model.timecode import format_time


@dataclass(frozen=True, slots=True)
class PhasePace:
    """One phase: `planned_ms` is None when nobody planned it, `actual_ms` when it is not marked in the recording.

    `times` is how often the class was in it.
    """

    name: str
    planned_ms: int | None
    actual_ms: int | None
    times: int = 0
    planned_id: str = ""

    @property
    def over_ms(self) -> int | None:
        """How much longer it took than planned, negative when shorter; None unless it is both planned and marked."""
        if self.planned_ms is None or self.actual_ms is None:
            return None
        return self.actual_ms - self.planned_ms


@dataclass(frozen=True, slots=True)
class Pacing:
    """All phases, the planned ones in the order of the plan, then the others in the order in which they began.

    `unmarked_ms` is the part of the recording's `duration_ms` that lies in no phase.
    """

    phases: tuple[PhasePace, ...]
    duration_ms: int
    unmarked_ms: int

    @property
    def planned_ms(self) -> int:
        """The whole plan."""
        return sum(one.planned_ms or 0 for one in self.phases)

    @property
    def is_empty(self) -> bool:
        """Whether there is neither a plan nor a marked phase."""
        return not self.phases


def pacing(plan: Sequence[PlannedPhase], actual: Sequence[ActualPhase], duration_ms: int) -> Pacing:
    """Set the plan against what was marked in a recording of this length."""
    planned = in_plan_order(list(plan))
    known = {one.id for one in planned}
    rows = [
        _pace(one.name, one.planned_ms, [part for part in actual if part.planned_id == one.id], one.id)
        for one in planned
    ]
    others = [one for one in by_start(list(actual)) if one.planned_id not in known]
    names = dict.fromkeys(one.name for one in others)
    rows += [_pace(name, None, [one for one in others if one.name == name]) for name in names]
    marked_ms = _covered_ms((max(0, one.start_ms), min(one.end_ms, duration_ms)) for one in actual)
    return Pacing(tuple(rows), duration_ms, max(0, duration_ms - marked_ms))


def in_words(pace: PhasePace) -> str:
    """`Application Problem 7:40 of 5:00 planned, 2:40 over`, or what is not planned or not marked; to the second."""
    if pace.actual_ms is None:
        return f"{pace.name} {format_time(pace.planned_ms or 0)} planned, not marked"
    if pace.planned_ms is None:
        return f"{pace.name} {format_time(pace.actual_ms)}, not planned"
    return f"{pace.name} {format_time(pace.actual_ms)} of {format_time(pace.planned_ms)} planned, {over_in_words(pace)}"


def over_in_words(pace: PhasePace) -> str:
    """`2:40 over`, `0:30 under` or `as planned`, by the seconds shown; empty where nothing is compared."""
    if pace.planned_ms is None or pace.actual_ms is None:
        return ""
    seconds = _seconds(pace.actual_ms) - _seconds(pace.planned_ms)
    if seconds == 0:
        return "as planned"
    return f"{format_time(abs(seconds) * 1000)} {'over' if seconds > 0 else 'under'}"


def unmarked_in_words(found: Pacing) -> str:
    """`3:05 of 45:10 not marked`; empty when all of the recording is, to the second."""
    if _seconds(found.unmarked_ms) == 0:
        return ""
    return f"{format_time(found.unmarked_ms)} of {format_time(found.duration_ms)} not marked"


def _pace(name: str, planned_ms: int | None, parts: list[ActualPhase], planned_id: str = "") -> PhasePace:
    actual_ms = _covered_ms((one.start_ms, one.end_ms) for one in parts) if parts else None
    return PhasePace(name, planned_ms, actual_ms, len(parts), planned_id)


def _covered_ms(spans: Iterable[tuple[int, int]]) -> int:
    """How much time lies in at least one of the spans."""
    covered, reached = 0, 0
    for start_ms, end_ms in sorted(spans):
        if end_ms > max(start_ms, reached):
            covered += end_ms - max(start_ms, reached)
            reached = end_ms
    return covered


def _seconds(ms: int) -> int:
    """As `format_time` shows them, so that over and under agree with the times beside them."""
    return ms // 1000
