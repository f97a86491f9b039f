"""The bars of clips, with their text inside where there is room."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap

from coachview.model.annotation import Annotation
from coachview.ui.timeline.ink import Ink
from coachview.ui.timeline.items import Item
from coachview.ui.timeline.painters.glyphs import LOCK, Glyphs, draw_lock

_ICON = 14
_EDGE = 3
_GAP = 5
_TALL = 16
_ROUND = 4
_COUNT_HEIGHT = 13
_CAP, _MODEL = 5, 50
"""How wide the ends of a bar are that are copied, and the bar that they are copied from."""


class ClipBars:
    """Draws clips: tinted and edged in their type's colour when shared, outlined with a lock when private."""

    def __init__(self, ink: Ink, glyphs: Glyphs) -> None:
        self._ink, self._glyphs = ink, glyphs
        self._drawn: dict[tuple[object, ...], tuple[QPixmap, QPixmap]] = {}

    def draw(self, painter: QPainter, item: Item, first_x: float) -> None:
        """A clip in its place; its text begins where the clip does, or at `first_x` when that is out of view."""
        area = self._area(item)
        if item.is_crowd:
            self._draw_crowd(painter, item, area)
        elif area.width() < 2 * _CAP or area.height() < _TALL:
            self._draw_small(painter, item.annotation, area)
        else:
            self._draw_ground(painter, item.annotation, area)
            self._draw_inside(painter, item.annotation, area, max(area.left(), first_x))

    def _area(self, item: Item) -> QRectF:
        left, right = self._ink.snap(item.left), self._ink.snap(item.right)
        least = 1 / self._ink.scale
        gap = least if right - left > 3 else 0
        return QRectF(left, item.top, max(least, right - left - gap), item.height)

    def _draw_crowd(self, painter: QPainter, item: Item, area: QRectF) -> None:
        """How many there are, where that can be read; else a block that says there is more than one."""
        ground = self._ink.grey(0.22)
        painter.fillRect(area, ground)
        painter.fillRect(QRectF(area.left(), area.top(), area.width(), 2), self._ink.colour("muted"))
        words = str(item.count) if item.count < 1000 else f"{item.count // 1000}k"
        if area.height() >= _COUNT_HEIGHT and self._ink.small_metrics.horizontalAdvance(words) <= area.width():
            painter.setFont(self._ink.small)
            painter.setPen(self._ink.colour("text"))
            painter.drawText(area.adjusted(-4, 1, 4, 0), int(Qt.AlignmentFlag.AlignCenter), words)

    def _draw_small(self, painter: QPainter, one: Annotation, area: QRectF) -> None:
        if one.is_private and area.width() > 3:
            painter.fillRect(area, self._ink.type(one.type))
            painter.fillRect(area.adjusted(1, 1, -1, -1), self._ink.colour("surface"))
        else:
            painter.fillRect(area, self._ink.type(one.type))

    def _draw_ground(self, painter: QPainter, one: Annotation, area: QRectF) -> None:
        """Both ends copied from a bar that was drawn once, and between them its middle as often as it takes."""
        whole, middle = self._bar(one, area.height())
        scale, end = self._ink.scale, _CAP * self._ink.scale
        left, top, height = area.left(), area.top(), area.height()
        right = area.right() - _CAP
        painter.drawPixmap(QRectF(left, top, _CAP, height), whole, QRectF(0, 0, end, height * scale))
        if right > left + _CAP:
            painter.drawTiledPixmap(QRectF(left + _CAP, top, right - left - _CAP, height), middle)
        painter.drawPixmap(QRectF(right, top, _CAP, height), whole, QRectF(whole.width() - end, 0, end, height * scale))

    def _bar(self, one: Annotation, height: float) -> tuple[QPixmap, QPixmap]:
        key = (one.type, one.is_private, height)
        if key not in self._drawn:
            scale = self._ink.scale
            whole = QPixmap(round(_MODEL * scale), round(height * scale))
            whole.setDevicePixelRatio(scale)
            whole.fill(Qt.GlobalColor.transparent)
            painter = QPainter(whole)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._draw_model(painter, one, QRectF(0, 0, _MODEL, height))
            painter.end()
            middle = whole.copy(round(_CAP * scale), 0, round((_MODEL - 2 * _CAP) * scale), whole.height())
            self._drawn[key] = (whole, middle)
        return self._drawn[key]

    def _draw_model(self, painter: QPainter, one: Annotation, area: QRectF) -> None:
        colour, half = self._ink.type(one.type), 0.5
        dark = self._ink.theme.tokens.dark
        if one.is_private:
            painter.setBrush(self._ink.colour("surface"))
            pen = QPen(colour, 1, Qt.PenStyle.CustomDashLine)
            pen.setDashPattern([4, 4])
            painter.setPen(pen)
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
        painter.setFont(self._ink.small)
        painter.setPen(self._ink.colour("text"))
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
        painter.drawText(area, flags, self._ink.elided(text, area.width()))
