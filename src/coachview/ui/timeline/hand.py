"""What the mouse does on the timeline: seek, select, move, pan. It changes nothing; it tells what is wished."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPointF, Qt, Signal
from PySide6.QtWidgets import QApplication

from coachview.model.annotation import Annotation
from coachview.ui.timeline.drag import Drag
from coachview.ui.timeline.items import Item
from coachview.ui.timeline.layout import Hit, Layout, Part

_FASTEST_PAN = 40


class Hand(QObject):
    """Follows the mouse. `look` gives the layout of the moment; `may_move` is False in a project one may only read.

    Signals: `sought(ms)`; `selected(id)` at the press; `activated(id)` at a double click; `moved(id, start, end)` once,
    when a drag is let go; `opened(first_ms, last_ms)` for a crowd to zoom in on; `panned(right, down)` in pixels;
    `changed()` when something is to be painted anew. Where the playhead is taken along: `grabbed()` before it is first
    sought, `dragged()` once when it turns out to be more than a click, and `let_go()`.
    """

    grabbed = Signal()
    dragged = Signal()
    let_go = Signal()
    sought = Signal(int)
    selected = Signal(str)
    activated = Signal(str)
    moved = Signal(str, int, object)
    opened = Signal(float, float)
    panned = Signal(float, float)
    changed = Signal()

    def __init__(self, look: Callable[[], Layout], parent: QObject) -> None:
        super().__init__(parent)
        self.may_move = True
        self.selected_id = ""
        self.hovered: Hit | None = None
        self.pointer_x: float | None = None
        self.drag: Drag | None = None
        self.drag_ms = 0.0
        self._look = look
        self._pressed: tuple[QPointF, Item, Part, Annotation] | None = None
        self._scrub_from: QPointF | None = None
        self._is_dragged = False
        self._pan_from: QPointF | None = None

    @property
    def is_busy(self) -> bool:
        """True while a button is held for something, so that the view must not go away under it."""
        return self._scrub_from is not None or self._pressed is not None or self._pan_from is not None

    def press(self, at: QPointF, button: Qt.MouseButton) -> None:
        """A button goes down."""
        if button == Qt.MouseButton.MiddleButton:
            self._pan_from = at
        elif button == Qt.MouseButton.LeftButton and self._look().is_time(at.x()):
            hit = self._look().hit(at.x(), at.y())
            if hit is None:
                self._grab(at)
            else:
                chosen = self._chosen(hit.item)
                self._pressed = (at, hit.item, hit.part, chosen)
                self.selected.emit(chosen.id)
        self.changed.emit()

    def move(self, at: QPointF) -> None:
        """The mouse goes somewhere, with or without a button."""
        if self._pan_from is not None:
            self.panned.emit(self._pan_from.x() - at.x(), self._pan_from.y() - at.y())
            self._pan_from = at
        elif self._scrub_from is not None:
            self._scrub(at, self._scrub_from)
        elif self.drag is not None:
            self._go_on(at)
        elif self._pressed is not None:
            self._begin(at)
        self._hover(at)

    def release(self, at: QPointF) -> None:
        """The button goes up: what was begun is done."""
        pressed, drag, self._pressed, self.drag = self._pressed, self.drag, None, None
        scrubbed, self._scrub_from, self._pan_from = self._scrub_from is not None, None, None
        if scrubbed:
            self.let_go.emit()
        if drag is not None:
            one, (start_ms, end_ms) = drag.annotation, drag.times(self._look().time_at(at.x()))
            if (start_ms, end_ms) != (one.start_ms, one.end_ms):
                self.moved.emit(one.id, start_ms, end_ms)
        elif pressed is not None:
            self.sought.emit(pressed[3].start_ms)
        self._hover(at)
        self.changed.emit()

    def double(self, at: QPointF, button: Qt.MouseButton) -> None:
        """The second press of a double click."""
        hit = self._look().hit(at.x(), at.y())
        if hit is None or button != Qt.MouseButton.LeftButton:
            self.press(at, button)
        elif hit.item.is_crowd and hit.item.run.starts[hit.item.index] < _last_start(hit.item):
            self.opened.emit(hit.item.run.starts[hit.item.index], _last_start(hit.item))
        else:
            self.activated.emit(self._known(hit.item).id)

    def leave(self) -> None:
        """The mouse is elsewhere."""
        if not self.is_busy:
            self.hovered, self.pointer_x = None, None
            self.changed.emit()

    def cancel(self) -> bool:
        """Give up a drag, as if it had not begun; False when there was none."""
        had_one, self.drag, self._pressed = self.drag is not None, None, None
        self.changed.emit()
        return had_one

    def forget(self, known: Callable[[str], Annotation | None]) -> None:
        """What is shown has changed: nothing is hovered until the mouse moves, a drag of what is gone is over."""
        self.hovered = None
        if self.drag is not None and known(self.drag.annotation.id) != self.drag.annotation:
            self.cancel()

    def cursor(self) -> Qt.CursorShape:
        """What the mouse looks like here."""
        if self._pan_from is not None or (self.drag is not None and self.drag.part is Part.BODY):
            return Qt.CursorShape.ClosedHandCursor
        part = self.drag.part if self.drag else self.hovered.part if self.hovered else None
        if part in {Part.START, Part.END} and self.may_move:
            return Qt.CursorShape.SizeHorCursor
        return Qt.CursorShape.ArrowCursor if part is None else Qt.CursorShape.PointingHandCursor

    def _grab(self, at: QPointF) -> None:
        self._scrub_from, self._is_dragged = at, False
        self.grabbed.emit()
        self._seek(at)

    def _scrub(self, at: QPointF, begun: QPointF) -> None:
        if not self._is_dragged and (at - begun).manhattanLength() >= QApplication.startDragDistance():
            self._is_dragged = True
            self.dragged.emit()
        self._seek(at)

    def _seek(self, at: QPointF) -> None:
        self._pan_along(at)
        self.sought.emit(self._look().ms_at(at.x()))

    def _begin(self, at: QPointF) -> None:
        start, item, part, _chosen = self._pressed
        if (at - start).manhattanLength() < QApplication.startDragDistance():
            return
        if self.may_move and not item.is_crowd:
            layout = self._look()
            self.drag = Drag(
                item.annotation, part, layout.time_at(start.x()), layout.end_ms or layout.scale.duration_ms
            )
            self._go_on(at)
        else:
            self._pressed = None
            self._grab(at)

    def _go_on(self, at: QPointF) -> None:
        self._pan_along(at)
        self.drag_ms = self._look().time_at(at.x())
        self.changed.emit()

    def _pan_along(self, at: QPointF) -> None:
        """Take the view along when the hand leaves it."""
        layout = self._look()
        beyond = min(0.0, at.x() - layout.header) + max(0.0, at.x() - layout.width)
        if beyond:
            self.panned.emit(max(-_FASTEST_PAN, min(beyond, _FASTEST_PAN)), 0.0)

    def _hover(self, at: QPointF) -> None:
        layout = self._look()
        self.hovered = None if self._scrub_from is not None else layout.hit(at.x(), at.y())
        inside = layout.is_time(at.x()) and at.x() < layout.width and self.hovered is None
        self.pointer_x = at.x() if inside or self._scrub_from is not None else None
        self.changed.emit()

    def _known(self, item: Item) -> Annotation:
        return next((one for one in item.annotations if one.id == self.selected_id), item.annotation)

    def _chosen(self, item: Item) -> Annotation:
        """Of a crowd, each click takes the next one."""
        crowd = item.annotations
        at = next((index for index, one in enumerate(crowd) if one.id == self.selected_id), -1)
        return crowd[(at + 1) % len(crowd)]


def _last_start(item: Item) -> int:
    return item.run.starts[item.index + item.count - 1]
