"""packet.json: what a program reads is what was planned."""

import json
from dataclasses import replace
from typing import Any

from hypothesis import given

from coachview.model.drawing import Drawing, DrawingColour, Point, Shape
from coachview.packet.data import FORMAT, VERSION, json_bytes
from coachview.packet.plan import plan
from coachview.packet.request import PacketRequest
from coachview.packet.words import shown
from support import packet_story as story
from support.packet_strategies import CYCLE_ID, SECRET, snapshots


def as_value(drawing: dict[str, Any]) -> dict[str, Any]:
    points = tuple(Point(x, y) for x, y in drawing["points"])
    return drawing | {"points": points, "shape": Shape(drawing["shape"]), "colour": DrawingColour(drawing["colour"])}


@given(snapshots())
def test_what_is_written_is_read_back(snapshot):
    planned = plan(PacketRequest(snapshot, CYCLE_ID, "2026-11-24T09:30:00Z"))
    data = json_bytes(planned)
    packet = json.loads(data)

    assert SECRET not in data.decode()
    assert (packet["format"], packet["version"]) == (FORMAT, VERSION)
    assert packet["cycle"]["title"] == shown(planned.cycle.title)
    assert [one["text"] for one in packet["annotations"]] == [shown(one.annotation.text) for one in planned.annotations]
    assert [(one["start_ms"], one["end_ms"]) for one in packet["annotations"]] == [
        (one.annotation.start_ms, one.annotation.end_ms) for one in planned.annotations
    ]
    assert [one["answer"] for one in packet["reflections"]] == [shown(one.answer) for one in planned.reflections]
    for one, wanted in zip(packet["annotations"], planned.annotations, strict=True):
        drawn = [Drawing(**as_value(drawing), annotation_id=wanted.annotation.id) for drawing in one["drawings"]]
        assert drawn == [replace(drawing, text=shown(drawing.text), position=0) for drawing in wanted.drawings]
    ids = {one["id"] for one in packet["annotations"]}
    for row in (*packet["reflections"], *packet["action_steps"]):
        assert set(row["annotation_ids"]) <= ids


def test_no_place_of_the_computer_is_told():
    text = json_bytes(plan(story.request(None))).decode()
    assert story.ELSEWHERE not in text
    assert "feedc0de" not in text
