"""Zoom and pan as arithmetic: what stays where, and that the picture never leaves the stage."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF

from coachview.ui.stage.viewport import MAX_ZOOM, Viewport, letterboxed, to_picture, to_stage

lengths = st.integers(16, 4000)
pictures = st.builds(QSize, lengths, lengths)
stages = st.builds(QSizeF, lengths, lengths)
parts = st.floats(0, 1)
factors = st.floats(0.1, 10)
moves = st.builds(QPointF, st.floats(-5000, 5000), st.floats(-5000, 5000))


@st.composite
def views(draw: st.DrawFn, picture: QSize, stage: QSizeF) -> Viewport:
    """A view as it comes about: some zooming and dragging from the whole picture."""
    view = Viewport()
    for _ in range(draw(st.integers(0, 3))):
        at = QPointF(draw(parts) * stage.width(), draw(parts) * stage.height())
        view = view.zoomed(draw(factors), at, picture, stage).panned(draw(moves), picture, stage)
    return view


@st.composite
def scenes(draw: st.DrawFn) -> tuple[QSize, QSizeF, Viewport]:
    picture, stage = draw(pictures), draw(stages)
    return picture, stage, draw(views(picture, stage))


@st.composite
def scenes_and_points(draw: st.DrawFn) -> tuple[QSize, QSizeF, Viewport, QPointF]:
    picture, stage, view = draw(scenes())
    return picture, stage, view, QPointF(draw(parts) * stage.width(), draw(parts) * stage.height())


def covers(rect: QRectF, stage: QSizeF) -> tuple[bool, bool]:
    return rect.width() >= stage.width() - 1e-6, rect.height() >= stage.height() - 1e-6


@given(scenes())
def test_the_picture_keeps_its_shape_and_never_leaves_the_stage(scene: tuple[QSize, QSizeF, Viewport]) -> None:
    picture, stage, view = scene
    rect = view.rect(picture, stage)
    assert 1.0 <= view.zoom <= MAX_ZOOM
    assert rect.width() / picture.width() == pytest.approx(rect.height() / picture.height())
    for start, length, space in (
        (rect.left(), rect.width(), stage.width()),
        (rect.top(), rect.height(), stage.height()),
    ):
        if length <= space:
            assert start + length / 2 == pytest.approx(space / 2)
        else:
            assert start <= 1e-6
            assert start + length >= space - 1e-6


@given(scenes())
def test_unzoomed_it_is_where_it_fits(scene: tuple[QSize, QSizeF, Viewport]) -> None:
    picture, stage, view = scene
    out = view.zoomed(1e-3, QPointF(0, 0), picture, stage)
    assert out.is_whole
    rect, fitted = out.rect(picture, stage), letterboxed(picture, stage)
    assert (rect.x(), rect.y(), rect.width(), rect.height()) == pytest.approx(
        (fitted.x(), fitted.y(), fitted.width(), fitted.height()), abs=1e-6
    )


@given(scenes_and_points(), st.floats(1, 10))
def test_zooming_in_leaves_the_point_under_the_mouse_where_it_is(
    scene: tuple[QSize, QSizeF, Viewport, QPointF], factor: float
) -> None:
    """In each way in which the picture reaches the stage's edges; where it does not, it is in the middle."""
    picture, stage, view, at = scene
    before = view.rect(picture, stage)
    closer = view.zoomed(factor, at, picture, stage)
    now = to_stage(to_picture(at, before), closer.rect(picture, stage))
    wide, high = covers(before, stage)
    if wide:
        assert now.x() == pytest.approx(at.x(), abs=1e-4)
    if high:
        assert now.y() == pytest.approx(at.y(), abs=1e-4)


@given(scenes_and_points(), st.floats(1, 10))
def test_zooming_in_and_out_again_at_the_same_point_comes_back(
    scene: tuple[QSize, QSizeF, Viewport, QPointF], factor: float
) -> None:
    picture, stage, view, at = scene
    assume(view.zoom * factor <= MAX_ZOOM)
    back = view.zoomed(factor, at, picture, stage).zoomed(1 / factor, at, picture, stage)
    before, after = view.rect(picture, stage), back.rect(picture, stage)
    assert back.zoom == pytest.approx(view.zoom)
    wide, high = covers(before, stage)
    if wide:
        assert after.x() == pytest.approx(before.x(), abs=1e-3)
    if high:
        assert after.y() == pytest.approx(before.y(), abs=1e-3)


@given(scenes(), moves)
def test_dragging_moves_the_picture_by_as_much_as_it_can(scene: tuple[QSize, QSizeF, Viewport], by: QPointF) -> None:
    picture, stage, view = scene
    before = view.rect(picture, stage)
    after = view.panned(by, picture, stage).rect(picture, stage)
    assert after.size() == before.size()
    for was, now, move, length, space in (
        (before.x(), after.x(), by.x(), before.width(), stage.width()),
        (before.y(), after.y(), by.y(), before.height(), stage.height()),
    ):
        at_the_edge = now == pytest.approx(0, abs=1e-4) or now == pytest.approx(space - length, abs=1e-4)
        assert length <= space or at_the_edge or now - was == pytest.approx(move, abs=1e-3)


@given(scenes_and_points())
def test_points_go_to_the_picture_and_back(scene: tuple[QSize, QSizeF, Viewport, QPointF]) -> None:
    picture, stage, view, at = scene
    rect = view.rect(picture, stage)
    back = to_stage(to_picture(at, rect), rect)
    assert (back.x(), back.y()) == pytest.approx((at.x(), at.y()), abs=1e-6)


@given(scenes())
def test_what_is_seen_is_a_part_of_the_picture_as_large_as_the_zoom_says(
    scene: tuple[QSize, QSizeF, Viewport],
) -> None:
    picture, stage, view = scene
    seen = view.seen(picture, stage)
    assert QRectF(-1e-9, -1e-9, 1 + 2e-9, 1 + 2e-9).contains(seen)
    rect = view.rect(picture, stage)
    assert seen.width() == pytest.approx(min(1.0, stage.width() / rect.width()))
    assert seen.height() == pytest.approx(min(1.0, stage.height() / rect.height()))


def test_without_a_picture_nothing_moves() -> None:
    view = Viewport(2.0, 0.3, 0.7)
    for picture, stage in ((QSize(), QSizeF(10, 10)), (QSize(10, 10), QSizeF())):
        assert view.rect(picture, stage).isEmpty()
        assert view.seen(picture, stage).isEmpty()
        assert view.zoomed(2, QPointF(1, 1), picture, stage) == view
        assert view.panned(QPointF(5, 5), picture, stage) == view
