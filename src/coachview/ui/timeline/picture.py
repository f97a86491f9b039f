"""The still part of the timeline: names, ruler, lanes, markers and clips."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter

from coachview.ui.timeline.bars import Bars
from coachview.ui.timeline.glyphs import Glyphs
from coachview.ui.timeline.ink import Ink, faded, mix
from coachview.ui.timeline.items import Item
from coachview.ui.timeline.lanes import Lane
from coachview.ui.timeline.layout import MARGIN, RULER, Band, Layout
from coachview.ui.timeline.ruler import Tick, ticks

NAME_PAD = 12
_LABEL_GAP = 14
_TALL_TICK, _SHORT_TICK = 10, 4
_VCENTRE = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)


class Picture:
    """Paints a layout. Everything it does grows with what is in view only."""

    def __init__(self, ink: Ink) -> None:
        self._ink, glyphs = ink, Glyphs(ink)
        self._glyphs, self._bars = glyphs, Bars(ink, glyphs)

    def paint(self, painter: QPainter, layout: Layout, hint: str) -> None:
        """All of it; `hint` is a sentence for where there is nothing to show."""
        painter.fillRect(QRect(0, 0, layout.width, layout.height), self._ink.colour("window"))
        lines = self._ticks(layout)
        painter.setClipRect(QRect(0, RULER, layout.width, layout.height))
        for band in layout.bands:
            if band.bottom > RULER and band.top < layout.height:
                self._paint_band(painter, layout, band, lines)
        self._paint_hint(painter, layout, hint)
        painter.setClipping(False)
        self._paint_ruler(painter, layout, lines)
        painter.fillRect(QRectF(layout.header - 1, 0, 1, layout.height), self._ink.colour("border"))

    def draw_item(self, painter: QPainter, item: Item, first_x: float) -> None:
        """One marker or clip, also for what is painted above the picture."""
        if item.is_bar:
            self._bars.draw(painter, item, first_x)
        else:
            self._glyphs.draw(painter, item)

    def header_width(self, lanes: tuple[Lane, ...], least: int, most: int) -> int:
        """How wide the column of names has to be, within bounds."""
        names = [self._ink.name_metrics.horizontalAdvance(lane.name) for lane in lanes]
        return min(max(least, round(max(names, default=0)) + 2 * NAME_PAD + 2), most)

    def name_fits(self, name: str, header: int) -> bool:
        """Whether a name is shown in full."""
        return self._ink.name_metrics.horizontalAdvance(name) <= header - 2 * NAME_PAD

    def _ticks(self, layout: Layout) -> list[Tick]:
        if layout.scale.duration_ms <= 1:
            return []
        metrics = self._ink.small_metrics
        return ticks(layout.scale, MARGIN, lambda label: metrics.horizontalAdvance(label) + _LABEL_GAP)

    def _paint_band(self, painter: QPainter, layout: Layout, band: Band, lines: list[Tick]) -> None:
        surface, border = self._ink.colour("surface"), self._ink.colour("border")
        painter.fillRect(QRect(0, band.top, layout.width, band.height), surface)
        self._paint_beyond(painter, layout, band)
        grid = mix(border, surface, 0.45)
        for tick in lines:
            if tick.label and layout.left + tick.x > layout.header:
                painter.fillRect(QRectF(self._line(layout, tick), band.top, 1, band.height), grid)
        painter.fillRect(QRectF(0, band.bottom - 1, layout.width, 1), border)
        self._paint_name(painter, layout, band)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(QRect(layout.header, RULER, layout.width - layout.header, layout.height))
        for item in layout.items(band, layout.header, layout.width):
            self.draw_item(painter, item, layout.header)
        painter.restore()

    def _paint_beyond(self, painter: QPainter, layout: Layout, band: Band) -> None:
        """What lies outside of the recording."""
        ground = faded(self._ink.colour("window"), 0.75)
        edges = [(layout.header, layout.x_of(0))]
        if layout.end_ms:
            edges.append((layout.x_of(layout.end_ms), layout.width))
        for left, right in edges:
            first, last = max(layout.header, self._ink.snap(left)), min(layout.width, self._ink.snap(right))
            if last > first:
                painter.fillRect(QRectF(first, band.top, last - first, band.height - 1), ground)

    def _paint_name(self, painter: QPainter, layout: Layout, band: Band) -> None:
        width = layout.header - 2 * NAME_PAD
        name, role = self._ink.name_metrics, self._ink.small_metrics
        height = name.height() + (role.height() if band.lane.role else 0)
        top = band.top + (min(band.height, 64) - height) / 2
        painter.setFont(self._ink.name)
        painter.setPen(self._ink.colour("text"))
        shown = name.elidedText(band.lane.name, Qt.TextElideMode.ElideRight, width)
        painter.drawText(QRectF(NAME_PAD, top, width + 4, name.height()), _VCENTRE, shown)
        if band.lane.role:
            painter.setFont(self._ink.small)
            painter.setPen(self._ink.colour("muted"))
            painter.drawText(QRectF(NAME_PAD, top + name.height(), width, role.height()), _VCENTRE, band.lane.role)

    def _paint_ruler(self, painter: QPainter, layout: Layout, lines: list[Tick]) -> None:
        window, muted = self._ink.colour("window"), self._ink.colour("muted")
        painter.fillRect(QRect(0, 0, layout.width, RULER), window)
        painter.save()
        painter.setClipRect(QRect(layout.header, 0, layout.width - layout.header, RULER))
        painter.setFont(self._ink.small)
        painter.setPen(muted)
        line = mix(muted, window, 0.55)
        for tick in lines:
            x, length = self._line(layout, tick), _TALL_TICK if tick.label else _SHORT_TICK
            painter.fillRect(QRectF(x, RULER - 1 - length, 1, length), line)
            if tick.label and self._has_room(layout, tick):
                painter.drawText(QPointF(x + 5, RULER - 9), tick.label)
        painter.restore()
        painter.fillRect(QRectF(0, RULER - 1, layout.width, 1), self._ink.colour("border"))

    def _has_room(self, layout: Layout, tick: Tick) -> bool:
        return layout.left + tick.x + 6 + self._ink.small_metrics.horizontalAdvance(tick.label) <= layout.width

    def _line(self, layout: Layout, tick: Tick) -> float:
        return self._ink.snap(layout.left + tick.x)

    def _paint_hint(self, painter: QPainter, layout: Layout, hint: str) -> None:
        if not hint:
            return
        bottom = layout.bands[0].bottom if layout.bands else layout.height
        top = max(RULER, layout.bands[0].top) if layout.bands else RULER
        area = QRectF(layout.header + NAME_PAD, top, layout.width - layout.header - 2 * NAME_PAD, bottom - top)
        painter.setFont(self._ink.small)
        painter.setPen(self._ink.colour("muted"))
        shown = self._ink.small_metrics.elidedText(hint, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter), shown)
