"""packet.json: the packet for programs. docs/packet-format.md describes it; `VERSION` grows when its form changes."""

import json
from typing import Any

from coachview import __version__
from coachview.model.action_step import ActionStep
from coachview.model.drawing import Drawing
from coachview.model.reflection import Reflection
from coachview.packet.contents import PacketPlan, PlannedAnnotation
from coachview.packet.phases import phases_data
from coachview.packet.words import shown

FORMAT = "coachview-packet"
VERSION = 1


def as_data(plan: PacketPlan) -> dict[str, Any]:
    """The plan as plain values, ready for JSON: times in integer milliseconds, ids as in the project."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "program": f"CoachView {__version__}",
        "made_utc": plan.made_utc,
        "cycle": {
            "id": plan.cycle.id,
            "title": shown(plan.cycle.title),
            "focus_question": shown(plan.cycle.focus_question),
            "created_utc": plan.cycle.created_utc,
        },
        "people": [{"id": one.id, "name": shown(one.name), "role": one.role.value} for one in plan.people],
        "recordings": [
            {"id": one.id, "title": shown(one.title), "duration_ms": one.duration_ms} for one in plan.recordings
        ],
        "annotations": [_annotation(one) for one in plan.annotations],
        "reflections": [_reflection(one) for one in plan.reflections],
        "action_steps": [_action_step(one) for one in plan.action_steps],
        **({"phases": [phases_data(one) for one in plan.phases]} if plan.phases else {}),
    }


def json_bytes(plan: PacketPlan) -> bytes:
    """The file packet.json: UTF-8, indented, with a line end."""
    return (json.dumps(as_data(plan), ensure_ascii=False, indent=1) + "\n").encode()


def _annotation(planned: PlannedAnnotation) -> dict[str, Any]:
    one = planned.annotation
    return {
        "number": planned.number,
        "id": one.id,
        "recording_id": one.recording_id,
        "author_id": one.author_id,
        "type": one.type.value,
        "start_ms": one.start_ms,
        "end_ms": one.end_ms,
        "text": shown(one.text),
        "created_utc": one.created_utc,
        "clip": planned.clip,
        "still": planned.still,
        "drawings": [drawing_data(one) for one in planned.drawings],
    }


def drawing_data(one: Drawing) -> dict[str, Any]:
    """One drawing as plain values, with its points as [x, y] in parts of the picture's width and height."""
    return {
        "id": one.id,
        "shape": one.shape.value,
        "points": [[point.x, point.y] for point in one.points],
        "colour": one.colour.value,
        "width": one.width,
        "text": shown(one.text),
        "at_ms": one.at_ms,
        "hold_ms": one.hold_ms,
    }


def _reflection(one: Reflection) -> dict[str, Any]:
    return {
        "id": one.id,
        "author_id": one.author_id,
        "prompt": shown(one.prompt),
        "answer": shown(one.answer),
        "annotation_ids": list(one.annotation_ids),
    }


def _action_step(one: ActionStep) -> dict[str, Any]:
    return {
        "id": one.id,
        "text": shown(one.text),
        "owner_id": one.owner_id,
        "due": one.due.isoformat() if one.due else None,
        "success_criterion": shown(one.success_criterion),
        "status": one.status.value,
        "annotation_ids": list(one.annotation_ids),
    }
