"""What a gesture makes of the actual phases of a recording: pure, all phases before → all phases after.

Phases that come new have an empty identity; those that stay keep theirs. Whatever is given, what comes back does not
overlap and no phase in it is shorter than `LEAST_MS`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from coachview.model.phase import ActualPhase, PlannedPhase, by_start, in_plan_order

LEAST_MS = 100
"""Nothing that teachers would call a phase is shorter; what a gesture would make shorter is left out."""

Phases = tuple[ActualPhase, ...]


class Border(Enum):
    """Which end of a phase."""

    START = "start"
    END = "end"


@dataclass(frozen=True, slots=True)
class PhaseChanges:
    """What has to be written: `added` have no identity yet, `changed` are as they shall be, `removed` identities."""

    added: Phases
    changed: Phases
    removed: tuple[str, ...]


def changes(before: Iterable[ActualPhase], after: Iterable[ActualPhase]) -> PhaseChanges:
    """What turns the phases before into those after."""
    old = {one.id: one for one in before}
    new = {one.id: one for one in after if one.id}
    return PhaseChanges(
        added=tuple(one for one in after if not one.id),
        changed=tuple(one for one in new.values() if old.get(one.id) != one),
        removed=tuple(identity for identity in old if identity not in new),
    )


def running_at(actual: Iterable[ActualPhase], at_ms: int) -> ActualPhase | None:
    """The phase that a time lies in; None where nothing is marked."""
    return next((one for one in actual if one.start_ms <= at_ms < one.end_ms), None)


def upcoming(plan: Sequence[PlannedPhase], actual: Iterable[ActualPhase], at_ms: int) -> PlannedPhase | None:
    """The planned phase that comes after the one begun last before (or at) a time; None when the plan is through."""
    planned = in_plan_order(list(plan))
    places = {one.id: place for place, one in enumerate(planned)}
    begun = [one for one in by_start(list(actual)) if one.start_ms <= at_ms and one.planned_id in places]
    place = places[begun[-1].planned_id] + 1 if begun else 0
    return planned[place] if place < len(planned) else None


def mark_next(
    plan: Sequence[PlannedPhase], actual: Sequence[ActualPhase], recording_id: str, at_ms: int, end_ms: int
) -> Phases:
    """“Next phase now”: what is running ends here, and the next planned phase begins.

    It lasts until what is marked after it, else until `end_ms`, the end of the recording. When the plan is through, the
    new phase is unplanned and named by its number. Where nothing of the recording is left, nothing changes.
    """
    planned = upcoming(plan, actual, at_ms)
    until = min((one.start_ms for one in actual if one.start_ms > at_ms), default=end_ms)
    name = planned.name if planned else f"Phase {len(actual) + 1}"
    new = ActualPhase("", recording_id, name, at_ms, until, planned.id if planned else "")
    return draw(actual, new)


def end_phase(actual: Sequence[ActualPhase], at_ms: int) -> Phases:
    """What is running ends here; the time after it is unmarked."""
    return _tidy(replace(one, end_ms=at_ms) if one.start_ms <= at_ms < one.end_ms else one for one in actual)


def draw(actual: Sequence[ActualPhase], new: ActualPhase) -> Phases:
    """Put a phase where it was drawn; what lay there gives way: it is cut, divided or, wholly covered, removed."""
    if new.length_ms < LEAST_MS:
        return _tidy(actual)
    kept: list[ActualPhase] = [new]
    for one in actual:
        before = replace(one, end_ms=min(one.end_ms, new.start_ms))
        after = replace(one, start_ms=max(one.start_ms, new.end_ms))
        parts = [part for part in (before, after) if part.length_ms >= LEAST_MS]
        kept += [part if number == 0 else replace(part, id="") for number, part in enumerate(parts)]
    return _tidy(kept)


def split(actual: Sequence[ActualPhase], phase_id: str, at_ms: int) -> Phases:
    """Divide a phase; both parts are the same phase. Nothing changes where a part would be too short."""
    found = next((one for one in actual if one.id == phase_id), None)
    if found is None or min(at_ms - found.start_ms, found.end_ms - at_ms) < LEAST_MS:
        return _tidy(actual)
    halves = replace(found, end_ms=at_ms), replace(found, id="", start_ms=at_ms)
    return _tidy([*(one for one in actual if one.id != phase_id), *halves])


def join(actual: Sequence[ActualPhase], phase_id: str) -> Phases:
    """Make a phase and the one after it, with the unmarked time between, one phase: the former. The last one stays."""
    ordered = by_start(list(actual))
    place = next((place for place, one in enumerate(ordered) if one.id == phase_id), len(ordered))
    if place + 1 >= len(ordered):
        return _tidy(actual)
    joined = replace(ordered[place], end_ms=max(ordered[place].end_ms, ordered[place + 1].end_ms))
    return _tidy([*ordered[:place], joined, *ordered[place + 2 :]])


def move_border(actual: Sequence[ActualPhase], phase_id: str, border: Border, to_ms: int, end_ms: int) -> Phases:
    """Move one end of a phase inside the recording; a neighbour that touches it there moves its end along.

    It goes as far as it can: neither the phase nor a neighbour gets shorter than `LEAST_MS` or is overlapped.
    """
    ordered = list(_tidy(actual))
    place = next((place for place, one in enumerate(ordered) if one.id == phase_id), -1)
    if place < 0:
        return tuple(ordered)
    left = place - 1 if border is Border.START else place
    earlier = ordered[left] if left >= 0 else None
    later = ordered[left + 1] if left + 1 < len(ordered) else None
    touching = earlier is not None and later is not None and earlier.end_ms == later.start_ms
    if border is Border.START:
        lowest = 0 if earlier is None else earlier.start_ms + LEAST_MS if touching else earlier.end_ms
        highest = ordered[place].end_ms - LEAST_MS
    else:
        lowest = ordered[place].start_ms + LEAST_MS
        highest = end_ms if later is None else later.end_ms - LEAST_MS if touching else later.start_ms
    if highest < lowest:
        return tuple(ordered)
    there = min(max(to_ms, lowest), highest)
    moved = list(ordered)
    if earlier is not None and (touching or border is Border.END):
        moved[left] = replace(earlier, end_ms=there)
    if later is not None and (touching or border is Border.START):
        moved[left + 1] = replace(later, start_ms=there)
    return _tidy(moved)


def _tidy(phases: Iterable[ActualPhase]) -> Phases:
    """In order, none too short, none overlapping: the earlier gives way to the later, as after a merge."""
    tidy: list[ActualPhase] = []
    for one in by_start([one for one in phases if one.length_ms >= LEAST_MS]):
        if tidy and tidy[-1].end_ms > one.start_ms:
            cut = replace(tidy.pop(), end_ms=one.start_ms)
            if cut.length_ms >= LEAST_MS:
                tidy.append(cut)
        tidy.append(one)
    return tuple(tidy)
