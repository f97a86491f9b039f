from itertools import product

import av
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachview.media.upright import SCREEN, Orientation, Uprighter, fit, pixels_of

BT709, BT601, UNSPECIFIED = 1, 5, 2
LIMITED, FULL = 1, 2


def solid(size, yuv, *, matrix=UNSPECIFIED, colour_range=0, pixel_format="yuv420p"):
    """A picture of one colour, as a decoder gives it."""
    frame = av.VideoFrame(*size, pixel_format)
    width = 2 if "10" in pixel_format else 1
    for plane, value in zip(frame.planes, yuv, strict=True):
        plane.update(value.to_bytes(width, "little") * (plane.buffer_size // width))
    frame.colorspace, frame.color_range = matrix, colour_range
    return frame


@pytest.mark.parametrize(
    "frame",
    [
        solid((320, 180), (63, 102, 240), matrix=BT709, colour_range=LIMITED),
        solid((320, 180), (82, 90, 240), matrix=BT601, colour_range=LIMITED),
        solid((320, 180), (82, 90, 240)),
        solid((1280, 720), (63, 102, 240)),
        solid((320, 180), (76, 85, 255), matrix=BT601, colour_range=FULL),
        solid((320, 180), (76, 85, 255), pixel_format="yuvj420p"),
        solid((320, 180), (252, 408, 960), matrix=BT709, colour_range=LIMITED, pixel_format="yuv420p10le"),
    ],
    ids=["709", "601", "unsaid-small", "unsaid-hd", "full-range", "jpeg", "ten-bit"],
)
def test_red_is_red_however_it_is_stored(frame):
    blue, green, red, alpha = pixels_of(Uprighter(SCREEN).upright(frame, (64, 36)))[:4]
    assert (blue, green, alpha) == (0, 0, 255)
    assert red >= 253


def test_black_and_white_are_whole():
    for brightness, expected in ((16, 0), (235, 255)):
        frame = solid((64, 36), (brightness, 128, 128), matrix=BT709, colour_range=LIMITED)
        assert set(pixels_of(Uprighter(SCREEN).upright(frame, (64, 36)))) == {expected, 255}


@given(size=st.tuples(st.integers(1, 8000), st.integers(1, 8000)), limit=st.tuples(*[st.integers(1, 3000)] * 2))
def test_fitting_keeps_within_the_limit_and_the_shape(size, limit):
    width, height = fit(size, limit)
    assert 1 <= width <= max(1, min(size[0], limit[0]))
    assert 1 <= height <= max(1, min(size[1], limit[1]))
    scale = min(1, limit[0] / size[0], limit[1] / size[1])
    assert abs(width - size[0] * scale) <= 1
    assert abs(height - size[1] * scale) <= 1


def test_every_way_of_turning_has_its_own_filters():
    filters = [Orientation(*way).filters for way in product([False, True], repeat=3)]
    assert len(set(filters)) == 8
