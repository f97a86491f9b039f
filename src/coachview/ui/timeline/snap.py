"""What something dragged jumps to when it comes near. Pure: no Qt."""

from collections.abc import Iterable
from dataclasses import dataclass

REACH = 7
"""So near, in pixels."""


@dataclass(frozen=True, slots=True)
class Snapped:
    """A movement in milliseconds, and the time that it was drawn to, None when to none."""

    by_ms: float
    at_ms: int | None = None


def snapped(by_ms: float, held_ms: Iterable[int], points_ms: Iterable[int], reach_ms: float) -> Snapped:
    """The movement `by_ms` of the times `held_ms`, changed so that one of them meets the nearest point in reach.

    A time that is held is no point for another one of those held.
    """
    held = tuple(held_ms)
    best: tuple[float, float, int] | None = None
    for point in points_ms:
        for ms in held:
            off = point - (ms + by_ms)
            if abs(off) <= reach_ms and (best is None or abs(off) < best[0]):
                best = (abs(off), off, point)
    return Snapped(by_ms) if best is None else Snapped(by_ms + best[1], best[2])
