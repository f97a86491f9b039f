"""Every file that is not a project one can work with is refused in a sentence, and left as it is."""

import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

import pytest

from coachview.errors import CoachViewError
from coachview.project import (
    DamagedProjectError,
    ForeignPartsError,
    NewerProjectError,
    NoAccessError,
    NotAProjectError,
    Project,
    ProjectError,
    ProjectExistsError,
    ProjectMissingError,
)
from coachview.project.schema.current import CURRENT
from support.small_project import SmallProject, make_small_project, without_rights


def closed_project(folder: Path, name: str = "lesson.coachview") -> Path:
    small = make_small_project(folder / name)
    small.annotate("kept")
    small.project.close()
    return small.project.path


def change(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


def patch(path: Path, offset: int, data: bytes) -> None:
    with path.open("r+b") as file:
        file.seek(offset)
        file.write(data)


def a_database_of_another_program(path: Path) -> None:
    path.unlink()
    change(path, "CREATE TABLE person (id TEXT)")


def in_pieces(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: 50 * 1024])


CASES: list[tuple[Callable[[Path], object], type[ProjectError], str]] = [
    (lambda path: path.write_bytes(b""), NotAProjectError, "“lesson.coachview” is empty"),
    (lambda path: path.write_text("Dear diary\n" * 50), NotAProjectError, "is not a CoachView project"),
    (lambda path: path.write_bytes(path.read_bytes()[:60]), NotAProjectError, "is not a CoachView project"),
    (lambda path: path.write_bytes(b"\x00\x00\x00\x20ftypisom" * 100), NotAProjectError, "is not a CoachView project"),
    (a_database_of_another_program, NotAProjectError, "belongs to another program"),
    (lambda path: change(path, "PRAGMA user_version = 99"), NewerProjectError, "saved by a newer CoachView. Update"),
    (lambda path: patch(path, 60, b"\xff\xff\xff\xff"), NewerProjectError, "saved by a newer CoachView"),
    (lambda path: change(path, "PRAGMA user_version = 0"), ForeignPartsError, "CoachView did not put there"),
    (in_pieces, DamagedProjectError, "is damaged"),
    (lambda path: change(path, "DROP TABLE reflection"), DamagedProjectError, "is damaged"),
    (lambda path: change(path, "CREATE TABLE extra (x)"), ForeignPartsError, r"\(extra\)"),
    (lambda path: change(path, "CREATE VIEW peep AS SELECT * FROM annotation"), ForeignPartsError, r"\(peep\)"),
    (
        lambda path: change(path, "CREATE TRIGGER spy AFTER INSERT ON annotation BEGIN DELETE FROM person; END"),
        ForeignPartsError,
        r"\(spy\)",
    ),
    (lambda path: change(path, "ALTER TABLE person ADD COLUMN score INTEGER"), ForeignPartsError, r"\(person\)"),
    (lambda path: change(path, "CREATE INDEX odd ON person (name)"), ForeignPartsError, r"\(odd\)"),
    (
        lambda path: change(path, "PRAGMA ignore_check_constraints = ON", "UPDATE annotation SET type = 'verdict'"),
        DamagedProjectError,
        "is damaged",
    ),
    (
        lambda path: change(path, "PRAGMA ignore_check_constraints = ON", "UPDATE annotation SET start_ms = 'soon'"),
        DamagedProjectError,
        "is damaged",
    ),
    (
        lambda path: change(path, "PRAGMA ignore_check_constraints = ON", "UPDATE annotation SET created_utc = 'then'"),
        DamagedProjectError,
        "is damaged",
    ),
]


@pytest.mark.parametrize(("spoil", "kind", "words"), CASES)
def test_a_file_that_cannot_be_worked_with(
    tmp_path: Path, spoil: Callable[[Path], object], kind: type[ProjectError], words: str
) -> None:
    path = closed_project(tmp_path)
    spoil(path)
    before = path.read_bytes()
    with pytest.raises(kind, match=words) as caught:
        Project.open(path)
    sentence = str(caught.value)
    assert isinstance(caught.value, CoachViewError)
    assert sentence[0] == "“"
    assert sentence[-1] == "."
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == [path.name]


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ProjectMissingError, match=r"There is no “gone\.coachview” in "):
        Project.open(tmp_path / "gone.coachview")
    assert list(tmp_path.iterdir()) == []


def test_a_folder(tmp_path: Path) -> None:
    with pytest.raises(NotAProjectError, match=r"is a folder\. Choose the project file in it"):
        Project.open(tmp_path)


def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = closed_project(tmp_path)
    tmp_path.chmod(0o755)
    with without_rights(path, mode=0), pytest.raises(NoAccessError, match=r"not allowed to read “lesson\.coachview”"):
        Project.open(path)


def test_a_project_in_a_folder_that_may_not_be_written_to(reachable: Path) -> None:
    path = closed_project(reachable)
    with without_rights(reachable, path, mode=0o555), Project.open(path) as project:
        assert project.read_only_reason.startswith("“lesson.coachview” or its folder is write-protected")
        assert "Copy it to a folder of your own" in project.read_only_reason
        assert [one.text for one in project.annotations.all()] == ["kept"]
    with Project.open(path) as project:
        assert not project.read_only


def test_a_project_that_may_not_be_written_to(reachable: Path) -> None:
    path = closed_project(reachable)
    with without_rights(path, mode=0o444), Project.open(path) as project:
        assert "write-protected" in project.read_only_reason


def test_a_new_project_does_not_overwrite(tmp_path: Path) -> None:
    path = tmp_path / "lesson.coachview"
    path.write_text("mine")
    with pytest.raises(ProjectExistsError, match=r"“lesson\.coachview” is there already"):
        Project.create(path)
    assert path.read_text() == "mine"


@pytest.mark.parametrize("name", ["nowhere/new.coachview", "a" * 300 + ".coachview", "nul\0.coachview"])
def test_a_new_project_where_none_can_be(tmp_path: Path, name: str) -> None:
    with pytest.raises(NoAccessError, match="Choose another folder"):
        Project.create(tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_a_new_project_in_a_folder_that_may_not_be_written_to(reachable: Path) -> None:
    with without_rights(reachable, mode=0o555), pytest.raises(NoAccessError, match="No project can be made in"):
        Project.create(reachable / "new.coachview")
    assert list(reachable.iterdir()) == []


@pytest.mark.parametrize("name", ["percent %41 #1 ?mode=ro.coachview", "שלום 授業 🎉 'quoted'.coachview", "no ending"])
def test_any_name_will_do(tmp_path: Path, name: str) -> None:
    path = closed_project(tmp_path, name)
    with Project.open(path) as project:
        assert not project.read_only
        assert [one.text for one in project.annotations.all()] == ["kept"]
    assert [one.name for one in tmp_path.iterdir()] == [name]


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="names are always Unicode there")
def test_a_name_that_is_no_unicode_will_do(tmp_path: Path) -> None:
    path = closed_project(tmp_path, "caf\udce9.coachview")
    with Project.open(path) as project:
        assert not project.read_only


def test_text_that_is_no_unicode_is_shown_as_far_as_it_goes(tmp_path: Path) -> None:
    path = closed_project(tmp_path)
    change(path, "UPDATE annotation SET text = CAST(x'6f6bff' AS TEXT)", "UPDATE person SET name = CAST(x'ff' AS TEXT)")
    with Project.open(path) as project:
        assert [one.text for one in project.annotations.all()] == ["ok\N{REPLACEMENT CHARACTER}"]
        with project.edit("Rename"):
            project.people.rename(project.people.all()[0].id, "Ana")


def test_a_file_turned_to_wal_is_turned_back(tmp_path: Path) -> None:
    path = closed_project(tmp_path)
    change(path, "PRAGMA journal_mode = WAL")
    with Project.open(path) as project:
        assert not project.read_only
        with project.edit("Rename"):
            project.people.rename(project.people.all()[0].id, "Ana Lima")
        assert [one.name for one in tmp_path.iterdir()] == [path.name]
    assert path.read_bytes()[18:20] == b"\x01\x01"


def test_the_file_says_what_it_is(small: SmallProject) -> None:
    header = small.project.path.read_bytes()[:100]
    assert header[68:72] == b"CVL1"
    assert int.from_bytes(header[60:64], "big") == CURRENT.version
    connection = small.project._store.connection
    settings = {
        name: connection.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("journal_mode", "synchronous", "trusted_schema", "cell_size_check", "query_only")
    }
    assert settings == {
        "journal_mode": "delete",
        "synchronous": 2,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "query_only": 1,
    }


def test_opening_and_looking_changes_nothing(tmp_path: Path) -> None:
    path = closed_project(tmp_path)
    before, when = path.read_bytes(), path.stat().st_mtime_ns
    with Project.open(path) as project:
        project.snapshot()
        project.history()
    assert (path.read_bytes(), path.stat().st_mtime_ns) == (before, when)


def test_importing_a_project_is_cheap_and_without_qt() -> None:
    code = (
        "import sys, coachview.project; "
        "print(sorted(name for name in sys.modules if name.split('.')[0] in "
        "{'PySide6', 'shiboken6', 'sqlite_utils', 'filelock', 'vlc', 'av', 'asyncio'}))"
    )
    assert subprocess.check_output([sys.executable, "-c", code], text=True).strip() == "[]"


@pytest.fixture
def reachable() -> Iterator[Path]:
    """A folder that somebody else than root may enter, which pytest's own are not."""
    folder = Path(mkdtemp(prefix="coachview-test-"))
    folder.chmod(0o777)
    yield folder
    rmtree(folder)
