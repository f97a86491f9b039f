"""Times to pixels and back. Pure: no Qt."""

from dataclasses import dataclass, replace

FINEST_MS_PER_PX = 1.0
"""Zooming in ends here, so that a whole millisecond is never further than half a pixel from the mouse."""

_PAGE_LEAD = 0.05
_WHOLE = 1e-9


@dataclass(frozen=True, slots=True)
class Scale:
    """The part of a recording in view: `width` pixels from `start_ms` on, each `ms_per_px` long.

    Positions are pixels from the left edge of the view, times are milliseconds; both are floats until a whole
    millisecond is asked for. `duration_ms` is at least 1. Made by `whole`, and then only from one another.
    """

    duration_ms: int
    width: int
    start_ms: float
    ms_per_px: float

    @classmethod
    def whole(cls, duration_ms: int, width: int) -> "Scale":
        """All of `duration_ms` in `width` pixels."""
        duration, pixels = max(1, duration_ms), max(1, width)
        return cls(duration, pixels, 0.0, duration / pixels)

    @property
    def span_ms(self) -> float:
        """How much time is in view."""
        return self.ms_per_px * self.width

    @property
    def is_whole(self) -> bool:
        """True when nothing lies outside of the view."""
        return self.span_ms >= self.duration_ms * (1 - _WHOLE)

    def x_of(self, ms: float) -> float:
        """Where a time is; outside of 0…width when it is not in view."""
        return (ms - self.start_ms) / self.ms_per_px

    def time_at(self, x: float) -> float:
        """The time at a position, also outside of the recording."""
        return self.start_ms + x * self.ms_per_px

    def ms_at(self, x: float) -> int:
        """The whole millisecond at a position, within the recording."""
        return round(min(max(self.time_at(x), 0.0), float(self.duration_ms)))

    def shows(self, ms: float) -> bool:
        """Whether a time is in view."""
        return self.start_ms <= ms <= self.start_ms + self.span_ms

    def zoomed(self, factor: float, x: float) -> "Scale":
        """`factor` times as exact. What is under `x` stays there as far as the ends of the recording allow."""
        coarsest = self.duration_ms / self.width
        fine = min(max(self.ms_per_px / factor, min(FINEST_MS_PER_PX, coarsest)), coarsest)
        return replace(self, ms_per_px=fine, start_ms=self.time_at(x) - x * fine).clamped()

    def panned(self, pixels: float) -> "Scale":
        """What lies `pixels` to the right, as far as there is something."""
        return replace(self, start_ms=self.start_ms + pixels * self.ms_per_px).clamped()

    def starting_at(self, ms: float) -> "Scale":
        """The same exactness from a time on."""
        return replace(self, start_ms=float(ms)).clamped()

    def resized(self, width: int) -> "Scale":
        """The same exactness in another width; what was whole stays whole."""
        if self.is_whole:
            return Scale.whole(self.duration_ms, width)
        coarsest = self.duration_ms / max(1, width)
        return replace(self, width=max(1, width), ms_per_px=min(self.ms_per_px, coarsest)).clamped()

    def lasting(self, duration_ms: int) -> "Scale":
        """The same view of a recording that turns out to be of another length; what was whole stays whole."""
        if self.is_whole:
            return Scale.whole(duration_ms, self.width)
        return replace(self, duration_ms=max(1, duration_ms)).resized(self.width)

    def over(self, first_ms: float, last_ms: float) -> "Scale":
        """An interval in the middle of the view, with as much again around it."""
        room = max(last_ms - first_ms, self.width * FINEST_MS_PER_PX / 2)
        centred = self.zoomed(self.span_ms / (2 * room), self.width / 2)
        return centred.starting_at((first_ms + last_ms - centred.span_ms) / 2)

    def spanning(self, first_ms: float, last_ms: float) -> "Scale":
        """An interval from edge to edge, as far as it can be seen so exactly."""
        return self.zoomed(self.span_ms / max(1.0, last_ms - first_ms), 0).starting_at(first_ms)

    def around(self, first_ms: float, last_ms: float) -> "Scale":
        """An interval with a tenth of it to each side; at the least two seconds."""
        room = max((last_ms - first_ms) * 0.1, 1000.0)
        return self.spanning(first_ms - room, last_ms + room)

    def showing(self, ms: float) -> "Scale":
        """The same when a time is in view; else the page that begins a little before it."""
        return self if self.shows(ms) else self.starting_at(ms - self.span_ms * _PAGE_LEAD)

    def clamped(self) -> "Scale":
        """Nothing from before the start or after the end is in view."""
        latest = max(0.0, self.duration_ms - self.span_ms)
        return replace(self, start_ms=min(max(self.start_ms, 0.0), latest))


def follow(scale: Scale, before_ms: int, now_ms: int, *, playing: bool, jump_ms: int = 1000) -> Scale:
    """The view after the playhead moved.

    While playing, a playhead that leaves the view takes the view on by a page; one that the user panned away from is
    left alone. A jump is always brought into view.
    """
    jumped = not 0 <= now_ms - before_ms < jump_ms
    return scale.showing(now_ms) if jumped or (playing and scale.shows(before_ms)) else scale
