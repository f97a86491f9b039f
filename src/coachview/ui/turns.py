"""Work of the GUI thread that would take too long at once, done a little in each turn of the event loop."""

from collections.abc import Generator

from PySide6.QtCore import QObject, QTimer, Signal

Steps = Generator[None, None, None]
"""What is to be done, up to the next `yield` in one turn: each step may take a few milliseconds, never more."""


_OVER = object()


class Turns(QObject):
    """Takes one step a turn, so that keys are heard and pictures painted in between.

    A step may itself call any of this: what is started then begins in the next turn, and `finish` leaves the step that
    is under way to end first.
    """

    done = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._steps: Steps | None = None
        self._in_step = False
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.timeout.connect(self._on_turn)

    @property
    def busy(self) -> bool:
        """Whether there are steps left."""
        return self._steps is not None

    def start(self, steps: Steps) -> None:
        """Take the first step now and the others in the turns to come; steps that were left are given up."""
        self.drop()
        self._steps = steps
        if self._in_step:
            self._next.start()
        else:
            self._on_turn()

    def finish(self) -> None:
        """Take all steps that are left at once: for when something else must find the work done."""
        while self._steps is not None and not self._in_step:
            self._take_step(self._steps)

    def drop(self) -> None:
        """Give up the steps that are left."""
        steps, self._steps = self._steps, None
        self._next.stop()
        if steps is not None and not self._in_step:
            steps.close()

    def _on_turn(self) -> None:
        if self._steps is not None and not self._in_step:
            self._take_step(self._steps)
        if self._steps is not None:
            self._next.start()

    def _take_step(self, steps: Steps) -> None:
        over, self._in_step = True, True
        try:
            over = next(steps, _OVER) is _OVER
        finally:
            self._in_step = False
            wanted = self._steps is steps
            if over and wanted:
                self._steps = None
        if not wanted:
            steps.close()
        elif over:
            self._next.stop()
            self.done.emit()
