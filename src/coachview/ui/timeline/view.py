"""The timeline as a widget: shows the layout, and turns mouse and wheel into wishes of the user."""

from bisect import insort
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QFrame, QToolTip, QWidget

from coachview.model.annotation import Annotation, in_time_order
from coachview.model.person import Person
from coachview.model.timecode import format_time
from coachview.ui.theme import Theme
from coachview.ui.timeline.lanes import make_lanes
from coachview.ui.timeline.layout import Box, Drag, Layout, Part
from coachview.ui.timeline.painter import HEADER, TimelinePainter, label_lanes
from coachview.ui.timeline.scale import Scale
from coachview.ui.timeline.tooltip import tooltip_html

_ZOOM = 1.25
_STRIP = 8
_SCROLL_UNITS = 1_000_000


def _order(one: Annotation) -> tuple[int, str, str]:
    return (one.start_ms, one.created_utc, one.id)


class TimelineView(QAbstractScrollArea):
    """One lane per author. Wheel zooms at the mouse, Shift+wheel and a trackpad's sideways swipe pan.

    It holds values and changes nothing: a drag ends in one `annotation_moved`, a click in `seek_requested`.
    """

    seek_requested = Signal(int)
    annotation_selected = Signal(str)
    annotation_activated = Signal(str)
    annotation_moved = Signal(str, int, object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._people: Sequence[Person] = ()
        self._annotations: list[Annotation] = []
        self._by_id: dict[str, Annotation] = {}
        self._layout = Layout(Scale.whole(1, 1), ())
        self._picture: QPixmap | None = None
        self._painter: TimelinePainter | None = None
        self._duration_ms = 0
        self._playhead_ms = 0
        self._in_out: tuple[int | None, int | None] = (None, None)
        self._selected_id = ""
        self._editable = True
        self._playing = False
        self._pressed: QPointF | None = None
        self._drag: Drag | None = None
        self._scrubbing = False
        self._pan_from: QPointF | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(120)
        self.setAccessibleName("Timeline")
        self.viewport().setMouseTracking(True)
        self.horizontalScrollBar().valueChanged.connect(self._on_scrolled)
        self.verticalScrollBar().valueChanged.connect(self._redraw)
        theme.changed.connect(self._on_theme)

    @property
    def layout_shown(self) -> Layout:
        """Where everything is now, for whoever needs to know places."""
        return self._layout

    def set_recording(self, duration_ms: int) -> None:
        """Show a recording of this length, whole; 0 means that there is none or that its length is unknown."""
        if duration_ms != self._duration_ms:
            self._duration_ms = duration_ms
            self._set_scale(Scale.whole(duration_ms, self._lanes_width()))

    def set_people(self, people: Sequence[Person]) -> None:
        """Whose lanes there are."""
        self._people = tuple(people)
        self._lay_out()

    def set_annotations(self, annotations: Sequence[Annotation]) -> None:
        """Show these and no others."""
        self._annotations = in_time_order(list(annotations))
        self._by_id = {one.id: one for one in self._annotations}
        self._lay_out()

    def put_annotation(self, annotation: Annotation) -> None:
        """Show one more, or one that has changed."""
        self._take_out(annotation.id)
        insort(self._annotations, annotation, key=_order)
        self._by_id[annotation.id] = annotation
        self._lay_out()

    def drop_annotation(self, annotation_id: str) -> None:
        """Show one no longer; one that is not there is no harm."""
        if self._take_out(annotation_id):
            self._lay_out()

    def set_playhead(self, position_ms: int) -> None:
        """Move the playhead; only the two strips that it leaves and enters are painted again."""
        before, self._playhead_ms = self._playhead_x(), position_ms
        if self._playing and self._drag is None and not self._scrubbing:
            self._set_scale(self._layout.scale.showing(position_ms))
        for x in (before, self._playhead_x()):
            self.viewport().update(QRect(round(x) - _STRIP, 0, 2 * _STRIP, self.viewport().height()))

    def set_playing(self, playing: bool) -> None:
        """While playing, the view follows the playhead page by page."""
        self._playing = playing

    def set_in_out(self, in_ms: int | None, out_ms: int | None) -> None:
        """Show the marks of the next clip."""
        self._in_out = (in_ms, out_ms)
        self._redraw()

    def set_editable(self, editable: bool) -> None:
        """Whether markers can be dragged."""
        self._editable = editable

    def select(self, annotation_id: str) -> None:
        """Mark one annotation, or none with an empty identity, and bring it into view."""
        self._selected_id = annotation_id
        found = self._by_id.get(annotation_id)
        if found is not None:
            self._set_scale(self._layout.scale.showing(found.start_ms))
        self._redraw()

    def neighbour(self, position_ms: int, direction: int) -> Annotation | None:
        """The annotation before (-1) or after (+1) a time; from the selected one on when the time is at that one."""
        here = self._by_id.get(self._selected_id)
        if here is None or abs(here.start_ms - position_ms) > 500:
            later = [one for one in self._annotations if one.start_ms > position_ms]
            earlier = self._annotations[: len(self._annotations) - len(later)]
            return (later[0] if later else None) if direction > 0 else (earlier[-1] if earlier else None)
        at = self._annotations.index(here) + direction
        return self._annotations[at] if 0 <= at < len(self._annotations) else None

    def zoom_in(self) -> None:
        """See less time, more exactly, around the playhead."""
        self._zoom(_ZOOM**2, self._zoom_centre())

    def zoom_out(self) -> None:
        """See more time at once."""
        self._zoom(_ZOOM**-2, self._zoom_centre())

    def fit(self) -> None:
        """See the whole recording."""
        self._set_scale(Scale.whole(self._duration_ms, self._lanes_width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_scale(self._layout.scale.resized(self._lanes_width()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        if self._picture is None or self._picture.devicePixelRatio() != self.devicePixelRatioF():
            self._picture = self._draw_picture()
        painter.drawPixmap(0, 0, self._picture)
        if self._duration_ms > 0:
            painter.setClipRect(QRect(HEADER, 0, self.viewport().width() - HEADER, self.viewport().height()))
            self._tools().paint_playhead(painter, self._playhead_x(), self.viewport().height())
            self._paint_drag(painter)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            self._show_tooltip(event)
            return True
        return super().viewportEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        delta = event.pixelDelta() if not event.pixelDelta().isNull() else event.angleDelta()
        sideways = delta.x() if abs(delta.x()) > abs(delta.y()) else 0
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and not sideways:
            sideways = delta.y()
        if sideways:
            self._set_scale(self._layout.scale.panned(-sideways))
        elif delta.y():
            self._zoom(_ZOOM ** (delta.y() / 120), event.position().x() - HEADER)
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.MiddleButton:
            self._pan_from = event.position()
        elif event.button() == Qt.MouseButton.LeftButton and self._duration_ms > 0:
            self._pressed = event.position()
            hit = self._hit(event.position())
            if hit is not None:
                ms = self._ms(event.position())
                self._drag = Drag(hit, ms, ms)
                self.select(hit.annotation.id)
                self.annotation_selected.emit(hit.annotation.id)
            elif event.position().x() >= HEADER:
                self._scrubbing = True
                self._seek(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pan_from is not None:
            self._set_scale(self._layout.scale.panned(self._pan_from.x() - event.position().x()))
            self._pan_from = event.position()
        elif self._scrubbing:
            self._seek(event.position())
        elif self._drag is not None and self._moved(event.position()):
            self._drag = Drag(self._drag.hit, self._drag.from_ms, self._ms(event.position()))
            self.viewport().update()
        elif self._drag is None:
            self._show_cursor(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        drag, self._drag = self._drag, None
        moved = drag is not None and self._moved(event.position())
        self._pressed, self._scrubbing, self._pan_from = None, False, None
        if drag is None:
            return
        if moved:
            start, end = drag.times(self._duration_ms)
            if (start, end) != (drag.hit.annotation.start_ms, drag.hit.annotation.end_ms):
                self.annotation_moved.emit(drag.hit.annotation.id, start, end)
        else:
            self.seek_requested.emit(drag.hit.annotation.start_ms)
        self.viewport().update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        hit = self._hit(event.position())
        if hit is not None and event.button() == Qt.MouseButton.LeftButton:
            self.annotation_activated.emit(hit.annotation.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._drag is not None:
            self._drag = None
            self._pressed = None
            self.viewport().update()
        else:
            event.ignore()

    def _take_out(self, annotation_id: str) -> bool:
        old = self._by_id.pop(annotation_id, None)
        if old is None:
            return False
        self._annotations.remove(old)
        return True

    def _lay_out(self) -> None:
        self._layout = Layout(self._layout.scale, make_lanes(self._people, self._annotations))
        self.setAccessibleDescription(label_lanes(self._layout.lanes))
        self._update_bars()
        self._redraw()

    def _set_scale(self, scale: Scale) -> None:
        if scale != self._layout.scale:
            self._layout = Layout(scale, self._layout.lanes)
            self._update_bars()
            self._redraw()

    def _zoom(self, factor: float, x: float) -> None:
        self._set_scale(self._layout.scale.zoomed(factor, max(0.0, x)))

    def _zoom_centre(self) -> float:
        x = self._layout.scale.x_of(self._playhead_ms)
        return x if 0 <= x <= self._layout.scale.width else self._layout.scale.width / 2

    def _update_bars(self) -> None:
        scale, bar = self._layout.scale, self.horizontalScrollBar()
        bar.blockSignals(True)
        hidden = max(0.0, scale.duration_ms - scale.span_ms) / scale.duration_ms
        bar.setRange(0, round(hidden * _SCROLL_UNITS))
        bar.setPageStep(max(1, round(scale.span_ms / scale.duration_ms * _SCROLL_UNITS)))
        bar.setSingleStep(max(1, bar.pageStep() // 10))
        bar.setValue(round(scale.start_ms / scale.duration_ms * _SCROLL_UNITS))
        bar.blockSignals(False)
        vertical = self.verticalScrollBar()
        vertical.setRange(0, max(0, self._layout.height - self.viewport().height()))
        vertical.setPageStep(self.viewport().height())
        vertical.setSingleStep(24)

    def _on_scrolled(self, value: int) -> None:
        scale = self._layout.scale
        self._set_scale(scale.panned((value / _SCROLL_UNITS * scale.duration_ms - scale.start_ms) / scale.ms_per_pixel))

    def _on_theme(self) -> None:
        self._painter = None
        self._redraw()

    def _redraw(self, _value: int = 0) -> None:
        self._picture = None
        self.viewport().update()

    def _tools(self) -> TimelinePainter:
        if self._painter is None:
            self._painter = TimelinePainter(self._theme, self.font(), self.devicePixelRatioF())
        return self._painter

    def _draw_picture(self) -> QPixmap:
        """Everything but the playhead, so that playing only copies it."""
        self._painter = None
        ratio, size = self.devicePixelRatioF(), self.viewport().size()
        picture = QPixmap(size * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(self._theme.colour("window"))
        painter = QPainter(picture)
        tools, lanes_width = self._tools(), self._lanes_width()
        scroll = self.verticalScrollBar().value()
        painter.translate(HEADER, -scroll)
        tools.paint_lanes(painter, self._layout, self._selected_id)
        painter.translate(0, scroll)
        if self._duration_ms > 0:
            tools.paint_ruler(painter, self._layout)
        tools.paint_in_out(painter, self._layout, *self._in_out)
        self._paint_hint(painter, lanes_width)
        painter.translate(-HEADER, -scroll)
        tools.paint_header(painter, self._layout)
        painter.end()
        return picture

    def _paint_hint(self, painter: QPainter, width: int) -> None:
        if self._duration_ms <= 0 and not self._annotations:
            text = "The timeline appears with a recording."
        elif not self._annotations:
            text = "No annotations yet. Press M, or just write in the note box, when you notice something."
        else:
            return
        self._tools().paint_hint(painter, QRect(8, 26, width - 16, self.viewport().height() - 26), text)

    def _paint_drag(self, painter: QPainter) -> None:
        drag = self._drag
        if drag is None or drag.from_ms == drag.to_ms or not self._editable:
            return
        start, end = drag.times(self._duration_ms)
        place = self._layout.place_of(drag.hit.annotation.id)
        if place is None:
            return
        scale, top = self._layout.scale, place.top - self.verticalScrollBar().value()
        left = scale.x_of(start)
        if end is None:
            box = Box(place.annotation, left - place.width / 2, top, place.width, place.height)
        else:
            box = Box(place.annotation, left, top, max(4.0, scale.x_of(end) - left), place.height)
        painter.translate(HEADER, 0)
        self._tools().paint_box(painter, box, selected=True)
        shown = end if drag.hit.part is Part.END and end is not None else start
        self._tools().paint_bubble(painter, scale.x_of(shown), top, format_time(shown, millis=True), scale.width)

    def _lanes_width(self) -> int:
        return max(1, self.viewport().width() - HEADER)

    def _playhead_x(self) -> float:
        return HEADER + self._layout.scale.x_of(self._playhead_ms)

    def _ms(self, position: QPointF) -> int:
        return self._layout.scale.ms_at(position.x() - HEADER)

    def _seek(self, position: QPointF) -> None:
        self.seek_requested.emit(self._ms(position))

    def _hit(self, position: QPointF) -> object:
        if position.x() < HEADER:
            return None
        return self._layout.hit(position.x() - HEADER, position.y() + self.verticalScrollBar().value())

    def _moved(self, position: QPointF) -> bool:
        far = QApplication.startDragDistance()
        already = self._drag is not None and self._drag.to_ms != self._drag.from_ms
        return self._editable and (already or (self._pressed - position).manhattanLength() >= far)

    def _show_cursor(self, position: QPointF) -> None:
        hit = self._hit(position)
        if hit is not None and hit.part is not Part.BODY and self._editable:
            shape = Qt.CursorShape.SizeHorCursor
        else:
            shape = Qt.CursorShape.PointingHandCursor if hit is not None else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def _show_tooltip(self, event: QHelpEvent) -> None:
        hit = self._hit(QPointF(event.pos()))
        if hit is not None:
            names = {lane.author_id: lane.name for lane in self._layout.lanes}
            text = tooltip_html(hit.annotation, names.get(hit.annotation.author_id, ""))
        else:
            text = self._lane_name_at(event.pos())
        QToolTip.showText(event.globalPos(), text, self.viewport())

    def _lane_name_at(self, position: QPoint) -> str:
        y = position.y() + self.verticalScrollBar().value()
        if position.x() >= HEADER:
            return ""
        tops = [*self._layout.tops(), self._layout.height]
        for lane, top, bottom in zip(self._layout.lanes, tops, tops[1:], strict=False):
            if top <= y < bottom:
                return f"{lane.name} ({lane.role.lower()})" if lane.role else lane.name
        return ""
