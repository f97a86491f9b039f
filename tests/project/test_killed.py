"""A process that is killed, whenever, leaves whole edits only."""

import subprocess
import sys
from pathlib import Path

import pytest

from coachview.project import Project
from support.small_project import SmallProject, make_small_project

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="kills as only Unix does")

ADD_FOR_EVER = """
import sys
from itertools import count
from pathlib import Path
from coachview.project import Project
with Project.open(Path(sys.argv[1])) as project:
    recording, author = project.recordings.all()[0].id, project.people.all()[0].id
    for number in count():
        with project.edit("Add two"):
            project.annotations.add(recording, author, "one " * 500, start_ms=number)
            project.annotations.add(recording, author, "two " * 500, start_ms=number)
        print(number, flush=True)
"""

DIE_INSIDE = """
import os, signal, sys
from pathlib import Path
from coachview.project import Project
project = Project.open(Path(sys.argv[1]))
# With next to no memory SQLite has to write into the file long before the commit.
project._store.connection.execute("PRAGMA cache_size = 5")
recording, author = project.recordings.all()[0].id, project.people.all()[0].id
size = project.path.stat().st_size
with project.edit("Never finished"):
    for one in project.annotations.all():
        project.annotations.reword(one.id, "half written")
    for number in range(300):
        project.annotations.add(recording, author, "x" * 3000, start_ms=number)
    assert project.path.stat().st_size > size
    os.kill(os.getpid(), signal.SIGKILL)
"""


def closed(path: Path) -> SmallProject:
    small = make_small_project(path)
    for number in range(20):
        small.annotate(f"note {number} " * 50, number)
    small.project.close()
    return small


def test_a_process_killed_inside_an_edit_leaves_nothing_of_it(tmp_path: Path) -> None:
    path = tmp_path / "lesson.coachview"
    closed(path)
    with Project.open(path) as project:
        before, history = project.snapshot(), project.history()
    died = subprocess.run([sys.executable, "-c", DIE_INSIDE, path], capture_output=True, text=True, check=False)
    assert died.returncode == -9, died.stderr
    assert Path(f"{path}-journal").stat().st_size > 0
    with Project.open(path) as project:
        assert not project.read_only
        assert project.snapshot() == before
        assert project.history() == history
    assert not Path(f"{path}-journal").exists()


@pytest.mark.parametrize("edits", [1, 7, 20])
def test_a_process_killed_at_any_moment_leaves_whole_edits(tmp_path: Path, edits: int) -> None:
    path = tmp_path / "lesson.coachview"
    make_small_project(path).project.close()
    with subprocess.Popen([sys.executable, "-c", ADD_FOR_EVER, path], stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        said = [int(writer.stdout.readline()) for _ in range(edits)]
        writer.kill()
        said += [int(line) for line in writer.stdout.read().split()]
    with Project.open(path) as project:
        counts = len(project.annotations.all())
        assert counts in {2 * len(said), 2 * len(said) + 2}
        assert len(project.history(limit=10_000)) == counts // 2 + 1
        assert not project.read_only
