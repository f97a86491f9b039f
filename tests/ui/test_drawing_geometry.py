"""Drawing without Qt's events: where points are, and what moving, resizing and snapping make of them."""

from dataclasses import replace
from math import atan2, degrees, hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF

from coachview.model.drawing import POINTS_AT_MOST, Drawing, Point, Shape
from coachview.ui.stage.drawing.gestures import Move, Resize, Span, Stroke, begin
from coachview.ui.stage.drawing.in_the_middle import beside, points_in_the_middle
from coachview.ui.stage.drawing.place import PicturePlace
from coachview.ui.stage.drawing.reshape import BOXES, LINES, bounds_of, fixed_by, grown, handles_of, moved, resized
from coachview.ui.stage.drawing.snapping import snapped_to_angle, snapped_to_axis, snapped_to_square
from support.drawings import aspects, drawings, on_picture, pictures, points

steps = st.floats(-0.5, 0.5)


def near(one: Point, other: Point) -> bool:
    return (one.x, one.y) == pytest.approx((other.x, other.y), abs=1e-6)


def line(shape: Shape = Shape.LINE, *where: Point) -> Drawing:
    return Drawing("", "", shape, where or (Point(0.2, 0.2), Point(0.6, 0.5)))


@given(pictures(), points)
def test_a_point_is_where_it_was_drawn_wherever_the_picture_is(picture: QRectF, point: Point) -> None:
    place = PicturePlace(picture)
    assert near(place.to_picture(place.to_widget(point)), point)


@given(pictures(), pictures(), points)
def test_a_point_keeps_its_place_in_the_picture_when_the_picture_is_zoomed_or_letterboxed_otherwise(
    before: QRectF, after: QRectF, point: Point
) -> None:
    was, now = PicturePlace(before).to_widget(point), PicturePlace(after).to_widget(point)
    share = (was.x() - before.x()) / before.width(), (was.y() - before.y()) / before.height()
    assert share == pytest.approx(((now.x() - after.x()) / after.width(), (now.y() - after.y()) / after.height()))


@given(points, points, aspects)
def test_shift_makes_lines_level_upright_or_diagonal_on_the_screen(start: Point, end: Point, aspect: float) -> None:
    snapped = snapped_to_angle(start, end, aspect)
    across, down = (snapped.x - start.x) * aspect, snapped.y - start.y
    assert hypot(across, down) == pytest.approx(hypot((end.x - start.x) * aspect, end.y - start.y))
    if hypot(across, down) > 1e-3:
        assert degrees(atan2(down, across)) / 45 == pytest.approx(round(degrees(atan2(down, across)) / 45), abs=1e-6)


@given(points, points, aspects)
def test_shift_makes_squares_on_the_screen_towards_the_mouse(corner: Point, to: Point, aspect: float) -> None:
    snapped = snapped_to_square(corner, to, aspect)
    assert abs(snapped.x - corner.x) * aspect == pytest.approx(abs(snapped.y - corner.y))
    assert (snapped.x - corner.x) * (to.x - corner.x) >= 0
    assert (snapped.y - corner.y) * (to.y - corner.y) >= 0


@given(points, points, aspects)
def test_shift_moves_along_one_axis(start: Point, end: Point, aspect: float) -> None:
    snapped = snapped_to_axis(start, end, aspect)
    assert start.x == snapped.x or start.y == snapped.y


@given(drawings(), steps, steps)
def test_moving_changes_no_shape_and_leaves_the_middle_on_the_picture(
    drawing: Drawing, across: float, down: float
) -> None:
    after = moved(drawing, across, down)
    ways = [(b.x - a.x, b.y - a.y) for a, b in zip(drawing.points, after.points, strict=True)]
    assert all(way == pytest.approx(ways[0], abs=1e-9) for way in ways)
    for was, now, way in zip(middle(drawing), middle(after), ways[0], strict=True):
        assert -1e-9 <= now <= 1 + 1e-9 or abs(now - 0.5) <= abs(was - 0.5) + 1e-9
        assert abs(way) <= 0.5 + 1e-9


@given(drawings(where=on_picture), st.floats(-0.04, 0.04), st.floats(-0.04, 0.04))
def test_on_the_picture_it_goes_exactly_as_far_as_the_mouse(drawing: Drawing, across: float, down: float) -> None:
    after = moved(drawing, across, down)
    assert near(after.points[0], Point(drawing.points[0].x + across, drawing.points[0].y + down))


def middle(drawing: Drawing) -> tuple[float, float]:
    low, high = bounds_of(drawing.points)
    return (low.x + high.x) / 2, (low.y + high.y) / 2


@given(drawings(shapes=(*LINES, *BOXES)), st.integers(0, 3), on_picture)
def test_a_handle_goes_where_the_mouse_goes_and_what_is_opposite_stays(
    drawing: Drawing, number: int, to: Point
) -> None:
    handle = number % len(handles_of(drawing))
    fixed = fixed_by(drawing, handle)
    after = resized(drawing, handle, to)
    assert any(near(one, to) for one in handles_of(after))
    assert any(near(one, fixed) for one in handles_of(after))
    assert after == replace(drawing, points=after.points)


@given(drawings(shapes=(Shape.FREEHAND,), where=on_picture), st.integers(0, 3), on_picture)
def test_a_stroke_is_stretched_as_a_whole_and_can_be_stretched_back(drawing: Drawing, handle: int, to: Point) -> None:
    was, fixed = handles_of(drawing)[handle], fixed_by(drawing, handle)
    if abs(to.x - fixed.x) < 0.05 or abs(to.y - fixed.y) < 0.05:
        return
    after = resized(drawing, handle, to)
    low, high = bounds_of(after.points)
    assert {round(low.x, 6), round(high.x, 6)} == {round(fixed.x, 6), round(to.x, 6)}
    assert {round(low.y, 6), round(high.y, 6)} == {round(fixed.y, 6), round(to.y, 6)}
    back = resized(after, next(at for at, one in enumerate(handles_of(after)) if near(one, to)), was)
    assert all(near(one, other) for one, other in zip(back.points, drawing.points, strict=True))


@given(drawings(where=on_picture), st.floats(-2, 2), st.floats(-2, 2))
def test_keys_never_make_a_drawing_that_cannot_be_seen_or_kept(drawing: Drawing, across: float, down: float) -> None:
    after = grown(drawing, across, down)
    assert 0.002 <= after.width <= 0.04
    assert all(-0.25 <= one.x <= 1.25 and -0.25 <= one.y <= 1.25 for one in after.points)
    if drawing.shape in BOXES:
        low, high = bounds_of(after.points)
        assert high.x - low.x > 0.015
        assert high.y - low.y > 0.015


def test_a_text_grows_and_shrinks_by_keys() -> None:
    text = Drawing("", "", Shape.TEXT, (Point(0.2, 0.2),), text="Look")
    assert grown(text, 0.01, 0).width > text.width > grown(text, -0.01, 0).width
    assert grown(text, 0, -0.01).width > text.width > grown(text, 0, 0.01).width


@pytest.mark.parametrize("shape", [Shape.ARROW, Shape.LINE, Shape.CIRCLE, Shape.RECTANGLE, Shape.SPOTLIGHT])
def test_a_drag_draws_from_press_to_release(shape: Shape) -> None:
    gesture = begin(line(shape, Point(0.2, 0.3), Point(0.2, 0.3)), 16 / 9)
    assert isinstance(gesture, Span)
    gesture.move_to(Point(0.4, 0.4), constrained=False)
    drawn = gesture.move_to(Point(0.7, 0.9), constrained=False)
    assert gesture.finish() == drawn
    assert drawn.points == (Point(0.2, 0.3), Point(0.7, 0.9))


def test_a_click_draws_nothing() -> None:
    gesture = begin(line(Shape.CIRCLE, Point(0.2, 0.3)), 16 / 9)
    gesture.move_to(Point(0.201, 0.301), constrained=False)
    assert gesture.finish() is None


@given(st.lists(on_picture, min_size=2, max_size=60), aspects)
def test_a_stroke_begins_and_ends_where_the_hand_did_and_stays_near_it(hand: list[Point], aspect: float) -> None:
    gesture = Stroke(line(Shape.FREEHAND, hand[0]), aspect)
    for one in hand[1:]:
        drawn = gesture.move_to(one, constrained=False)
    assert near(drawn.points[0], hand[0])
    assert len(drawn.points) <= min(len(hand), POINTS_AT_MOST)
    assert hypot((drawn.points[-1].x - hand[-1].x) * aspect, drawn.points[-1].y - hand[-1].y) <= 0.002


def test_an_endless_scribble_can_be_kept_and_stays_quick() -> None:
    gesture = Stroke(line(Shape.FREEHAND, Point(0.1, 0.1)), 1.0)
    for at in range(2 * POINTS_AT_MOST):
        gesture._tail.append(Point(0.1 + 0.1 * (at % 2), 0.1 + at / 10_000))
        gesture._settle()
        assert len(gesture._tail) <= 61
    assert len(gesture.finish().points) == POINTS_AT_MOST


def test_shift_draws_a_straight_piece_of_a_stroke() -> None:
    gesture = Stroke(line(Shape.FREEHAND, Point(0.1, 0.1)), 1.0)
    gesture.move_to(Point(0.2, 0.3), constrained=False)
    for at in range(10):
        drawn = gesture.move_to(Point(0.3 + at / 100, 0.3 + (at % 3) / 10), constrained=True)
    assert drawn.points == (Point(0.1, 0.1), Point(0.2, 0.3), Point(0.39, 0.3))


def test_moving_back_to_where_it_was_is_no_edit() -> None:
    gesture = Move(line(), Point(0.3, 0.3), 1.0)
    gesture.move_to(Point(0.5, 0.5), constrained=False)
    gesture.move_to(Point(0.3, 0.3), constrained=False)
    assert gesture.finish() is None


def test_resizing_with_shift_keeps_an_arrow_level() -> None:
    gesture = Resize(line(Shape.ARROW), 1, 1.0)
    drawn = gesture.move_to(Point(0.8, 0.22), constrained=True)
    assert drawn.points[1].y == pytest.approx(0.2)


@given(st.sampled_from(Shape), on_picture, st.floats(0.05, 1.0), aspects)
def test_a_shape_without_a_mouse_lies_around_the_middle_of_what_is_seen(
    shape: Shape, centre: Point, height: float, aspect: float
) -> None:
    made = points_in_the_middle(shape, centre, height, aspect)
    low, high = bounds_of(made)
    assert high.y - low.y <= 0.5 * height
    assert abs((low.y + high.y) / 2 - centre.y) <= 0.04 * height
    again = beside(made, [line(shape, *made)])
    assert again != made


def test_nothing_to_draw_on_is_empty() -> None:
    assert PicturePlace(QRectF()).is_empty
    assert not PicturePlace(QRectF(QPointF(0, 0), QPointF(16, 9))).is_empty
