"""Which part of the picture the stage shows: zoom and pan, as pure arithmetic."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt

MAX_ZOOM = 8.0
"""A far student's desk; beyond it, even 4K shows single pixels."""


@dataclass(frozen=True, slots=True)
class Viewport:
    """`zoom` times larger than what fits; (`x`, `y`) of the picture, 0 to 1 each way, is in the middle of the stage.

    So a stage that changes its size, or a sharper picture of the same place, shows the same part.
    """

    zoom: float = 1.0
    x: float = 0.5
    y: float = 0.5

    @property
    def is_whole(self) -> bool:
        """Whether all of the picture is in view."""
        return self.zoom <= 1.0

    def rect(self, picture: QSize, stage: QSizeF) -> QRectF:
        """Where the whole picture is in the stage's coordinates, beyond its edges when zoomed; empty when either is.

        A way in which it is smaller than the stage it is in the middle; else it never leaves a gap at an edge.
        """
        fitted = letterboxed(picture, stage)
        size = fitted.size() * self.zoom
        left = _edge(self.x, size.width(), stage.width())
        top = _edge(self.y, size.height(), stage.height())
        return fitted if fitted.isEmpty() else QRectF(left, top, size.width(), size.height())

    def zoomed(self, factor: float, at: QPointF, picture: QSize, stage: QSizeF) -> "Viewport":
        """So many times closer; the point of the picture that is `at` in the stage stays there where it can."""
        zoom = min(MAX_ZOOM, max(1.0, self.zoom * factor))
        before = self.rect(picture, stage)
        if before.isEmpty():
            return self
        held = to_picture(at, before)
        after = before.size() * (zoom / self.zoom)
        middle = QPointF(stage.width() / 2, stage.height() / 2)
        x = held.x() + (middle.x() - at.x()) / after.width()
        y = held.y() + (middle.y() - at.y()) / after.height()
        return _settled(replace(self, zoom=zoom, x=x, y=y), picture, stage)

    def panned(self, by: QPointF, picture: QSize, stage: QSizeF) -> "Viewport":
        """The picture moved by so much in the stage, as if dragged, as far as it goes."""
        rect = self.rect(picture, stage)
        if rect.isEmpty():
            return self
        moved = replace(self, x=self.x - by.x() / rect.width(), y=self.y - by.y() / rect.height())
        return _settled(moved, picture, stage)

    def seen(self, picture: QSize, stage: QSizeF) -> QRectF:
        """The part of the picture in view, 0 to 1 each way; empty when there is none."""
        rect = self.rect(picture, stage)
        if rect.isEmpty():
            return QRectF()
        part = rect.intersected(QRectF(QPointF(), stage))
        return QRectF(to_picture(part.topLeft(), rect), to_picture(part.bottomRight(), rect))


def letterboxed(picture: QSize, space: QSizeF) -> QRectF:
    """The largest place for a picture in a space, in the middle, in its own proportions; empty when either is."""
    if picture.isEmpty() or space.isEmpty():
        return QRectF()
    size = QSizeF(picture).scaled(space, Qt.AspectRatioMode.KeepAspectRatio)
    return QRectF((space.width() - size.width()) / 2, (space.height() - size.height()) / 2, size.width(), size.height())


def to_picture(point: QPointF, rect: QRectF) -> QPointF:
    """A point of the stage as one of the picture at `rect`: (0, 0) is its upper left corner, (1, 1) its lower right."""
    return QPointF((point.x() - rect.x()) / rect.width(), (point.y() - rect.y()) / rect.height())


def to_stage(point: QPointF, rect: QRectF) -> QPointF:
    """The way back from `to_picture`."""
    return QPointF(rect.x() + point.x() * rect.width(), rect.y() + point.y() * rect.height())


def _settled(view: Viewport, picture: QSize, stage: QSizeF) -> Viewport:
    """The same view, said by the point that really is in the middle."""
    middle = to_picture(QPointF(stage.width() / 2, stage.height() / 2), view.rect(picture, stage))
    return replace(view, x=middle.x(), y=middle.y())


def _edge(middle: float, size: float, space: float) -> float:
    """Where the picture begins, one way: centred when it is smaller than the space, else without a gap."""
    if size <= space:
        return (space - size) / 2
    return min(0.0, max(space - size, space / 2 - middle * size))
