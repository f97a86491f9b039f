"""index.html as a parser sees it: every text whole, nothing of a text read as markup, nothing from elsewhere."""

import base64
import hashlib
import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings

from coachview.model.snapshot import Snapshot
from coachview.packet.contents import PacketPlan
from coachview.packet.data import as_data
from coachview.packet.html import html_bytes
from coachview.packet.plan import plan
from coachview.packet.request import PacketRequest
from coachview.packet.words import shown
from support import packet_story as story
from support.packet_page import PageReader, read_page
from support.packet_strategies import CYCLE_ID, NASTY, SECRET, snapshots

EMPTY = plan(PacketRequest(Snapshot(cycles=(story.CYCLE,)), "c-1", story.MADE_UTC))


@pytest.fixture(scope="module")
def page() -> PageReader:
    return read_page(html_bytes(plan(story.request(Path("lesson.mp4")))))


def texts_of(page: PageReader) -> list[str]:
    return [one.text for one in page.find("p", "text") + page.find("dd", "text")]


def expected(planned: PacketPlan) -> list[str]:
    steps = [shown(one.text) for one in planned.action_steps]
    answers = [shown(one.answer) for one in planned.reflections]
    return [*(shown(one.annotation.text) for one in planned.annotations), *steps, *answers]


@settings(max_examples=30)
@given(snapshots())
def test_every_text_is_read_back_as_it_was_written(snapshot):
    planned = plan(PacketRequest(snapshot, CYCLE_ID, "2026-11-24T09:30:00Z"))
    html = html_bytes(planned)
    page = read_page(html)

    assert SECRET not in html.decode()
    criteria = [shown(one.success_criterion) for one in planned.action_steps if one.success_criterion.strip()]
    assert sorted(texts_of(page)) == sorted([*expected(planned), *criteria])
    assert page.data == as_data(planned)
    assert_nothing_but_ours(page)


def assert_nothing_but_ours(page: PageReader) -> None:
    """The elements and attributes that the templates write, whatever the texts say."""
    allowed = (
        "html head meta title link style body a svg symbol path circle rect line polyline polygon header div p h1 h2 "
        "h3 h4 dl dt dd nav ul ol li button main section g text form fieldset legend label input span article figure "
        "video img aside footer script use pattern table caption thead tbody tr th td"
    )
    assert {one.tag for one in page.elements} <= set(allowed.split())
    attributes = {name for one in page.elements for name in one.attributes}
    assert not {name for name in attributes if name.startswith("on") or name in {"style", "srcdoc", "formaction"}}
    assert len(page.find("script")) == 2


@pytest.mark.parametrize("text", NASTY)
def test_no_text_breaks_out_of_its_place(text):
    first = replace(story.ANNOTATIONS[0], text=text)
    named = replace(story.ANA, name=text)
    cycle = replace(story.CYCLE, title=text, focus_question=text)
    snapshot = replace(story.SNAPSHOT, annotations=(first,), people=(named, story.BEN), cycles=(cycle,))
    page = read_page(html_bytes(plan(story.request(None, snapshot=snapshot))))

    assert_nothing_but_ours(page)
    assert texts_of(page)[0] == shown(text)
    assert page.find("h1")[0].text == (shown(text).strip() or "Coaching cycle")


def test_the_policy_allows_exactly_the_style_and_the_script_of_the_page(page):
    (policy,) = [one.attributes["content"] for one in page.find("meta") if "http-equiv" in one.attributes]
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))

    def digest(text: str) -> str:
        return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"

    (style,), scripts = page.find("style"), page.find("script")
    assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == "'none'"
    assert rules["style-src"] == digest(style.text)
    assert rules["script-src"] == digest(scripts[1].text)
    assert "unsafe" not in policy


def test_nothing_is_asked_of_anybody(page):
    html = html_bytes(plan(story.request(None))).decode()
    assert not re.findall(r"https?://|//[a-z]|@import|url\(", html.replace("http-equiv", "").split("<body>")[1])
    links = [one.attributes.get(name, "") for one in page.elements for name in ("href", "src", "poster", "action")]
    assert all(re.fullmatch(r"#[\w-]+|(clips|stills)/[\w-]+\.(mp4|jpg)|data:,|", link) for link in links)


def test_every_link_leads_somewhere_in_the_page(page):
    ids = [one.attributes["id"] for one in page.elements if "id" in one.attributes]
    assert len(ids) == len(set(ids))
    targets = {one.attributes["href"][1:] for one in page.elements if one.attributes.get("href", "").startswith("#")}
    labels = " ".join(one.attributes.get("aria-labelledby", "") for one in page.elements).split()
    assert targets | set(labels) <= set(ids)


def test_headings_do_not_skip_a_level(page):
    levels = [int(one.tag[1]) for one in page.elements if re.fullmatch(r"h\d", one.tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_pictures_and_clips_have_words(page):
    assert all(one.attributes.get("alt") for one in page.find("img"))
    assert all(one.attributes.get("aria-label") for one in page.find("video") + page.find("button", "play"))
    assert len(page.find("video")) == 4


def test_texts_keep_their_own_direction(page):
    own = [*page.find("p", "text"), *page.find("h1"), *page.find("dd", "text")]
    assert {one.attributes.get("dir") for one in own} == {"auto"}


def test_a_packet_without_annotations_says_so():
    page = read_page(html_bytes(EMPTY))
    assert "There are no annotations" in page.find("p", "empty")[0].text
    assert page.find("aside") == []
    assert page.find("button", "primary") == []


def test_two_recordings_are_told_apart():
    second = replace(story.LESSON, id="r-9", title="The lesson after", position=1)
    later = replace(story.ANNOTATIONS[0], id="a-9", recording_id="r-9")
    snapshot = replace(
        story.SNAPSHOT,
        recordings=(*story.SNAPSHOT.recordings, second),
        annotations=(*story.SNAPSHOT.annotations, later),
    )
    page = read_page(html_bytes(plan(story.request(None, snapshot=snapshot))))
    assert [one.text for one in page.find("h3", "recording")] == ["Lesson of 17 November", "The lesson after"]
    assert len(page.find("svg", "timeline")) == 2
    assert [one.text[-1] for one in page.find("h4", "card-head")] == list("123456789")
