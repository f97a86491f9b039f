"""Paints the timeline's layout: ruler, lanes, clips, markers. Only what is in view costs anything."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPixmap, QPolygonF

from coachview.model.annotation import Annotation
from coachview.ui.theme import Theme
from coachview.ui.timeline.lanes import Lane
from coachview.ui.timeline.layout import MARKER, PAD, ROW, RULER, Box, Layout, lane_height
from coachview.ui.timeline.scale import ticks

HEADER = 128
_CLOSEST = 3.0
_ICON = 12


class TimelinePainter:
    """Draws with one look, font and device scale; markers are drawn once and then copied."""

    def __init__(self, theme: Theme, font: QFont, scale: float) -> None:
        self._theme, self._font, self._dpr = theme, font, scale
        self._small = QFont(font)
        self._small.setPointSizeF(max(7.0, font.pointSizeF() - 1.5))
        self._badges: dict[tuple[object, bool, bool], QPixmap] = {}

    @property
    def label_width(self) -> int:
        """How far apart the ruler's labels must be."""
        return QFontMetrics(self._small).horizontalAdvance("0:00:00.0") + 24

    def paint_ruler(self, painter: QPainter, layout: Layout) -> None:
        """The ruler, from x 0."""
        width = layout.scale.width
        painter.fillRect(QRect(0, 0, width, RULER), self._theme.colour("window"))
        painter.setFont(self._small)
        border, muted = self._theme.colour("border"), self._theme.colour("muted")
        for tick in ticks(layout.scale, self.label_width):
            x = round(tick.x) + 0.5
            painter.setPen(QPen(border, 1))
            painter.drawLine(QPointF(x, RULER - (9 if tick.label else 4)), QPointF(x, RULER))
            if tick.label:
                painter.setPen(muted)
                painter.drawText(QPointF(x + 4, RULER - 10), tick.label)
        painter.setPen(QPen(border, 1))
        painter.drawLine(QPointF(0, RULER - 0.5), QPointF(width, RULER - 0.5))

    def paint_lanes(self, painter: QPainter, layout: Layout, selected_id: str) -> None:
        """All lanes with what is in view of them."""
        for number, (lane, top) in enumerate(zip(layout.lanes, layout.tops(), strict=True)):
            height = lane_height(lane)
            ground = self._theme.colour("lane" if number % 2 == 0 else "surface")
            painter.fillRect(QRect(0, top, layout.scale.width, height), ground)
            self._paint_items(painter, layout, lane, top, selected_id)

    def paint_header(self, painter: QPainter, layout: Layout) -> None:
        """The names of the lanes, from x 0, `HEADER` wide."""
        painter.fillRect(QRect(0, 0, HEADER, RULER), self._theme.colour("window"))
        for number, (lane, top) in enumerate(zip(layout.lanes, layout.tops(), strict=True)):
            height = lane_height(lane)
            ground = self._theme.colour("lane" if number % 2 == 0 else "surface")
            painter.fillRect(QRect(0, top, HEADER, height), ground)
            self._paint_name(painter, lane, QRect(12, top, HEADER - 18, height))
        painter.setPen(QPen(self._theme.colour("border"), 1))
        painter.drawLine(QPointF(HEADER - 0.5, 0), QPointF(HEADER - 0.5, max(layout.height, 4000)))

    def paint_in_out(self, painter: QPainter, layout: Layout, in_ms: int | None, out_ms: int | None) -> None:
        """The interval that the next clip will have, or the one mark that is set."""
        accent = self._theme.colour("accent")
        edges = [layout.scale.x_of(ms) for ms in (in_ms, out_ms) if ms is not None]
        if len(edges) == 2:
            band = QColor(accent)
            band.setAlphaF(0.18)
            painter.fillRect(QRectF(edges[0], 0, edges[1] - edges[0], max(layout.height, 4000)), band)
        painter.setPen(QPen(accent, 2))
        for ms, towards in ((in_ms, 5), (out_ms, -5)):
            if ms is not None:
                x = layout.scale.x_of(ms)
                painter.drawPolyline(
                    QPolygonF(
                        [QPointF(x + towards, 3), QPointF(x, 3), QPointF(x, RULER - 3), QPointF(x + towards, RULER - 3)]
                    )
                )

    def paint_playhead(self, painter: QPainter, x: float, height: int) -> None:
        """The line of the playhead with its grip on the ruler."""
        colour = self._theme.colour("playhead")
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawPolygon(
            QPolygonF([QPointF(x - 6, 2), QPointF(x + 6, 2), QPointF(x + 6, 9), QPointF(x, 16), QPointF(x - 6, 9)])
        )
        painter.fillRect(QRectF(x - 0.75, 10, 1.5, height - 10), colour)

    def paint_box(self, painter: QPainter, box: Box, *, selected: bool) -> None:
        """One annotation."""
        if box.annotation.is_clip:
            self._paint_clip(painter, box, selected=selected)
        else:
            badge = self._badge(box.annotation, selected=selected)
            painter.drawPixmap(QPointF(box.left, box.top), badge)

    def paint_hint(self, painter: QPainter, area: QRect, text: str) -> None:
        """A sentence where there is nothing to show."""
        painter.setFont(self._font)
        painter.setPen(self._theme.colour("muted"))
        painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), text)

    def paint_bubble(self, painter: QPainter, x: float, y: float, text: str, width: int) -> None:
        """A time beside the mouse, inside the view."""
        painter.setFont(self._small)
        wide = QFontMetrics(self._small).horizontalAdvance(text) + 16
        left = min(max(2.0, x - wide / 2), width - wide - 2.0)
        area = QRectF(left, max(2.0, y - 30), wide, 22)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("text"))
        painter.drawRoundedRect(area, 5, 5)
        painter.setPen(self._theme.colour("surface"))
        painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter), text)

    def _paint_items(self, painter: QPainter, layout: Layout, lane: Lane, top: int, selected_id: str) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen, last = None, (-10.0, -1.0)
        for box in layout.boxes(lane, top):
            if box.annotation.id == selected_id:
                chosen = box
            elif box.top != last[1] or box.left - last[0] >= _CLOSEST or box.width > MARKER:
                self.paint_box(painter, box, selected=False)
                last = (box.left, box.top)
        if chosen is not None:
            self.paint_box(painter, chosen, selected=True)

    def _paint_clip(self, painter: QPainter, box: Box, *, selected: bool) -> None:
        one = box.annotation
        colour = self._theme.type_colour(one.type)
        area = QRectF(box.left + 0.5, box.top + 0.5, box.width - 1, box.height - 1)
        body = QColor(colour)
        body.setAlphaF(0.20)
        painter.setBrush(self._theme.colour("surface"))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(area, 4, 4)
        painter.setBrush(body)
        style = Qt.PenStyle.DashLine if one.is_private else Qt.PenStyle.SolidLine
        painter.setPen(QPen(self._theme.colour("text") if selected else colour, 2 if selected else 1, style))
        painter.drawRoundedRect(area, 4, 4)
        self._fill_clip(painter, one, area, colour)

    def _fill_clip(self, painter: QPainter, one: Annotation, area: QRectF, colour: QColor) -> None:
        painter.fillRect(QRectF(area.left(), area.top() + 2, 3, area.height() - 4), colour)
        left = max(area.left(), 0.0) + 7
        room = area.right() - left - 4
        if room < _ICON:
            return
        icon = self._theme.type_icon(one.type)
        icon.paint(painter, QRect(round(left), round(area.center().y() - _ICON / 2), _ICON, _ICON))
        if room > 3 * _ICON:
            painter.setFont(self._small)
            painter.setPen(self._theme.colour("text"))
            words = one.text[:200].replace("\n", " ")
            text = QFontMetrics(self._small).elidedText(words, Qt.TextElideMode.ElideRight, round(room - _ICON - 5))
            painter.drawText(
                QRectF(left + _ICON + 5, area.top(), room - _ICON - 5, area.height()),
                int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine),
                text,
            )

    def _badge(self, one: Annotation, *, selected: bool) -> QPixmap:
        key = (one.type, one.is_private, selected)
        if key not in self._badges:
            self._badges[key] = self._draw_badge(one, selected=selected)
        return self._badges[key]

    def _draw_badge(self, one: Annotation, *, selected: bool) -> QPixmap:
        badge = QPixmap(round(MARKER * self._dpr), round(MARKER * self._dpr))
        badge.setDevicePixelRatio(self._dpr)
        badge.fill(Qt.GlobalColor.transparent)
        painter = QPainter(badge)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = self._theme.type_colour(one.type)
        ring = QRectF(1, 1, MARKER - 2, MARKER - 2)
        painter.setBrush(colour if selected else self._theme.colour("surface"))
        style = Qt.PenStyle.DotLine if one.is_private else Qt.PenStyle.SolidLine
        painter.setPen(QPen(self._theme.colour("text") if selected else colour, 1.75, style))
        painter.drawEllipse(ring)
        tint = self._theme.tokens.surface if selected else self._theme.tokens.types[one.type]
        side = (MARKER - _ICON) // 2
        self._theme.type_icon(one.type, tint).paint(painter, QRect(side, side, _ICON, _ICON))
        painter.end()
        return badge

    def _paint_name(self, painter: QPainter, lane: Lane, area: QRect) -> None:
        painter.setFont(self._font)
        painter.setPen(self._theme.colour("text"))
        metrics = QFontMetrics(self._font)
        name = metrics.elidedText(lane.name, Qt.TextElideMode.ElideRight, area.width())
        two_lines = area.height() >= 2 * metrics.height()
        upper = QRect(area.left(), area.top() + PAD - 2, area.width(), ROW - 6) if two_lines else area
        painter.drawText(upper, int(Qt.AlignmentFlag.AlignVCenter), name)
        if two_lines:
            painter.setFont(self._small)
            painter.setPen(self._theme.colour("muted"))
            painter.drawText(upper.translated(0, ROW - 8), int(Qt.AlignmentFlag.AlignVCenter), lane.role)


def label_lanes(lanes: Sequence[Lane]) -> str:
    """The lanes as a screen reader says them."""
    return "; ".join(f"{lane.name}: {len(lane.moments)} moments, {len(lane.clips)} clips" for lane in lanes)
