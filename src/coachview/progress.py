"""How long work outside the interface tells how far it is, and learns that nobody wants it any more."""

from collections.abc import Callable
from dataclasses import dataclass

from coachview.errors import CancelledError


def _silent(_fraction: float) -> None:
    """Nobody watches."""


def _never() -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Progress:
    """Handed down into long work. `report` takes 0.0 to 1.0; `cancelled` is asked often and must be cheap."""

    report: Callable[[float], None] = _silent
    cancelled: Callable[[], bool] = _never

    def check(self) -> None:
        """Raise CancelledError when the work is no longer wanted; call it between the steps of the work."""
        if self.cancelled():
            raise CancelledError("Cancelled. Nothing was left behind.")

    def part(self, start: float, end: float) -> "Progress":
        """The same progress for one part of the work, whose own 0…1 becomes start…end of the whole."""
        return Progress(lambda fraction: self.report(start + (end - start) * fraction), self.cancelled)


QUIET = Progress()
"""For callers that neither watch nor cancel."""
