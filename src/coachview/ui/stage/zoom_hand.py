"""What mouse, wheel, touchpad and fingers do to the zoom of a picture."""

from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QNativeGestureEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QGestureEvent

from coachview.ui.stage.video_view import VideoView

_NOTCH = 120
_PER_NOTCH = 1.25


class ZoomHand(QObject):
    """Ctrl and the wheel, or a pinch, zooms at the mouse; when zoomed, dragging and the wheel alone move the picture.

    A press that does not move stays a click.
    """

    def __init__(self, view: VideoView) -> None:
        super().__init__(view)
        self._view = view
        self._from: QPointF | None = None
        self._drags = False
        self._answers = {
            QEvent.Type.Wheel: self._on_wheel,
            QEvent.Type.NativeGesture: self._on_native_gesture,
            QEvent.Type.Gesture: self._on_gesture,
            QEvent.Type.MouseButtonPress: self._on_press,
            QEvent.Type.MouseMove: self._on_move,
            QEvent.Type.MouseButtonRelease: self._on_release,
        }
        view.grabGesture(Qt.GestureType.PinchGesture)
        view.installEventFilter(self)

    def eventFilter(self, _view: QObject, event: QEvent) -> bool:
        answer = self._answers.get(event.type())
        return answer is not None and answer(event)

    def _on_wheel(self, event: QWheelEvent) -> bool:
        turned = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._view.zoom.closer(_PER_NOTCH ** ((turned.y() or turned.x()) / _NOTCH), event.position())
            return True
        if self._view.zoom.view.is_whole:
            return False
        fine = event.pixelDelta()
        self._view.zoom.pan(QPointF(turned) / 2 if fine.isNull() else QPointF(fine))
        return True

    def _on_native_gesture(self, event: QNativeGestureEvent) -> bool:
        if event.gestureType() != Qt.NativeGestureType.ZoomNativeGesture:
            return False
        self._view.zoom.closer(1.0 + event.value(), event.position())
        return True

    def _on_gesture(self, event: QGestureEvent) -> bool:
        pinch = event.gesture(Qt.GestureType.PinchGesture)
        if pinch is None:
            return False
        self._view.forget_press()
        self._view.zoom.closer(pinch.scaleFactor(), QPointF(self._view.mapFromGlobal(pinch.centerPoint().toPoint())))
        self._view.zoom.pan(pinch.centerPoint() - pinch.lastCenterPoint())
        event.accept(pinch)
        return True

    def _on_press(self, event: QMouseEvent) -> bool:
        left = event.button() == Qt.MouseButton.LeftButton
        self._from = event.position() if left and not self._view.zoom.view.is_whole else None
        return False

    def _on_move(self, event: QMouseEvent) -> bool:
        if self._from is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return False
        way = event.position() - self._from
        if not self._drags and way.manhattanLength() < QApplication.startDragDistance():
            return False
        if not self._drags:
            self._drags = True
            self._view.forget_press()
            self._view.setCursor(Qt.CursorShape.ClosedHandCursor)
        self._from = event.position()
        self._view.zoom.pan(way)
        return True

    def _on_release(self, event: QMouseEvent) -> bool:
        if event.button() != Qt.MouseButton.LeftButton:
            return False
        dragged, self._drags, self._from = self._drags, False, None
        if dragged:
            self._view.unsetCursor()
        return dragged
