"""Where the marks of a timeline stand, for the page and for print: percent of the recording's length, and no pixels."""

from dataclasses import dataclass

from coachview.model.person import Person
from coachview.model.timecode import format_time
from coachview.packet.contents import PlannedAnnotation, PlannedRecording
from coachview.packet.pacing_card import NO_BANDS, Bands, bands_of
from coachview.packet.phases import RecordingPhases

MOST_ROWS = 4
"""Marks that would lie on each other move to a row below, up to so many rows in a lane."""

_MARK_WIDTH = 2.6
"""How wide a mark is taken to be, in percent: 26 px on a timeline 1000 px wide."""

_STEPS_S = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200)


@dataclass(frozen=True, slots=True)
class Mark:
    """One annotation on the timeline; `width` is 0 for a moment."""

    planned: PlannedAnnotation
    left: float
    width: float
    row: int


@dataclass(frozen=True, slots=True)
class Lane:
    """The marks of one person, in `rows` rows."""

    author: Person
    rows: int
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """One mark of the ruler."""

    left: float
    label: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """The lanes of one recording, the teacher's first."""

    duration_ms: int
    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]
    bands: Bands = NO_BANDS


def lay_out(
    recording: PlannedRecording,
    annotations: list[PlannedAnnotation],
    people: tuple[Person, ...],
    phases: RecordingPhases | None = None,
) -> Timeline:
    """The timeline of these annotations of one recording; where its length is unknown, the last annotation ends it."""
    ends = (one.annotation.end_ms or one.annotation.start_ms for one in annotations)
    duration_ms = max(recording.duration_ms, max(ends, default=0), phases.duration_ms if phases else 0, 1000)
    order = {person.id: place for place, person in enumerate(people)}
    authors = {one.author.id: one.author for one in annotations}
    lanes = [
        _lane(author, [one for one in annotations if one.author.id == author.id], duration_ms)
        for author in sorted(authors.values(), key=lambda one: order.get(one.id, len(order)))
    ]
    return Timeline(
        duration_ms, tuple(lanes), ticks(duration_ms), bands_of(phases, duration_ms) if phases else NO_BANDS
    )


def ticks(duration_ms: int, *, most: int = 12) -> tuple[Tick, ...]:
    """Round times from 0 on, at most `most` and one of them."""
    step_ms = 1000 * next((step for step in _STEPS_S if duration_ms / (step * 1000) <= most), _STEPS_S[-1])
    return tuple(Tick(_percent(at, duration_ms), format_time(at)) for at in range(0, duration_ms + 1, step_ms))


def _lane(author: Person, annotations: list[PlannedAnnotation], duration_ms: int) -> Lane:
    free_from = [0.0] * MOST_ROWS
    marks = []
    for planned in annotations:
        one = planned.annotation
        left = _percent(one.start_ms, duration_ms)
        width = _percent((one.end_ms or one.start_ms) - one.start_ms, duration_ms)
        row = next((number for number, free in enumerate(free_from) if free <= left), _emptiest(free_from))
        free_from[row] = max(free_from[row], left + max(width, 0.0) + _MARK_WIDTH)
        marks.append(Mark(planned, left, width, row))
    return Lane(author, 1 + max(mark.row for mark in marks), tuple(marks))


def _emptiest(free_from: list[float]) -> int:
    return free_from.index(min(free_from))


def _percent(ms: int, duration_ms: int) -> float:
    return round(min(100.0, 100 * ms / duration_ms), 3)
