from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPixmap

from coachview.ui.timeline.ink import Ink
from coachview.ui.timeline.layers.picture_layer import PictureLayer
from coachview.ui.timeline.strip import Strip

_REMEMBERED = 300


class PicturePainter:
    """The filmstrip. Pictures are made as small as they are shown once, and copied from then on."""

    ground = "lane"

    def __init__(self, ink: Ink) -> None:
        self._ink = ink
        self._small: dict[tuple[int, int, int], QPixmap] = {}

    def paint(self, painter: QPainter, layer: PictureLayer, strip: Strip, first_x: float, last_x: float) -> None:
        """All between two positions."""
        for box in layer.things(strip, first_x, last_x):
            place = QRectF(self._ink.snap(box.left), box.top, self._ink.snap(box.width) - 1, box.height)
            picture = layer.nearest(layer.slot_ms(strip, box.index))
            if picture is None:
                painter.fillRect(place, self._ink.colour("raised"))
                continue
            small = self._smaller(picture, layer.slot_width(strip), box.height)
            seen = QRectF(0, 0, min(place.width() * self._ink.scale, small.width()), small.height())
            painter.drawPixmap(QRectF(place.topLeft(), seen.size() / self._ink.scale), small, seen)

    def _smaller(self, picture: QImage, width: float, height: float) -> QPixmap:
        size = QSize(round((width - 1) * self._ink.scale), round(height * self._ink.scale))
        key = (picture.cacheKey(), size.width(), size.height())
        if key not in self._small:
            if len(self._small) >= _REMEMBERED:
                self._small.clear()
            fill, smooth = Qt.AspectRatioMode.KeepAspectRatioByExpanding, Qt.TransformationMode.SmoothTransformation
            scaled = picture.scaled(size, fill, smooth)
            across, down = (scaled.width() - size.width()) // 2, (scaled.height() - size.height()) // 2
            self._small[key] = QPixmap.fromImage(scaled.copy(across, down, size.width(), size.height()))
        return self._small[key]
