"""The bars of clips, with their text inside where there is room."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from coachview.model.annotation import Annotation
from coachview.ui.timeline.glyphs import LOCK, Glyphs, draw_lock
from coachview.ui.timeline.ink import Ink
from coachview.ui.timeline.items import Item

_ICON = 14
_EDGE = 3
_GAP = 5
_TALL = 16
_ROUND = 4


class Bars:
    """Draws clips: tinted and edged in their type's colour when shared, outlined with a lock when private."""

    def __init__(self, ink: Ink, glyphs: Glyphs) -> None:
        self._ink, self._glyphs = ink, glyphs

    def draw(self, painter: QPainter, item: Item, first_x: float) -> None:
        """A clip in its place; its text begins where the clip does, or at `first_x` when that is out of view."""
        area = self._area(item)
        if item.is_crowd:
            painter.fillRect(area, self._ink.colour("muted"))
        elif area.width() < 2 * _ROUND or area.height() < _TALL:
            self._draw_small(painter, item.annotation, area)
        else:
            self._draw_ground(painter, item.annotation, area)
            self._draw_inside(painter, item.annotation, area, max(area.left(), first_x))

    def _area(self, item: Item) -> QRectF:
        left, right = self._ink.snap(item.left), self._ink.snap(item.right)
        least = 1 / self._ink.scale
        gap = least if right - left > 3 else 0
        return QRectF(left, item.top, max(least, right - left - gap), item.height)

    def _draw_small(self, painter: QPainter, one: Annotation, area: QRectF) -> None:
        if one.is_private and area.width() > 3:
            painter.fillRect(area, self._ink.type(one.type))
            painter.fillRect(area.adjusted(1, 1, -1, -1), self._ink.colour("surface"))
        else:
            painter.fillRect(area, self._ink.type(one.type))

    def _draw_ground(self, painter: QPainter, one: Annotation, area: QRectF) -> None:
        colour, half = self._ink.type(one.type), 0.5
        dark = self._ink.theme.tokens.dark
        if one.is_private:
            painter.setBrush(self._ink.colour("surface"))
            painter.setPen(QPen(colour, 1, Qt.PenStyle.DashLine))
        else:
            painter.setBrush(self._ink.tint(one.type, 0.26 if dark else 0.14))
            painter.setPen(QPen(self._ink.tint(one.type, 0.6), 1))
        painter.drawRoundedRect(area.adjusted(half, half, -half, -half), _ROUND, _ROUND)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(QRectF(area.left(), area.top(), _EDGE, area.height()), _EDGE / 2, _EDGE / 2)

    def _draw_inside(self, painter: QPainter, one: Annotation, area: QRectF, left: float) -> None:
        x = self._ink.snap(left) + _EDGE + 4
        end = area.right() - 4
        if end - x < _ICON:
            return
        middle = area.center().y()
        painter.drawPixmap(QPointF(x, round(middle - _ICON / 2)), self._glyphs.icon(one.type, _ICON))
        x += _ICON + _GAP
        if one.is_private and end - x >= LOCK:
            lock = QPointF(x - 2, round(middle - LOCK / 2))
            draw_lock(painter, lock, self._ink.colour("muted"), self._ink.colour("surface"))
            x += LOCK
        if end - x >= 2 * _ICON:
            self._draw_text(painter, one.text, QRectF(x, area.top(), end - x, area.height()))

    def _draw_text(self, painter: QPainter, text: str, area: QRectF) -> None:
        words = " ".join(text[:300].split())
        shown = self._ink.small_metrics.elidedText(words, Qt.TextElideMode.ElideRight, area.width())
        painter.setFont(self._ink.small)
        painter.setPen(self._ink.colour("text"))
        painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), shown)
