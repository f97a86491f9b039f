"""Reading the annotations of a recording a few at a time, on the thread that also writes them."""

from collections.abc import Generator
from operator import attrgetter

from coachview.model.annotation import Annotation
from coachview.model.recording import Recording
from coachview.project import Project

AT_ONCE = 500
"""How many annotations are read, or shown, in one turn of the event loop: some two milliseconds."""


def read_annotations(project: Project, recording: Recording | None) -> Generator[None, None, list[Annotation]]:
    """The annotations in time order; `yield`s after each `AT_ONCE` of them, and not at all where there are no more."""
    read: list[Annotation] = []
    if recording is None:
        return read
    for portion in project.annotations.portions(recording.id, AT_ONCE):
        read += portion
        if len(portion) == AT_ONCE:
            yield
    for name in ("id", "created_utc", "start_ms"):  # ordered by the last, where that is equal by the one before it
        read.sort(key=attrgetter(name))  # no tuples as keys: ten thousand of them set Python collecting garbage
        if len(read) > AT_ONCE:
            yield
    return read
