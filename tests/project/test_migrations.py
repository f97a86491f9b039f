"""Old files open, after a backup; a migration that fails changes nothing."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from coachview.model.action_step import StepStatus
from coachview.model.annotation import AnnotationType, Visibility
from coachview.model.drawing import DrawingColour, Point, Shape
from coachview.project import NewerProjectError, NoAccessError, Project
from coachview.project.schema.current import CURRENT, Schema, parts_of
from coachview.project.schema.migrations import MIGRATIONS, Migration, migrate, version_of

FIXTURES = Path(__file__).with_name("fixtures")
BACKUP = f"lesson before version {CURRENT.version + 1}.coachview"


def add_a_table(db: object) -> None:
    db.execute("CREATE TABLE look_for (id TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL)")  # type: ignore[attr-defined]


def add_a_column(db: object) -> None:
    db["person"].add_column("initials", str, not_null_default="?")  # type: ignore[index]


def fail_halfway(db: object) -> None:
    db.execute("CREATE TABLE half (id TEXT)")  # type: ignore[attr-defined]
    raise RuntimeError("a bug in a migration")


def schema_after(*more: Migration) -> Schema:
    """Today's schema with migrations that do not exist yet."""
    migrations = (*MIGRATIONS, *more)
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        migrate(connection, migrations)
        statements = [row[0] for row in connection.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")]
    return Schema(statements, migrations)


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A file of today's version, which is old for the schemas of `schema_after`."""
    return Path(shutil.copy(FIXTURES / f"v{CURRENT.version}.coachview", tmp_path / "lesson.coachview"))


def names(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir())


def test_a_new_file_is_what_the_migrations_make() -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        migrate(connection)
        assert parts_of(connection) == CURRENT.parts()
        assert version_of(connection) == CURRENT.version == len(MIGRATIONS)
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        CURRENT.build(connection)
        assert parts_of(connection) == CURRENT.parts()


@pytest.mark.parametrize("path", sorted(FIXTURES.glob("v*.coachview")), ids=lambda path: path.stem)
def test_a_file_of_every_released_version_opens(path: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copy(path, tmp_path / path.name))
    with Project.open(copy) as project:
        assert not project.read_only
        shown = project.snapshot()
        assert [one.name for one in shown.people] == ["Ana Lima", "בני 🎓"]
        assert [one.title for one in shown.cycles] == ["Application Problem"]
        assert [one.media.fingerprint for one in shown.recordings] == ["abc123"]
        first, second = shown.annotations
        assert (first.text, first.start_ms, first.end_ms) == ("I read the problem aloud.\nTwice.", 3000, None)
        assert (second.type, second.visibility) == (AnnotationType.QUESTION, Visibility.PRIVATE)
        assert (second.text, second.start_ms, second.end_ms) == ("מה עושים התלמידים?", 60_000, 75_500)
        [reflection], [step] = shown.reflections, shown.action_steps
        assert (reflection.answer, reflection.annotation_ids) == ("The launch took long.", (first.id,))
        assert (step.due, step.status, step.annotation_ids) == (date(2026, 12, 1), StepStatus.PARTLY, (second.id,))
        assert (project.undo_label(), project.redo_label()) == ("Move annotation", "Reword annotation")
        project.redo()
        assert project.annotations.get(first.id).text == "taken back"
        while project.undo() is not None:
            pass
        assert project.snapshot().people == ()
        while project.redo() is not None:
            pass
        assert project.annotations.get(first.id).text == "taken back"


def test_a_file_of_version_1_takes_drawings_and_is_kept_as_it_was(tmp_path: Path) -> None:
    path = Path(shutil.copy(FIXTURES / "v1.coachview", tmp_path / "lesson.coachview"))
    with Project.open(path) as project:
        first = project.annotations.all()[0]
        with project.edit("Draw an arrow"):
            project.drawings.add(first.id, Shape.ARROW, [Point(0.1, 0.2), Point(0.3, 0.4)], at_ms=first.start_ms)
        shown = project.snapshot()
        assert len(shown.drawings) == 1
        project.undo()
        project.redo()
        assert project.snapshot() == shown
    with Project.open(path) as project:
        assert project.snapshot() == shown
    kept = tmp_path / f"lesson before version {CURRENT.version}.coachview"
    assert names(tmp_path) == [kept.name, path.name]
    assert kept.read_bytes()[60:64] == (1).to_bytes(4, "big")


def test_drawings_of_a_file_of_version_2_are_as_they_were_drawn(tmp_path: Path) -> None:
    copy = Path(shutil.copy(FIXTURES / "v2.coachview", tmp_path / "lesson.coachview"))
    with Project.open(copy) as project:
        arrow, text, line = project.drawings.all()
        assert (arrow.shape, arrow.points) == (Shape.ARROW, (Point(0.25, 0.5), Point(0.5, 0.125)))
        assert (arrow.colour, arrow.width, arrow.at_ms, arrow.hold_ms) == (DrawingColour.ORANGE, 0.016, 3000, 4500)
        assert (text.shape, text.text, text.points) == (Shape.TEXT, "לוח 🎓", (Point(-0.01, 0.9),))
        assert (line.shape, line.position) == (Shape.FREEHAND, 1)
        assert line.points == (Point(0.1, 0.1), Point(0.2, 0.15), Point(0.3, 0.123457))


def test_phases_of_a_file_of_version_3_are_as_they_were_planned_and_marked(tmp_path: Path) -> None:
    copy = Path(shutil.copy(FIXTURES / "v3.coachview", tmp_path / "lesson.coachview"))
    with Project.open(copy) as project:
        assert [(one.name, one.planned_ms, one.position) for one in project.planned_phases.all()] == [
            ("عمل", 100_000, 0)
        ]
        work, launch = project.actual_phases.all()
        assert (work.name, work.start_ms, work.end_ms) == ("عمل", 5_000, 90_000)
        assert (launch.name, launch.start_ms, launch.end_ms) == ("Launch", 90_000, 180_000)
        assert work.planned_id == project.planned_phases.all()[0].id


@pytest.mark.parametrize("step", [add_a_table, add_a_column])
def test_an_old_file_is_brought_up_to_date_after_a_backup(old: Path, step: Callable[[object], None]) -> None:
    before = old.read_bytes()
    with Project.open(old, read_only=True) as project:
        shown, history = project.snapshot(), project.history()
    with Project.open(old, schema=schema_after(step)) as project:
        assert not project.read_only
        assert (project.snapshot(), project.history()) == (shown, history)
        with project.edit("Work on"):
            project.cycles.add("Next")
    assert names(old.parent) == [BACKUP, old.name]
    with Project.open(old.with_name(BACKUP)) as project:
        assert (project.snapshot(), project.history()) == (shown, history)
    assert old.read_bytes()[60:64] == (CURRENT.version + 1).to_bytes(4, "big")
    assert before[60:64] == CURRENT.version.to_bytes(4, "big")
    with pytest.raises(NewerProjectError):
        Project.open(old)
    with Project.open(old, schema=schema_after(step)) as project:
        assert len(project.cycles.all()) == 2
    assert names(old.parent) == [BACKUP, old.name]


def test_a_backup_overwrites_nothing(old: Path) -> None:
    taken = old.with_name(BACKUP)
    taken.write_text("mine")
    Project.open(old, schema=schema_after(add_a_table)).close()
    assert taken.read_text() == "mine"
    assert names(old.parent) == [BACKUP.replace(".coachview", " (2).coachview"), BACKUP, old.name]


def test_a_migration_that_fails_leaves_the_file_as_it_was(old: Path) -> None:
    before = old.read_bytes()
    with pytest.raises(RuntimeError, match="a bug in a migration"):
        Project.open(old, schema=Schema(CURRENT.statements, (*MIGRATIONS, fail_halfway)))
    assert names(old.parent) == [old.name]
    assert old.read_bytes() == before
    with Project.open(old) as project:
        assert not project.read_only


def test_the_backup_stays_when_only_a_later_step_fails(old: Path) -> None:
    with pytest.raises(RuntimeError, match="a bug in a migration"):
        Project.open(old, schema=Schema(CURRENT.statements, (*MIGRATIONS, add_a_table, fail_halfway)))
    assert names(old.parent) == [f"lesson before version {CURRENT.version + 2}.coachview", old.name]
    with Project.open(old, schema=schema_after(add_a_table)) as project:
        assert len(project.annotations.all()) == 2


def test_without_a_backup_nothing_is_migrated(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = old.read_bytes()

    def refuse(*_: object) -> Path:
        raise NoAccessError("“lesson” cannot be written beside the project.")

    monkeypatch.setattr("coachview.project.backup._claim_free_name", refuse)
    with pytest.raises(NoAccessError):
        Project.open(old, schema=schema_after(add_a_table))
    assert old.read_bytes() == before


def test_an_old_file_that_is_only_shown_is_left_alone(old: Path) -> None:
    before = old.read_bytes()
    with Project.open(old) as window:
        shown = window.snapshot()
        with Project.open(old, schema=schema_after(add_a_column)) as second:
            assert "open in another CoachView window" in second.read_only_reason
            assert second.snapshot() == shown
            assert second.refresh() == []
    with Project.open(old, read_only=True, schema=schema_after(add_a_column)) as third:
        assert third.snapshot() == shown
    assert names(old.parent) == [old.name]
    assert old.read_bytes() == before
