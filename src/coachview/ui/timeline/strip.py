"""The room that one layer has on the timeline. Pure: no Qt."""

from dataclasses import dataclass

from coachview.ui.timeline.scale import Scale


@dataclass(frozen=True, slots=True)
class Strip:
    """From `top` on, `height` high; time is seen from `left` to `right`, in pixels of the widget.

    `scale` is shifted so that its positions are the widget's; `end_ms` is where the recording ends, 0 when that is not
    known.
    """

    scale: Scale
    top: int
    height: int
    left: int
    right: int
    end_ms: int = 0

    @property
    def bottom(self) -> int:
        """Where the next one begins."""
        return self.top + self.height
