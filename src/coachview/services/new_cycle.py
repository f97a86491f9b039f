"""Starting a coaching cycle from a recording: one project file, ready to be annotated."""

from collections.abc import Sequence
from pathlib import Path

from coachview.errors import CoachViewError
from coachview.media.errors import NoPictureError
from coachview.media.fingerprint import fingerprint
from coachview.media.probe import probe
from coachview.model.person import Role
from coachview.model.recording import MediaReference
from coachview.model.reflection import DEFAULT_PROMPTS
from coachview.project import Project
from coachview.project.media_reference import refer_to

TEACHER = "Teacher"
COACH = "Coach"


class SameNameError(CoachViewError):
    """Two people of a cycle would have the same name, so that nobody could tell whose a note is."""


def create_project(
    path: Path,
    video: Path,
    *,
    title: str = "",
    teacher: str = TEACHER,
    coach: str = COACH,
    focus: str = "",
    prompts: Sequence[str] = DEFAULT_PROMPTS,
) -> Path:
    """Make a project with people, one cycle, its first recording and the reflection prompts; gives `path` back.

    Without a title the cycle is called after the recording. An empty `teacher` becomes “Teacher”; an empty `coach`
    means that the teacher reflects alone. When anything fails no file is left behind. Raises MediaError kin for the
    recording, SameNameError, ProjectExistsError rather than overwrite, and other ProjectError kin.
    """
    names = _names(teacher, coach)
    media = describe_recording(path, video)
    project = Project.create(path)
    try:
        with project:
            _fill(project, title.strip() or video.stem, video.stem, media, names, focus, prompts)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return path


def describe_recording(project_path: Path, video: Path) -> MediaReference:
    """The reference to a recording that a project is to have, after a look at the file itself.

    Raises MediaError kin when it is not a recording with a picture.
    """
    info = probe(video)
    if not info.has_video:
        raise NoPictureError(f"“{video.name}” has sound but no picture. Choose the video of the lesson.")
    return refer_to(project_path, video, duration_ms=info.duration_ms, fingerprint=fingerprint(video))


def _fill(
    project: Project,
    title: str,
    recording_title: str,
    media: MediaReference,
    names: tuple[str, str],
    focus: str,
    prompts: Sequence[str],
) -> None:
    with project.edit("New coaching cycle"):
        teacher = project.people.add(names[0], Role.TEACHER)
        if names[1]:
            project.people.add(names[1], Role.COACH)
        project.author_id = teacher.id
        cycle = project.cycles.add(title, focus.strip())
        project.recordings.add(cycle.id, recording_title, media)
        for prompt in prompts:
            project.reflections.add(cycle.id, teacher.id, prompt)


def _names(teacher: str, coach: str) -> tuple[str, str]:
    """The names as they are kept; the coach's is empty where there is none."""
    teacher, coach = teacher.strip() or TEACHER, coach.strip()
    if teacher.casefold() == coach.casefold():
        raise SameNameError(
            f"Teacher and coach are both called “{teacher}”. Give them different names, or leave the coach empty."
        )
    return teacher, coach
