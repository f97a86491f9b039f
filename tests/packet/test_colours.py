"""Every text of the page stands out from its ground by 4.5 to 1 (WCAG 2, 1.4.3), in light and in dark."""

import re

import pytest

from coachview.model.annotation import AnnotationType
from coachview.resources_dir import resources_dir

TYPES = [one.value for one in AnnotationType]


def colours(look: str) -> dict[str, tuple[float, ...]]:
    """The colours of a look by name, as red, green and blue from 0 to 255; dark changes what light has."""
    light, dark = (
        (resources_dir() / "packet" / "base.css").read_text("utf-8").split("@media (prefers-color-scheme: dark)")
    )
    sheet = light + dark.split("* {")[0] if look == "dark" else light
    found = re.findall(r"--([\w-]+): #([0-9a-f]{6});", sheet)
    return {name: tuple(bytes.fromhex(digits)) for name, digits in found}


def contrast(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    """https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio"""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: tuple[float, ...]) -> float:
    parts = [part / 255 for part in colour]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@pytest.mark.parametrize("look", ["light", "dark"])
def test_texts_stand_out(look):
    has = colours(look)
    pairs = [(text, ground) for text in ("text", "muted") for ground in ("page", "surface", "lane")]
    pairs += [("accent", "surface"), ("on-accent", "accent"), ("text", "raised"), *((one, "surface") for one in TYPES)]
    assert {
        pair: round(contrast(has[pair[0]], has[pair[1]]), 2) for pair in pairs if contrast(*map(has.get, pair)) < 4.5
    } == {}


@pytest.mark.parametrize("look", ["light", "dark"])
def test_the_name_of_a_type_stands_out_from_its_tint(look):
    has = colours(look)
    share = int(
        re.search(r"\.kind \{.*?--type\) (\d+)%", (resources_dir() / "packet/cards.css").read_text(), re.DOTALL)[1]
    )
    for one in TYPES:
        tint = tuple((share * a + (100 - share) * b) / 100 for a, b in zip(has[one], has["surface"], strict=True))
        assert contrast(has[one], tint) >= 4.5, one
