"""The lesson phases that leave with a packet, by recording: the plan, what was marked, and how both are told."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from coachview.model.pacing import Pacing, PhasePace, pacing, unmarked_in_words
from coachview.model.phase import ActualPhase, PlannedPhase, by_start, in_plan_order
from coachview.model.recording import Recording
from coachview.model.snapshot import Snapshot
from coachview.model.timecode import format_time
from coachview.packet.words import shown


@dataclass(frozen=True, slots=True)
class RecordingPhases:
    """The phases of one recording, the plan in its order, the marked ones as they happened and as the plan calls them.

    `duration_ms` is that of the recording, or where the last marked phase ends if that is later.
    """

    recording_id: str
    title: str
    duration_ms: int
    plan: tuple[PlannedPhase, ...]
    actual: tuple[ActualPhase, ...]

    @property
    def pacing(self) -> Pacing:
        """The plan against what was marked."""
        return pacing(self.plan, self.actual, self.duration_ms)


def phases_of(snapshot: Snapshot, recordings: Iterable[Recording]) -> tuple[RecordingPhases, ...]:
    """Those of the recordings that have a plan or a marked phase."""
    found = (_of_one(snapshot, one) for one in recordings)
    return tuple(one for one in found if one.plan or one.actual)


def _of_one(snapshot: Snapshot, recording: Recording) -> RecordingPhases:
    plan = in_plan_order([one for one in snapshot.planned_phases if one.recording_id == recording.id])
    names = {one.id: one.name for one in plan}
    actual = by_start([one for one in snapshot.actual_phases if one.recording_id == recording.id])
    named = tuple(
        replace(
            one, name=names.get(one.planned_id, one.name), planned_id=one.planned_id if one.planned_id in names else ""
        )
        for one in actual
    )
    duration_ms = max([recording.media.duration_ms, *(one.end_ms for one in named)])
    return RecordingPhases(recording.id, recording.title, duration_ms, tuple(plan), named)


def phases_data(one: RecordingPhases) -> dict[str, Any]:
    """Plan, marked phases and pacing of one recording as plain values for JSON."""
    found = one.pacing
    return {
        "recording_id": one.recording_id,
        "planned": [{"id": phase.id, "name": shown(phase.name), "planned_ms": phase.planned_ms} for phase in one.plan],
        "actual": [
            {
                "id": phase.id,
                "name": shown(phase.name),
                "start_ms": phase.start_ms,
                "end_ms": phase.end_ms,
                "planned_id": phase.planned_id,
            }
            for phase in one.actual
        ],
        "pacing": [_pace_data(pace) for pace in found.phases],
        "unmarked_ms": found.unmarked_ms,
    }


def _pace_data(pace: PhasePace) -> dict[str, Any]:
    return {
        "name": shown(pace.name),
        "planned_id": pace.planned_id,
        "planned_ms": pace.planned_ms,
        "actual_ms": pace.actual_ms,
        "over_ms": pace.over_ms,
        "times": pace.times,
    }


def total_in_words(found: Pacing) -> str:
    """`Planned 10:00 · recorded 12:30 · 1:05 of 12:30 not marked`; only what there is."""
    planned = [f"Planned {to_seconds(found.planned_ms)}"] if found.planned_ms else []
    recorded = f"{'recorded' if planned else 'Recorded'} {to_seconds(found.duration_ms)}"
    unmarked = unmarked_in_words(found)
    return " · ".join([*planned, recorded, *([unmarked] if unmarked else [])])


def to_seconds(ms: int | None) -> str:
    """`7:40`, rounded to the second; a dash for none."""
    return "–" if ms is None else format_time(round(ms / 1000) * 1000)
