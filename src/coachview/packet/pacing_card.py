"""Bars that set the time planned for each phase against the time it took, and the bands of a timeline: in percent."""

from dataclasses import dataclass

from coachview.model.pacing import PhasePace, in_words, over_in_words
from coachview.packet.phases import RecordingPhases, to_seconds, total_in_words


@dataclass(frozen=True, slots=True)
class PaceBar:
    """One phase in words and as a bar: a frame as wide as planned, filled `within` it, hatched for the time `over`."""

    name: str
    words: str
    planned: str
    took: str
    verdict: str
    is_over: bool
    frame: float
    within: float
    over: float


@dataclass(frozen=True, slots=True)
class PacingCard:
    """The pacing of one recording."""

    recording_id: str
    title: str
    total: str
    bars: tuple[PaceBar, ...]


@dataclass(frozen=True, slots=True)
class BandPart:
    """One phase on a band of the timeline."""

    name: str
    words: str
    left: float
    width: float


@dataclass(frozen=True, slots=True)
class Bands:
    """The planned phases one after the other from where the first marked one begins, and the marked ones below."""

    planned: tuple[BandPart, ...] = ()
    actual: tuple[BandPart, ...] = ()

    @property
    def rows(self) -> tuple[tuple[str, tuple[BandPart, ...]], ...]:
        """(name, phases) of those that there are."""
        return tuple(one for one in (("Planned", self.planned), ("Actual", self.actual)) if one[1])


NO_BANDS = Bands()


def card_of(phases: RecordingPhases) -> PacingCard:
    """The card of a recording; the longest phase is as wide as there is room."""
    found = phases.pacing
    longest_ms = max((max(one.planned_ms or 0, one.actual_ms or 0) for one in found.phases), default=0) or 1
    bars = tuple(_bar(one, longest_ms) for one in found.phases)
    return PacingCard(phases.recording_id, phases.title, total_in_words(found), bars)


def bands_of(phases: RecordingPhases, duration_ms: int) -> Bands:
    """The bands on a timeline of this length; what is planned beyond its end is cut there."""
    planned, at_ms = [], min((one.start_ms for one in phases.actual), default=0)
    for one in phases.plan:
        words = f"{one.name}, {to_seconds(one.planned_ms)} planned"
        planned.append(_part(one.name, words, at_ms, at_ms + one.planned_ms, duration_ms))
        at_ms += one.planned_ms
    actual = [
        _part(
            one.name,
            f"{one.name}, {to_seconds(one.start_ms)}–{to_seconds(one.end_ms)}",
            one.start_ms,
            one.end_ms,
            duration_ms,
        )
        for one in phases.actual
    ]
    return Bands(tuple(one for one in planned if one.width > 0), tuple(actual))


def _bar(pace: PhasePace, longest_ms: int) -> PaceBar:
    planned_ms, actual_ms = pace.planned_ms or 0, pace.actual_ms or 0
    within_ms = min(actual_ms, planned_ms) if planned_ms else actual_ms
    verdict = over_in_words(pace) or ("not planned" if pace.planned_ms is None else "not marked")
    return PaceBar(
        name=pace.name,
        words=in_words(pace),
        planned=to_seconds(pace.planned_ms),
        took=to_seconds(pace.actual_ms),
        verdict=verdict,
        is_over=(pace.over_ms or 0) > 0,
        frame=_percent(planned_ms, longest_ms),
        within=_percent(within_ms, longest_ms),
        over=_percent(actual_ms - within_ms, longest_ms),
    )


def _part(name: str, words: str, start_ms: int, end_ms: int, duration_ms: int) -> BandPart:
    left, right = _percent(max(0, start_ms), duration_ms), _percent(end_ms, duration_ms)
    return BandPart(name, words, left, round(right - left, 3))


def _percent(ms: int, whole_ms: int) -> float:
    return round(min(100.0, 100 * ms / whole_ms), 3)
