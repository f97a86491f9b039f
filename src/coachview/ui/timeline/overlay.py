"""What moves over the timeline's picture: playhead, in and out, what is selected, hovered and dragged, and times."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from coachview.model.annotation import Annotation
from coachview.model.timecode import format_time
from coachview.ui.timeline.drag import Drag, shifted
from coachview.ui.timeline.ink import Ink, faded
from coachview.ui.timeline.items import BADGE, HAIR, Item
from coachview.ui.timeline.layers.band_layer import BandLayer
from coachview.ui.timeline.layers.lane_layer import LaneLayer
from coachview.ui.timeline.layers.layer import Part, Thing
from coachview.ui.timeline.layout import RULER, Hit, Layout
from coachview.ui.timeline.loop_band import Ends, paint_loop
from coachview.ui.timeline.picture import Picture
from coachview.ui.timeline.tooltip import length_words, tenths

STRIP = 9
"""How far the playhead reaches to each side of its time, in pixels."""
CHIP_REACH = 56
"""The same of a time in the ruler."""
_CHIP = 20
_GHOSTS = 60
_FINE_MS_PER_PX = 10


@dataclass(frozen=True, slots=True)
class Moving:
    """All that the overlay shows; times are milliseconds, `pointer_x` a position in the widget.

    `current` is the one annotation that the keys go to, `selected` the identities of all that are chosen with it.
    `snapped_ms` is the time that something dragged was drawn to. `rubber` is a rectangle that selects (left, top,
    right, bottom), `drawn` a new clip under the hand (layer's identity, start, end), `border` a band whose end is
    dragged (what is gripped, start, end).
    """

    playhead_ms: int | None = None
    in_ms: int | None = None
    out_ms: int | None = None
    loop: Ends = (None, None)
    current: Annotation | None = None
    selected: frozenset[str] = frozenset()
    hovered: Hit | None = None
    pointer_x: float | None = None
    drag: Drag | None = None
    drag_ms: float = 0.0
    snapped_ms: int | None = None
    rubber: tuple[float, float, float, float] | None = None
    drawn: tuple[str, int, int] | None = None
    border: tuple[Hit, int, int] | None = None


class Overlay:
    """Paints what moves, above a picture of the rest."""

    def __init__(self, ink: Ink, picture: Picture) -> None:
        self._ink, self._picture = ink, picture

    def paint(self, painter: QPainter, layout: Layout, moving: Moving) -> None:
        """All of it, on the time only."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(QRect(layout.header, 0, layout.width - layout.header, layout.height))
        paint_loop(painter, self._ink, layout, moving.loop)
        self._paint_in_out(painter, layout, moving)
        painter.setClipRect(QRect(layout.header, RULER, layout.width - layout.header, layout.height - RULER))
        self._paint_marked(painter, layout, moving)
        painter.setClipRect(QRect(layout.header, 0, layout.width - layout.header, layout.height))
        if moving.playhead_ms is not None:
            self._paint_playhead(painter, layout, moving.playhead_ms)
        self._paint_gesture(painter, layout, moving)

    def paint_focus(self, painter: QPainter, layout: Layout) -> None:
        """The frame that shows where the keys go."""
        painter.setClipping(False)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._ink.colour("accent"), 2))
        painter.drawRect(QRectF(1, 1, layout.width - 2, layout.height - 2))

    def _paint_in_out(self, painter: QPainter, layout: Layout, moving: Moving) -> None:
        accent = self._ink.colour("accent")
        if moving.in_ms is not None and moving.out_ms is not None:
            left, right = layout.x_of(moving.in_ms), layout.x_of(moving.out_ms)
            painter.fillRect(QRectF(left, 0, right - left, RULER - 1), faded(accent, 0.28))
            painter.fillRect(QRectF(left, RULER, right - left, layout.height), faded(accent, 0.10))
        for ms, towards in ((moving.in_ms, 1), (moving.out_ms, -1)):
            if ms is not None:
                self._paint_bracket(painter, self._ink.snap(layout.x_of(ms)), towards, layout.height, accent)

    def _paint_bracket(self, painter: QPainter, x: float, towards: int, height: int, accent: QColor) -> None:
        painter.fillRect(QRectF(x - (0 if towards > 0 else 1), RULER, 1, height), faded(accent, 0.7))
        left = x if towards > 0 else x - 2
        painter.fillRect(QRectF(left, 2, 2, RULER - 4), accent)
        for y in (2, RULER - 4):
            painter.fillRect(QRectF(left if towards > 0 else left - 4, y, 6, 2), accent)

    def _paint_gesture(self, painter: QPainter, layout: Layout, moving: Moving) -> None:
        if moving.snapped_ms is not None:
            x = self._ink.snap(layout.x_of(moving.snapped_ms))
            painter.fillRect(QRectF(x, RULER, 1, layout.height), self._ink.colour("accent"))
        if moving.drag is not None:
            self._paint_drag(painter, layout, moving.drag, moving.drag_ms)
        elif moving.border is not None:
            self._paint_border(painter, layout, *moving.border)
        elif moving.drawn is not None:
            self._paint_drawn(painter, layout, *moving.drawn)
        elif moving.rubber is not None:
            self._paint_rubber(painter, moving.rubber)
        elif moving.pointer_x is not None:
            self._paint_pointer(painter, layout, moving.pointer_x)

    def _paint_marked(self, painter: QPainter, layout: Layout, moving: Moving) -> None:
        if moving.hovered is not None and moving.drag is None:
            hit = moving.hovered
            is_plain = isinstance(hit.layer, (LaneLayer, BandLayer))
            if is_plain:
                self._paint_ring(painter, hit.thing, faded(self._ink.colour("text"), 0.55), 1.5)
        ring = self._ink.colour("text")
        for item in _chosen_items(layout, moving.selected):
            self._picture.draw_item(painter, item, layout.header)
            self._paint_ring(painter, item, ring, 1.5)
        item = layout.item_of(moving.current) if moving.current else None
        if item is not None:
            self._picture.draw_item(painter, item, layout.header)
            self._paint_ring(painter, item, ring, 2.5 if len(moving.selected) > 1 else 2)

    def _paint_ring(self, painter: QPainter, thing: Thing, colour: QColor, width: float) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour, width))
        if not isinstance(thing, Item) or thing.is_bar:
            painter.drawRoundedRect(QRectF(thing.left, thing.top, thing.width, thing.height), 4, 4)
        elif thing.is_crowd:
            painter.drawRoundedRect(QRectF(thing.left - 1, thing.top, thing.width + 1, BADGE), 7, 7)
        else:
            painter.drawEllipse(QRectF(self._ink.snap(thing.left) - 1.5, thing.top - 1.5, BADGE + 3, BADGE + 3))

    def _paint_playhead(self, painter: QPainter, layout: Layout, ms: int) -> None:
        x, colour = self._ink.snap(layout.x_of(ms)), self._ink.colour("playhead")
        painter.fillRect(QRectF(x - 1.5, 8, 3, layout.height - 8), faded(self._ink.colour("surface"), 0.6))
        painter.fillRect(QRectF(x - 0.75, 8, 1.5, layout.height - 8), colour)
        painter.setPen(QPen(self._ink.colour("window"), 1.5))
        painter.setBrush(colour)
        corners = ((-6, 3), (6, 3), (6, 11), (0, 18), (-6, 11))
        painter.drawPolygon(QPolygonF([QPointF(x + right, y) for right, y in corners]))

    def _paint_drag(self, painter: QPainter, layout: Layout, drag: Drag, at_ms: float) -> None:
        here = layout.item_of(drag.annotation)
        if here is None:
            return
        wash = faded(self._ink.colour("surface"), 0.65)
        painter.fillRect(QRectF(here.left - 3, here.top - 3, here.width + 6, here.height + 4), wash)
        start, end = drag.times(at_ms)
        for other in drag.others[:_GHOSTS]:
            there = layout.item_of(other)
            if there is not None:
                move = shifted(other, start - drag.annotation.start_ms)
                ghost = moved_item(there, layout, move.start_ms, move.end_ms)
                self._picture.draw_item(painter, ghost, layout.header)
                self._paint_ring(painter, ghost, self._ink.colour("accent"), 1.5)
        ghost = moved_item(here, layout, start, end)
        self._picture.draw_item(painter, ghost, layout.header)
        self._paint_ring(painter, ghost, self._ink.colour("accent"), 2)
        x = layout.x_of(drag.handled_ms(at_ms))
        words = self._words(layout, drag.handled_ms(at_ms))
        if end is not None and drag.part is not Part.BODY:
            words += f"  ({length_words(end - start)})"
        ground, ink = self._ink.colour("text"), self._ink.colour("surface")
        self._paint_chip(painter, layout, x, max(3.0, here.top - _CHIP - 5), words, ground, ink)

    def _paint_border(self, painter: QPainter, layout: Layout, hit: Hit, start_ms: int, end_ms: int) -> None:
        left, right = layout.x_of(start_ms), layout.x_of(end_ms)
        ring = replace(hit.thing, left=left, width=max(HAIR, right - left))
        self._paint_ring(painter, ring, self._ink.colour("accent"), 2)
        at_ms = start_ms if hit.part is Part.START else end_ms
        self._paint_length(painter, layout, at_ms, start_ms, end_ms, hit.thing.top)

    def _paint_drawn(self, painter: QPainter, layout: Layout, layer_id: str, start_ms: int, end_ms: int) -> None:
        place, accent = layout.place_of(layer_id), self._ink.colour("accent")
        if place is None:
            return
        left, right = layout.x_of(start_ms), layout.x_of(end_ms)
        area = QRectF(left, place.top + 3, max(HAIR, right - left), place.height - 6)
        painter.setPen(QPen(accent, 1.5))
        painter.setBrush(faded(accent, 0.22))
        painter.drawRoundedRect(area, 4, 4)
        self._paint_length(painter, layout, end_ms, start_ms, end_ms, place.top)

    def _paint_length(
        self, painter: QPainter, layout: Layout, at_ms: int, start_ms: int, end_ms: int, top: float
    ) -> None:
        words = f"{self._words(layout, at_ms)}  ({length_words(end_ms - start_ms)})"
        ground, ink = self._ink.colour("text"), self._ink.colour("surface")
        self._paint_chip(painter, layout, layout.x_of(at_ms), max(3.0, top - _CHIP - 5), words, ground, ink)

    def _paint_rubber(self, painter: QPainter, rubber: tuple[float, float, float, float]) -> None:
        left, top, right, bottom = rubber
        accent = self._ink.colour("accent")
        painter.setPen(QPen(accent, 1))
        painter.setBrush(faded(accent, 0.15))
        painter.drawRect(QRectF(left, top, right - left, bottom - top))

    def _paint_pointer(self, painter: QPainter, layout: Layout, x: float) -> None:
        words = self._words(layout, layout.ms_at(x))
        line = faded(self._ink.colour("muted"), 0.5)
        painter.fillRect(QRectF(self._ink.snap(x), RULER, 1, layout.height), line)
        self._paint_chip(painter, layout, x, 3, words, self._ink.colour("raised"), self._ink.colour("text"))

    def _paint_chip(
        self, painter: QPainter, layout: Layout, x: float, top: float, words: str, ground: QColor, ink: QColor
    ) -> None:
        width = self._ink.small_metrics.horizontalAdvance(words) + 14
        left = min(max(layout.header + 2.0, x - width / 2), layout.width - width - 2)
        area = QRectF(self._ink.snap(left), top, width, _CHIP)
        painter.setPen(QPen(self._ink.colour("border"), 1))
        painter.setBrush(ground)
        painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        painter.setFont(self._ink.small)
        painter.setPen(ink)
        painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter), words)

    def _words(self, layout: Layout, ms: int) -> str:
        return format_time(ms, millis=True) if layout.scale.ms_per_px < _FINE_MS_PER_PX else tenths(ms)


def _chosen_items(layout: Layout, selected: frozenset[str]) -> list[Item]:
    """The places in view of what is selected; of a crowd, when its first is."""
    if len(selected) < 2:
        return []
    return [
        item
        for item in layout.items_within(layout.header, RULER, layout.width, layout.height)
        if item.annotation.id in selected
    ]


def moved_item(item: Item, layout: Layout, start_ms: int, end_ms: int | None) -> Item:
    """The place of an annotation if it had these times, in the row that it is in."""
    left = layout.x_of(start_ms)
    if end_ms is None or not item.is_bar:
        return _at(item, left - BADGE / 2, item.width)
    return _at(item, left, max(HAIR, layout.x_of(end_ms) - left))


def _at(item: Item, left: float, width: float) -> Item:
    return replace(item, left=left, width=width)
