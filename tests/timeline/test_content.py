"""Putting and dropping one by one comes to the same as setting all."""

from hypothesis import given
from hypothesis import strategies as st

from coachview.model.annotation import in_time_order
from coachview.ui.timeline.content import Content
from coachview.ui.timeline.lanes import SOMEBODY, stack
from support.timeline_notes import COACH, PEOPLE, TEACHER, note, notes


def shown(content: Content) -> list[object]:
    return [(lane.title, lane.moments.annotations, [row.annotations for row in lane.rows]) for lane in content.lanes]


def filled(annotations, people=PEOPLE) -> Content:
    content = Content()
    content.set_people(people)
    content.set_annotations(annotations)
    return content


@given(notes(), notes(), st.permutations(range(60)))
def test_one_by_one_is_the_same_as_all_at_once(before, after, order):
    content = filled(before)
    for one in before:
        if one.id not in {two.id for two in after}:
            content.drop(one.id)
    for index in order:
        if index < len(after):
            content.put(after[index])
    assert shown(content) == shown(filled(after))
    assert content.latest_ms == filled(after).latest_ms
    assert len(content) == len(after)


@given(notes())
def test_nothing_is_lost_and_clips_of_a_row_do_not_overlap(annotations):
    content = filled(annotations, people=[TEACHER])
    held = [one for lane in content.lanes for run in (lane.moments, *lane.rows) for one in run.annotations]
    assert {one.id for one in held} == {one.id for one in annotations}
    for lane in content.lanes:
        for row in lane.rows:
            assert all(end <= start for end, start in zip(row.ends, row.starts[1:], strict=False))
            assert list(row.ends) == sorted(row.ends)


@given(notes())
def test_there_are_as_many_rows_as_overlap_at_once(annotations):
    clips = [one for one in in_time_order(annotations) if one.is_clip]
    most = max((sum(two.start_ms <= one.start_ms < two.end_ms for two in clips) for one in clips), default=0)
    assert len(stack(clips)) == most


def test_teachers_come_first_and_unknown_authors_are_not_hidden():
    content = filled([note("a", 1, author="ghost")])
    assert [lane.title for lane in content.lanes] == ["Ana (teacher)", "Miriam (coach)", SOMEBODY]
    content.drop("a")
    assert [lane.name for lane in content.lanes] == ["Ana", "Miriam"]


def test_an_annotation_that_changes_hands_changes_lanes():
    content = filled([note("a", 1)])
    content.put(note("a", 1, author=COACH.id))
    assert [len(lane.moments) for lane in content.lanes] == [0, 1]
