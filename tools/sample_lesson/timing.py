"""Small functions of time, so that every frame can be drawn on its own: no state runs from one to the next."""

import math
import random
from collections.abc import Callable, Sequence
from functools import cache
from itertools import pairwise

from coachview.sample.lesson import Span


def ramp(ms: float, start_ms: float, end_ms: float) -> float:
    """0 before the start, 1 after the end, and softly from one to the other."""
    part = min(1.0, max(0.0, (ms - start_ms) / (end_ms - start_ms)))
    return part * part * (3 - 2 * part)


def within(ms: float, span: Span, *, rise_ms: float = 350.0) -> float:
    """1 inside the span, rising at its start and falling after its end."""
    return ramp(ms, span.start_ms, span.start_ms + rise_ms) * (1 - ramp(ms, span.end_ms, span.end_ms + rise_ms))


def inside(ms: float, span: Span) -> bool:
    return span.start_ms <= ms < span.end_ms


def settled(value: Callable[[float], tuple[float, float]], ms: float, over_ms: float) -> tuple[float, float]:
    """What has been wanted in the last moments, averaged: a look that jumps becomes a turn of the head."""
    back = [over_ms * step / 7 for step in range(8)]
    points = [value(ms - ago) for ago in back]
    return sum(x for x, _ in points) / 8, sum(y for _, y in points) / 8


def track(ms: float, keys: Sequence[tuple[float, float]]) -> float:
    """A value that stands at each key (time, value) and moves softly between them."""
    for (start, a), (end, b) in pairwise(keys):
        if ms < end:
            return a + (b - a) * ramp(ms, start, end)
    return keys[-1][1]


@cache
def blinks(name: str) -> tuple[int, ...]:
    """When somebody's eyes close, all through the film."""
    chance, times, at = random.Random(f"blink {name}"), [], 0.0
    while at < 200_000:
        at += chance.uniform(2_200, 5_400)
        times.append(int(at))
    return tuple(times)


def blink(name: str, ms: float) -> float:
    """How far the eyes are closed, 0 to 1."""
    for time in blinks(name):
        if time > ms:
            break
        if ms < time + 180:
            return math.sin(math.pi * (ms - time) / 180)
    return 0.0


@cache
def glances(name: str) -> tuple[tuple[int, int, float], ...]:
    """When somebody looks elsewhere for a moment: from, until, and a number 0…1 that says where."""
    chance, times, at = random.Random(f"glance {name}"), [], 1_000.0
    while at < 200_000:
        at += chance.uniform(4_500, 10_500)
        times.append((int(at), int(at + chance.uniform(700, 1_500)), chance.random()))
    return tuple(times)


def glance(name: str, ms: float) -> float | None:
    for start, end, where in glances(name):
        if start <= ms < end:
            return where
    return None


def phase(name: str) -> float:
    """A fixed number 0…1 of somebody, so that not all breathe at once."""
    return random.Random(f"phase {name}").random()
