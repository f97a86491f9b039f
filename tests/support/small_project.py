"""A small project for tests: one teacher, one coach, one cycle, one recording."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from coachview.model.annotation import Annotation
from coachview.model.cycle import CoachingCycle
from coachview.model.person import Person, Role
from coachview.model.recording import MediaReference, Recording
from coachview.project import Project

NOBODY = 65534
QUICK_FOLDER = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # noqa: S108 - folders in it are made by tempfile
"""Where property tests put their many files: in memory where there is such a place."""


@dataclass(frozen=True)
class SmallProject:
    """An open project and what is in it."""

    project: Project
    teacher: Person
    coach: Person
    cycle: CoachingCycle
    recording: Recording

    def annotate(self, text: str, start_ms: int = 0) -> Annotation:
        """One edit that adds one annotation of the teacher."""
        with self.project.edit("Add annotation"):
            return self.project.annotations.add(self.recording.id, self.teacher.id, text, start_ms=start_ms)

    def texts(self) -> list[str]:
        """The texts of all annotations, in time order."""
        return [one.text for one in self.project.annotations.all()]


def make_small_project(path: Path) -> SmallProject:
    """Create it at `path`; one edit is in its history."""
    project = Project.create(path)
    with project.edit("New coaching cycle"):
        teacher = project.people.add("Ana", Role.TEACHER)
        coach = project.people.add("Björn", Role.COACH)
        cycle = project.cycles.add("Application Problem", "How much time do students have to work?")
        recording = project.recordings.add(
            cycle.id, "Lesson 1", MediaReference("lesson.mp4", "/lesson.mp4", 10, 60_000)
        )
    return SmallProject(project, teacher, coach, cycle, recording)


@contextmanager
def without_rights(*paths: Path, mode: int) -> Iterator[None]:
    """Give the paths `mode` and, where tests run as root, whom no mode stops, go on as nobody meanwhile."""
    if os.name == "nt":
        pytest.skip("Windows folders have no such modes")
    before = [path.stat().st_mode & 0o7777 for path in paths]
    for path in paths:
        path.chmod(mode)
    root = os.geteuid() == 0
    if root:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)
        for path, old in zip(paths, before, strict=True):
            path.chmod(old)
