"""The lesson phases of the sample: true of the script, planned and marked."""

from datetime import date
from pathlib import Path

from coachview.model.pacing import over_in_words, pacing
from coachview.project import Project
from coachview.sample import lesson, story
from coachview.sample.build import build_sample


def test_the_phases_are_those_of_the_script() -> None:
    launch, work, share = (one.span for one in story.PHASES)
    assert launch.start_ms == lesson.TIMER_FROM_MS
    assert launch.end_ms == work.start_ms == lesson.line_saying("You may begin").end_ms
    assert work.end_ms == share.start_ms == lesson.line_saying("Pencils down").start_ms
    assert share.end_ms == lesson.DURATION_MS
    assert sum(one.planned_ms for one in story.PHASES) * lesson.LESSON_PER_FILM == lesson.LESSON_MS


def test_the_sample_shows_over_and_under(tmp_path: Path) -> None:
    with Project.open(build_sample(tmp_path, today=date(2026, 11, 24))) as project:
        found = pacing(project.planned_phases.all(), project.actual_phases.all(), lesson.DURATION_MS)
    assert [over_in_words(one) for one in found.phases] == ["1:18 over", "1:01 under", "0:12 under"]
    assert found.unmarked_ms == lesson.TIMER_FROM_MS
