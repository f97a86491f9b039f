from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachview.model.annotation import AnnotationType
from coachview.sample import lesson, story


def spans_of_the_script() -> list[lesson.Span]:
    """Everything that is said or done, from when to when."""
    named = [value for value in vars(lesson).values() if isinstance(value, lesson.Span)]
    listed = [span for spans in (*lesson.HANDS.values(), *lesson.EYES_ELSEWHERE.values()) for span in spans]
    spoken = [lesson.Span(line.start_ms, line.end_ms) for line in lesson.LINES]
    return [*named, *listed, *spoken, lesson.YAWN[1], lesson.Span(lesson.TIMER_FROM_MS, lesson.TIMER_UNTIL_MS)]


def test_everything_in_the_script_happens_within_the_film() -> None:
    for span in spans_of_the_script():
        assert 0 <= span.start_ms < span.end_ms <= lesson.DURATION_MS


def test_nobody_speaks_while_somebody_else_does() -> None:
    assert all(before.end_ms <= after.start_ms for before, after in pairwise(lesson.LINES))


def test_everybody_who_speaks_or_acts_is_in_the_room() -> None:
    people = {lesson.TEACHER, lesson.EVERYBODY, *lesson.STUDENTS}
    acting = {*lesson.HANDS, *lesson.EYES_ELSEWHERE, *lesson.DRAWINGS_BEGUN, lesson.YAWN[0], lesson.NOTEBOOK_STAYS_SHUT}
    assert {line.speaker for line in lesson.LINES} | acting | set(lesson.EQUATION_WRITTEN) <= people


def test_what_is_counted_in_the_notebooks_agrees() -> None:
    begun = lesson.DRAWINGS_BEGUN
    assert all(lesson.WORK.start_ms < time < lesson.WORK.end_ms for time in begun.values())
    assert set(lesson.EQUATION_WRITTEN) <= set(begun)
    assert lesson.NOTEBOOK_STAYS_SHUT not in begun


@given(st.integers(-1_000, lesson.DURATION_MS + 1_000), st.integers(0, 5_000))
def test_the_timer_runs_down_once_and_never_up(film_ms: int, later: int) -> None:
    before, after = lesson.timer_left_ms(film_ms), lesson.timer_left_ms(film_ms + later)
    assert 0 <= after <= before <= lesson.LESSON_MS


def test_the_timer_is_full_at_its_start_and_rings_at_zero() -> None:
    assert lesson.timer_text(lesson.TIMER_FROM_MS) == "10:00"
    assert lesson.timer_text(lesson.BELL.start_ms) == "0:00"
    assert lesson.timer_text(lesson.WORK.end_ms) == "1:00"  # "We have one minute to share."


def test_words_that_nobody_says_are_not_found() -> None:
    with pytest.raises(ValueError, match="nobody says"):
        lesson.line_saying("fractions")


def test_notes_are_those_of_two_people_of_every_type_and_some_private() -> None:
    assert 14 <= len(story.NOTES) <= 24
    assert {note.author for note in story.NOTES} == {story.TEACHER, story.COACH}
    for author in (story.TEACHER, story.COACH):
        own = [note for note in story.NOTES if note.author == author]
        assert len(own) >= 6
        assert sum(note.private for note in own) == 1
    assert {note.type for note in story.NOTES} == set(AnnotationType)
    assert any(note.end_ms is None for note in story.NOTES)
    assert any(note.end_ms is not None for note in story.NOTES)


def test_every_note_begins_with_something_that_happens() -> None:
    """Within the film, and not in a gap of the script: something said or done is going on then."""
    spans = spans_of_the_script()
    del spans[-1]  # the timer, which always runs
    for note in story.NOTES:
        assert 0 <= note.start_ms < (note.end_ms or lesson.DURATION_MS) <= lesson.DURATION_MS
        at_timer = note.start_ms == lesson.TIMER_FROM_MS
        assert at_timer or any(span.start_ms <= note.start_ms <= span.end_ms for span in spans), note.key


def test_words_quoted_in_a_note_are_said_within_it_or_right_after() -> None:
    """Evidence is what was said: a quotation of a whole line is word for word, at the time of the note."""
    quoted = 0
    for note in story.NOTES:
        for words in (part.partition("”")[0] for part in note.text.split("“")[1:]):
            near = (note.end_ms or note.start_ms) + 2_000
            said = [line for line in lesson.LINES if words.rstrip(".?!").casefold() in line.text.casefold()]
            assert any(line.end_ms >= note.start_ms - 500 and line.start_ms <= near for line in said), (
                f"{note.key}: {words}"
            )
            quoted += 1
    assert quoted >= 8


def test_what_is_drawn_is_drawn_for_shared_notes_while_it_is_seen() -> None:
    notes = {note.key: note for note in story.NOTES}
    for sketch in story.SKETCHES:
        note = notes[sketch.key]
        assert not note.private
        assert abs(sketch.at_ms - note.start_ms) <= 1_000
        assert sketch.at_ms + sketch.hold_ms <= (note.end_ms or lesson.DURATION_MS)
        assert all(0 <= place <= 1 for point in sketch.points for place in point)
        if sketch.key == "sam's hand":
            assert lesson.HANDS["Sam"][0].start_ms <= sketch.at_ms < lesson.HANDS["Sam"][0].end_ms


def test_links_lead_to_shared_notes_of_the_story() -> None:
    keys = [note.key for note in story.NOTES]
    assert len(set(keys)) == len(keys)
    shared = {note.key for note in story.NOTES if not note.private}
    for linked in [*(answer.evidence for answer in story.REFLECTION), story.ACTION_STEP.evidence]:
        assert linked
        assert set(linked) <= shared
