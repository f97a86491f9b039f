"""Random drawings, and the pictures that they may lie on."""

from hypothesis import strategies as st
from PySide6.QtCore import QRectF

from coachview.model.drawing import WIDTHS, Drawing, DrawingColour, Point, Shape

places = st.floats(-0.25, 1.25, allow_nan=False)
points = st.builds(Point, places, places)
on_picture = st.builds(Point, st.floats(0.05, 0.95), st.floats(0.05, 0.95))
aspects = st.sampled_from([9 / 16, 1.0, 4 / 3, 16 / 9, 2.39])


@st.composite
def pictures(draw: st.DrawFn) -> QRectF:
    """Letterboxed, or zoomed in so far that most of it lies outside of the widget."""
    height = draw(st.floats(90, 900))
    left, top = draw(st.floats(-2000, 200)), draw(st.floats(-1000, 200))
    return QRectF(left, top, height * draw(aspects), height)


@st.composite
def drawings(draw: st.DrawFn, shapes: tuple[Shape, ...] = tuple(Shape), where: st.SearchStrategy = points) -> Drawing:
    """One drawing with points as its shape has them, apart from each other."""
    shape = draw(st.sampled_from(shapes))
    fewest, most = {Shape.TEXT: (1, 1), Shape.FREEHAND: (2, 12)}.get(shape, (2, 2))
    chosen = draw(st.lists(where, min_size=fewest, max_size=most).filter(_apart))
    text = draw(st.sampled_from(["Look", "שלום עולם", "مرحبا", "two\nlines"])) if shape is Shape.TEXT else ""
    return Drawing(
        "one", "a", shape, tuple(chosen), draw(st.sampled_from(DrawingColour)), draw(st.sampled_from(WIDTHS)), text
    )


def _apart(chosen: list[Point]) -> bool:
    if len(chosen) == 1:
        return True
    xs, ys = [one.x for one in chosen], [one.y for one in chosen]
    return max(xs) - min(xs) > 0.05 and max(ys) - min(ys) > 0.05
