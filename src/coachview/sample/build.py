"""Makes the sample: a project that tells the story, with the drawn lesson's recording beside it."""

import shutil
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from coachview.errors import CoachViewError
from coachview.model.annotation import Visibility
from coachview.model.drawing import Point
from coachview.model.phase import ActualPhase
from coachview.model.phase_marking import changes
from coachview.project import Project
from coachview.project.errors import ProjectExistsError
from coachview.resources_dir import resources_dir
from coachview.sample import story
from coachview.services.new_cycle import create_project

PROJECT_NAME = "Sample lesson.coachview"
RECORDING_NAME = "Sample lesson.mp4"


class SampleError(CoachViewError):
    """The sample cannot be put where it was wanted, or its recording did not come with the program."""


def build_sample(folder: Path, *, today: date | None = None) -> Path:
    """Make the sample project in `folder`, which is made too, and give its path back.

    The action step is due two weeks after `today`. Raises ProjectExistsError rather than overwrite a project or a
    recording, SampleError when the folder cannot be written to, and ProjectError kin; nothing of it is left then.
    """
    project, recording = folder / PROJECT_NAME, folder / RECORDING_NAME
    for existing in (project, recording):
        if existing.exists():
            raise ProjectExistsError(
                f"There is a “{existing.name}” in “{folder}” already. Open the sample that is there, or choose another "
                "folder."
            )
    _copy_recording(recording)
    made = [recording]
    try:
        made.append(_begin_project(project, recording))
        _tell_story(project, today or datetime.now(UTC).astimezone().date())
    except BaseException:
        for path in made:
            path.unlink(missing_ok=True)
        raise
    return project


def _copy_recording(target: Path) -> None:
    source = resources_dir() / "sample" / "lesson.mp4"
    if not source.is_file():
        raise SampleError("The sample’s recording did not come with this CoachView. Install CoachView again.")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
    except OSError as error:
        with suppress(OSError):
            target.unlink(missing_ok=True)
        raise SampleError(
            f"The sample could not be put into “{target.parent}” ({error.strerror or error}). Choose another folder."
        ) from error


def _begin_project(path: Path, recording: Path) -> Path:
    return create_project(
        path,
        recording,
        title=story.CYCLE_TITLE,
        teacher=story.TEACHER,
        coach=story.COACH,
        focus=story.FOCUS_QUESTION,
        prompts=[answer.prompt for answer in story.REFLECTION],
    )


def _tell_story(path: Path, today: date) -> None:
    with Project.open(path) as project:
        people = {person.name: person.id for person in project.people.all()}
        _name_recording(project, people)
        _plan_and_mark(project, people)
        notes = _annotate(project, people)
        _draw(project, people, notes)
        _reflect(project, people, notes)
        _agree(project, people, notes, today)


def _name_recording(project: Project, people: dict[str, str]) -> None:
    project.author_id = people[story.TEACHER]
    with project.edit("Rename recording"):
        project.recordings.rename(project.recordings.all()[0].id, story.RECORDING_TITLE)


def _plan_and_mark(project: Project, people: dict[str, str]) -> None:
    """The teacher's plan, and the phases as the coach marked them."""
    recording_id = project.recordings.all()[0].id
    with project.edit("Plan the lesson"):
        plan = project.planned_phases.replace_plan(recording_id, [(one.name, one.planned_ms) for one in story.PHASES])
    project.author_id = people[story.COACH]
    for planned, one in zip(plan, story.PHASES, strict=True):
        with project.edit(f"Next phase: {one.name}"):
            marked = ActualPhase("", recording_id, one.name, one.span.start_ms, one.span.end_ms, planned.id)
            project.actual_phases.apply(changes((), (marked,)))


def _annotate(project: Project, people: dict[str, str]) -> dict[str, str]:
    """First the teacher, then the coach, one edit a note as if written by hand; the notes' ids by their keys."""
    recording = project.recordings.all()[0]
    made: dict[str, str] = {}
    for note in story.NOTES:
        project.author_id = people[note.author]
        with project.edit("Add annotation"):
            annotation = project.annotations.add(
                recording.id,
                people[note.author],
                note.text,
                type=note.type,
                start_ms=note.start_ms,
                end_ms=note.end_ms,
                visibility=Visibility.PRIVATE if note.private else Visibility.SHARED,
            )
        made[note.key] = annotation.id
    return made


def _draw(project: Project, people: dict[str, str], notes: dict[str, str]) -> None:
    author = {note.key: note.author for note in story.NOTES}
    for sketch in story.SKETCHES:
        project.author_id = people[author[sketch.key]]
        with project.edit("Draw on the picture"):
            project.drawings.add(
                notes[sketch.key],
                sketch.shape,
                [Point(*place) for place in sketch.points],
                at_ms=sketch.at_ms,
                hold_ms=sketch.hold_ms,
                colour=sketch.colour,
                text=sketch.text,
            )


def _reflect(project: Project, people: dict[str, str], notes: dict[str, str]) -> None:
    project.author_id = people[story.TEACHER]
    for reflection, answer in zip(project.reflections.all(), story.REFLECTION, strict=True):
        with project.edit("Answer reflection"):
            project.reflections.answer(reflection.id, answer.answer)
            for key in answer.evidence:
                project.reflections.link(reflection.id, notes[key])


def _agree(project: Project, people: dict[str, str], notes: dict[str, str], today: date) -> None:
    step = story.ACTION_STEP
    project.author_id = people[story.COACH]
    with project.edit("Add action step"):
        made = project.action_steps.add(
            project.cycles.all()[0].id,
            step.text,
            owner_id=people[step.owner],
            due=today + timedelta(days=step.due_in_days),
            success_criterion=step.success_criterion,
        )
        for key in step.evidence:
            project.action_steps.link(made.id, notes[key])
