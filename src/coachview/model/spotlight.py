"""The light of spotlights: which part of the picture stays bright when several of them overlap."""

import math
from collections.abc import Sequence
from functools import lru_cache

Outline = list[tuple[float, float]]

SHADE = 0.55
"""How much everything outside of the spotlights darkens."""
RINGS = 8
"""In how many steps the light ends."""
_SOFT = 0.12
"""How far beyond the spotlight it ends, as a part of the spotlight's smaller radius."""
_CORNERS = 60
SPOTLIGHTS_AT_MOST = 4
"""At one time; further ones give no light. Each subset of them costs an outline."""


@lru_cache(maxsize=8)
def ring_outlines(spots: tuple[tuple[float, float, float, float], ...]) -> list[list[Outline]]:
    """For each step of the fading light the outlines that together enclose its bright part.

    `spots` are (left, top, right, bottom) of ellipses. A place is bright when an odd number of outlines enclose it:
    besides each spotlight there are the intersections of every two, three and so on of them. These take some ms, so the
    last ones are remembered for the next time that the window is painted; nobody may change them.
    """
    return [
        _odd_union([_ellipse(one, ring / (RINGS - 1)) for one in spots[:SPOTLIGHTS_AT_MOST]]) for ring in range(RINGS)
    ]


def _ellipse(box: tuple[float, float, float, float], fading: float) -> Outline:
    left, top, right, bottom = box
    x, y, across, down = (left + right) / 2, (top + bottom) / 2, abs(right - left) / 2, abs(bottom - top) / 2
    more = min(across, down) * _SOFT * fading
    turns = [2 * math.pi * corner / _CORNERS for corner in range(_CORNERS)]
    return [(x + (across + more) * math.cos(turn), y + (down + more) * math.sin(turn)) for turn in turns]


def _odd_union(outlines: Sequence[Outline]) -> list[Outline]:
    """Outlines that enclose an odd number of times exactly what any of the given ones encloses."""
    result: list[Outline] = []
    for one in outlines:
        common = [part for other in result if (part := intersection(other, one))]
        result += [one, *common]
    return result


def intersection(first: Outline, second: Outline) -> Outline:
    """What two convex outlines that turn clockwise on the screen have in common; empty when they do not meet.

    After Sutherland and Hodgman, “Reentrant polygon clipping”, 1974.
    """
    left = first
    for start, end in zip(second, [*second[1:], second[0]], strict=True):
        left = _inside(left, start, end)
    return left if len(left) > 2 else []


def _inside(outline: Outline, start: tuple[float, float], end: tuple[float, float]) -> Outline:
    """What of an outline lies on the inner side of the line through two places."""
    x, y, across, down = *start, end[0] - start[0], end[1] - start[1]
    sides = [across * (place[1] - y) - down * (place[0] - x) for place in outline]
    if not outline or min(sides) >= 0:
        return outline
    result: Outline = []
    for here, there, a, b in zip(outline, [*outline[1:], outline[0]], sides, [*sides[1:], sides[0]], strict=True):
        if a >= 0:
            result.append(here)
        if (a >= 0) != (b >= 0):
            share = a / (a - b)
            result.append((here[0] + share * (there[0] - here[0]), here[1] + share * (there[1] - here[1])))
    return result
