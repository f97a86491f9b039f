from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from coachview.ui.timeline.ink import Ink
from coachview.ui.timeline.layers.band_layer import BandLayer, Interval
from coachview.ui.timeline.layers.layer import Box
from coachview.ui.timeline.strip import Strip

_ICON, _GAP, _EDGE, _ROUND = 14, 5, 3, 4
_VCENTRE = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)


class BandPainter:
    """Intervals: a wash of their colour with an edge in it, glyph and words; only outlined when open."""

    ground = "lane"

    def __init__(self, ink: Ink) -> None:
        self._ink = ink

    def paint(self, painter: QPainter, layer: BandLayer, strip: Strip, first_x: float, last_x: float) -> None:
        """All between two positions."""
        for box in layer.things(strip, first_x, last_x):
            if box.count > 1:
                painter.fillRect(QRectF(box.left, box.top, box.width, box.height), self._ink.colour("muted"))
            else:
                self._draw(painter, layer.interval(box), box, strip.left)

    def _draw(self, painter: QPainter, one: Interval, box: Box, first_x: float) -> None:
        left, right = self._ink.snap(box.left), self._ink.snap(box.right)
        area = QRectF(left, box.top, max(1.0, right - left - 1), box.height)
        colour = self._ink.hue(one.colour)
        if area.width() < 2 * _ROUND:
            painter.fillRect(area, self._ink.wash(one.colour, 0.4) if one.is_open else colour)
            return
        amount = 0.24 if self._ink.theme.tokens.dark else 0.16
        painter.setBrush(Qt.BrushStyle.NoBrush if one.is_open else self._ink.wash(one.colour, amount))
        line = Qt.PenStyle.DashLine if one.is_open else Qt.PenStyle.SolidLine
        painter.setPen(QPen(self._ink.wash(one.colour, 0.7), 1, line))
        painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), _ROUND, _ROUND)
        painter.fillRect(QRectF(area.left(), area.top() + 1, _EDGE, area.height() - 2), colour)
        self._draw_words(painter, one, area, max(area.left(), first_x) + _EDGE + _GAP)

    def _draw_words(self, painter: QPainter, one: Interval, area: QRectF, x: float) -> None:
        if one.icon and area.right() - x >= _ICON:
            painter.drawPixmap(
                QPointF(x, round(area.center().y() - _ICON / 2)), self._ink.icon(one.icon, one.colour, _ICON)
            )
            x += _ICON + _GAP
        room = area.right() - _GAP - x
        if room < 2 * _ICON:
            return
        painter.setFont(self._ink.small)
        painter.setPen(self._ink.colour("text"))
        painter.drawText(QRectF(x, area.top(), room, area.height()), _VCENTRE, self._ink.elided(one.label, room))
        x += self._ink.small_metrics.horizontalAdvance(one.label) + 2 * _GAP
        room = area.right() - _GAP - x
        if one.note and room >= self._ink.small_metrics.horizontalAdvance(one.note):
            painter.setPen(self._ink.colour("muted"))
            painter.drawText(QRectF(x, area.top(), room, area.height()), _VCENTRE, one.note)
