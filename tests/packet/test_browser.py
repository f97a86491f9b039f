"""The packet in a real Chromium, from a folder: as somebody opens it who has no CoachView."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from coachview.model.annotation import Annotation, AnnotationType
from coachview.packet.html import html_bytes
from coachview.packet.plan import plan
from coachview.packet.write import write_packet
from support import packet_story as story
from support.films import make_film
from support.packet_strategies import NASTY

pytestmark = pytest.mark.browser

PHONE = {"viewport": {"width": 360, "height": 740}}
DARK = {"color_scheme": "dark"}
Visitor = Callable[..., Any]


def scaled(one: Annotation) -> Annotation:
    """The story's annotation in a film of four seconds instead of three minutes."""
    end_ms = None if one.end_ms is None else max(one.start_ms // 50 + 200, one.end_ms // 50)
    return replace(one, start_ms=one.start_ms // 50, end_ms=end_ms)


SNAPSHOT = replace(
    story.SNAPSHOT,
    recordings=(replace(story.LESSON, media=replace(story.LESSON.media, duration_ms=4_000)),),
    annotations=tuple(scaled(one) for one in story.ANNOTATIONS),
)


@pytest.fixture(scope="module")
def packet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("a folder with spaces & ümlauts #1")
    film = folder / "lesson.mp4"
    make_film(film, seconds=4, size=(320, 180))
    return write_packet(plan(story.request(film, snapshot=SNAPSHOT)), folder / "packet") / "index.html"


_INSIDE = """[...document.querySelectorAll(".card img, .card video, .card .play")].every((one) => {
  const [inner, outer] = [one, one.closest(".card")].map((element) => element.getBoundingClientRect());
  const hidden = !one.getClientRects().length;
  return hidden || (inner.left >= outer.left && inner.right < outer.right + 1 && inner.bottom < outer.bottom + 1);
})"""
"""Whether nothing sticks out of its card."""

_ONCE = """(element) => new Promise((done) => {
  const holds = %s;
  const look = () => { const value = holds(element); value ? done(value) : requestAnimationFrame(look); };
  look();
})"""
"""Polls inside the page: Playwright's own waiting evaluates text there, which the page's policy forbids."""


def once(locator: Any, condition: str) -> Any:
    """What the JavaScript function `condition` gives of the element, as soon as that is true."""
    return locator.evaluate(_ONCE % condition)


def playing_from(page: Any, number: int) -> float:
    """Press play on a card, wait until its clip moves, and say how far it is."""
    page.click(f"#a{number} .play")
    return once(page.locator(f"#a{number} video"), "(video) => video.currentTime > 0.1 && video.currentTime")


@pytest.mark.parametrize("options", [{}, DARK, PHONE], ids=["light", "dark", "phone"])
def test_it_opens_whole_and_asks_nobody_for_anything(packet: Path, visit: Visitor, options: dict[str, Any]) -> None:
    visited = visit(packet, **options)
    page = visited.page
    texts = page.locator(".card .text")
    assert texts.all_inner_texts() == [one.text for one in SNAPSHOT.annotations[:-1]]
    assert all(one.is_visible() for one in texts.all())
    assert story.PRIVATE not in page.content()
    for still in page.locator(".card a img").all():
        assert once(still, "(image) => image.complete && image.naturalWidth") > 0
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert page.evaluate(_INSIDE)
    assert playing_from(page, 1) > 0
    assert {url.split(":")[0] for url in visited.requests} <= {"file", "data"}
    assert visited.complaints == []


def test_one_clip_plays_at_a_time(packet: Path, visit: Visitor) -> None:
    page = visit(packet).page
    playing_from(page, 6)
    playing_from(page, 2)
    assert page.evaluate("document.querySelector('#a6 video').paused")


def test_the_timeline_leads_to_the_annotation_by_mouse_and_by_keyboard(packet: Path, visit: Visitor) -> None:
    page = visit(packet).page
    page.click(".timeline a[data-number='5'] circle")
    assert page.evaluate("document.activeElement.id") == "a5"
    assert page.locator("#a5").is_visible()
    page.focus(".timeline a[data-number='8']")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "a8"
    assert page.locator(".card.current").count() == page.locator(".timeline a.current").count() == 1


def test_filters_hide_what_does_not_fit(packet: Path, visit: Visitor) -> None:
    page = visit(packet).page
    page.get_by_role("checkbox", name="Wonder").uncheck()
    assert page.locator(".card:visible").count() == 6
    page.get_by_role("checkbox", name="Ben Okafor").uncheck()
    assert page.locator(".card:visible").count() == 2
    assert page.locator(".timeline a.out").count() == 6
    assert page.locator("#showing").inner_text() == "Showing 2 of 8"
    page.get_by_label("Words in the text").fill("EQUATION amina")
    assert page.locator(".card:visible").count() == 1
    page.get_by_label("Words in the text").fill("nothing like it")
    assert page.locator("#nothing").is_visible()
    page.click(".timeline a[data-number='4']")
    assert page.locator(".card:visible").count() == 8


def test_one_by_one_with_keys(packet: Path, visit: Visitor) -> None:
    page = visit(packet).page
    page.get_by_role("button", name="Discuss one by one").click()
    assert page.locator(".card:visible").count() == 1
    assert page.locator("#place").inner_text() == "1 of 8"
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.id") == "a3"
    page.get_by_role("button", name="Previous").click()
    assert page.locator("#place").inner_text() == "2 of 8"
    page.keyboard.press("Escape")
    assert page.locator(".card:visible").count() == 8
    assert page.evaluate("document.activeElement.id") == "a2"


def test_texts_from_right_to_left_run_so(packet: Path, visit: Visitor) -> None:
    page = visit(packet).page
    direction = "getComputedStyle(document.querySelector('#a{} .text')).direction"
    assert page.evaluate(direction.format(7)) == "rtl"
    assert page.evaluate(direction.format(6)) == "ltr"


def test_what_a_screen_reader_is_told(packet: Path, visit: Visitor) -> None:
    page = visit(packet).page
    tree = page.locator("body").aria_snapshot()
    for said in (
        "- banner:\n  - paragraph: Debrief packet\n",
        'heading "Grade 3 mathematics: the Application Problem" [level=1]',
        '- navigation "In this packet"',
        "- main:",
        "- contentinfo:",
        '- complementary "What follows from it"',
        '- link "Skip to the annotations"',
        '- search "Filter the annotations"',
        '- button "Play the clip 0:00–0:00, 0.2 s"',
        '- heading "Timeline" [level=2]',
    ):
        assert said in tree
    assert tree.count("- article ") == 8
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"


def test_the_page_is_whole_without_its_script(packet: Path, visit: Visitor) -> None:
    page = visit(packet, java_script_enabled=False).page
    assert page.locator(".card:visible").count() == 8
    assert page.locator("video[controls]").count() == 4
    assert page.locator("#filters").is_hidden()
    page.click(".timeline a[data-number='5'] circle")
    assert page.url.endswith("#a5")


def test_no_text_does_anything(tmp_path: Path, visit: Visitor) -> None:
    annotations = tuple(
        Annotation(f"n-{n}", "r-1", "p-ana", AnnotationType.NOTICE, n * 1000, None, text)
        for n, text in enumerate((*NASTY, "".join(NASTY)))
    )
    person = replace(story.ANA, name=NASTY[1] + NASTY[0])
    snapshot = replace(SNAPSHOT, annotations=annotations, people=(person,))
    file = tmp_path / "index.html"
    file.write_bytes(html_bytes(plan(story.request(None, snapshot=snapshot))))
    visited = visit(file)
    visited.page.on("dialog", lambda dialog: visited.complaints.append(dialog.message))

    assert visited.page.locator(".card").count() == len(annotations)
    assert visited.page.locator(".card img").count() == 0
    assert "{{7*7}}" in visited.page.locator("#a3 .text").inner_text()
    assert visited.complaints == []


def test_the_policy_stops_whatever_got_in(tmp_path: Path, visit: Visitor) -> None:
    """The second wall: even a page that somebody tampered with runs no script and asks nobody."""
    html = html_bytes(plan(story.request(None))).decode()
    planted = (
        "<script>document.title='taken'</script><img src='x' onerror=\"document.title='taken'\">"
        "<img src='http://127.0.0.1:9/pixel'><style>body{display:none}</style>"
    )
    file = tmp_path / "index.html"
    file.write_text(html.replace("</main>", planted + "</main>"), "utf-8")
    visited = visit(file)

    assert visited.page.title() == "Grade 3 mathematics: the Application Problem – Debrief packet"
    assert visited.page.locator("h1").is_visible()
    assert sum("Content Security Policy" in one for one in visited.complaints) >= 4


def test_a_clip_that_is_not_there_is_explained(packet: Path, tmp_path: Path, visit: Visitor) -> None:
    """As when the page is opened inside a zip file, where nothing lies beside it."""
    alone = tmp_path / "index.html"
    alone.write_bytes(packet.read_bytes())
    page = visit(alone).page
    page.wait_for_selector("#a3 .trouble:visible")
    assert "unpack all of it" in page.locator("#a3 .trouble").inner_text()
    assert page.locator("#a3 img:visible").count() == 0


def test_it_prints_every_annotation_with_its_picture(packet: Path, visit: Visitor) -> None:
    page = visit(packet).page
    page.emulate_media(media="print")
    assert page.locator(".card img:visible").count() == 8
    assert page.locator("video:visible").count() == 0
    assert page.locator("#filters").is_hidden()
    assert page.locator("#discuss").is_hidden()
    pdf = page.pdf(prefer_css_page_size=True)
    assert 2 <= len(re.findall(rb"/Type\s*/Page\b", pdf)) <= 5
