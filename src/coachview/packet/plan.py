"""Deciding what leaves a project. Pure: nothing is read, nothing written; the preview shows this very plan."""

from dataclasses import replace
from typing import TypeVar

from coachview.model.action_step import ActionStep
from coachview.model.annotation import Annotation
from coachview.model.cycle import CoachingCycle
from coachview.model.drawing import Drawing, shown_at
from coachview.model.person import Person, Role
from coachview.model.recording import Recording
from coachview.model.reflection import Reflection
from coachview.packet import preview
from coachview.packet.contents import Left, PacketPlan, PlannedAnnotation, PlannedRecording
from coachview.packet.errors import NothingToExportError
from coachview.packet.naming import media_name
from coachview.packet.phases import phases_of
from coachview.packet.request import PacketRequest

_NOBODY = Person("", "", Role.COACH)
_Linked = TypeVar("_Linked", Reflection, ActionStep)


def plan(request: PacketRequest) -> PacketPlan:
    """What leaves for this request. Private annotations, and every link to one, are not in it.

    Raises NothingToExportError when the snapshot has no such cycle.
    """
    cycle = _cycle_of(request)
    recordings = [one for one in request.snapshot.recordings if one.cycle_id == cycle.id]
    in_cycle = _annotations_of(request, recordings)
    chosen = [one for one in in_cycle if not one.is_private and _is_chosen(request, one)]
    ids = {one.id for one in chosen}
    reflections = tuple(_without_dead_links(one, ids) for one in _reflections_of(request) if _is_answered(one))
    steps = tuple(_without_dead_links(one, ids) for one in _steps_of(request))
    reflections = reflections if request.reflections else ()
    steps = steps if request.action_steps else ()
    bare = PacketPlan(
        cycle=cycle,
        made_utc=request.made_utc,
        formats=request.formats,
        people=_people_in(request, chosen, reflections, steps),
        recordings=tuple(_planned(one, request) for one in recordings),
        annotations=_numbered(request, recordings, chosen),
        reflections=reflections,
        action_steps=steps,
        left=_left(request, recordings, in_cycle, chosen),
        wanted_media=request.clips or request.stills,
        phases=phases_of(request.snapshot, recordings) if request.pacing else (),
        keep_out=(*request.keep_out, *(path for path in request.media.values() if path is not None)),
    )
    return replace(bare, sections=preview.sections(bare), stays=preview.stays(bare), troubles=preview.troubles(bare))


def _cycle_of(request: PacketRequest) -> CoachingCycle:
    for cycle in request.snapshot.cycles:
        if cycle.id == request.cycle_id:
            return cycle
    raise NothingToExportError("This project has no such coaching cycle. Choose one of its cycles to export.")


def _annotations_of(request: PacketRequest, recordings: list[Recording]) -> list[Annotation]:
    """Those of the cycle, by recording, then as the snapshot has them: in time order."""
    place = {one.id: number for number, one in enumerate(recordings)}
    return sorted(
        (one for one in request.snapshot.annotations if one.recording_id in place),
        key=lambda one: place[one.recording_id],
    )


def _is_chosen(request: PacketRequest, annotation: Annotation) -> bool:
    return request.annotation_ids is None or annotation.id in request.annotation_ids


def _reflections_of(request: PacketRequest) -> list[Reflection]:
    return [one for one in request.snapshot.reflections if one.cycle_id == request.cycle_id]


def _steps_of(request: PacketRequest) -> list[ActionStep]:
    return [one for one in request.snapshot.action_steps if one.cycle_id == request.cycle_id]


def _is_answered(reflection: Reflection) -> bool:
    return bool(reflection.answer.strip())


def _without_dead_links(row: _Linked, ids: set[str]) -> _Linked:
    return replace(row, annotation_ids=tuple(one for one in row.annotation_ids if one in ids))


def _people_in(
    request: PacketRequest,
    annotations: list[Annotation],
    reflections: tuple[Reflection, ...],
    steps: tuple[ActionStep, ...],
) -> tuple[Person, ...]:
    """Who wrote or owns something that leaves, the teacher first; nobody else is named in a packet."""
    ids = {one.author_id for one in annotations}
    ids |= {one.author_id for one in reflections} | {one.owner_id for one in steps}
    people = [one for one in request.snapshot.people if one.id in ids]
    return tuple(sorted(people, key=lambda one: (one.role is not Role.TEACHER, one.name.casefold(), one.id)))


def _planned(recording: Recording, request: PacketRequest) -> PlannedRecording:
    source = request.media.get(recording.id)
    return PlannedRecording(recording.id, recording.title, recording.media.duration_ms, source)


def _numbered(
    request: PacketRequest, recordings: list[Recording], chosen: list[Annotation]
) -> tuple[PlannedAnnotation, ...]:
    people = {one.id: one for one in request.snapshot.people}
    planned = {one.id: _planned(one, request) for one in recordings}
    drawings = _drawings_by_annotation(request)
    digits = max(2, len(str(len(chosen))))
    result = []
    for number, one in enumerate(chosen, 1):
        recording = planned[one.recording_id]
        clip, still = _files_of(request, recording, one, number, digits)
        author = people.get(one.author_id, _NOBODY)
        drawn = tuple(drawings.get(one.id, ())) if request.drawings else ()
        result.append(PlannedAnnotation(number, one, author, recording, clip, still, drawn, _still_ms(one, drawn)))
    return tuple(result)


def _files_of(
    request: PacketRequest, recording: PlannedRecording, annotation: Annotation, number: int, digits: int
) -> tuple[str, str]:
    """The paths of the clip and the still; a clip has a still too, shown until it plays and where it is printed."""
    if recording.source is None:
        return "", ""
    clip = still = ""
    if request.clips and annotation.is_clip:
        clip = "clips/" + media_name(number, annotation, ".mp4", digits=digits)
    if request.stills:
        still = "stills/" + media_name(number, annotation, ".jpg", digits=digits)
    return clip, still


def _drawings_by_annotation(request: PacketRequest) -> dict[str, list[Drawing]]:
    gathered: dict[str, list[Drawing]] = {}
    for one in request.snapshot.drawings:
        gathered.setdefault(one.annotation_id, []).append(one)
    return gathered


def _still_ms(annotation: Annotation, drawings: tuple[Drawing, ...]) -> int:
    """The first time at which as many of its drawings as at any time are on the picture; its start without any."""
    times = sorted({one.at_ms for one in drawings})
    return max(times, key=lambda time: len(shown_at(drawings, time)), default=annotation.start_ms)


def _left(
    request: PacketRequest, recordings: list[Recording], in_cycle: list[Annotation], chosen: list[Annotation]
) -> Left:
    private = sum(one.is_private for one in in_cycle)
    drawings = _drawings_by_annotation(request)
    phases = () if request.pacing else phases_of(request.snapshot, recordings)
    answered = [_is_answered(one) for one in _reflections_of(request)]
    return Left(
        private=private,
        not_chosen=len(in_cycle) - private - len(chosen),
        reflections=0 if request.reflections else sum(answered),
        unanswered=len(answered) - sum(answered) if request.reflections else 0,
        action_steps=0 if request.action_steps else len(_steps_of(request)),
        drawings=0 if request.drawings else sum(len(drawings.get(one.id, ())) for one in chosen),
        phases=sum(len(one.plan) + len(one.actual) for one in phases),
        other_cycles=len(request.snapshot.cycles) - 1,
    )
