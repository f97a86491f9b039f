"""Goes from one view of the recording to another, so that the eye can follow; at once where motion is not wanted."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEasingCurve, QObject, QVariantAnimation, Signal

from coachview.ui.timeline.scale import Scale

_LASTS_MS = 160


class ZoomMotion(QObject):
    """`shown(scale)` for each picture on the way, the last time with where it was to go."""

    shown = Signal(object)

    def __init__(self, now: Callable[[], Scale], parent: QObject) -> None:
        super().__init__(parent)
        self.moves = False
        self._now, self._from, self._to = now, now(), now()
        self._animation = QVariantAnimation(self, startValue=0.0, endValue=1.0, duration=_LASTS_MS)
        self._animation.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._animation.valueChanged.connect(self._on_value)

    @property
    def target(self) -> Scale:
        """Where it goes, or where it stands."""
        return self._to if self._animation.state() == QVariantAnimation.State.Running else self._now()

    def go_to(self, scale: Scale) -> None:
        """Show this scale in a moment, or now."""
        self.stop()
        if not self.moves or scale == self._now():
            self.shown.emit(scale)
            return
        self._from, self._to = self._now(), scale
        self._animation.start()

    def stop(self) -> None:
        """Stay where it is."""
        self._animation.stop()

    def _on_value(self, part: float) -> None:
        self.shown.emit(self._to if part >= 1 else between(self._from, self._to, part))


def between(one: Scale, other: Scale, part: float) -> Scale:
    """A scale on the way from one to another, `part` 0 to 1: zoomed by equal factors in equal times."""
    ms_per_px = one.ms_per_px * (other.ms_per_px / one.ms_per_px) ** part
    whole = other.ms_per_px - one.ms_per_px
    share = (ms_per_px - one.ms_per_px) / whole if abs(whole) > 1e-9 * one.ms_per_px else part
    start_ms = one.start_ms + (other.start_ms - one.start_ms) * share
    return replace(other, ms_per_px=ms_per_px, start_ms=start_ms).clamped()
