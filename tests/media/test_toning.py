"""Brightness and contrast: what they mean, and that the picture gets exactly that."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachview.media.toning import Toner
from coachview.model.tone import FURTHEST, NEUTRAL, Tone, toned

settings = st.integers(-FURTHEST, FURTHEST)
tones = st.builds(Tone, settings, settings, settings)
LEVELS = range(256)


def test_neutral_changes_nothing() -> None:
    assert NEUTRAL.is_neutral
    assert [toned(level, NEUTRAL) for level in LEVELS] == list(LEVELS)


@given(tones)
def test_lighter_stays_lighter(tone: Tone) -> None:
    levels = [toned(level, tone) for level in LEVELS]
    assert levels == sorted(levels)
    assert 0 <= levels[0] <= levels[-1] <= 255


def test_shadows_are_lifted_between_a_black_and_a_white_that_stay() -> None:
    tone = Tone(shadows=60)
    assert (toned(0, tone), toned(255, tone)) == (0, 255)
    assert all(toned(level, tone) > level for level in range(1, 250))
    lifts = [toned(level, tone) - level for level in (25, 128, 230)]
    assert all(dark > light for dark, light in pairwise(lifts))


def test_contrast_spreads_about_the_middle_and_brightness_lifts_all() -> None:
    assert toned(64, Tone(contrast=50)) < 64
    assert toned(192, Tone(contrast=50)) > 192
    assert {toned(level, Tone(brightness=20)) - level for level in range(20, 200)} <= {25, 26}


@given(tones, st.integers(1, 40), st.integers(1, 9))
def test_every_pixel_gets_what_is_meant_whatever_the_width(tone: Tone, width: int, height: int) -> None:
    pixels = bytes((7 * at) % 256 for at in range(4 * width * height))
    picture = Toner(tone).toned(pixels, width, height)
    for row in range(height):
        line = bytes(picture.pixels[row * picture.pitch : row * picture.pitch + 4 * width])
        before = pixels[row * 4 * width : (row + 1) * 4 * width]
        for at, (was, now) in enumerate(zip(before, line, strict=True)):
            assert abs(now - (was if at % 4 == 3 else toned(was, tone))) <= (at % 4 != 3)


def test_one_toner_serves_pictures_of_all_sizes_and_the_ones_given_before_stay() -> None:
    toner = Toner(Tone(brightness=20))
    first = toner.toned(bytes([10]) * 4 * 6 * 4, 6, 4)
    second = toner.toned(bytes([90]) * 4 * 8 * 2, 8, 2)
    third = toner.toned(bytes([50]) * 4 * 6 * 4, 6, 4)
    for picture, level in ((first, 10), (second, 90), (third, 50)):
        assert picture.pixels[0] == pytest.approx(toned(level, Tone(brightness=20)), abs=1)
