import itertools
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachview.model.phase import ActualPhase, PlannedPhase
from coachview.model.phase_marking import (
    LEAST_MS,
    Border,
    Phases,
    changes,
    draw,
    end_phase,
    join,
    mark_next,
    move_border,
    running_at,
    split,
    upcoming,
)

END_MS = 60_000
PLAN = tuple(
    PlannedPhase(f"p{place}", "r", name, minutes * 60_000, place)
    for place, (name, minutes) in enumerate([("Fluency", 12), ("Application Problem", 5), ("Debrief", 10)])
)
times = st.integers(0, END_MS)


@st.composite
def tracks(draw_from: st.DrawFn) -> Phases:
    """Phases as they are kept: in order, apart or touching, each with its identity."""
    borders = sorted(draw_from(st.lists(times, max_size=12, unique=True)))
    spans = [(start, end) for start, end in itertools.pairwise(borders) if end - start >= LEAST_MS]
    chosen = [span for span in spans if draw_from(st.booleans())]
    planned = st.sampled_from(["", *(one.id for one in PLAN)])
    return tuple(
        ActualPhase(f"a{number}", "r", f"phase {number}", start, end, draw_from(planned))
        for number, (start, end) in enumerate(chosen)
    )


def named_at(phases: Phases, at_ms: int) -> str:
    found = running_at(phases, at_ms)
    return found.name if found else ""


def assert_in_shape(phases: Phases) -> None:
    assert all(one.length_ms >= LEAST_MS and one.start_ms >= 0 and one.end_ms <= END_MS for one in phases)
    assert all(one.end_ms <= other.start_ms for one, other in itertools.pairwise(phases))
    identities = [one.id for one in phases if one.id]
    assert len(set(identities)) == len(identities)


@given(tracks(), times, times, st.data())
def test_whatever_the_gesture_phases_do_not_overlap(
    track: Phases, one_ms: int, other_ms: int, data: st.DataObject
) -> None:
    one_of_them = data.draw(st.sampled_from(["", *(one.id for one in track)]))
    new = ActualPhase("", "r", "new", min(one_ms, other_ms), max(one_ms, other_ms))
    for after in (
        mark_next(PLAN, track, "r", one_ms, END_MS),
        end_phase(track, one_ms),
        draw(track, new),
        split(track, one_of_them, one_ms),
        join(track, one_of_them),
        move_border(track, one_of_them, Border.START, one_ms, END_MS),
        move_border(track, one_of_them, Border.END, one_ms, END_MS),
    ):
        assert_in_shape(after)


@given(tracks(), times, times, times)
def test_a_drawn_phase_lies_where_it_was_drawn_and_nothing_else_moves(
    track: Phases, one_ms: int, other_ms: int, at_ms: int
) -> None:
    start_ms, end_ms = sorted((one_ms, other_ms))
    after = draw(track, ActualPhase("", "r", "new", start_ms, end_ms))
    if end_ms - start_ms < LEAST_MS:
        assert after == track
    elif start_ms <= at_ms < end_ms:
        assert named_at(after, at_ms) == "new"
    else:
        before = running_at(track, at_ms)
        rest_ms = 0 if before is None else _rest_around(before, at_ms, start_ms, end_ms)
        assert named_at(after, at_ms) == (before.name if before and rest_ms >= LEAST_MS else "")


def _rest_around(before: ActualPhase, at_ms: int, start_ms: int, end_ms: int) -> int:
    """How long the part of a phase is that holds a time outside of what was drawn over it."""
    if at_ms < start_ms:
        return min(before.end_ms, start_ms) - before.start_ms
    return before.end_ms - max(before.start_ms, end_ms)


@given(st.lists(st.integers(0, 9), min_size=1, max_size=5, unique=True).map(sorted))
def test_next_phase_now_walks_through_the_plan_and_then_goes_on_counting(seconds: list[int]) -> None:
    track: Phases = ()
    for second in seconds:
        track = tuple(
            replace(one, id=one.id or f"n{second}") for one in mark_next(PLAN, track, "r", second * 1000, END_MS)
        )
    names = [one.name for one in PLAN] + [f"Phase {number}" for number in range(len(PLAN) + 1, 9)]
    assert [(one.name, one.start_ms) for one in track] == [
        (name, second * 1000) for name, second in zip(names, seconds, strict=False)
    ]
    assert [one.end_ms for one in track] == [one.start_ms for one in track[1:]] + [END_MS]


def test_next_phase_in_the_middle_ends_where_the_one_after_it_begins() -> None:
    track = (ActualPhase("a", "r", "Fluency", 0, 10_000, "p0"), ActualPhase("b", "r", "Debrief", 20_000, END_MS, "p2"))
    after = mark_next(PLAN, track, "r", 5_000, END_MS)
    assert [(one.name, one.start_ms, one.end_ms) for one in after] == [
        ("Fluency", 0, 5_000),
        ("Application Problem", 5_000, 20_000),
        ("Debrief", 20_000, END_MS),
    ]


def test_next_phase_at_the_very_end_changes_nothing() -> None:
    track = (ActualPhase("a", "r", "Fluency", 0, END_MS, "p0"),)
    assert mark_next(PLAN, track, "r", END_MS, END_MS) == track


@given(tracks(), st.data())
def test_splitting_and_joining_again_is_as_before(track: Phases, data: st.DataObject) -> None:
    long_enough = [one for one in track if one.length_ms >= 2 * LEAST_MS]
    if not long_enough:
        return
    one = data.draw(st.sampled_from(long_enough))
    at_ms = data.draw(st.integers(one.start_ms + LEAST_MS, one.end_ms - LEAST_MS))
    halves = tuple(replace(part, id=part.id or "new") for part in split(track, one.id, at_ms))
    assert len(halves) == len(track) + 1
    assert [part.planned_id for part in halves if part.id in {one.id, "new"}] == [one.planned_id] * 2
    assert join(halves, one.id) == track


@given(tracks(), times, st.sampled_from(Border), st.data())
def test_a_moved_border_goes_where_it_can_and_takes_a_touching_neighbour_along(
    track: Phases, to_ms: int, border: Border, data: st.DataObject
) -> None:
    if not track:
        return
    one = data.draw(st.sampled_from(track))
    after = {phase.id: phase for phase in move_border(track, one.id, border, to_ms, END_MS)}
    moved = after[one.id]
    fixed, there = (moved.end_ms, moved.start_ms) if border is Border.START else (moved.start_ms, moved.end_ms)
    assert fixed == (one.end_ms if border is Border.START else one.start_ms)
    was = one.start_ms if border is Border.START else one.end_ms
    assert min(was, to_ms) <= there <= max(was, to_ms)
    for other in track:
        if other.id != one.id and was in {other.start_ms, other.end_ms}:
            assert there in {after[other.id].start_ms, after[other.id].end_ms}


@pytest.mark.parametrize(("at_ms", "wanted"), [(0, "p1"), (30_000, "p2"), (50_000, None)])
def test_the_upcoming_phase_is_the_one_after_the_last_begun(at_ms: int, wanted: str | None) -> None:
    track = (
        ActualPhase("a", "r", "Fluency", 0, 10_000, "p0"),
        ActualPhase("b", "r", "Application Problem", 20_000, 30_000, "p1"),
        ActualPhase("c", "r", "Debrief", 40_000, 50_000, "p2"),
    )
    found = upcoming(PLAN, track, at_ms)
    assert (found.id if found else None) == wanted


@given(tracks(), tracks())
def test_changes_turn_the_one_into_the_other(before: Phases, after: Phases) -> None:
    found = changes(before, after)
    kept = {one.id: one for one in before if one.id not in found.removed}
    kept.update({one.id: one for one in found.changed})
    assert kept == {one.id: one for one in after}
    assert set(found.changed).isdisjoint(before)
