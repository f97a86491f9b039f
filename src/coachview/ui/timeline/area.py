"""The surface of the timeline: shows lanes at a scale, and lets hand, wheel and scroll bars at them."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFocusEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from coachview.model.annotation import Annotation
from coachview.ui.theme import Theme
from coachview.ui.timeline.canvas import Canvas
from coachview.ui.timeline.content import Content
from coachview.ui.timeline.corner import CORNER_WIDTH, Corner
from coachview.ui.timeline.hand import Hand
from coachview.ui.timeline.layout import LANE_LEAST, MARGIN, RULER, Layout, make_bands
from coachview.ui.timeline.overlay import Moving
from coachview.ui.timeline.scale import FINEST_MS_PER_PX, Scale
from coachview.ui.timeline.scroll_bars import THICKNESS, ScrollBars
from coachview.ui.timeline.tips import Tips
from coachview.ui.timeline.wheel import Turn, meaning
from coachview.ui.timeline.words import description, hint

_NAMES_MOST = 168
_LANES_HINTED = 4
_BY_KEY = {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason}


class TimelineArea(QAbstractScrollArea):
    """What is shown is `_content` and `_moving`; where, `_layout`. What the hand wishes, `_hand` says."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content = Content()
        self._end_ms = 0
        self._moving = Moving(playhead_ms=0)
        self._focus_shown = False
        self._layout = Layout(Scale.whole(1, 1), (), 0, 0, CORNER_WIDTH)
        self._canvas = Canvas(theme, self.font())
        self._corner = Corner(theme, self.viewport())
        self._bars = ScrollBars(self, theme)
        self._tips = Tips(self.viewport())
        self._hand = Hand(lambda: self._layout, self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(RULER + 2 * LANE_LEAST + THICKNESS)
        self.viewport().setMouseTracking(True)
        theme.changed.connect(self._on_style_changed)
        self._hand.opened.connect(self._on_opened)
        self._hand.panned.connect(self._on_panned)
        self._hand.changed.connect(self._on_hand_changed)
        self._bars.time_wanted.connect(self._on_time_wanted)
        self._bars.down_wanted.connect(self._on_down_wanted)

    @property
    def places(self) -> Layout:
        """Where everything is now, in pixels of the viewport."""
        return self._layout

    def sizeHint(self) -> QSize:
        lanes = sum(band.height for band in self._layout.bands[:_LANES_HINTED])
        return QSize(900, RULER + max(lanes, 2 * LANE_LEAST) + THICKNESS)

    def minimumSizeHint(self) -> QSize:
        return QSize(320, self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._content_changed()

    def paintEvent(self, event: QPaintEvent) -> None:
        hand, extent = self._hand, self._extent_ms()
        moving = replace(
            self._moving,
            playhead_ms=self._moving.playhead_ms if extent else None,
            hovered=hand.hovered.item if hand.hovered else None,
            pointer_x=hand.pointer_x if extent else None,
            drag=hand.drag,
            drag_ms=hand.drag_ms,
        )
        painter = QPainter(self.viewport())
        words = hint(self._content, extent, editable=hand.may_move)
        self._canvas.paint(painter, event.rect(), self._layout, words, moving)
        if self._focus_shown:
            self._canvas.paint_focus(painter, self._layout)

    def viewportEvent(self, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.ToolTip:
            self._tips.show_words(self._cut_name_at(event.pos().x(), event.pos().y()), event.globalPos())
            return True
        if kind == QEvent.Type.NativeGesture and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
            self._zoom_at(1 + event.value(), event.position().x())
            return True
        if kind == QEvent.Type.Leave:
            self._hand.leave()
        return super().viewportEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._on_style_changed()

    def wheelEvent(self, event: QWheelEvent) -> None:
        keys, x = event.modifiers(), event.position().x()
        turn = Turn(
            angle=event.angleDelta().toTuple(),
            pixels=event.pixelDelta().toTuple(),
            ctrl=bool(keys & Qt.KeyboardModifier.ControlModifier),
            shift=bool(keys & Qt.KeyboardModifier.ShiftModifier),
            trackpad=event.phase() != Qt.ScrollPhase.NoScrollPhase,
            over_names=not self._layout.is_time(x),
        )
        meant = meaning(turn)
        self._on_panned(meant.pan, meant.scroll)
        self._zoom_at(meant.factor, x)
        self._hand.move(event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._extent_ms():
            self._hand.press(event.position(), event.button())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hand.move(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._hand.release(event.position())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._extent_ms():
            self._hand.double(event.position(), event.button())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._focus_shown = event.reason() in _BY_KEY
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._focus_shown = False
        self.viewport().update()

    def _extent_ms(self) -> int:
        """The recording, and whatever was noted after its end."""
        return max(self._end_ms, self._content.latest_ms)

    def _header(self) -> int:
        most = min(_NAMES_MOST, max(CORNER_WIDTH, self.viewport().width() // 4))
        return self._canvas.header_width(self._content.lanes, CORNER_WIDTH, most)

    def _time_width(self) -> int:
        return max(1, self.viewport().width() - self._header() - 2 * MARGIN)

    def _content_changed(self) -> None:
        self._mark(self._content.get(self._hand.selected_id))
        self._hand.forget(self._content.get)
        lanes_height = sum(band.height for band in make_bands(self._content.lanes, 0))
        self._bars.show_lanes(lanes_height, self.viewport().height() - RULER)
        self._lay_out(self._layout.scale.lasting(max(1, self._extent_ms())).resized(self._time_width()))

    def _mark(self, one: Annotation | None) -> None:
        self._hand.selected_id = one.id if one else ""
        self._moving = replace(self._moving, selected=one)
        self.setAccessibleDescription(description(self._content, one))
        self.viewport().update()

    def _lay_out(self, scale: Scale) -> None:
        size, header = self.viewport().size(), self._header()
        bands = make_bands(self._content.lanes, RULER - self._bars.scroll)
        self._layout = Layout(scale, bands, size.width(), size.height(), header, self._end_ms)
        self._bars.show_time(scale, header)
        coarsest = scale.duration_ms / scale.width
        finest = min(FINEST_MS_PER_PX, coarsest)
        self._corner.set_usable(closer=self._extent_ms() > 0 and scale.ms_per_px > finest, wider=not scale.is_whole)
        self._redraw()

    def _show_scale(self, scale: Scale) -> None:
        if scale != self._layout.scale:
            self._lay_out(scale)

    def _show_lane_of(self, one: Annotation) -> None:
        item = self._layout.item_of(one)
        if item is None:
            return
        above = item.top - RULER
        below = item.top + item.height - self._layout.height
        if above < 0 or below > 0:
            self._bars.scroll_to(self._bars.scroll + round(above if above < 0 else below))

    def _zoom_at(self, factor: float, x: float) -> None:
        if factor != 1.0:
            inside = min(max(x - self._layout.left, 0), self._layout.scale.width)
            self._show_scale(self._layout.scale.zoomed(factor, inside))

    def _redraw(self) -> None:
        self._canvas.spoil()
        self.viewport().update()

    def _cut_name_at(self, x: float, y: float) -> str:
        band = None if self._layout.is_time(x) else self._layout.band_at(y)
        if band is None or self._canvas.name_fits(band.lane.name, self._layout.header):
            return ""
        return band.lane.title

    def _on_style_changed(self) -> None:
        self._canvas.restyle(self.font())
        self._content_changed()

    def _on_opened(self, first_ms: float, last_ms: float) -> None:
        self._show_scale(self._layout.scale.over(first_ms, last_ms))

    def _on_panned(self, right: float, down: float) -> None:
        if right:
            self._show_scale(self._layout.scale.panned(right))
        if down:
            self._bars.scroll_to(self._bars.scroll + round(down))

    def _on_hand_changed(self) -> None:
        self.viewport().setCursor(self._hand.cursor())
        self._tips.show_hit(None if self._hand.is_busy else self._hand.hovered)
        self.viewport().update()

    def _on_time_wanted(self, ms: int) -> None:
        self._show_scale(self._layout.scale.starting_at(ms))

    def _on_down_wanted(self, _pixels: int) -> None:
        self._lay_out(self._layout.scale)
