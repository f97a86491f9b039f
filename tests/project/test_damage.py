"""What a damaged file still holds is saved to a new one; the damaged one stays as it is."""

import random
import shutil
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from coachview.model.annotation import Annotation, AnnotationType
from coachview.model.drawing import Point, Shape
from coachview.model.snapshot import Snapshot
from coachview.project import DamagedProjectError, ForeignPartsError, NoAccessError, Project, ProjectExistsError
from coachview.project.damage import count, what_is_left
from coachview.project.salvage import salvage
from support.small_project import SmallProject, make_small_project

PAGE = 4096
FIXTURES = Path(__file__).with_name("fixtures")


@pytest.fixture
def filled(tmp_path: Path) -> SmallProject:
    """A closed project in which every table has rows, some of them removed."""
    small = make_small_project(tmp_path / "lesson.coachview")
    project = small.project
    with project.edit("Bring in"):
        notes = project.annotations.add_many(
            [
                Annotation(
                    "", small.recording.id, small.coach.id, AnnotationType.WONDER, 1000 * n, None, f"note {n} " * 9
                )
                for n in range(60)
            ]
        )
    with project.edit("Reflect"):
        reflection = project.reflections.add(small.cycle.id, small.teacher.id, "Why?", "Because")
        step = project.action_steps.add(small.cycle.id, "Timer", owner_id=small.teacher.id, due=date(2026, 12, 1))
        for note in notes[:20]:
            project.reflections.link(reflection.id, note.id)
            project.action_steps.link(step.id, note.id)
    with project.edit("Draw"):
        for note in notes[30:55]:
            project.drawings.add(note.id, Shape.LINE, [Point(0.1, 0.2), Point(0.3, 0.4)], at_ms=note.start_ms)
    with project.edit("Remove"):
        project.annotations.remove(notes[7].id)
    project.close()
    return small


def whole(path: Path) -> Snapshot:
    with Project.open(path) as project:
        return project.snapshot()


def salvaged(path: Path, target: Path) -> Snapshot:
    salvage(path, target)
    try:
        return whole(target)
    finally:
        target.unlink()


def test_any_one_broken_page_loses_nothing(filled: SmallProject, tmp_path: Path) -> None:
    path, target = filled.project.path, tmp_path / "saved.coachview"
    before, sound = whole(path), path.read_bytes()
    counts = {"person": 2, "cycle": 1, "recording": 1, "annotation": 59, "drawing": 25, "reflection": 1}
    counts["action_step"] = 1
    for start in range(0, len(sound), PAGE):
        broken = bytearray(sound)
        first = max(start, 100)
        broken[first : start + PAGE] = b"\xaa" * (start + PAGE - first)
        path.write_bytes(broken)
        with pytest.raises(DamagedProjectError, match="still be read: 2 people, 1 coaching cycle, 1 rec") as caught:
            Project.open(path)
        assert caught.value.salvageable == counts
        assert salvaged(path, target) == before
        assert path.read_bytes() == broken


def test_any_one_broken_page_of_a_file_begun_with_version_1_loses_nothing(tmp_path: Path) -> None:
    path, target = (
        Path(shutil.copy(FIXTURES / "v1.coachview", tmp_path / "old.coachview")),
        tmp_path / "saved.coachview",
    )
    with Project.open(path) as project, project.edit("Draw"):
        for note in project.annotations.all():
            project.drawings.add(note.id, Shape.TEXT, [Point(0.1, 0.2)], at_ms=note.start_ms, text="Look")
    before, sound = whole(path), path.read_bytes()
    assert len(before.drawings) == 2
    for start in range(0, len(sound), PAGE):
        first = max(start, 100)
        path.write_bytes(sound[:first] + b"\xaa" * (start + PAGE - first) + sound[start + PAGE :])
        try:
            assert salvaged(path, target) == before, start // PAGE
        finally:
            target.unlink(missing_ok=True)


def test_what_is_drawn_for_a_lost_annotation_stays_in_the_project(filled: SmallProject, tmp_path: Path) -> None:
    path, target = filled.project.path, tmp_path / "saved.coachview"
    before = whole(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("DELETE FROM annotation")
        connection.execute("DELETE FROM recording")
        connection.execute("DELETE FROM change WHERE table_name IN ('annotation', 'recording')")
        connection.execute("CREATE TABLE extra (x)")
    after = salvaged(path, target)
    assert {one.id for one in after.drawings} == {one.id for one in before.drawings}
    assert all(one.is_private for one in after.annotations)
    assert {one.recording_id for one in after.annotations} == {one.id for one in after.recordings}


def test_rows_on_both_sides_of_a_broken_page_need_no_history(filled: SmallProject, tmp_path: Path) -> None:
    path = filled.project.path
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("DELETE FROM change")
    sound = path.read_bytes()
    lost = []
    for start in range(30 * PAGE, len(sound), PAGE):
        path.write_bytes(sound[:start] + b"\xaa" * PAGE + sound[start + PAGE :])
        lost.append(59 - count(what_is_left(path))["annotation"])
    assert sum(lost) == 59
    assert 0 < max(lost) < 30
    assert lost.count(0) < len(lost) - 2


@pytest.mark.parametrize("seed", range(12))
def test_much_damage_is_survived(filled: SmallProject, tmp_path: Path, seed: int) -> None:
    path, target, dice = filled.project.path, tmp_path / "saved.coachview", random.Random(seed)
    before, content = whole(path), bytearray(path.read_bytes())
    known = {one.id: one.text for one in before.annotations}
    for _ in range(dice.randint(3, 30)):
        start = dice.randrange(100, len(content))
        length = dice.choice([1, 30, PAGE])
        content[start : start + length] = dice.randbytes(len(content[start : start + length]))
    path.write_bytes(content[: dice.choice([len(content), len(content) * 2 // 3])])
    try:
        after = salvaged(path, target)
    except DamagedProjectError:
        return
    people = {one.id for one in after.people}
    recordings = {one.id for one in after.recordings}
    for one in after.annotations:
        assert one.author_id in people
        assert one.recording_id in recordings
    assert sum(known.get(one.id) == one.text for one in after.annotations) >= len(after.annotations) // 2


def test_what_remains_of_a_file_cut_short(filled: SmallProject, tmp_path: Path) -> None:
    path = filled.project.path
    content = path.read_bytes()
    path.write_bytes(content[: len(content) * 3 // 4])
    with pytest.raises(DamagedProjectError) as caught:
        Project.open(path)
    report = salvage(path, tmp_path / "saved.coachview")
    assert report.saved == caught.value.salvageable
    assert report.saved["annotation"] > 0
    assert report.sentence.startswith("Saved 2 people, 1 coaching cycle, 1 recording")
    assert "to “saved.coachview”. Look through it" in report.sentence


def test_rows_whose_owners_are_lost_stay_in_sight(filled: SmallProject, tmp_path: Path) -> None:
    path, target = filled.project.path, tmp_path / "saved.coachview"
    before = whole(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for table in ("person", "cycle", "recording"):
            connection.execute(f"DELETE FROM {table}")  # noqa: S608
            connection.execute("DELETE FROM change WHERE table_name = ?", (table,))
        connection.execute("CREATE TABLE extra (x)")
    with pytest.raises(ForeignPartsError):
        Project.open(path)
    after = salvaged(path, target)
    assert after.annotations == before.annotations
    assert after.reflections == before.reflections
    assert after.action_steps == before.action_steps
    assert {one.id for one in after.people} == {one.id for one in before.people}
    assert [one.id for one in after.recordings] == [filled.recording.id]
    assert {one.cycle_id for one in after.recordings} <= {one.id for one in after.cycles}


def test_foreign_parts_are_left_behind(filled: SmallProject, tmp_path: Path) -> None:
    path, target = filled.project.path, tmp_path / "saved.coachview"
    before = whole(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("CREATE TRIGGER spy AFTER INSERT ON annotation BEGIN DELETE FROM person; END")
        connection.execute("CREATE VIEW peep AS SELECT * FROM annotation")
    assert salvaged(path, target) == before


def test_the_saved_project_can_be_worked_with(filled: SmallProject, tmp_path: Path) -> None:
    path, target = filled.project.path, tmp_path / "saved.coachview"
    salvage(path, target)
    with Project.open(target) as project:
        assert project.undo_label() == "Save from a damaged file"
        with project.edit("Reword"):
            project.annotations.reword(project.annotations.all()[0].id, "after")
        assert project.annotations.all()[0].text == "after"


def test_nothing_is_overwritten(filled: SmallProject, tmp_path: Path) -> None:
    target = tmp_path / "saved.coachview"
    target.write_text("mine")
    with pytest.raises(ProjectExistsError):
        salvage(filled.project.path, target)
    assert target.read_text() == "mine"


def test_nothing_is_left_of_what_cannot_be_saved(tmp_path: Path, filled: SmallProject) -> None:
    path, target = filled.project.path, tmp_path / "saved.coachview"
    path.write_bytes(path.read_bytes()[:100] + b"\xaa" * 50_000)
    with pytest.raises(DamagedProjectError, match="Nothing in “lesson"):
        salvage(path, target)
    with pytest.raises(NoAccessError, match="could not be copied for reading"):
        salvage(tmp_path / "gone.coachview", target)
    assert not target.exists()
