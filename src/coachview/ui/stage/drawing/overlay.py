from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QMouseEvent, QPainter

from coachview.model.drawing import Shape
from coachview.ui.stage.drawing.board import DrawingBoard
from coachview.ui.stage.drawing.gestures import Move, Resize, begin
from coachview.ui.stage.drawing.handle_marks import paint_selection
from coachview.ui.stage.drawing.hitting import drawing_at, handle_at
from coachview.ui.stage.drawing.keys import DrawingKeys
from coachview.ui.stage.drawing.painting import DrawingPainter
from coachview.ui.stage.drawing.place import PicturePlace
from coachview.ui.stage.drawing.reshape import kept_near
from coachview.ui.stage.drawing.text_entry import TextEntry
from coachview.ui.stage.overlay import Overlay
from coachview.ui.stage.video_view import VideoView

_LEFT = Qt.MouseButton.LeftButton


class DrawingOverlay(Overlay):
    """Shows the drawings on the picture and, while one draws, has the left mouse button and the keys of drawing."""

    def __init__(self, view: VideoView, board: DrawingBoard) -> None:
        super().__init__(view)
        self._view, self._board = view, board
        self._painter = DrawingPainter()
        self._keys = DrawingKeys(board, self._visible_part)
        self._tracked = view.hasMouseTracking()
        self._last_picture = QRectF()
        self.entry = TextEntry(view)
        self.entry.finished.connect(self._on_text_finished)
        board.changed.connect(self._on_changed)
        board.active_changed.connect(self._on_active)
        board.said.connect(self._say)
        self._mouse: dict[QEvent.Type, Callable[[QMouseEvent], bool]] = {
            QEvent.Type.MouseButtonPress: self._on_press,
            QEvent.Type.MouseMove: self._on_move,
            QEvent.Type.MouseButtonRelease: self._on_release,
            QEvent.Type.MouseButtonDblClick: self._on_double_click,
        }
        view.add_overlay(self)

    @property
    def place(self) -> PicturePlace:
        """Where the picture is in the view now."""
        return PicturePlace(self._view.picture_rect())

    def paint(self, painter: QPainter, picture: QRectF) -> None:
        self._painter.paint(painter, picture, self._board.shown(), QRectF(self._view.rect()))
        selected = self._board.selected_now
        if self._board.active and selected is not None and self._board.writing is None:
            paint_selection(painter, selected, PicturePlace(picture))
        if picture != self._last_picture:
            self._last_picture = QRectF(picture)
            QTimer.singleShot(0, self, self._place_entry)

    def eventFilter(self, _view: QObject, event: QEvent) -> bool:
        if not self._board.active or (isinstance(event, QKeyEvent) and self._board.writing is not None):
            return False
        if isinstance(event, QKeyEvent):
            return self._keys.take(event)
        act = self._mouse.get(event.type())
        return act is not None and act(event)

    def flush(self) -> bool:
        """Keep what is being written and drawn; False when that did not work."""
        return self._finish_text() and self._board.flush()

    def _on_press(self, event: QMouseEvent) -> bool:
        if event.button() != _LEFT:
            return False
        self._view.setFocus(Qt.FocusReason.MouseFocusReason)
        place, position = self.place, event.position()
        if place.is_empty or not self._finish_text():
            return True
        selected = self._board.selected
        handle = None if selected is None else handle_at(position, selected, place)
        if selected is not None and handle is not None:
            self._board.begin(Resize(selected, handle, place.aspect), selected)
        elif self._board.tool is None:
            self._grab(position, place)
        else:
            self._start(position, place)
        return True

    def _grab(self, position: QPointF, place: PicturePlace) -> None:
        self._board.select(drawing_at(position, self._board.shown(), place))
        selected = self._board.selected
        if selected is not None:
            self._board.begin(Move(selected, place.to_picture(position), place.aspect), selected)

    def _start(self, position: QPointF, place: PicturePlace) -> None:
        point, tool = kept_near(place.to_picture(position)), self._board.tool
        if tool is not Shape.TEXT:
            points = (point,) if tool is Shape.FREEHAND else (point, point)
            begun = self._board.pen.draw(tool, points, self._board.at_ms)
            self._board.begin(begin(begun, place.aspect), begun)
        elif not self._rewrite_at(position, place):
            self._board.write(point)

    def _rewrite_at(self, position: QPointF, place: PicturePlace) -> bool:
        texts = [one for one in self._board.shown() if one.shape is Shape.TEXT]
        self._board.select(drawing_at(position, texts, place, reach=0))
        return self._board.rewrite()

    def _on_move(self, event: QMouseEvent) -> bool:
        if self._board.is_drawing:
            constrained = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._board.move_to(self.place.to_picture(event.position()), constrained=constrained)
            return True
        if not event.buttons():
            self._show_cursor(event.position())
        return bool(event.buttons() & _LEFT)

    def _on_release(self, event: QMouseEvent) -> bool:
        if event.button() != _LEFT:
            return False
        self._board.finish()
        return True

    def _on_double_click(self, event: QMouseEvent) -> bool:
        if event.button() != _LEFT:
            return False
        if self._board.tool is None and not self.place.is_empty:
            self._board.cancel()
            self._board.select(drawing_at(event.position(), self._board.shown(), self.place))
            self._board.rewrite()
        else:
            self._on_press(event)
        return True

    def _show_cursor(self, position: QPointF) -> None:
        place, selected = self.place, self._board.selected
        if place.is_empty:
            shape = Qt.CursorShape.ArrowCursor
        elif selected is not None and handle_at(position, selected, place) is not None:
            shape = Qt.CursorShape.PointingHandCursor
        elif self._board.tool is None:
            over = drawing_at(position, self._board.shown(), place)
            shape = Qt.CursorShape.SizeAllCursor if over else Qt.CursorShape.ArrowCursor
        else:
            shape = Qt.CursorShape.IBeamCursor if self._board.tool is Shape.TEXT else Qt.CursorShape.CrossCursor
        self._view.setCursor(shape)

    def _visible_part(self) -> tuple[PicturePlace, QRectF]:
        """The picture's place, and as much of it as is seen in the view."""
        place = self.place
        return place, place.rect.intersected(QRectF(self._view.rect()))

    def _on_changed(self) -> None:
        writing = self._board.writing
        if writing is None:
            self.entry.hide()
        elif self.entry.isHidden():
            self.entry.open(writing, self.place.rect)
        else:
            self.entry.show_look(writing, self.place.rect)
        self._view.update()

    def _on_active(self, active: bool) -> None:
        self._finish_text()
        if active:
            self._tracked = self._view.hasMouseTracking()
        self._view.setMouseTracking(active or self._tracked)
        if active:
            self._view.setCursor(Qt.CursorShape.CrossCursor)
        else:
            self._view.unsetCursor()

    def _place_entry(self) -> None:
        writing = self._board.writing
        if writing is not None and not self.place.is_empty:
            self.entry.show_look(writing, self.place.rect)

    def _on_text_finished(self) -> None:
        had_keys = self.entry.hasFocus()
        if self._finish_text() and had_keys:
            self._view.setFocus()

    def _finish_text(self) -> bool:
        if self._board.writing is None:
            return True
        return self._board.finish_text(self.entry.text())

    def _say(self, sentence: str) -> None:
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._view, sentence))
