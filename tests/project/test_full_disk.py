"""A change that the disk does not take leaves the file, and what is shown of it, as they were."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from coachview.model.snapshot import Snapshot
from coachview.project import DiskFullError, Edit, NoAccessError, Project, WriteFailedError
from support.small_project import SmallProject, make_small_project


@contextmanager
def no_more_pages(project: Project) -> Iterator[None]:
    connection = project._store.connection
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages}")
    yield
    connection.execute("PRAGMA max_page_count = 1000000")


def reopened(project: Project) -> Snapshot:
    with Project.open(project.path, read_only=True) as again:
        return again.snapshot()


def test_a_full_disk_is_a_sentence_and_nothing_is_half_written(small: SmallProject) -> None:
    heard: list[Edit] = []
    small.annotate("kept")
    small.project.subscribe(heard.append)
    before = small.project.snapshot()
    with no_more_pages(small.project):
        with pytest.raises(DiskFullError, match=r"no room left on the disk of “lesson\.coachview”.*Free some space"):
            small.annotate("x" * 100_000)
        assert small.project.snapshot() == before == reopened(small.project)
        with pytest.raises(DiskFullError), small.project.edit("Reword"):
            small.project.annotations.reword(before.annotations[0].id, "y" * 100_000)
        assert heard == []
        assert small.project.undo_label() == "Add annotation"
    small.annotate("x" * 100_000)
    assert len(heard) == 1
    assert small.project.snapshot() == reopened(small.project)


def test_a_full_disk_during_undo(small: SmallProject) -> None:
    small.annotate("x" * 100_000)
    before = small.project.snapshot()
    with no_more_pages(small.project):
        small.project._store.connection.execute("PRAGMA max_page_count")
        with small.project.edit("Remove"):
            small.project.annotations.remove(before.annotations[0].id)
        for _ in range(500):
            try:
                small.project.undo()
                small.project.redo()
            except DiskFullError:
                break
        else:
            pytest.fail("the disk never got full")
    assert small.project.snapshot() == reopened(small.project)


@pytest.mark.skipif(sys.platform == "win32", reason="files are limited in size on Unix only")
def test_a_disk_that_refuses_is_a_sentence(small: SmallProject) -> None:
    import resource

    small.annotate("kept")
    before = small.project.snapshot()
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (small.project.path.stat().st_size + 8192, limits[1]))
    try:
        with pytest.raises((WriteFailedError, DiskFullError), match="nothing was changed"):
            small.annotate("x" * 400_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert small.project.snapshot() == before == reopened(small.project)
    small.annotate("x" * 400_000)


def fill(small: SmallProject) -> None:
    for number in range(1000):
        small.annotate("x" * 5000, number)


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """A real disk of 400 KiB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = shutil.which("mount")
    made = mount and subprocess.run(
        [mount, "-t", "tmpfs", "-o", "size=400k", "tmpfs", folder], capture_output=True, check=False
    )
    if not made or made.returncode != 0:
        pytest.skip("no disk can be mounted here")
    yield folder
    subprocess.run(["umount", "-l", folder], check=True)


def test_a_disk_that_is_really_full(tiny_disk: Path) -> None:
    small = make_small_project(tiny_disk / "lesson.coachview")
    small.annotate("kept")
    with pytest.raises(DiskFullError):
        fill(small)
    texts = small.texts()
    assert "kept" in texts
    assert small.project.snapshot() == reopened(small.project)
    for filler in range(100):
        try:
            (tiny_disk / f"filler {filler}").write_bytes(b"x" * 4096)
        except OSError:
            break
    with pytest.raises(DiskFullError):
        small.annotate("no room for a journal even")
    small.project.close()
    with Project.open(small.project.path) as project:
        assert [one.text for one in project.annotations.all()] == texts
        with pytest.raises(DiskFullError), project.edit("Reword"):
            project.annotations.reword(project.annotations.all()[0].id, "x" * 10_000)
    with pytest.raises((DiskFullError, NoAccessError)):
        Project.create(tiny_disk / "another.coachview")
    assert not (tiny_disk / "another.coachview").exists()
    for filler in tiny_disk.glob("filler *"):
        filler.unlink()
    with Project.open(small.project.path) as project, project.edit("Reword"):
        project.annotations.reword(project.annotations.all()[0].id, "there is room again")
