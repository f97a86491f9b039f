"""What is painted of drawings, and that what is painted is what can be clicked on."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from coachview.model.drawing import Drawing, DrawingColour, Point, Shape
from coachview.model.drawing_look import INKS
from coachview.ui.stage.drawing.hitting import drawing_at, handle_at, is_on
from coachview.ui.stage.drawing.painting import DrawingPainter, paint_drawings
from coachview.ui.stage.drawing.place import PicturePlace
from coachview.ui.stage.drawing.reshape import handles_of
from coachview.ui.stage.drawing.words_box import WordsBox
from support.drawings import drawings, on_picture, points

WIDTH, HEIGHT = 240, 180
SEEN = QRectF(0, 0, WIDTH, HEIGHT)
LETTERBOXED = QRectF(0, 22, 240, 135)
ZOOMED = QRectF(-180, -90, 600, 337)
NOT_SPOTLIGHT = tuple(shape for shape in Shape if shape is not Shape.SPOTLIGHT)

pictures = st.sampled_from([LETTERBOXED, ZOOMED, QRectF(70, 0, 101, 180)])


def painted(picture: QRectF, *shown: Drawing) -> QImage:
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    paint_drawings(painter, picture, shown)
    painter.end()
    return image


def alike(one: QImage, other: QImage) -> bool:
    """Whether hardly anything differs: edges are smoothed a little otherwise where a path is cut off elsewhere."""
    pairs = zip(bytes(one.constBits()), bytes(other.constBits()), strict=True)
    return sum(abs(a - b) for a, b in pairs) < 0.2 * one.sizeInBytes()


def spots(image: QImage, least_alpha: int) -> list[QPointF]:
    return [
        QPointF(x + 0.5, y + 0.5)
        for x in range(0, WIDTH, 5)
        for y in range(0, HEIGHT, 5)
        if image.pixelColor(x, y).alpha() >= least_alpha
    ]


def all_spots() -> list[QPointF]:
    return [QPointF(x + 0.5, y + 0.5) for x in range(0, WIDTH, 5) for y in range(0, HEIGHT, 5)]


@pytest.mark.usefixtures("qapp")
@settings(max_examples=25)
@given(drawings(shapes=NOT_SPOTLIGHT), pictures)
def test_what_is_painted_is_hit_and_what_is_hit_is_painted_or_near_it(drawing: Drawing, picture: QRectF) -> None:
    place, image = PicturePlace(picture), painted(picture, drawing)
    on = spots(image, 200)
    assert all(is_on(drawing, spot, place, reach=0.75) for spot in on)
    hit = [spot for spot in all_spots() if is_on(drawing, spot, place, reach=0) and picture.contains(spot)]
    assert all(_any_paint(image, spot) for spot in hit)


def _any_paint(image: QImage, spot: QPointF) -> bool:
    x, y = int(spot.x()), int(spot.y())
    around = [(x + dx, y + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)]
    return any(image.valid(*one) and image.pixelColor(*one).alpha() > 0 for one in around)


@pytest.mark.usefixtures("qapp")
@settings(max_examples=25)
@given(drawings(), pictures)
def test_nothing_is_painted_beside_the_picture(drawing: Drawing, picture: QRectF) -> None:
    image = painted(picture, drawing)
    beside = picture.adjusted(-1.5, -1.5, 1.5, 1.5)
    assert all(beside.contains(spot) for spot in spots(image, 1))


@pytest.mark.usefixtures("qapp")
@settings(max_examples=20)
@given(st.lists(drawings(), max_size=4), pictures)
def test_the_layer_that_is_kept_looks_as_what_was_drawn(shown: list[Drawing], picture: QRectF) -> None:
    # Qt draws lines of one pixel another way, half a pixel off here or there.
    shown = [replace(one, width=0.03) for one in shown]
    keeper = DrawingPainter()
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_ARGB32_Premultiplied)
    for _ in range(2):
        image.fill(0)
        painter = QPainter(image)
        keeper.paint(painter, picture, shown, SEEN)
        painter.end()
        assert alike(image, painted(picture, *shown))


@pytest.mark.usefixtures("qapp")
def test_the_layer_follows_the_drawings_and_the_picture() -> None:
    keeper, arrow = DrawingPainter(), Drawing("1", "a", Shape.ARROW, (Point(0.2, 0.2), Point(0.8, 0.8)))
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_ARGB32_Premultiplied)
    for picture, shown in (
        (LETTERBOXED, [arrow]),
        (ZOOMED, [arrow]),
        (ZOOMED, [replace(arrow, colour=DrawingColour.BLUE)]),
        (ZOOMED, []),
        (LETTERBOXED, [arrow]),
    ):
        image.fill(0)
        painter = QPainter(image)
        keeper.paint(painter, picture, shown, SEEN)
        painter.end()
        assert alike(image, painted(picture, *shown))


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("colour", list(DrawingColour))
def test_a_line_is_painted_in_its_colour_where_it_was_drawn(colour: DrawingColour) -> None:
    bar = Drawing("1", "a", Shape.LINE, (Point(0.1, 0.5), Point(0.9, 0.5)), colour, 0.04)
    for picture in (LETTERBOXED, QRectF(-180, -90, 600, 360)):
        middle = PicturePlace(picture).to_widget(Point(0.5, 0.5))
        assert painted(picture, bar).pixelColor(int(middle.x()), int(middle.y())) == QColor(*INKS[colour])


@pytest.mark.usefixtures("qapp")
def test_a_spotlight_darkens_all_but_what_it_lights() -> None:
    spot = Drawing("1", "a", Shape.SPOTLIGHT, (Point(0.3, 0.3), Point(0.7, 0.7)))
    image, place = painted(LETTERBOXED, spot), PicturePlace(LETTERBOXED)
    inside, outside = (place.to_widget(one).toPoint() for one in (Point(0.5, 0.5), Point(0.05, 0.1)))
    assert image.pixelColor(inside).alpha() == 0
    assert image.pixelColor(outside).alpha() > 100


@pytest.mark.usefixtures("qapp")
def test_a_spotlight_is_clicked_on_at_its_edge_and_in_its_light_under_everything_else() -> None:
    spot = Drawing("spot", "a", Shape.SPOTLIGHT, (Point(0.2, 0.2), Point(0.8, 0.8)))
    line = Drawing("line", "a", Shape.LINE, (Point(0.3, 0.5), Point(0.7, 0.5)))
    place = PicturePlace(QRectF(0, 0, 1000, 1000))
    for order in ([spot, line], [line, spot]):
        assert drawing_at(QPointF(500, 500), order, place) == "line"
        assert drawing_at(QPointF(500, 400), order, place) == "spot"
        assert drawing_at(QPointF(200, 500), order, place) == "spot"
        assert drawing_at(QPointF(60, 60), order, place) == ""


@pytest.mark.usefixtures("qapp")
def test_the_uppermost_is_clicked_on() -> None:
    low = Drawing("low", "a", Shape.LINE, (Point(0.1, 0.5), Point(0.9, 0.5)))
    high = replace(low, id="high")
    assert drawing_at(QPointF(100, 50), [low, high], PicturePlace(QRectF(0, 0, 200, 100))) == "high"


@given(drawings(where=on_picture), pictures)
def test_every_handle_can_be_taken_hold_of(drawing: Drawing, picture: QRectF) -> None:
    place = PicturePlace(picture)
    for handle in handles_of(drawing):
        at = handle_at(place.to_widget(handle), drawing, place)
        assert at is not None
        assert (place.to_widget(handles_of(drawing)[at]) - place.to_widget(handle)).manhattanLength() < 1e-6


@given(points)
def test_a_text_has_no_handles(point: Point) -> None:
    text = Drawing("1", "a", Shape.TEXT, (point,), text="Look")
    assert handle_at(QPointF(0, 0), text, PicturePlace(LETTERBOXED)) is None


@pytest.mark.usefixtures("qapp")
def test_right_to_left_words_stand_at_the_right_of_their_box() -> None:
    def ink_columns(text: str) -> list[int]:
        words = Drawing("1", "a", Shape.TEXT, (Point(0.1, 0.1),), DrawingColour.YELLOW, 0.016, text)
        image = painted(QRectF(0, 0, 240, 180), words)
        return [
            x
            for x in range(WIDTH)
            if any(image.pixelColor(x, y).red() > 150 and image.pixelColor(x, y).blue() < 60 for y in range(45, HEIGHT))
        ]

    # The second line is the shorter one: it stands at the side where its script begins.
    left, right = ink_columns("wwwwwww\nii"), ink_columns("שששששששש\nיי")
    assert left
    assert right
    assert max(left) < min(right)


@pytest.mark.usefixtures("qapp")
def test_a_text_stays_on_the_picture() -> None:
    from coachview.model.drawing_look import pieces

    far = Drawing("1", "a", Shape.TEXT, (Point(0.95, 0.97),), text="Some words at the edge")
    (words,) = pieces([far], 640, 360)
    assert QRectF(0, 0, 640, 360).contains(WordsBox(words, 640, 360).rect)
