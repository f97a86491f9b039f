"""A lesson of an hour for the pictures in the README: the sample film again and again, with notes of two people."""

import random
from pathlib import Path

import av

from coachview.model.annotation import Annotation, AnnotationType
from coachview.model.phase import ActualPhase
from coachview.model.phase_marking import PhaseChanges
from coachview.model.phase_presets import PRESETS
from coachview.project import Project
from coachview.resources_dir import resources_dir
from coachview.sample.story import COACH, TEACHER
from coachview.services.new_cycle import create_project

NOTES = 160
WORDS = (
    "Hands go up at once",
    "Three wait for help",
    "Kofi explains it to Nora",
    "Nobody writes yet",
    "She asks “why?”",
    "Quiet for eight seconds",
    "Two pairs have finished",
    "The question is read again",
)
MARKED_MINUTES = ((0.0, 13.5), (13.5, 21.2), (21.2, 47.0), (49.0, 59.0))


def make_hour(folder: Path) -> Path:
    """Make the project and its film; returns the project's path."""
    film = folder / "Tuesday 9:30.mp4".replace(":", ".")
    _repeat(resources_dir() / "sample" / "lesson.mp4", film, times=20)
    path = create_project(
        folder / "A whole lesson.coachview",
        film,
        title="Grade 3: a whole mathematics lesson",
        teacher=TEACHER,
        coach=COACH,
        focus="Where does the hour go?",
    )
    with Project.open(path) as project:
        recording = project.recordings.all()[0]
        people = [person.id for person in project.people.all()]
        chance = random.Random(2026)
        with project.edit("Add annotations"):
            project.annotations.add_many([_note(chance, recording.id, people) for _ in range(NOTES)])
        with project.edit("Plan the lesson"):
            plan = project.planned_phases.replace_plan(recording.id, PRESETS[0].phases)
            marked = tuple(
                ActualPhase("", recording.id, one.name, round(first * 60_000), round(last * 60_000), one.id)
                for one, (first, last) in zip(plan, MARKED_MINUTES, strict=True)
            )
            project.actual_phases.apply(PhaseChanges(marked, (), ()))
    return path


def _note(chance: random.Random, recording_id: str, people: list[str]) -> Annotation:
    start_ms = chance.randrange(3_550_000)
    end_ms = start_ms + chance.randrange(8_000, 90_000) if chance.random() < 0.35 else None
    kind = chance.choice(list(AnnotationType))
    return Annotation("", recording_id, chance.choice(people), kind, start_ms, end_ms, chance.choice(WORDS))


def _repeat(source: Path, target: Path, *, times: int) -> None:
    """The same film so many times in a row, its packets as they are."""
    with av.open(str(target), "w") as output:
        streams, shift_s = {}, 0.0
        for _ in range(times):
            with av.open(str(source)) as film:
                for one in (film.streams.video[0], film.streams.audio[0]):
                    streams.setdefault(one.type, output.add_stream_from_template(one) if not shift_s else None)
                for packet in film.demux(film.streams.video[0], film.streams.audio[0]):
                    if packet.dts is None:
                        continue
                    ticks = round(shift_s / packet.time_base)
                    packet.pts, packet.dts = packet.pts + ticks, packet.dts + ticks
                    packet.stream = streams[packet.stream.type]
                    output.mux(packet)
                shift_s += film.duration / 1_000_000 + 0.1  # sound may go on a little longer than the picture
