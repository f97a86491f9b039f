from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from coachview.ui.timeline.ink import Ink
from coachview.ui.timeline.layers.wave_layer import WaveLayer
from coachview.ui.timeline.strip import Strip


class WavePainter:
    """The loudness of the sound, about the middle of its strip."""

    ground = "lane"

    def __init__(self, ink: Ink) -> None:
        self._ink = ink

    def paint(self, painter: QPainter, layer: WaveLayer, strip: Strip, first_x: float, last_x: float) -> None:
        """All between two positions."""
        snap = self._ink.snap
        columns = [
            QRectF(snap(box.left), box.top, box.width, box.height) for box in layer.things(strip, first_x, last_x)
        ]
        painter.fillRect(QRectF(first_x, strip.top + strip.height / 2 - 0.5, last_x - first_x, 1), self._ink.grey(0.3))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._ink.wave())
        painter.drawRects(columns)
