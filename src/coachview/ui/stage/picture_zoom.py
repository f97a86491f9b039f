from collections.abc import Callable

from PySide6.QtCore import QObject, QPointF, QSize, QSizeF, Signal
from PySide6.QtWidgets import QWidget

from coachview.ui.stage.viewport import Viewport

STEP = 1.25
"""How many times closer one press of a key goes."""

PAN_PART = 0.15
"""The part of the stage that one press of a key moves the picture by."""

_NEARLY = 1.005


class PictureZoom(QObject):
    """How close one looks at the picture in a stage, which has `picture_size()`, and where."""

    changed = Signal()

    def __init__(self, stage: QWidget) -> None:
        super().__init__(stage)
        self._stage = stage
        self._view = Viewport()

    @property
    def view(self) -> Viewport:
        """What is in view now."""
        return self._view

    def closer(self, factor: float = STEP, at: QPointF | None = None) -> None:
        """So many times closer (or further, below 1) at a point of the stage; at its middle when none is given."""
        middle = QPointF(self._stage.width() / 2, self._stage.height() / 2)
        self._look(lambda picture, stage: self._view.zoomed(factor, middle if at is None else at, picture, stage))

    def pan(self, by: QPointF) -> None:
        """Move the picture by so much, as if dragged."""
        self._look(lambda picture, stage: self._view.panned(by, picture, stage))

    def look(self, right: int, down: int) -> None:
        """Look one step further right (or left, -1) and down (or up, -1)."""
        step = PAN_PART * QPointF(self._stage.width(), self._stage.height())
        self.pan(QPointF(-right * step.x(), -down * step.y()))

    def reset(self) -> None:
        """All of the picture."""
        self._set(Viewport())

    def _look(self, way: Callable[[QSize, QSizeF], Viewport]) -> None:
        size = self._stage.picture_size()
        if not size.isEmpty():
            view = way(size, QSizeF(self._stage.size()))
            self._set(view if view.zoom > _NEARLY else Viewport())

    def _set(self, view: Viewport) -> None:
        if view != self._view:
            self._view = view
            self.changed.emit()
