"""The strip under the timeline: all of the recording, and the window on it that can be dragged."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QScrollBar

from coachview.ui.theme import Theme
from coachview.ui.timeline.ink import faded
from coachview.ui.timeline.lanes import Lane
from coachview.ui.timeline.overview_layout import COLUMN, OverviewLayout, WindowPart
from coachview.ui.timeline.scale import FINEST_MS_PER_PX

OVERVIEW = 26
_MARGIN, _PAD, _ROUND = 14, 4, 4
_STRIP = 3
_SETTLED_MS = 60
"""Many annotations put one after the other are shown here at once."""
_ACTION = QScrollBar.SliderAction
_KEYS = {
    Qt.Key.Key_Right: _ACTION.SliderSingleStepAdd,
    Qt.Key.Key_Left: _ACTION.SliderSingleStepSub,
    Qt.Key.Key_PageDown: _ACTION.SliderPageStepAdd,
    Qt.Key.Key_PageUp: _ACTION.SliderPageStepSub,
    Qt.Key.Key_Home: _ACTION.SliderToMinimum,
    Qt.Key.Key_End: _ACTION.SliderToMaximum,
}


class Overview(QScrollBar):
    """A scroll bar of time that shows where annotations are; `span_wanted(first_ms, last_ms)` when an end is pulled.

    Its value is the first millisecond in view, its page step how many are in view.
    """

    span_wanted = Signal(float, float)

    def __init__(self, theme: Theme) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._theme = theme
        self._lanes: Sequence[Lane] = ()
        self._ground: QPixmap | None = None
        self._playhead_ms = 0
        self._held: tuple[WindowPart, float] | None = None
        self._settling = QTimer(self, singleShot=True, interval=_SETTLED_MS)
        self._settling.timeout.connect(self.spoil)
        self.setMouseTracking(True)
        self.setAccessibleName("Part of the recording in view")
        theme.changed.connect(self.spoil)

    def set_lanes(self, lanes: Sequence[Lane]) -> None:
        """Whose annotations are shown; called again whenever they have changed."""
        self._lanes = lanes
        if not self._settling.isActive():
            self._settling.start()

    def set_playhead(self, position_ms: int) -> None:
        """Where the recording stands; only the strips that it leaves and enters are painted."""
        before, self._playhead_ms = self._playhead_ms, position_ms
        places = self._layout()
        left, right = sorted((places.x_of(before), places.x_of(position_ms)))
        if right - left > 2 * _STRIP:
            self.update(round(left) - _STRIP, 0, 2 * _STRIP, self.height())
            self.update(round(right) - _STRIP, 0, 2 * _STRIP, self.height())
        else:
            self.update(round(left) - _STRIP, 0, round(right - left) + 2 * _STRIP, self.height())

    def spoil(self) -> None:
        """What is shown has changed."""
        self._ground = None
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(100, OVERVIEW)

    def minimumSizeHint(self) -> QSize:
        return QSize(40, OVERVIEW)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.spoil()

    def paintEvent(self, _event: QPaintEvent) -> None:
        scale = self.devicePixelRatioF()
        if self._ground is None or self._ground.devicePixelRatio() != scale:
            self._ground = self._paint_ground(scale)
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._ground)
        self._paint_window(painter)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self.maximum() + self.pageStep() <= 1:
            return
        places, x = self._layout(), event.position().x()
        part = places.part_at(x)
        if part is WindowPart.OUTSIDE:
            self.setValue(round(places.ms_at(x) - self.pageStep() / 2))
            part, places = WindowPart.BODY, self._layout()
        self._held = (part, places.ms_at(x) - self.value())
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        places, x = self._layout(), event.position().x()
        if self._held is None:
            self._show_cursor(places.part_at(x))
        elif self._held[0] is WindowPart.BODY:
            self.setValue(round(places.ms_at(x) - self._held[1]))
        else:
            least_ms = max(1.0, min(places.width * FINEST_MS_PER_PX, places.duration_ms))
            self.span_wanted.emit(*places.pulled(self._held[0], places.ms_at(x), least_ms))

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._held = None
        self.update()

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        """All of it, as a double click on a window's title does."""
        self.span_wanted.emit(0.0, float(self.maximum() + self.pageStep()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta().y() or event.angleDelta().x()
        self.setValue(self.value() - round(turned / 120 * self.singleStep()))
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = _KEYS.get(event.key())
        if action is None:
            event.ignore()
        else:
            self.triggerAction(action)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ContextMenu:
            return True
        return super().event(event)

    def _layout(self) -> OverviewLayout:
        first = self.value()
        duration = max(1, self.maximum() + self.pageStep())
        return OverviewLayout(duration, _MARGIN, max(1, self.width() - 2 * _MARGIN), first, first + self.pageStep())

    def _show_cursor(self, part: WindowPart) -> None:
        shapes = {WindowPart.BODY: Qt.CursorShape.OpenHandCursor, WindowPart.OUTSIDE: Qt.CursorShape.ArrowCursor}
        self.setCursor(shapes.get(part, Qt.CursorShape.SizeHorCursor))

    def _paint_ground(self, scale: float) -> QPixmap:
        ground = QPixmap(round(self.width() * scale), round(self.height() * scale))
        ground.setDevicePixelRatio(scale)
        ground.fill(self._theme.colour("window"))
        painter = QPainter(ground)
        places = self._layout()
        area = QRectF(_MARGIN, _PAD, places.width, self.height() - 2 * _PAD)
        painter.fillRect(area, self._theme.colour("lane"))
        rows = places.columns(self._lanes)
        for number, counts in enumerate(rows):
            height = area.height() / len(rows)
            self._paint_lane(painter, counts, area.top() + number * height, height)
        painter.end()
        return ground

    def _paint_lane(self, painter: QPainter, counts: list[int], top: float, height: float) -> None:
        """A column for each few pixels, the higher the more there is; one annotation can always be seen."""
        most, ink = max((*counts, 1)), self._theme.colour("muted")
        room = height - 2
        columns = [
            QRectF(_MARGIN + at * COLUMN, top + height - 1 - tall, COLUMN - 1, tall)
            for at, count in enumerate(counts)
            if count
            for tall in [max(min(3.0, room), room * (count / most) ** 0.5)]
        ]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawRects(columns)

    def _paint_window(self, painter: QPainter) -> None:
        places = self._layout()
        if places.duration_ms <= 1:
            return
        x = places.x_of(self._playhead_ms)
        painter.fillRect(QRectF(x - 0.75, _PAD - 2, 1.5, self.height() - 2 * _PAD + 4), self._theme.colour("playhead"))
        left, right = places.window
        accent, veil = self._theme.colour("accent"), faded(self._theme.colour("window"), 0.45)
        top, height = 1.5, self.height() - 3
        if self.maximum() > 0:
            painter.fillRect(QRectF(0, 0, left, self.height()), veil)
            painter.fillRect(QRectF(right, 0, self.width() - right, self.height()), veil)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = accent if self.maximum() > 0 or self.hasFocus() else self._theme.colour("border")
        painter.setPen(QPen(edge, 2.5 if self.hasFocus() else 1.5))
        painter.setBrush(faded(accent, 0.10 if self._held is None else 0.2))
        painter.drawRoundedRect(QRectF(left, top, right - left, height), _ROUND, _ROUND)
        if self.maximum() > 0 and right - left >= 4 * _ROUND:
            painter.setPen(QPen(accent, 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            for edge in (left + 4, right - 4):
                painter.drawLine(QPointF(edge, self.height() / 2 - 4), QPointF(edge, self.height() / 2 + 4))
