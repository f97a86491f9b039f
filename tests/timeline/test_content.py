"""Putting and dropping one by one comes to the same as setting all."""

from hypothesis import given
from hypothesis import strategies as st

from coachview.model.annotation import in_time_order
from coachview.ui.timeline.content import Content
from coachview.ui.timeline.lanes import SOMEBODY, stack
from support.timeline_notes import COACH, PEOPLE, TEACHER, note, notes


def shown(content: Content) -> list[object]:
    return [(lane.title, lane.moments.annotations, lane.clips.annotations) for lane in content.lanes]


def has_sound_rows(content: Content) -> bool:
    """Every clip in one row, in order, none overlapping another there, and no row that is empty."""
    for lane in content.lanes:
        held = sorted(one.id for row in lane.rows for one in row.annotations)
        if held != sorted(one.id for one in lane.clips.annotations) or not all(lane.rows):
            return False
        for row in lane.rows:
            if row.starts != [one.start_ms for one in row.annotations] or row.starts != sorted(row.starts):
                return False
            if any(end > start for end, start in zip(row.ends, row.starts[1:], strict=False)):
                return False
    return True


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
    assert has_sound_rows(content)
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


def test_one_more_clip_moves_no_other_to_another_row():
    content = filled([note("a", 0, 1000), note("b", 500, 1500), note("c", 2000, 3000)])
    rows = [[one.id for one in row.annotations] for row in content.lanes[0].rows]
    content.put(note("early", 100, 400))
    content.put(note("early", 100, 3500))
    after = [[one.id for one in row.annotations if one.id != "early"] for row in content.lanes[0].rows]
    assert [row for row in after if row] == rows


def test_a_clip_that_is_moved_a_little_stays_in_its_row():
    content = filled([note("a", 0, 1000), note("b", 500, 1500)])
    content.drop("a")
    content.put(note("c", 5000, 6000))
    content.put(note("a", 0, 1000))
    before = [[one.id for one in row.annotations] for row in content.lanes[0].rows]
    content.put(note("b", 520, 1500))
    assert [[one.id for one in row.annotations] for row in content.lanes[0].rows] == before


def test_all_between_two_are_those_of_their_authors():
    notes = [note("a", 1), note("x", 2, author="c"), note("b", 3), note("d", 4, author="c"), note("e", 5)]
    content = filled(notes)
    assert [one.id for one in content.between(notes[4], notes[0])] == ["a", "b", "e"]
    assert [one.id for one in content.between(notes[1], notes[4])] == ["x", "b", "d", "e"]


def test_teachers_come_first_and_unknown_authors_are_not_hidden():
    content = filled([note("a", 1, author="ghost")])
    assert [lane.title for lane in content.lanes] == ["Ana (teacher)", "Miriam (coach)", SOMEBODY]
    content.drop("a")
    assert [lane.name for lane in content.lanes] == ["Ana", "Miriam"]


def test_an_annotation_that_changes_hands_changes_lanes():
    content = filled([note("a", 1)])
    content.put(note("a", 1, author=COACH.id))
    assert [len(lane.moments) for lane in content.lanes] == [0, 1]
