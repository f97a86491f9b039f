from hypothesis import given
from hypothesis import strategies as st

from coachview.model.pacing import Pacing, PhasePace, in_words, pacing, unmarked_in_words
from coachview.model.phase import ActualPhase, PlannedPhase

MINUTE = 60_000
PLAN = [
    PlannedPhase("f", "r", "Fluency Practice", 12 * MINUTE, 0),
    PlannedPhase("a", "r", "Application Problem", 5 * MINUTE, 1),
    PlannedPhase("d", "r", "Student Debrief", 10 * MINUTE, 2),
]


def phase(number: int, start_ms: int, end_ms: int, planned_id: str, name: str = "") -> ActualPhase:
    return ActualPhase(str(number), "r", name, start_ms, end_ms, planned_id)


def test_over_and_under_in_words() -> None:
    actual = [
        phase(1, 0, 11 * MINUTE, "f"),
        phase(2, 11 * MINUTE, 15 * MINUTE, "a"),
        phase(3, 15 * MINUTE, 16 * MINUTE, "", "Fire drill"),
        phase(4, 16 * MINUTE, 19 * MINUTE + 40_000, "a"),
    ]
    found = pacing(PLAN, actual, 20 * MINUTE)
    assert [in_words(one) for one in found.phases] == [
        "Fluency Practice 11:00 of 12:00 planned, 1:00 under",
        "Application Problem 7:40 of 5:00 planned, 2:40 over",
        "Student Debrief 10:00 planned, not marked",
        "Fire drill 1:00, not planned",
    ]
    assert [one.times for one in found.phases] == [1, 2, 0, 1]
    assert unmarked_in_words(found) == "0:20 of 20:00 not marked"
    assert found.planned_ms == 27 * MINUTE


def test_words_agree_with_the_seconds_beside_them() -> None:
    """7:40.4 of 5:00.0 shows as 7:40 of 5:00, and so must be 2:40 over."""
    assert in_words(PhasePace("X", 300_000, 460_400)) == "X 7:40 of 5:00 planned, 2:40 over"
    assert in_words(PhasePace("X", 300_000, 300_400)) == "X 5:00 of 5:00 planned, as planned"


def test_without_a_plan_or_marks_there_is_nothing_to_say() -> None:
    assert pacing([], [], 1000).is_empty
    assert unmarked_in_words(Pacing((), 1000, 0)) == ""


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(1, 30), st.sampled_from(["f", "a", ""])), max_size=8))
def test_overlapping_phases_count_each_second_once(marks: list[tuple[int, int, str]]) -> None:
    """Overlaps come of a merge; here with whole seconds, so that they can be counted one by one."""
    actual = [
        phase(number, start * 1000, (start + length) * 1000, planned_id, "other")
        for number, (start, length, planned_id) in enumerate(marks)
    ]
    found = pacing(PLAN, actual, 45_000)
    unmarked = [ms for ms in range(0, 45_000, 1000) if not any(one.start_ms <= ms < one.end_ms for one in actual)]
    assert found.unmarked_ms == 1000 * len(unmarked)
    for row in found.phases:
        parts = [one for one in actual if one.planned_id == row.planned_id]
        seconds = {ms for one in parts for ms in range(one.start_ms, one.end_ms, 1000)}
        assert (row.actual_ms or 0) == 1000 * len(seconds)
    assert sum(one.times for one in found.phases) == len(actual)


@given(st.lists(st.integers(1, 400_000), min_size=1, max_size=10), st.data())
def test_times_of_phases_that_do_not_overlap_add_up(lengths: list[int], data: st.DataObject) -> None:
    at, actual = 0, []
    for number, length in enumerate(lengths):
        actual.append(phase(number, at, at + length, data.draw(st.sampled_from(["f", "a", "d", ""]))))
        at += length
    rest = data.draw(st.integers(0, 100_000))
    found = pacing(PLAN, actual, at + rest)
    assert sum(one.actual_ms or 0 for one in found.phases) == at
    assert found.unmarked_ms == rest
