"""Times to pixels and back. Pure: no Qt."""

from dataclasses import dataclass, replace

SHORTEST_VIEW_MS = 2_000
"""Zooming in ends where the whole width shows this much time."""

_STEPS_MS = (
    100, 200, 500, 1_000, 2_000, 5_000, 10_000, 15_000, 30_000,
    60_000, 120_000, 300_000, 600_000, 900_000, 1_800_000, 3_600_000, 7_200_000, 18_000_000,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Scale:
    """The part of a recording that is shown: `width` pixels show the time from `start_ms` on, `span_ms` long.

    Positions are pixels from the left edge of the lanes; times are milliseconds as floats until they are asked for.
    """

    duration_ms: int
    width: int
    start_ms: float = 0.0
    span_ms: float = 0.0

    @classmethod
    def whole(cls, duration_ms: int, width: int) -> "Scale":
        """The whole recording in `width` pixels."""
        return cls(max(1, duration_ms), max(1, width), 0.0, float(max(1, duration_ms)))

    @property
    def ms_per_pixel(self) -> float:
        """How much time one pixel shows."""
        return self.span_ms / self.width

    @property
    def is_whole(self) -> bool:
        """True when nothing lies outside of the view."""
        return self.span_ms >= self.duration_ms

    def x_of(self, ms: float) -> float:
        """Where a time is, in pixels; outside of 0…width when it is not in view."""
        return (ms - self.start_ms) / self.span_ms * self.width

    def ms_at(self, x: float) -> int:
        """The time at a pixel, within the recording."""
        return round(min(max(self.start_ms + x / self.width * self.span_ms, 0.0), float(self.duration_ms)))

    def zoomed(self, factor: float, x: float) -> "Scale":
        """Show `factor` times as exactly; the time under `x` stays under `x` as far as the recording's ends allow."""
        shortest = min(SHORTEST_VIEW_MS, self.duration_ms)
        span = min(max(self.span_ms / factor, shortest), self.duration_ms)
        under = self.start_ms + x / self.width * self.span_ms
        return replace(self, span_ms=span, start_ms=under - x / self.width * span).clamped()

    def panned(self, pixels: float) -> "Scale":
        """Show what lies `pixels` to the right, as far as there is something."""
        return replace(self, start_ms=self.start_ms + pixels * self.ms_per_pixel).clamped()

    def resized(self, width: int) -> "Scale":
        """The same time in another width."""
        return replace(self, width=max(1, width))

    def showing(self, ms: float) -> "Scale":
        """A page on or back, when a time is not in view; else the same."""
        if self.start_ms <= ms <= self.start_ms + self.span_ms:
            return self
        return replace(self, start_ms=ms - self.span_ms * 0.05).clamped()

    def clamped(self) -> "Scale":
        """Nothing before the start and nothing after the end is shown."""
        return replace(self, start_ms=min(max(self.start_ms, 0.0), self.duration_ms - self.span_ms))


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the ruler; small ones have no label."""

    ms: int
    x: float
    label: str = ""


def ticks(scale: Scale, label_width: int) -> list[Tick]:
    """The ruler's lines in view: labelled ones so far apart that labels `label_width` wide do not touch."""
    step = next((one for one in _STEPS_MS if one / scale.ms_per_pixel >= label_width), _STEPS_MS[-1])
    small = max(1, step // 5)
    first = int(max(0.0, scale.start_ms - step) // small)
    last = int(min(scale.start_ms + scale.span_ms, scale.duration_ms) // small)
    return [
        Tick(ms, scale.x_of(ms), tick_label(ms, step) if ms % step == 0 else "")
        for ms in (number * small for number in range(first, last + 1))
    ]


def tick_label(ms: int, step_ms: int) -> str:
    """`m:ss`, `h:mm:ss` from an hour on, with a tenth where the ruler is finer than seconds."""
    seconds, rest = divmod(ms, 1000)
    minutes, second = divmod(seconds, 60)
    hours, minute = divmod(minutes, 60)
    text = f"{hours}:{minute:02}:{second:02}" if hours else f"{minute}:{second:02}"
    return f"{text}.{rest // 100}" if step_ms < 1000 else text
