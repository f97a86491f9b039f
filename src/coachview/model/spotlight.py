"""The light of spotlights: which part of the picture stays bright when several of them overlap."""

import math
from collections.abc import Sequence

Outline = list[tuple[float, float]]

SHADE = 0.55
"""How much everything outside of the spotlights darkens."""
RINGS = 8
"""In how many steps the light ends."""
_SOFT = 0.12
"""How far beyond the spotlight it ends, as a part of the spotlight's smaller radius."""
_CORNERS = 72
SPOTLIGHTS_AT_MOST = 6
"""At one time; further ones give no light. Each subset of them costs an outline."""


def ring_outlines(spots: Sequence[tuple[float, float, float, float]]) -> list[list[Outline]]:
    """For each step of the fading light the outlines that together enclose its bright part.

    `spots` are (left, top, right, bottom) of ellipses. A place is bright when an odd number of outlines enclose it:
    besides each spotlight there are the intersections of every two, three and so on of them.
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
    def side(place: tuple[float, float]) -> float:
        return (end[0] - start[0]) * (place[1] - start[1]) - (end[1] - start[1]) * (place[0] - start[0])

    result: Outline = []
    for here, there in zip(outline, [*outline[1:], *outline[:1]], strict=True):
        a, b = side(here), side(there)
        if a >= 0:
            result.append(here)
        if (a >= 0) != (b >= 0):
            share = a / (a - b)
            result.append((here[0] + share * (there[0] - here[0]), here[1] + share * (there[1] - here[1])))
    return result
