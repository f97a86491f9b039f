"""Two windows, two programs, two copies: one writes at a time, and nobody loses anything."""

import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from coachview.project import (
    ChangedElsewhereError,
    Edit,
    Project,
    ProjectBusyError,
    ReadOnlyProjectError,
    ReplacedProjectError,
)
from coachview.project.connection import connect
from support.small_project import SmallProject, make_small_project

HOLD = """
import sys
from pathlib import Path
from coachview.project import Project
project = Project.open(Path(sys.argv[1]))
assert not project.read_only
print("ready", flush=True)
input()
"""

may_replace_open_files = pytest.mark.skipif(sys.platform == "win32", reason="Windows does not let go of an open file")


@pytest.fixture
def elsewhere(small: SmallProject, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Project]:
    """The small project opened a second time by somebody who knows nothing of the first one's lock."""
    monkeypatch.setattr("coachview.project.lock._lock_folder", lambda: tmp_path / "other locks")
    with Project.open(small.project.path) as other:
        assert not other.read_only
        yield other


def rename(project: Project, row_id: str, name: str) -> None:
    with project.edit("Rename"):
        project.people.rename(row_id, name)


def test_the_second_window_only_shows_and_says_why(small: SmallProject) -> None:
    with Project.open(small.project.path) as second:
        assert second.read_only
        assert second.read_only_reason.startswith("“lesson.coachview” is open in another CoachView window")
        with pytest.raises(ReadOnlyProjectError, match="open in another CoachView window"):
            second.undo()
        small.annotate("seen by both")
        assert [one.text for one in second.annotations.all()] == ["seen by both"]
    with Project.open(small.project.path) as again:
        assert again.read_only
    small.project.close()
    with Project.open(small.project.path) as first:
        assert not first.read_only


def test_a_link_to_the_file_is_the_same_file(small: SmallProject, tmp_path: Path) -> None:
    link = tmp_path / "link.coachview"
    try:
        link.symlink_to(small.project.path)
    except OSError:
        pytest.skip("links cannot be made here")
    with Project.open(link) as second:
        assert second.read_only
        assert second.path == link


def test_another_process_holds_the_lock_until_it_dies(small: SmallProject) -> None:
    path = small.project.path
    small.project.close()
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "ready\n"
        with Project.open(path) as second:
            assert "open in another CoachView window" in second.read_only_reason
        holder.send_signal(getattr(signal, "SIGKILL", signal.SIGTERM))
        holder.wait()
    with Project.open(path) as first:
        assert not first.read_only


def test_where_no_lock_can_be_kept_one_works_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a file"
    file.write_text("")
    monkeypatch.setattr("coachview.project.lock._lock_folder", lambda: file / "locks")
    monkeypatch.setattr("platformdirs.user_state_path", lambda *_, **__: file)
    small = make_small_project(tmp_path / "lesson.coachview")
    assert not small.project.read_only
    small.annotate("kept")
    small.project.close()


def test_nothing_lies_beside_the_project(small: SmallProject) -> None:
    small.annotate("kept")
    assert [one.name for one in small.project.path.parent.iterdir()] == ["lesson.coachview"]


def test_what_another_program_wrote_is_told_before_the_next_edit(small: SmallProject, elsewhere: Project) -> None:
    heard: list[Edit] = []
    small.project.subscribe(heard.append)
    rename(elsewhere, small.teacher.id, "Ana Lima")
    elsewhere.undo()
    rename(elsewhere, small.teacher.id, "Ana Costa")
    note = small.annotate("mine")
    assert [(edit.kind, edit.label) for edit in heard] == [
        ("edit", "Rename"),
        ("undo", "Rename"),
        ("edit", "Rename"),
        ("edit", "Add annotation"),
    ]
    assert heard[2].changes[0].fields == {"name": ("Ana", "Ana Costa")}
    assert small.project.people.get(small.teacher.id).name == "Ana Costa"
    rename(elsewhere, small.coach.id, "Bo")
    assert elsewhere.annotations.all() == [note]
    assert small.project.snapshot() == elsewhere.snapshot()
    clocks = [one.clock for one in small.project.history()]
    assert clocks == sorted(set(clocks), reverse=True)


def test_what_another_program_wrote_is_told_also_when_our_edit_fails(small: SmallProject, elsewhere: Project) -> None:
    heard: list[Edit] = []
    small.project.subscribe(heard.append)
    rename(elsewhere, small.teacher.id, "Ana Lima")
    with pytest.raises(ZeroDivisionError), small.project.edit("Fail"):
        1 / 0  # noqa: B018
    assert [edit.label for edit in heard] == ["Rename"]
    small.annotate("mine")
    assert [edit.label for edit in heard] == ["Rename", "Add annotation"]


def test_undo_does_not_take_back_what_one_has_not_seen(small: SmallProject, elsewhere: Project) -> None:
    heard: list[Edit] = []
    small.annotate("mine")
    small.project.subscribe(heard.append)
    rename(elsewhere, small.teacher.id, "Ana Lima")
    with pytest.raises(ChangedElsewhereError, match="nothing was taken back"):
        small.project.undo()
    assert [edit.label for edit in heard] == ["Rename"]
    assert small.project.people.get(small.teacher.id).name == "Ana Lima"
    edit = small.project.undo()
    assert edit is not None
    assert edit.label == "Rename"
    assert small.project.people.get(small.teacher.id).name == "Ana"


def test_a_window_that_only_shows_can_follow(small: SmallProject) -> None:
    heard: list[Edit] = []
    with Project.open(small.project.path) as second:
        second.subscribe(heard.append)
        assert second.refresh() == []
        note = small.annotate("new")
        assert [edit.label for edit in second.refresh()] == ["Add annotation"]
        assert second.refresh() == []
    assert [edit.changes[0].row_id for edit in heard] == [note.id]
    assert small.project.refresh() == []


def test_a_busy_file_is_not_waited_for_for_long(small: SmallProject, monkeypatch: pytest.MonkeyPatch) -> None:
    small.project._store.connection.execute("PRAGMA busy_timeout = 10")
    other = connect(small.project.path, writable=True)
    other.execute("PRAGMA query_only = OFF")
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(ProjectBusyError, match=r"Another program is using “lesson\.coachview” just now"):
        small.annotate("not yet")
    other.execute("ROLLBACK")
    other.execute("BEGIN")
    other.execute("SELECT count(*) FROM person").fetchall()
    with pytest.raises(ProjectBusyError, match="nothing was changed"):
        small.annotate("a reader holds the commit up")
    other.close()
    assert small.texts() == []
    small.annotate("now")
    assert small.texts() == ["now"]


def test_a_file_that_is_being_written_to_opens_and_says_so_at_an_edit(small: SmallProject) -> None:
    path = small.project.path
    small.project.close()
    other = connect(path, writable=True)
    other.execute("PRAGMA query_only = OFF")
    other.execute("BEGIN IMMEDIATE")
    with Project.open(path) as project:
        with pytest.raises(ProjectBusyError):
            rename(project, small.teacher.id, "Ana Lima")
        other.close()
        rename(project, small.teacher.id, "Ana Lima")


@may_replace_open_files
def test_a_file_put_in_place_of_ours_that_goes_on_from_it(small: SmallProject, tmp_path: Path) -> None:
    heard: list[Edit] = []
    copy = tmp_path / "on the other computer.coachview"
    small.annotate("before")
    shutil.copy(small.project.path, copy)
    with Project.open(copy) as other:
        rename(other, small.teacher.id, "Ana Lima")
    copy.replace(small.project.path)
    small.project.subscribe(heard.append)
    small.annotate("after", 5)
    assert [edit.label for edit in heard] == ["Rename", "Add annotation"]
    assert small.project.people.get(small.teacher.id).name == "Ana Lima"
    small.project.close()
    with Project.open(small.project.path) as again:
        assert [one.text for one in again.annotations.all()] == ["before", "after"]
    assert [one.name for one in tmp_path.glob("*.coachview")] == ["lesson.coachview"]


@may_replace_open_files
@pytest.mark.parametrize("other_is", ["older", "another project", "damaged"])
def test_a_file_put_in_place_of_ours_that_lacks_something(small: SmallProject, tmp_path: Path, other_is: str) -> None:
    copy = tmp_path / "other.coachview"
    if other_is == "another project":
        make_small_project(copy).project.close()
    else:
        shutil.copy(small.project.path, copy)
    if other_is == "damaged":
        copy.write_bytes(copy.read_bytes()[:20_000])
    theirs = copy.read_bytes()
    small.annotate("only here")
    ours = small.project.snapshot()
    copy.replace(small.project.path)
    kept = tmp_path / "lesson as it was open here.coachview"
    with pytest.raises(ReplacedProjectError, match=r"kept as “lesson as it was open here\.coachview”"):
        small.annotate("not written")
    assert small.project.path.read_bytes() == theirs
    with pytest.raises(ReadOnlyProjectError, match="Another program replaced"):
        small.annotate("not written either")
    assert small.project.snapshot() == ours
    with Project.open(kept) as saved:
        assert saved.snapshot() == ours
    assert len(list(tmp_path.glob("*.coachview"))) == 2


@may_replace_open_files
def test_a_file_that_was_moved_away_is_not_written_to(small: SmallProject, tmp_path: Path) -> None:
    moved = tmp_path / "moved.coachview"
    small.project.path.rename(moved)
    with pytest.raises(ReplacedProjectError, match=r"is not in .* any more, so nothing was changed\. Put it back"):
        small.annotate("not written")
    assert [one.name for one in tmp_path.glob("*")] == ["moved.coachview"]
    moved.rename(small.project.path)
    small.annotate("written")
    assert small.texts() == ["written"]


def test_other_content_put_into_our_file_is_noticed(small: SmallProject, tmp_path: Path) -> None:
    backup = small.project.path.read_bytes()
    small.annotate("since the backup")
    small.project.path.write_bytes(backup)
    with pytest.raises(ReplacedProjectError, match="put something else into"):
        small.annotate("not written")
    assert small.project.path.read_bytes() == backup
