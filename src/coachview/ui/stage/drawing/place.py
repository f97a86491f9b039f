from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

from coachview.model.drawing import Point


@dataclass(frozen=True, slots=True)
class PicturePlace:
    """Where the whole upright picture is in a widget, maybe beyond the widget's edges: what maps points both ways."""

    rect: QRectF

    @property
    def is_empty(self) -> bool:
        """True when there is no picture to draw on."""
        return self.rect.isEmpty()

    @property
    def aspect(self) -> float:
        """The picture's width by its height."""
        return self.rect.width() / self.rect.height()

    @property
    def unit(self) -> float:
        """The picture's height in the widget's pixels: what widths and lengths of drawings are parts of."""
        return self.rect.height()

    def to_widget(self, point: Point) -> QPointF:
        """Where in the widget a point of the picture is."""
        return QPointF(self.rect.x() + point.x * self.rect.width(), self.rect.y() + point.y * self.rect.height())

    def to_picture(self, position: QPointF) -> Point:
        """Which point of the picture is at a place in the widget; beside the picture it is outside of 0…1."""
        return Point(
            (position.x() - self.rect.x()) / self.rect.width(), (position.y() - self.rect.y()) / self.rect.height()
        )
