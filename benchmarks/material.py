"""The film and the project that are measured with, made anew in a temporary folder."""

import random
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av

from benchmarks.films import soft_noise
from coachview.media.fingerprint import fingerprint
from coachview.model.annotation import Annotation, AnnotationType
from coachview.model.ids import new_id
from coachview.model.person import Role
from coachview.project import Project
from coachview.project.media_reference import refer_to

ANNOTATIONS = 10_000
MOVING_S, MINUTES, RATE, WIDTH, HEIGHT = 16, 45, 30, 1920, 1080
GRAINS = 4


@dataclass(frozen=True, slots=True)
class Material:
    """A 1080p30 film and a project with 10,000 annotations on it; `folder` is free for what a measurement writes."""

    folder: Path
    film: Path
    project: Path


def make_material(folder: Path) -> Material:
    """Make both; takes some ten seconds."""
    film = folder / "lesson.mp4"
    _make_film(film)
    project = folder / "lesson.coachview"
    _make_project(project, film)
    return Material(folder, film, project)


def _make_film(path: Path) -> None:
    """A lesson of 45 minutes, without sound: it moves everywhere, with grain, for 16 s at about the bits of a filmed
    lesson (8 Mbit/s), and then stands still, one picture every ten seconds, so that it is made soon."""
    moving, still = MOVING_S * RATE, range(MOVING_S * RATE, MINUTES * 60 * RATE, 10 * RATE)
    chance = random.Random(1)
    luma = [soft_noise(WIDTH + moving * 2, HEIGHT, grain) for grain in range(GRAINS)]
    grey = bytes([128]) * (WIDTH * HEIGHT // 4)
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=RATE, options={"preset": "veryfast"})
        stream.bit_rate = 8_000_000
        stream.width, stream.height, stream.pix_fmt = WIDTH, HEIGHT, "yuv420p"
        stream.time_base = Fraction(1, RATE)
        for pts in [*range(moving), *still]:
            shift = 2 * min(pts, moving)
            frame = av.VideoFrame(WIDTH, HEIGHT, "yuv420p")
            rows = [(chance.choice(luma) if pts < moving else luma[0])[y][shift : shift + WIDTH] for y in range(HEIGHT)]
            frame.planes[0].update(b"".join(rows))
            frame.planes[1].update(grey)
            frame.planes[2].update(grey)
            frame.pts, frame.time_base = pts, Fraction(1, RATE)
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))


def _make_project(path: Path, film: Path) -> None:
    duration_ms = MINUTES * 60_000
    reference = refer_to(path, film, duration_ms=duration_ms, fingerprint=fingerprint(film))
    with Project.create(path) as project, project.edit("Start coaching cycle"):
        people = [project.people.add("Ana", Role.TEACHER).id, project.people.add("Ben", Role.COACH).id]
        cycle = project.cycles.add("Fractions", "How long do students work alone?")
        recording = project.recordings.add(cycle.id, "Lesson", reference)
        project.annotations.add_many(_annotations(recording.id, people, duration_ms))


def _annotations(recording_id: str, people: list[str], duration_ms: int) -> list[Annotation]:
    """Moments and clips of every type by both people, spread over the whole recording."""
    types, step = list(AnnotationType), duration_ms / ANNOTATIONS
    return [
        Annotation(
            id=new_id(),
            recording_id=recording_id,
            author_id=people[number % 2],
            type=types[number % len(types)],
            start_ms=int(number * step),
            end_ms=None if number % 3 else min(int(number * step) + 9000, duration_ms),
            text=f"{number}: three students at the back table compare their drawings before the teacher comes",
            created_utc=f"2026-01-01T{number // 3600:02}:{number // 60 % 60:02}:{number % 60:02}Z",
        )
        for number in range(ANNOTATIONS)
    ]
