"""The column of names beside the layers."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from coachview.ui.timeline.ink import Ink
from coachview.ui.timeline.layers.layer import Layer
from coachview.ui.timeline.layout import Place

NAME_PAD = 12
_TALL = 40
_MIDDLE_OF = 64
_VCENTRE = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)


class Names:
    """Draws each layer's name and note, in two lines where it is high enough for both."""

    def __init__(self, ink: Ink) -> None:
        self._ink = ink

    def width_for(self, layers: tuple[Layer, ...], least: int, most: int) -> int:
        """How wide the column has to be, within bounds."""
        names = [self._ink.name_metrics.horizontalAdvance(one.name) for one in layers]
        return min(max(least, round(max(names, default=0)) + 2 * NAME_PAD + 2), most)

    def fits(self, layer: Layer, header: int) -> bool:
        """Whether all is shown that there is to say."""
        fits = self._ink.name_metrics.horizontalAdvance(layer.name) <= header - 2 * NAME_PAD
        return fits and (not layer.note or layer.least >= _TALL)

    def paint(self, painter: QPainter, place: Place, header: int) -> None:
        """One layer's name."""
        layer, width = place.layer, header - 2 * NAME_PAD
        is_tall = place.height >= _TALL
        font, metrics = (
            (self._ink.name, self._ink.name_metrics) if is_tall else (self._ink.small, self._ink.small_metrics)
        )
        note = layer.note if is_tall else ""
        height = metrics.height() + (self._ink.small_metrics.height() if note else 0)
        top = place.top + (min(place.height, _MIDDLE_OF) - height) / 2
        painter.setFont(font)
        painter.setPen(self._ink.colour("text"))
        shown = metrics.elidedText(layer.name, Qt.TextElideMode.ElideRight, width + 4)
        painter.drawText(QRectF(NAME_PAD, top, width + 4, metrics.height()), _VCENTRE, shown)
        if note:
            painter.setFont(self._ink.small)
            painter.setPen(self._ink.colour("muted"))
            area = QRectF(NAME_PAD, top + metrics.height(), width, self._ink.small_metrics.height())
            painter.drawText(area, _VCENTRE, note)
