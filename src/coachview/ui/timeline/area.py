"""The surface of the timeline: shows layers at a scale, and lets hands, wheel and overview at them."""

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from coachview.model.annotation import Annotation
from coachview.ui.theme import Theme
from coachview.ui.timeline.canvas import Canvas
from coachview.ui.timeline.content import Content
from coachview.ui.timeline.corner import CORNER_WIDTH, Corner
from coachview.ui.timeline.gestures import Border, Carry, Draw, Rubber
from coachview.ui.timeline.hand import Hand
from coachview.ui.timeline.kinetic import Kinetic
from coachview.ui.timeline.layer_set import LayerSet
from coachview.ui.timeline.layers.lane_layer import LANE_LEAST, LaneLayer
from coachview.ui.timeline.layers.layer import Layer
from coachview.ui.timeline.layout import MARGIN, RULER, Layout, stack_layers
from coachview.ui.timeline.names_hand import NamesHand
from coachview.ui.timeline.overlay import Moving
from coachview.ui.timeline.overview import OVERVIEW
from coachview.ui.timeline.scale import FINEST_MS_PER_PX, Scale
from coachview.ui.timeline.scroll_bars import ScrollBars
from coachview.ui.timeline.selection import Selection
from coachview.ui.timeline.tips import Tips
from coachview.ui.timeline.wheel import Turn, meaning
from coachview.ui.timeline.words import description, hint
from coachview.ui.timeline.zoom_motion import ZoomMotion

_NAMES_MOST = 168
_HINTED = 4
_BY_KEY = {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason}


class TimelineArea(QAbstractScrollArea):
    """What is shown is `_content`, `layers` and `_moving`; where, `_layout`. What the hand wishes, `_hand` says.

    `shown()` after every change of what is in view.
    """

    shown = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content = Content()
        self._end_ms = 0
        self._selection = Selection()
        self._moving = Moving(playhead_ms=0)
        self._focus_shown = False
        self._layout = Layout(Scale.whole(1, 1), (), 0, 0, CORNER_WIDTH)
        self.layers = LayerSet(self._on_layer_changed)
        self._canvas = Canvas(theme, self.font())
        self._corner = Corner(theme, self.viewport())
        self._bars = ScrollBars(self, theme)
        self._tips = Tips(self.viewport())
        self._hand = Hand(lambda: self._layout, self._selected, self._points, self)
        self._names_hand = NamesHand(lambda: self._layout, self)
        self._kinetic = Kinetic(self)
        self._motion = ZoomMotion(lambda: self._layout.scale, self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(RULER + 2 * LANE_LEAST + OVERVIEW)
        self.viewport().setMouseTracking(True)
        theme.changed.connect(self._on_style_changed)
        self._listen()

    @property
    def places(self) -> Layout:
        """Where everything is now, in pixels of the viewport."""
        return self._layout

    def set_motion(self, motion: bool) -> None:
        """Whether the view glides: into a zoom by key, and on when a pan is let go."""
        self._kinetic.moves = self._motion.moves = motion

    def sizeHint(self) -> QSize:
        lanes = sum(place.height for place in self._layout.places[:_HINTED])
        return QSize(900, RULER + max(lanes, 2 * LANE_LEAST) + OVERVIEW)

    def minimumSizeHint(self) -> QSize:
        return QSize(320, self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._content_changed()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        words = hint(self._content, self._extent_ms(), editable=self._hand.may_move)
        self._canvas.paint(painter, event.rect(), self._layout, words, self._all_moving())
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
        self._stand_still()
        self._on_panned(meant.pan, meant.scroll)
        self._zoom_at(meant.factor, x)
        self._hand.glance(event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._stand_still()
        if event.button() == Qt.MouseButton.LeftButton and not self._layout.is_time(event.position().x()):
            self._names_hand.press(event.position())
        elif self._extent_ms():
            self._hand.press(event.position(), event.button(), event.modifiers())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._names_hand.is_busy:
            self._names_hand.move(event.position())
        else:
            self._hand.move(event.position(), event.modifiers())
        if self._names_hand.is_busy or not self._layout.is_time(event.position().x()):
            self.viewport().setCursor(self._names_hand.cursor(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._names_hand.is_busy:
            self._names_hand.release()
        elif self._hand.is_busy:
            self._hand.release(event.position())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._extent_ms() and self._layout.is_time(event.position().x()):
            self._hand.double(event.position(), event.button(), event.modifiers())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._focus_shown = event.reason() in _BY_KEY
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._focus_shown = False
        self.viewport().update()

    def _listen(self) -> None:
        self._hand.opened.connect(self._on_opened)
        self._hand.panned.connect(self._on_hand_panned)
        self._hand.flung.connect(self._kinetic.let_go)
        self._hand.changed.connect(self._on_hand_changed)
        self._kinetic.panned.connect(lambda pixels: self._on_panned(pixels, 0.0))
        self._motion.shown.connect(self._show_scale)
        self._bars.time_wanted.connect(self._on_time_wanted)
        self._bars.span_wanted.connect(
            lambda first_ms, last_ms: self._show_scale(self._layout.scale.spanning(first_ms, last_ms))
        )
        self._bars.down_wanted.connect(self._on_down_wanted)

    def _all_moving(self) -> Moving:
        hand, extent, gesture = self._hand, self._extent_ms(), self._hand.gesture
        carry, draw = isinstance(gesture, Carry), isinstance(gesture, Draw)
        return replace(
            self._moving,
            playhead_ms=self._moving.playhead_ms if extent else None,
            current=self._content.get(self._selection.current),
            selected=self._selection.ids,
            hovered=hand.hovered,
            pointer_x=hand.pointer_x if extent else None,
            drag=gesture.drag if carry else None,
            drag_ms=gesture.at_ms if carry else 0.0,
            snapped_ms=getattr(gesture, "snapped_ms", None),
            rubber=gesture.area if isinstance(gesture, Rubber) else None,
            drawn=(gesture.layer_id, *gesture.times) if draw else None,
            border=(gesture.hit, gesture.start_ms, gesture.end_ms) if isinstance(gesture, Border) else None,
        )

    def _selected(self) -> tuple[Selection, list[Annotation]]:
        return self._selection, self._content.among(self._selection.ids)

    def _points(self, first_x: float, last_x: float) -> Iterator[int]:
        moving = self._moving
        yield from self._layout.edges_ms(first_x, last_x)
        ends = (moving.playhead_ms, moving.in_ms, moving.out_ms, 0, self._end_ms or None)
        yield from (ms for ms in ends if ms is not None)

    def _extent_ms(self) -> int:
        """The recording, and whatever was noted after its end."""
        return max(self._end_ms, self._content.latest_ms)

    def _header(self, layers: list[Layer]) -> int:
        most = min(_NAMES_MOST, max(CORNER_WIDTH, self.viewport().width() // 4))
        return self._canvas.names.width_for(tuple(layers), CORNER_WIDTH, most)

    def _content_changed(self, author_id: str | None = None) -> None:
        """What is shown has changed; with an author, only in his lane."""
        self._select(self._selection.among(self._content.get))
        self._hand.forget(self._content.get)
        self.layers.set_lanes(self._content.lanes)
        self._bars.overview.set_lanes(self._content.lanes)
        self._arrange(only=None if author_id is None else f"author:{author_id}")

    def _arrange(self, only: str | None = None) -> None:
        """Lay the layers out anew; `only` names the one whose picture has changed."""
        layers = self.layers.shown()
        before, header = self._layout, self._header(layers)
        heights = self.layers.arrangement.height_of
        self._bars.show_lanes(sum(map(heights, layers)), self.viewport().height() - RULER)
        time_width = max(1, self.viewport().width() - header - 2 * MARGIN)
        scale = before.scale.lasting(max(1, self._extent_ms())).resized(time_width)
        self._layout = self._laid_out(scale, layers, header)
        place = self._layout.place_of(only) if only and self._layout == before else None
        if place is None:
            self._show_layout()
        else:
            self._spoil(place.top, place.height)

    def _laid_out(self, scale: Scale, layers: list[Layer], header: int) -> Layout:
        size = self.viewport().size()
        places = stack_layers(layers, RULER - self._bars.scroll, self.layers.arrangement.height_of)
        return Layout(scale, places, size.width(), size.height(), header, self._end_ms)

    def _show_layout(self) -> None:
        scale = self._layout.scale
        self._bars.show_time(scale, self._layout.header)
        finest = min(FINEST_MS_PER_PX, scale.duration_ms / scale.width)
        self._corner.set_usable(closer=self._extent_ms() > 0 and scale.ms_per_px > finest, wider=not scale.is_whole)
        self._redraw()
        self.shown.emit()

    def _show_scale(self, scale: Scale) -> None:
        if scale == self._layout.scale:
            return
        before, self._layout = self._layout, replace(self._layout, scale=scale)
        self._bars.show_time(scale, self._layout.header)
        finest = min(FINEST_MS_PER_PX, scale.duration_ms / scale.width)
        self._corner.set_usable(closer=self._extent_ms() > 0 and scale.ms_per_px > finest, wider=not scale.is_whole)
        self._canvas.pan(before, self._layout)
        self.viewport().update()
        self.shown.emit()

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

    def _stand_still(self) -> None:
        self._kinetic.stop()
        self._motion.stop()

    def _redraw(self) -> None:
        self._canvas.spoil()
        self.viewport().update()

    def _spoil(self, top: int, height: int) -> None:
        part = QRect(0, top, self._layout.width, height)
        self._canvas.spoil(part)
        self.viewport().update(part)

    def _select(self, selection: Selection) -> None:
        self._selection = selection
        self.setAccessibleDescription(
            description(self._content, self._content.get(selection.current), len(selection.ids))
        )
        self.viewport().update()

    def _cut_name_at(self, x: float, y: float) -> str:
        place = None if self._layout.is_time(x) else self._layout.place_at(y)
        if place is None or self._canvas.names.fits(place.layer, self._layout.header):
            return ""
        return place.layer.title

    def _is_lane(self, layer_id: str) -> bool:
        return isinstance(self.layers.find(layer_id), LaneLayer)

    def _on_layer_changed(self, layer: Layer) -> None:
        self._arrange(only=layer.id)

    def _on_style_changed(self) -> None:
        self._canvas.restyle(self.font())
        self._content_changed()

    def _on_opened(self, first_ms: float, last_ms: float) -> None:
        self._motion.go_to(self._layout.scale.over(first_ms, last_ms))

    def _on_hand_panned(self, right: float, down: float) -> None:
        self._kinetic.felt(right)
        self._on_panned(right, down)

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
        self._layout = self._laid_out(
            self._layout.scale, [place.layer for place in self._layout.places], self._layout.header
        )
        self._redraw()
