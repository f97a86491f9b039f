"""The lines of the ruler and their labels. Pure: no Qt."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import count

from coachview.ui.timeline.scale import Scale

_SECOND, _MINUTE, _HOUR = 1_000, 60_000, 3_600_000
_STEPS = (
    (100, 5), (200, 4), (500, 5),
    (_SECOND, 5), (2 * _SECOND, 4), (5 * _SECOND, 5), (10 * _SECOND, 5), (15 * _SECOND, 3), (30 * _SECOND, 6),
    (_MINUTE, 6), (2 * _MINUTE, 4), (5 * _MINUTE, 5), (10 * _MINUTE, 5), (15 * _MINUTE, 3), (30 * _MINUTE, 6),
    (_HOUR, 6), (2 * _HOUR, 4), (5 * _HOUR, 5), (10 * _HOUR, 5),
)  # fmt: skip
"""How far labels may be apart, in milliseconds, and in how many parts the space between two is divided."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the ruler at `x` of the scale; the fine ones have no label."""

    ms: int
    x: float
    label: str = ""


def ticks(scale: Scale, margin: float, room_of: Callable[[str], float]) -> list[Tick]:
    """The lines in view and in `margin` pixels on both sides, with labels that begin at their lines and never touch.

    `room_of` tells how many pixels a label takes, with the gap after it; it is asked with the widest there is.
    """
    step, parts = _step(scale, room_of)
    fine = step // parts
    first = max(0, int(scale.time_at(-margin) // fine))
    last = int(min(scale.time_at(scale.width + margin), scale.duration_ms) // fine)
    return [_tick(scale, number * fine, step) for number in range(first, last + 1)]


def tick_label(ms: int, step_ms: int) -> str:
    """`m:ss`, `h:mm:ss` from an hour on, with tenths where labels are closer than seconds."""
    seconds, rest = divmod(ms, _SECOND)
    minutes, second = divmod(seconds, 60)
    hours, minute = divmod(minutes, 60)
    text = f"{hours}:{minute:02}:{second:02}" if hours else f"{minute}:{second:02}"
    return f"{text}.{rest // 100}" if step_ms < _SECOND else text


def _step(scale: Scale, room_of: Callable[[str], float]) -> tuple[int, int]:
    for step, parts in _STEPS:
        if _fits(scale, step, room_of):
            return step, parts
    return next((10 * _HOUR * times, 5) for times in count(2) if _fits(scale, 10 * _HOUR * times, room_of))


def _fits(scale: Scale, step: int, room_of: Callable[[str], float]) -> bool:
    widest = "".join("8" if char.isdigit() else char for char in tick_label(scale.duration_ms, step))
    return step / scale.ms_per_px >= room_of(widest)


def _tick(scale: Scale, ms: int, step: int) -> Tick:
    return Tick(ms, scale.x_of(ms), tick_label(ms, step) if ms % step == 0 else "")
