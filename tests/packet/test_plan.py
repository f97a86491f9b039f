"""What leaves and what stays, decided before anything is read or written."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachview.model.annotation import Visibility
from coachview.packet.errors import NothingToExportError
from coachview.packet.naming import packet_name
from coachview.packet.plan import plan
from coachview.packet.request import PacketFormat, PacketRequest
from support import packet_story as story
from support.packet_strategies import CYCLE_ID, SECRET, snapshots

FILM = Path("lesson.mp4")


@given(snapshots(), st.booleans(), st.booleans(), st.booleans())
def test_nothing_secret_is_planned_whatever_is_asked_for(snapshot, clips, reflections, steps):
    media = {one.id: FILM for one in snapshot.recordings}
    everything = frozenset(one.id for one in snapshot.annotations)
    planned = plan(
        PacketRequest(
            snapshot,
            CYCLE_ID,
            "2026-11-24T09:30:00Z",
            annotation_ids=everything,
            media=media,
            clips=clips,
            reflections=reflections,
            action_steps=steps,
        )
    )
    assert SECRET not in repr(planned)


@given(snapshots())
def test_what_is_planned_is_what_is_shared_in_order_and_numbered(snapshot):
    planned = plan(PacketRequest(snapshot, CYCLE_ID, "", media={one.id: FILM for one in snapshot.recordings}))
    own = {one.id for one in snapshot.recordings if one.cycle_id == CYCLE_ID}
    shared = [one for one in snapshot.annotations if not one.is_private and one.recording_id in own]

    assert {one.annotation for one in planned.annotations} == set(shared)
    assert [one.number for one in planned.annotations] == list(range(1, len(shared) + 1))
    for recording in planned.recordings:
        starts = [one.annotation.start_ms for one in planned.annotations if one.recording == recording]
        assert starts == sorted(starts)
    files = [name for name in planned.files if "/" in name]
    assert len(files) == len(set(files)) == len(shared) + sum(one.is_clip for one in shared)
    assert all(name.isascii() and name.replace("/", "").replace("-", "").replace(".", "").isalnum() for name in files)


def test_names_say_number_and_time():
    planned = plan(story.request(FILM))
    assert planned.files[4:7] == ("clips/01-0m07.mp4", "clips/02-0m34.mp4", "clips/04-1m38.mp4")
    assert planned.files[-1] == "stills/08-2m43.jpg"


def test_only_people_who_say_or_own_something_are_named():
    assert [one.name for one in plan(story.request(FILM)).people] == ["Ana Ruiz", "Ben Okafor"]
    nothing = plan(story.request(FILM, annotation_ids=frozenset(), reflections=False, action_steps=False))
    assert nothing.people == ()


def test_links_to_what_stays_are_dropped():
    planned = plan(story.request(FILM, annotation_ids=frozenset({"a-6"})))
    assert [one.annotation_ids for one in planned.reflections] == [("a-6",), ()]
    assert planned.action_steps[0].annotation_ids == ("a-6",)


def test_the_preview_tells_what_leaves():
    sections = {one.title: one.items for one in plan(story.request(FILM)).sections}
    assert sections["Documents"][0].startswith("index.html — ")
    assert sections["Clips"][3] == "clips/06-2m14.mp4 — 2:14–2:43, 29 s, by Ana Ruiz"
    assert sections["Stills"][2] == "stills/03-1m07.jpg — at 1:07, with what was drawn, by Ana Ruiz"
    assert sections["Stills"][3] == "stills/04-1m38.jpg — at 1:38, by Ben Okafor"
    assert sections["Names"] == ("Ana Ruiz (teacher)", "Ben Okafor (coach)")
    assert "8 annotations: 4 by Ana Ruiz, 4 by Ben Okafor" in sections["Words"]
    assert "3 drawings on the picture: 1 arrow, 1 circle, 1 text" in sections["Words"]


def test_the_preview_tells_what_stays():
    planned = plan(story.request(FILM, annotation_ids=frozenset({"a-1", "a-private"}), reflections=False))
    assert planned.stays[:3] == (
        "1 private annotation stays in the project.",
        "7 annotations stay in the project: not chosen.",
        "The reflection stays in the project (2 answers).",
    )


def test_a_recording_that_is_gone_is_told_and_leaves_no_media_behind():
    planned = plan(story.request(None))
    assert planned.files == ("index.html", "debrief.pdf", "annotations.csv", "packet.json")
    assert "“Lesson of 17 November” was not found" in planned.troubles[0]
    assert plan(story.request(None, clips=False, stills=False)).troubles == ()


@pytest.mark.parametrize("one", PacketFormat)
def test_formats_can_be_chosen(one):
    assert len(plan(story.request(None, formats=frozenset({one}))).files) == 1


def test_an_annotation_made_private_afterwards_stays():
    first = story.ANNOTATIONS[0]
    private = replace(first, visibility=Visibility.PRIVATE)
    snapshot = replace(story.SNAPSHOT, annotations=(private, *story.ANNOTATIONS[1:]))
    planned = plan(story.request(FILM, snapshot=snapshot))
    assert first.id not in {one.annotation.id for one in planned.annotations}
    assert planned.reflections[1].annotation_ids == ("a-8",)


def test_a_cycle_that_is_not_there_is_said():
    with pytest.raises(NothingToExportError, match="no such coaching cycle"):
        plan(PacketRequest(story.SNAPSHOT, "nowhere", ""))


@given(st.text())
def test_a_packet_always_has_a_name_that_every_system_takes(title):
    name = packet_name(title)
    assert name.isascii()
    assert name.replace("-", "").isalnum()
    assert 1 <= len(name) <= 60
    assert name.split("-")[-1] == "debrief"
