from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from coachview.ui.timeline.ink import Ink
from coachview.ui.timeline.layers.layer import Box
from coachview.ui.timeline.layers.tick_layer import Tick, TickLayer
from coachview.ui.timeline.strip import Strip

_ICON, _GAP, _LEAST = 14, 4, 44
_VCENTRE = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)


class TickPainter:
    """A line at each time, or its glyph, and its words where there is room before the next one."""

    ground = "lane"

    def __init__(self, ink: Ink) -> None:
        self._ink = ink

    def paint(self, painter: QPainter, layer: TickLayer, strip: Strip, first_x: float, last_x: float) -> None:
        """All between two positions."""
        for box in layer.things(strip, first_x, last_x):
            self._draw(painter, layer.tick(box), box, strip)

    def _draw(self, painter: QPainter, one: Tick, box: Box, strip: Strip) -> None:
        x = self._ink.snap(box.left)
        if one.icon and box.width >= _ICON:
            painter.drawPixmap(
                QPointF(x, round(box.top + (box.height - _ICON) / 2)), self._ink.icon(one.icon, one.colour, _ICON)
            )
            words_x = x + _ICON + _GAP
        else:
            line = self._ink.hue(one.colour) if box.count > 1 or one.colour else self._ink.grey(0.7)
            painter.fillRect(QRectF(x, box.top, 2 if box.count > 1 else 1, box.height), line)
            words_x = x + _GAP
        begin, end = max(words_x, strip.left + _GAP), min(box.right, strip.right + 400) - _GAP
        if one.label and box.count == 1 and end - begin >= _LEAST:
            painter.setFont(self._ink.small)
            painter.setPen(self._ink.colour("text"))
            area = QRectF(begin, box.top, end - begin, box.height)
            painter.drawText(area, _VCENTRE, self._ink.elided(one.label, area.width()))
