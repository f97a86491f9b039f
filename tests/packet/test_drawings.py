"""What was drawn leaves with its annotation, looks as it was drawn, is told in words, and is never markup."""

import json
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import av
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from coachview.media.overlay import Overlay, laid_over
from coachview.media.picture import Picture
from coachview.model.annotation import Annotation, AnnotationType
from coachview.model.drawing import WIDTHS, Drawing, DrawingColour, Point, Shape
from coachview.model.drawing_look import INKS
from coachview.model.recording import Recording
from coachview.packet.contents import PacketPlan, PlannedAnnotation
from coachview.packet.drawing_pictures import drawn_on, overlays, png_of
from coachview.packet.drawing_words import what_is_drawn
from coachview.packet.plan import plan
from coachview.packet.write import write_packet
from support import packet_story as story
from support.films import make_film
from support.packet_strategies import NASTY, TEXTS

FILM = Path("lesson.mp4")
GREY = 120


def planned_for(number: int, **choices: object) -> PlannedAnnotation:
    return plan(story.request(FILM, **choices)).annotations[number - 1]


def test_drawings_leave_with_their_annotation_and_in_no_other_way() -> None:
    planned = plan(story.request(FILM))
    assert [one.id for annotation in planned.annotations for one in annotation.drawings] == ["d-1", "d-2", "d-3"]
    fewer = plan(story.request(FILM, annotation_ids=frozenset({"a-3", "a-private"})))
    assert [one.id for annotation in fewer.annotations for one in annotation.drawings] == ["d-3"]
    assert story.PRIVATE not in repr(planned)
    assert "OTHER-DRAWING" not in repr(planned)


def test_drawings_that_are_not_wanted_stay_and_are_counted() -> None:
    planned = plan(story.request(FILM, drawings=False))
    assert all(one.drawings == () for one in planned.annotations)
    assert "3 drawings stay in the project." in planned.stays
    assert [one.still_ms for one in planned.annotations] == [one.annotation.start_ms for one in planned.annotations]
    assert not any("drawing" in line or "drawn" in line for line in planned.items)


def test_the_still_is_of_the_moment_that_was_drawn_on() -> None:
    assert planned_for(2).still_ms == 36_500
    assert planned_for(3).still_ms == 67_200
    assert planned_for(4).still_ms == planned_for(4).annotation.start_ms


def test_what_was_drawn_is_told_in_words() -> None:
    two = planned_for(2)
    assert two.drawn == "Drawn on the picture at 0:36: an arrow and the text “المسألة #1 <b>”"
    assert two.still_words == "Picture at 0:36, with an arrow and the text “المسألة #1 <b>”"
    assert two.clip_words == "Clip 0:34–0:50, with an arrow and the text “المسألة #1 <b>”"
    assert planned_for(3).still_words == "Picture at 1:07, with a circle"
    assert planned_for(1).still_words == "Picture at 0:07, where the clip begins"
    line = Drawing("", "", Shape.FREEHAND, (Point(0, 0),))
    spot = replace(line, shape=Shape.SPOTLIGHT)
    assert what_is_drawn([spot, line, line]) == "2 freehand lines and a spotlight"


def test_there_is_an_overlay_for_each_time_in_which_the_picture_stays_the_same() -> None:
    drawn = planned_for(2).drawings
    found = overlays(drawn, 320, 180, 34_000, 39_000)
    assert [(one.from_ms, one.until_ms) for one in found] == [(36_000, 36_500), (36_500, 39_000)]
    assert found[0].png == png_of(drawn[:1], 320, 180)
    assert overlays(drawn, 320, 180, 0, 36_000) == []
    assert overlays(drawn, 320, 180, 41_000, 50_000) == []


def grey(width: int = 640, height: int = 360) -> Picture:
    return Picture(width, height, bytes([GREY, GREY, GREY, 255]) * (width * height), 0, 40)


def pixel(picture: Picture, x: float, y: float) -> tuple[int, int, int]:
    start = (int(y * picture.height) * picture.width + int(x * picture.width)) * 4
    blue, green, red = picture.bgra[start : start + 3]
    return red, green, blue


def changed(picture: Picture) -> tuple[float, float, float, float]:
    """(left, top, right, bottom) in parts of the picture of what is not grey any more."""
    plain = bytes([GREY, GREY, GREY, 255])
    rows = [picture.bgra[y * picture.width * 4 : (y + 1) * picture.width * 4] for y in range(picture.height)]
    places = [
        (x, y)
        for y, row in enumerate(rows)
        if row != plain * picture.width
        for x in range(picture.width)
        if row[x * 4 : x * 4 + 4] != plain
    ]
    xs, ys = [x for x, _ in places], [y for _, y in places]
    width, height = picture.width, picture.height
    return min(xs) / width, min(ys) / height, (max(xs) + 1) / width, (max(ys) + 1) / height


@pytest.mark.parametrize("colour", DrawingColour)
def test_a_line_has_its_colour_and_an_edge(colour: DrawingColour) -> None:
    line = Drawing("", "", Shape.LINE, (Point(0.25, 0.5), Point(0.75, 0.5)), colour, WIDTHS[2])
    picture = drawn_on(grey(), [line])
    assert pixel(picture, 0.5, 0.5) == INKS[colour][:3]
    edge = pixel(picture, 0.5, 0.5 + WIDTHS[2] * 0.65)
    assert edge == ((255, 255, 255) if colour is DrawingColour.BLACK else (16, 16, 16))
    assert pixel(picture, 0.5, 0.53) == (GREY, GREY, GREY)
    assert changed(picture) == pytest.approx((0.25, 0.5, 0.75, 0.5), abs=0.02)


@pytest.mark.parametrize("shape", [Shape.CIRCLE, Shape.RECTANGLE, Shape.FREEHAND, Shape.ARROW])
def test_a_shape_lies_where_it_was_drawn(shape: Shape) -> None:
    picture = drawn_on(grey(), [Drawing("", "", shape, (Point(0.2, 0.3), Point(0.6, 0.8)))])
    assert changed(picture) == pytest.approx((0.2, 0.3, 0.6, 0.8), abs=0.025)
    middle = pixel(picture, 0.4, 0.55) == INKS[DrawingColour.YELLOW][:3]
    assert middle == (shape in {Shape.FREEHAND, Shape.ARROW})


def test_a_spotlight_darkens_everything_else() -> None:
    spots = [Drawing("", "", Shape.SPOTLIGHT, (Point(x, 0.3), Point(x + 0.3, 0.7))) for x in (0.2, 0.35)]
    picture = drawn_on(grey(), spots)
    assert pixel(picture, 0.02, 0.98) == pytest.approx((54, 54, 54), abs=3)
    for x in (0.25, 0.43, 0.6):
        assert pixel(picture, x, 0.5) == (GREY, GREY, GREY)
    assert pixel(picture, 0.43, 0.95) == pytest.approx((54, 54, 54), abs=3)


def test_a_text_reads_on_black_and_on_white() -> None:
    for shade in (0, 255):
        plain = Picture(640, 360, bytes([shade, shade, shade, 255]) * (640 * 360), 0, 40)
        picture = drawn_on(plain, [Drawing("", "", Shape.TEXT, (Point(0.1, 0.1),), text="■■■")])
        seen = {picture.bgra[n : n + 3] for n in range(0, len(picture.bgra), 4)}
        bright = max(max(one) for one in seen)
        box = pixel(picture, 0.105, 0.115)
        assert bright > 200
        assert max(box) < 80


def test_a_text_from_right_to_left_begins_at_the_right() -> None:
    """The long line makes the box; the short one stands at that side of it where its script begins."""
    size = 640, 360

    def ink(text: str) -> tuple[float, float]:
        picture = drawn_on(
            Picture(*size, bytes([0, 0, 0, 255]) * (640 * 360), 0, 40),
            [Drawing("", "", Shape.TEXT, (Point(0.1, 0.1),), DrawingColour.WHITE, text=f"{text}\n________________")],
        )
        rows = range(int(0.1 * 360), int(0.1 * 360) + 20)
        xs = [x for y in rows for x in range(640) if min(picture.bgra[(y * 640 + x) * 4 :][:3]) > 150]
        return min(xs) / 640, max(xs) / 640

    left_to_right, right_to_left = ink("abc"), ink("שלום")
    assert left_to_right[0] < 0.13
    assert right_to_left[0] > left_to_right[1]


@given(TEXTS | st.sampled_from(NASTY))
@example("#panic()")
@example('#read("/etc/passwd")')
@example("\n\n")
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_is_written_and_none_is_markup(text: str) -> None:
    png = png_of([Drawing("", "", Shape.TEXT, (Point(0.1, 0.1),), text=text)], 160, 90)
    assert laid_over(grey(160, 90), [Overlay(png, 0, 1)]) != grey(160, 90)


def test_markup_looks_like_what_was_typed() -> None:
    """As wide as the same letters that mean nothing: `#strong[a]` would be a single letter."""

    def width(text: str) -> float:
        left, _, right, _ = changed(drawn_on(grey(), [Drawing("", "", Shape.TEXT, (Point(0, 0),), text=text)]))
        return right - left

    assert width("#strong[a]") > 5 * width("a") * 0.6
    assert width("*a*") > width("a")
    assert width("$a$") > width("a")


@pytest.mark.parametrize("point", [Point(-0.5, -0.5), Point(1.5, 1.5), Point(0.99, 0.99)])
def test_a_text_at_the_edge_is_on_the_picture_whole(point: Point) -> None:
    text = "A text that is rather long, and would go on beyond the edge of the picture where it was begun"
    left, top, right, bottom = changed(drawn_on(grey(), [Drawing("", "", Shape.TEXT, (point,), text=text)]))
    inside = changed(drawn_on(grey(), [Drawing("", "", Shape.TEXT, (Point(0.3, 0.3),), text=text)]))
    assert (left if point.x < 0 else 1 - right) == 0
    assert bottom - top >= (inside[3] - inside[1]) * 0.9


def film_packet(folder: Path, *, drawings: tuple[Drawing, ...], **options: object) -> Path:
    """A packet of one clip, 0.4 s to 1.6 s, of a numbered film."""
    film = make_film(folder / "film.mp4", seconds=2, **options)  # type: ignore[arg-type]
    note = Annotation("a", "r-1", "p-ana", AnnotationType.NOTICE, 400, 1600, "Look", created_utc=story.MADE_UTC)
    lesson: Recording = story.LESSON
    snapshot = replace(
        story.SNAPSHOT, recordings=(lesson,), annotations=(note,), reflections=(), action_steps=(), drawings=drawings
    )
    return write_packet(plan(story.request(film.path, snapshot=snapshot)), folder / "packet")


@pytest.mark.parametrize("options", [{}, {"rotation": 90}, {"sar": Fraction(4, 3)}])
def test_clip_and_still_of_a_packet_show_it_at_its_place_and_time(tmp_path: Path, options: dict[str, object]) -> None:
    blot = Drawing(
        "d", "a", Shape.LINE, (Point(0.52, 0.5), Point(0.58, 0.5)), DrawingColour.PINK, 0.1, at_ms=800, hold_ms=400
    )
    packet = film_packet(tmp_path, drawings=(blot,), **options)
    with av.open(f"file:{next(packet.glob('clips/*.mp4'))}") as clip:
        shown = [(round(frame.time * 1000), is_pink(frame, 0.55, 0.5)) for frame in clip.decode(video=0)]
    assert [time for time, pink in shown if pink] == list(range(400, 800, 40))
    assert len(shown) == 30
    with av.open(f"file:{next(packet.glob('stills/*.jpg'))}") as still:
        frame = next(still.decode(video=0))
        assert is_pink(frame, 0.55, 0.5)
        assert not is_pink(frame, 0.55, 0.7)
        assert not is_pink(frame, 0.4, 0.5)


def is_pink(frame: av.VideoFrame, x: float, y: float) -> bool:
    rgb = frame.reformat(format="rgb24")
    start = int(y * rgb.height) * rgb.planes[0].line_size + int(x * rgb.width) * 3
    red, green, blue = bytes(rgb.planes[0])[start : start + 3]
    return red > 220 and 80 < green < 160 and 150 < blue < 235


def test_pictures_of_others_show_nothing_of_it(tmp_path: Path) -> None:
    elsewhere = (
        Drawing("d", "another", Shape.TEXT, (Point(0.1, 0.1),), text="nobody", at_ms=400),
        Drawing("d", "a", Shape.TEXT, (Point(0.1, 0.1),), text="nobody", at_ms=400),
    )
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    (tmp_path / "three").mkdir()
    with_others = film_packet(tmp_path / "one", drawings=elsewhere[:1])
    without = film_packet(tmp_path / "two", drawings=())
    own = film_packet(tmp_path / "three", drawings=elsewhere[1:])

    def still(packet: Path) -> bytes:
        return next(packet.glob("stills/*.jpg")).read_bytes()

    assert still(with_others) == still(without)
    assert still(own) != still(without)
    assert "nobody" not in (with_others / "packet.json").read_text("utf-8")


def test_page_and_table_and_data_tell_of_it() -> None:
    from coachview.packet.html import html_bytes
    from coachview.packet.pdf import pdf_bytes
    from support.packet_page import read_page

    planned: PacketPlan = plan(story.request(FILM))
    page = read_page(html_bytes(planned))
    assert [one.text for one in page.find("p", "drawn")] == [one.drawn for one in planned.annotations if one.drawn]
    alts = [one.attributes["alt"] for one in page.find("img")]
    assert "Picture at 1:07, with a circle; opens larger" in alts
    marks = [one.attributes["aria-label"] for one in page.find("a", "mark")]
    assert any("Drawn on the picture at 1:07: a circle" in one for one in marks)
    [circle] = page.data["annotations"][2]["drawings"]
    assert circle == {
        "id": "d-3",
        "shape": "circle",
        "points": [[0.4, 0.4], [0.6, 0.7]],
        "colour": "blue",
        "width": 0.008,
        "text": "",
        "at_ms": 67200,
        "hold_ms": 3000,
    }
    assert json.dumps(circle)
    assert pdf_bytes(planned.keeping(lambda _path: False), Path.cwd()).startswith(b"%PDF")
