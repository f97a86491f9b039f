import math
import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachview.model.drawing import Drawing, DrawingColour, Point, Shape, points_wanted, shown_at
from coachview.model.drawing_look import INKS, Fill, Piece, Step, Stroke, Words, pieces, text_corner, thinned
from coachview.model.spotlight import SHADE, SPOTLIGHTS_AT_MOST, ring_outlines

places = st.floats(-1, 2).map(lambda place: round(place, 6))
points = st.builds(Point, places, places)


@st.composite
def drawings(draw: st.DrawFn) -> Drawing:
    shape = draw(st.sampled_from(Shape))
    fewest, most = points_wanted(shape)
    return Drawing(
        "d",
        "a",
        shape,
        tuple(draw(st.lists(points, min_size=fewest, max_size=min(most, 5)))),
        draw(st.sampled_from(DrawingColour)),
        draw(st.floats(0.005, 0.05)),
        "Look" if shape is Shape.TEXT else "",
    )


def numbers(found: list[Piece]) -> list[float]:
    """Every length and place of the pieces."""
    result: list[float] = []
    for one in found:
        if isinstance(one, Words):
            result += [one.x, one.y, one.size, one.widest]
        else:
            result += [number for step in one.path for place in step.places for number in place]
            result += [one.width] if isinstance(one, Stroke) else []
    return result


@given(st.lists(drawings(), max_size=4))
def test_a_larger_picture_has_the_same_pieces_larger(some: list[Drawing]) -> None:
    small, large = pieces(some, 1280, 720), pieces(some, 2560, 1440)
    assert [type(one) for one in small] == [type(one) for one in large]
    assert all(math.isfinite(number) for number in numbers(small))
    doubled = [2 * number for number in numbers(small)]
    assert numbers(large) == pytest.approx(doubled, abs=0.01) or any(_tiny(one) for one in some)


def _tiny(one: Drawing) -> bool:
    """So small that fewer pixels decide."""
    return all(math.dist((p.x, p.y), (one.points[0].x, one.points[0].y)) < 0.01 for p in one.points) or (
        one.shape is Shape.SPOTLIGHT
        and min(abs(one.points[0].x - one.points[1].x), abs(one.points[0].y - one.points[1].y)) < 0.01
    )


@given(points, points, st.floats(0.004, 0.05))
def test_the_point_of_an_arrow_is_where_it_was_drawn(tail: Point, tip: Point, width: float) -> None:
    found = pieces([Drawing("d", "a", Shape.ARROW, (tail, tip), width=width)], 1000, 500)
    head = found[-1]
    assert isinstance(head, Fill)
    if math.dist((tail.x, tail.y), (tip.x, tip.y)) > 0.01:
        assert head.path[0] == Step("move", ((tip.x * 1000, tip.y * 500),))
        reach = max(math.dist(step.places[0], (tip.x * 1000, tip.y * 500)) for step in head.path if step.places)
        assert reach <= math.dist((tail.x * 1000, tail.y * 500), (tip.x * 1000, tip.y * 500)) + 0.01


@pytest.mark.parametrize("colour", DrawingColour)
def test_every_line_has_an_edge_of_the_opposite_brightness_under_it(colour: DrawingColour) -> None:
    under, over = pieces([Drawing("d", "a", Shape.LINE, (Point(0, 0), Point(1, 1)), colour)], 640, 360)
    assert isinstance(under, Stroke)
    assert isinstance(over, Stroke)
    assert under.width >= over.width + 2
    assert abs(_brightness(*under.ink[:3]) - _brightness(*over.ink[:3])) > 60


@given(st.lists(points, min_size=1, max_size=60), st.floats(0.001, 0.2))
def test_a_thinned_line_goes_where_the_line_went(line: list[Point], tolerance: float) -> None:
    kept = thinned(line, 1.5, tolerance)
    assert (kept[0], kept[-1]) == (line[0], line[-1])
    assert [one for one in line if one in kept] == [one for one in line if one in set(kept)]
    for one in line:
        assert min(_off(one, a, b) for a, b in zip(kept, kept[1:] or kept, strict=False)) <= tolerance + 1e-9


def test_a_straight_line_of_many_points_is_two() -> None:
    assert thinned([Point(n / 500, n / 500) for n in range(501)], 1.5) == [Point(0, 0), Point(1, 1)]


def _off(place: Point, start: Point, end: Point) -> float:
    """By trying many places between the two."""
    tries = [n / 400 for n in range(401)]
    between = [(start.x + t * (end.x - start.x), start.y + t * (end.y - start.y)) for t in tries]
    near = min(math.hypot(1.5 * (place.x - x), place.y - y) for x, y in between)
    return near - math.hypot(1.5 * (end.x - start.x), end.y - start.y) / 800


@given(st.integers(0, 10**6), st.integers(1, SPOTLIGHTS_AT_MOST + 2))
def test_what_lies_in_any_spotlight_stays_bright(seed: int, count: int) -> None:
    dice = random.Random(seed)
    spots = [(x, y, x + dice.uniform(30, 400), y + dice.uniform(30, 400)) for x, y in _corners(dice, count)]
    inner = ring_outlines(tuple(spots))[0]
    for _ in range(60):
        x, y = dice.uniform(0, 700), dice.uniform(0, 700)
        depths = [_depth(x, y, spot) for spot in spots[:SPOTLIGHTS_AT_MOST]]
        if all(abs(depth - 1) > 0.02 for depth in depths):
            encloses = sum(_encloses(outline, x, y) for outline in inner)
            assert encloses % 2 == any(depth < 1 for depth in depths)


def _corners(dice: random.Random, count: int) -> list[tuple[float, float]]:
    return [(dice.uniform(0, 400), dice.uniform(0, 400)) for _ in range(count)]


def _depth(x: float, y: float, spot: tuple[float, float, float, float]) -> float:
    """0 in the middle of the ellipse, 1 on it."""
    left, top, right, bottom = spot
    return math.hypot((2 * x - left - right) / (right - left), (2 * y - top - bottom) / (bottom - top))


def _encloses(outline: list[tuple[float, float]], x: float, y: float) -> bool:
    inside = False
    for (x0, y0), (x1, y1) in zip(outline, [*outline[1:], outline[0]], strict=True):
        if (y0 > y) != (y1 > y) and x < x0 + (y - y0) * (x1 - x0) / (y1 - y0):
            inside = not inside
    return inside


def test_the_shades_of_a_spotlight_make_its_darkness() -> None:
    found = pieces([Drawing("d", "a", Shape.SPOTLIGHT, (Point(0.2, 0.2), Point(0.4, 0.6)))], 640, 360)
    left = math.prod(1 - one.ink.alpha / 255 for one in found if isinstance(one, Fill))
    assert 1 - left == pytest.approx(SHADE, abs=0.02)


@given(points, st.floats(1, 2000), st.floats(1, 2000))
def test_a_text_lies_on_the_picture(corner: Point, box_width: float, box_height: float) -> None:
    [words] = pieces([Drawing("d", "a", Shape.TEXT, (corner,), text="Look")], 1280, 720)
    assert isinstance(words, Words)
    x, y = text_corner(words, box_width, box_height, 1280, 720)
    assert x >= 0
    assert y >= 0
    if box_width <= 1280:
        assert x + box_width <= 1280.001
    if box_height <= 720:
        assert y + box_height <= 720.001


def test_a_drawing_shows_from_its_time_until_its_hold_is_over() -> None:
    one = Drawing("d", "a", Shape.LINE, (Point(0, 0), Point(1, 1)), at_ms=1000, hold_ms=500)
    other = replace(one, id="e", at_ms=1499, hold_ms=1)
    assert [len(shown_at([one, other], time)) for time in (999, 1000, 1499, 1500)] == [0, 1, 2, 0]


_BLINDNESSES = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": ((0.152, 1.053, -0.205), (0.115, 0.786, 0.099), (-0.004, -0.048, 1.052)),
    "deuteranopia": ((0.367, 0.861, -0.228), (0.280, 0.673, 0.047), (-0.012, 0.043, 0.969)),
    "tritanopia": ((1.256, -0.077, -0.179), (-0.078, 0.931, 0.148), (0.005, 0.691, 0.304)),
}
"""Machado, Oliveira and Fernandes 2009, severity 1, on linear light."""


@pytest.mark.parametrize("kind", _BLINDNESSES)
def test_the_colours_are_told_apart(kind: str) -> None:
    seen = [_lab(INKS[colour][:3], _BLINDNESSES[kind]) for colour in DrawingColour]
    apart = [math.dist(one, other) for at, one in enumerate(seen) for other in seen[:at]]
    assert min(apart) > 20, kind


def _lab(rgb: tuple[int, ...], matrix: tuple[tuple[float, ...], ...]) -> tuple[float, float, float]:
    """CIE L*a*b* of an sRGB colour as somebody sees it (IEC 61966-2-1, white D65)."""
    linear = [_linear(part / 255) for part in rgb]
    r, g, b = (min(1.0, max(0.0, sum(m * part for m, part in zip(row, linear, strict=True)))) for row in matrix)
    x, y, z = (
        (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505,
        0.2126 * r + 0.7152 * g + 0.0722 * b,
        (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089,
    )
    fx, fy, fz = (one ** (1 / 3) if one > 0.008856 else 7.787 * one + 16 / 116 for one in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def _brightness(red: int, green: int, blue: int) -> float:
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
