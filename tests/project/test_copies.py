"""Stamps of two copies of a file are never the same."""

import shutil
from pathlib import Path

import pytest

from coachview.project import Project
from support.small_project import SmallProject


def stamp(path: Path) -> tuple[int, str]:
    """Make an edit and say what it is stamped with."""
    with Project.open(path) as project:
        with project.edit("Rename"):
            project.cycles.add("another")
        newest = project.history(limit=1)[0]
        return newest.clock, newest.copy_id


def test_a_file_that_stays_in_place_keeps_its_copy_id(small: SmallProject) -> None:
    small.annotate("here")
    ids = {one.copy_id for one in small.project.history()}
    path = small.project.path
    small.project.close()
    assert len(ids) == 1
    assert {stamp(path)[1], stamp(path)[1]} == ids


def test_a_copied_a_moved_and_a_restored_file_get_their_own(small: SmallProject, tmp_path: Path) -> None:
    path, copy, moved = small.project.path, tmp_path / "copy.coachview", tmp_path / "moved.coachview"
    small.project.close()
    original = stamp(path)[1]
    shutil.copy(path, copy)
    copied = stamp(copy)[1]
    assert stamp(path)[1] == original
    path.rename(moved)
    moved_id = stamp(moved)[1]
    shutil.copy(copy, path)
    restored = stamp(path)[1]
    assert len({original, copied, moved_id, restored}) == 4


def test_a_backup_put_in_the_place_of_a_file_that_goes_on_elsewhere(small: SmallProject, tmp_path: Path) -> None:
    path, backup, moved = small.project.path, tmp_path / "backup.coachview", tmp_path / "moved.coachview"
    small.annotate("here")
    small.project.close()
    shutil.copy(path, backup)
    path.rename(moved)
    backup.rename(path)
    assert stamp(path)[1] != small_copy_id(moved)


def small_copy_id(path: Path) -> str:
    with Project.open(path, read_only=True) as project:
        return project.history(limit=1)[0].copy_id


def test_another_computer_is_another_copy(small: SmallProject, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = small.project.path
    small.project.close()
    first = stamp(path)[1]
    monkeypatch.setattr("coachview.project.copies._computer_file", lambda: tmp_path / "other" / "computer-id")
    second = stamp(path)[1]
    assert first != second
    assert stamp(path)[1] == second


def test_a_computer_that_cannot_be_remembered_is_new_each_time(
    small: SmallProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = small.project.path
    small.project.close()
    monkeypatch.setattr("coachview.project.copies._computer_file", lambda: path / "computer-id")
    assert stamp(path)[1] != stamp(path)[1]


def test_the_file_does_not_tell_where_it_was(small: SmallProject, tmp_path: Path) -> None:
    small.annotate("here")
    content = small.project.path.read_bytes()
    assert str(tmp_path).encode() not in content


def test_stamps_go_on_when_the_wall_clock_is_set_back(small: SmallProject, monkeypatch: pytest.MonkeyPatch) -> None:
    small.annotate("one")
    monkeypatch.setattr("coachview.project.clock.now_ms", lambda: 1000)
    small.annotate("two")
    small.project.undo()
    small.project.redo()
    path = small.project.path
    small.project.close()
    stamp(path)
    with Project.open(path) as project:
        clocks = [one.clock for one in project.history()]
    assert clocks == sorted(set(clocks), reverse=True)
