"""What is in a project, for people to read and for programs to parse. Unlike a packet it shows private annotations."""

from pathlib import Path
from typing import Any

from coachview.model.annotation import Annotation
from coachview.model.cycle import CoachingCycle
from coachview.model.drawing import Drawing
from coachview.model.pacing import in_words
from coachview.model.snapshot import Snapshot
from coachview.model.timecode import format_time
from coachview.packet.data import drawing_data
from coachview.packet.drawing_words import what_is_drawn
from coachview.packet.phases import phases_data, phases_of, total_in_words
from coachview.packet.words import ROLE_NAMES, STATUS_NAMES, TYPE_NAMES, counted, day, shown
from coachview.project import Project
from coachview.project.media_reference import find_media


def summary_data(project: Project) -> dict[str, Any]:
    """The project as plain values for JSON.

    Keys: `file`; `people` (id, name, role); `cycles` (id, title, focus_question, created_utc); `recordings` (id,
    cycle_id, title, duration_ms, file: its path or null where it was not found); `counts` (people, cycles, recordings,
    annotations, private_annotations, drawings, planned_phases,
    actual_phases, reflections, action_steps); `annotations` in time order (id,
    recording_id, author_id, author, type, start_ms, end_ms, text, private, created_utc); `reflections` (id, cycle_id,
    author_id, prompt, answer, annotation_ids); `action_steps` (id, cycle_id, owner_id, text, due, success_criterion,
    status, annotation_ids); `drawings` (annotation_id, and what docs/packet-format.md says of a drawing);
    `phases` (what it says of the phases of a recording). Times are in
    ms from the start of the recording; `end_ms` is null for a moment.
    """
    snapshot = project.snapshot()
    names = {one.id: one.name for one in snapshot.people}
    return {
        "file": str(project.path),
        "people": [{"id": one.id, "name": one.name, "role": one.role.value} for one in snapshot.people],
        "cycles": [
            {"id": one.id, "title": one.title, "focus_question": one.focus_question, "created_utc": one.created_utc}
            for one in snapshot.cycles
        ],
        "recordings": _recordings(snapshot, project.path),
        "counts": counts_of(snapshot),
        "annotations": [_annotation(one, names) for one in snapshot.annotations],
        "reflections": _reflections(snapshot),
        "action_steps": _action_steps(snapshot),
        "phases": [phases_data(one) for one in phases_of(snapshot, snapshot.recordings)],
        "drawings": [{"annotation_id": one.annotation_id, **drawing_data(one)} for one in snapshot.drawings],
    }


def summary_lines(project: Project, *, width: int = 0) -> list[str]:
    """The project as lines of text; with a `width` in columns each annotation is cut to one line of it."""
    snapshot = project.snapshot()
    people = ", ".join(f"{_line(one.name)} ({ROLE_NAMES[one.role].lower()})" for one in snapshot.people)
    lines = [f"People       {people or 'nobody yet'}"]
    for cycle in snapshot.cycles:
        lines += ["", *_cycle_lines(snapshot, cycle, project.path)]
    return [*lines, "", *_annotation_lines(snapshot, width)]


def _cycle_lines(snapshot: Snapshot, cycle: CoachingCycle, path: Path) -> list[str]:
    lines = [f"Cycle        {_line(cycle.title)} (since {day(cycle.created_utc)})"]
    if cycle.focus_question:
        lines.append(f"Focus        {_line(cycle.focus_question)}")
    for recording in (one for one in snapshot.recordings if one.cycle_id == cycle.id):
        place = find_media(path, recording.media) or "file not found"
        lines.append(f"Recording    {_line(recording.title)}, {format_time(recording.media.duration_ms)}, {place}")
        for phases in phases_of(snapshot, [recording]):
            lines.append(f"Pacing       {total_in_words(phases.pacing)}")
            lines += [f"Phase        {_line(in_words(pace))}" for pace in phases.pacing.phases]
    answers = [one.answer for one in snapshot.reflections if one.cycle_id == cycle.id]
    if answers:
        answered = sum(bool(one.strip()) for one in answers)
        lines.append(f"Reflection   {answered} of {counted(len(answers), 'prompt')} answered")
    steps = [one for one in snapshot.action_steps if one.cycle_id == cycle.id]
    return [*lines, *(f"Action step  {_line(one.text)} ({STATUS_NAMES[one.status].lower()})" for one in steps)]


def counts_of(snapshot: Snapshot) -> dict[str, int]:
    """How many of each there are."""
    return {
        "people": len(snapshot.people),
        "cycles": len(snapshot.cycles),
        "recordings": len(snapshot.recordings),
        "annotations": len(snapshot.annotations),
        "private_annotations": sum(one.is_private for one in snapshot.annotations),
        "drawings": len(snapshot.drawings),
        "planned_phases": len(snapshot.planned_phases),
        "actual_phases": len(snapshot.actual_phases),
        "reflections": len(snapshot.reflections),
        "action_steps": len(snapshot.action_steps),
    }


def _recordings(snapshot: Snapshot, path: Path) -> list[dict[str, Any]]:
    result = []
    for one in snapshot.recordings:
        place = find_media(path, one.media)
        entry = {"id": one.id, "cycle_id": one.cycle_id, "title": one.title, "duration_ms": one.media.duration_ms}
        result.append({**entry, "file": str(place) if place else None})
    return result


def _annotation(one: Annotation, names: dict[str, str]) -> dict[str, Any]:
    return {
        "id": one.id,
        "recording_id": one.recording_id,
        "author_id": one.author_id,
        "author": names.get(one.author_id, ""),
        "type": one.type.value,
        "start_ms": one.start_ms,
        "end_ms": one.end_ms,
        "text": one.text,
        "private": one.is_private,
        "created_utc": one.created_utc,
    }


def _reflections(snapshot: Snapshot) -> list[dict[str, Any]]:
    return [
        {
            "id": one.id,
            "cycle_id": one.cycle_id,
            "author_id": one.author_id,
            "prompt": one.prompt,
            "answer": one.answer,
            "annotation_ids": list(one.annotation_ids),
        }
        for one in snapshot.reflections
    ]


def _action_steps(snapshot: Snapshot) -> list[dict[str, Any]]:
    return [
        {
            "id": one.id,
            "cycle_id": one.cycle_id,
            "owner_id": one.owner_id,
            "text": one.text,
            "due": one.due.isoformat() if one.due else None,
            "success_criterion": one.success_criterion,
            "status": one.status.value,
            "annotation_ids": list(one.annotation_ids),
        }
        for one in snapshot.action_steps
    ]


def _annotation_lines(snapshot: Snapshot, width: int) -> list[str]:
    names = {one.id: _line(one.name) for one in snapshot.people}
    private = sum(one.is_private for one in snapshot.annotations)
    head = counted(len(snapshot.annotations), "annotation") + (f" ({private} private)" if private else "")
    head += f", {counted(len(snapshot.drawings), 'drawing')}" if snapshot.drawings else ""
    drawn: dict[str, list[Drawing]] = {}
    for drawing in snapshot.drawings:
        drawn.setdefault(drawing.annotation_id, []).append(drawing)
    rows = [
        (_times(one), TYPE_NAMES[one.type], names.get(one.author_id, ""), _text(one, drawn.get(one.id, [])))
        for one in snapshot.annotations
    ]
    widths = [max((len(row[column]) for row in rows), default=0) for column in range(3)]
    lines = ["  ".join((*(cell.ljust(wide) for cell, wide in zip(row, widths, strict=False)), row[3])) for row in rows]
    return [head, *(_cut(line, width) for line in lines)]


def _times(one: Annotation) -> str:
    start = format_time(one.start_ms, millis=True)
    return start if one.end_ms is None else f"{start}–{format_time(one.end_ms, millis=True)}"


def _text(one: Annotation, drawings: list[Drawing]) -> str:
    drawn = f" [{what_is_drawn(drawings)}]" if drawings else ""
    return ("[private] " if one.is_private else "") + _line(one.text) + drawn


def _line(text: str) -> str:
    return " ".join(shown(text).split())


def _cut(line: str, width: int) -> str:
    return line if not width or len(line) <= width else line[: max(1, width - 1)] + "…"
