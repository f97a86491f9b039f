"""The still part of the timeline: names, ruler, and what each layer shows."""

from typing import Any

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter

from coachview.ui.timeline.ink import Ink, faded, mix
from coachview.ui.timeline.items import Item
from coachview.ui.timeline.layers.band_layer import BandLayer
from coachview.ui.timeline.layers.lane_layer import LaneLayer
from coachview.ui.timeline.layers.picture_layer import PictureLayer
from coachview.ui.timeline.layers.tick_layer import TickLayer
from coachview.ui.timeline.layers.wave_layer import WaveLayer
from coachview.ui.timeline.layout import MARGIN, RULER, Layout, Place
from coachview.ui.timeline.painters.band_painter import BandPainter
from coachview.ui.timeline.painters.lane_painter import LanePainter
from coachview.ui.timeline.painters.names import NAME_PAD, Names
from coachview.ui.timeline.painters.picture_painter import PicturePainter
from coachview.ui.timeline.painters.tick_painter import TickPainter
from coachview.ui.timeline.painters.wave_painter import WavePainter
from coachview.ui.timeline.ruler import Tick, ticks

_LABEL_GAP = 14
_TALL_TICK, _SHORT_TICK = 10, 4


class Picture:
    """Paints a layout. Everything it does grows with what is in view only."""

    def __init__(self, ink: Ink) -> None:
        self._ink = ink
        self.names = Names(ink)
        self._lane_painter = LanePainter(ink)
        self._painters: dict[type, Any] = {
            LaneLayer: self._lane_painter,
            BandLayer: BandPainter(ink),
            TickLayer: TickPainter(ink),
            PictureLayer: PicturePainter(ink),
            WaveLayer: WavePainter(ink),
        }

    def paint(self, painter: QPainter, layout: Layout, hint: str, part: QRect, lines: list[Tick]) -> None:
        """What of it is in `part`; `hint` is a sentence for where nothing is to be shown, `lines` are of the ruler."""
        painter.setClipRect(part)
        painter.fillRect(part, self._ink.colour("window"))
        below = part.intersected(QRect(0, RULER, layout.width, layout.height))
        for place in layout.places:
            if place.bottom > below.top() and place.top <= below.bottom():
                self._paint_place(painter, layout, place, lines, below)
        painter.setClipRect(below)
        self._paint_hint(painter, layout, hint)
        painter.setClipRect(part)
        if part.top() < RULER:
            self._paint_ruler(painter, layout, lines)
        painter.fillRect(QRectF(layout.header - 1, 0, 1, layout.height), self._ink.colour("border"))

    def draw_item(self, painter: QPainter, item: Item, first_x: float) -> None:
        """One marker or clip, also for what is painted above the picture."""
        self._lane_painter.draw_item(painter, item, first_x)

    def lines(self, layout: Layout) -> list[Tick]:
        """The lines of the ruler, which go down through the layers."""
        if layout.scale.duration_ms <= 1:
            return []
        metrics = self._ink.small_metrics
        return ticks(layout.scale, MARGIN, lambda label: metrics.horizontalAdvance(label) + _LABEL_GAP)

    def _paint_place(self, painter: QPainter, layout: Layout, place: Place, lines: list[Tick], part: QRect) -> None:
        works = self._painters[type(place.layer)]
        painter.setClipRect(part)
        ground, border = self._ink.colour(works.ground), self._ink.colour("border")
        painter.fillRect(QRect(0, place.top, layout.width, place.height), ground)
        self._paint_beyond(painter, layout, place)
        grid = mix(border, ground, 0.45)
        for tick in lines:
            if tick.label and layout.left + tick.x > layout.header:
                painter.fillRect(QRectF(self._line(layout, tick), place.top, 1, place.height), grid)
        painter.fillRect(QRectF(0, place.bottom - 1, layout.width, 1), border)
        if part.left() < layout.header:
            self.names.paint(painter, place, layout.header)
        room = part.intersected(QRect(layout.header, place.top, layout.width, place.height))
        if room.isEmpty():
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(room)
        works.paint(painter, place.layer, layout.strip(place), room.left(), room.right() + 1)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def _paint_beyond(self, painter: QPainter, layout: Layout, place: Place) -> None:
        """What lies outside of the recording."""
        ground = faded(self._ink.colour("window"), 0.75)
        edges = [(layout.header, layout.x_of(0))]
        if layout.end_ms:
            edges.append((layout.x_of(layout.end_ms), layout.width))
        for left, right in edges:
            first, last = max(layout.header, self._ink.snap(left)), min(layout.width, self._ink.snap(right))
            if last > first:
                painter.fillRect(QRectF(first, place.top, last - first, place.height - 1), ground)

    def _paint_ruler(self, painter: QPainter, layout: Layout, lines: list[Tick]) -> None:
        window, muted = self._ink.colour("window"), self._ink.colour("muted")
        painter.fillRect(QRect(0, 0, layout.width, RULER), window)
        painter.save()
        painter.setClipRect(
            QRect(layout.header, 0, layout.width - layout.header, RULER), Qt.ClipOperation.IntersectClip
        )
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
        place = next((one for one in layout.places if isinstance(one.layer, LaneLayer)), None)
        top, bottom = (max(RULER, place.top), place.bottom) if place else (RULER, layout.height)
        area = QRectF(layout.header + NAME_PAD, top, layout.width - layout.header - 2 * NAME_PAD, bottom - top)
        painter.setFont(self._ink.small)
        painter.setPen(self._ink.colour("muted"))
        shown = self._ink.small_metrics.elidedText(hint, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter), shown)
