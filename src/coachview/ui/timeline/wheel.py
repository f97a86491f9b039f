"""What a turn of the wheel means. Pure: no Qt.

A mouse's wheel zooms at the mouse: it is what a timeline is zoomed with most, so it takes no modifier (maps, and the
browsers' own performance timelines, do the same). Two fingers on a trackpad scroll as everywhere else: sideways through
time, up and down through the lanes; with Ctrl (which is also what a pinch arrives as) they zoom. Shift turns the wheel
through time. Over the names a wheel goes through the lanes.
"""

from dataclasses import dataclass

_NOTCH = 120
_ZOOM_A_NOTCH = 1.25
_PIXELS_A_NOTCH = 60


@dataclass(frozen=True, slots=True)
class Turn:
    """One wheel event: degrees in eighths (`angle`, 120 a notch), pixels where the device tells them, and the keys."""

    angle: tuple[float, float] = (0, 0)
    pixels: tuple[float, float] = (0, 0)
    ctrl: bool = False
    shift: bool = False
    trackpad: bool = False
    over_names: bool = False


@dataclass(frozen=True, slots=True)
class WheelMeaning:
    """Zoom by `factor`, go `pan` pixels later, and `scroll` pixels further down."""

    factor: float = 1.0
    pan: float = 0.0
    scroll: float = 0.0


def meaning(turn: Turn) -> WheelMeaning:
    """What to do; the sign is that of content that follows the fingers, as Qt gives it."""
    across, down = _pixels(turn)
    if turn.ctrl:
        return WheelMeaning(factor=_ZOOM_A_NOTCH ** ((turn.angle[1] or turn.angle[0]) / _NOTCH))
    if turn.shift:
        return WheelMeaning(pan=-(across or down))
    if abs(across) > abs(down):
        return WheelMeaning(pan=-across)
    if turn.trackpad or turn.over_names:
        return WheelMeaning(scroll=-down)
    return WheelMeaning(factor=_ZOOM_A_NOTCH ** (turn.angle[1] / _NOTCH))


def _pixels(turn: Turn) -> tuple[float, float]:
    if any(turn.pixels):
        return turn.pixels
    return turn.angle[0] / _NOTCH * _PIXELS_A_NOTCH, turn.angle[1] / _NOTCH * _PIXELS_A_NOTCH
