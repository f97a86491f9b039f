"""The phases of a lesson as bands of the timeline: the plan above, what was marked below it. Pure."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from coachview.model.pacing import Pacing, over_in_words
from coachview.model.phase import ActualPhase, PlannedPhase
from coachview.model.timecode import format_time
from coachview.ui.timeline.layers.band_layer import Interval

COLOURS = ("#0072B2", "#B45F00", "#007A5E", "#A0407F", "#5B6472", "#7A5BB5")
"""One for each place in the plan, again from the first after the last: told apart with the common kinds of colour
vision; the names stand on the bands as well."""

_UNNOTICED_MS = 500


def planned_bands(plan: Sequence[PlannedPhase], actual: Sequence[ActualPhase]) -> list[Interval]:
    """The plan laid out from where the first phase began, or from the start of the recording."""
    at_ms = min((one.start_ms for one in actual), default=0)
    bands = []
    for place, one in enumerate(plan):
        bands.append(
            Interval(
                f"planned {one.id}",
                at_ms,
                at_ms + one.planned_ms,
                one.name,
                format_time(one.planned_ms),
                COLOURS[place % len(COLOURS)],
                is_open=True,
            )
        )
        at_ms += one.planned_ms
    return bands


def actual_bands(
    plan: Sequence[PlannedPhase], actual: Sequence[ActualPhase], found: Pacing, *, editable: bool
) -> list[Interval]:
    """What was marked, with how much over or under the plan it is, and the time between that is not marked."""
    places = {one.id: place for place, one in enumerate(plan)}
    names = {one.id: one.name for one in plan}
    verdicts = {one.planned_id: over_in_words(one) for one in found.phases if one.planned_id}
    bands = [
        Interval(
            one.id,
            one.start_ms,
            one.end_ms,
            names.get(one.planned_id, one.name),
            verdicts.get(one.planned_id) or format_time(one.length_ms),
            COLOURS[places[one.planned_id] % len(COLOURS)] if one.planned_id in places else "",
            movable=editable,
        )
        for one in actual
    ]
    return [*bands, *_unmarked(actual, found.duration_ms)] if actual else []


def _unmarked(actual: Sequence[ActualPhase], duration_ms: int) -> Iterator[Interval]:
    borders = [(0, 0), *((one.start_ms, one.end_ms) for one in actual), (duration_ms, duration_ms)]
    for (_start, end_ms), (start_ms, _end) in pairwise(borders):
        if start_ms - end_ms > _UNNOTICED_MS:
            yield Interval("", end_ms, start_ms, "not marked", format_time(start_ms - end_ms), is_open=True)
