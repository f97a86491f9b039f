from PySide6.QtCore import QObject, QRectF
from PySide6.QtGui import QPainter


class Overlay(QObject):
    """Something that lies on the picture of a `VideoView`: it paints after the picture, in the picture's rectangle.

    As an event filter of the view it is given mouse and keys before the view and decides which of them are its own.
    """

    def paint(self, painter: QPainter, picture: QRectF) -> None:
        """Paint over the picture; `picture` is where the whole upright picture is in the view, maybe beyond its edges.

        It is called for every frame that plays, so it has to be quick, and leaves the painter as it found it.
        """
        raise NotImplementedError
