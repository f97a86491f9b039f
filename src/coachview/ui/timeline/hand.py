"""What the mouse does on the time: seek, select, move, draw, pan. It changes nothing; it tells what is wished."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from enum import Enum

from PySide6.QtCore import QObject, QPointF, Qt, Signal
from PySide6.QtWidgets import QApplication

from coachview.model.annotation import Annotation
from coachview.ui.timeline.drag import SHORTEST_CLIP_MS, Drag
from coachview.ui.timeline.gestures import Border, Carry, Draw, Gesture, Pan, Press, Rubber, Scrub
from coachview.ui.timeline.items import Item
from coachview.ui.timeline.layers.band_layer import BandLayer, Interval
from coachview.ui.timeline.layers.layer import Part
from coachview.ui.timeline.layout import Hit, Layout
from coachview.ui.timeline.selection import Selection
from coachview.ui.timeline.snap import REACH, Snapped, snapped

_FASTEST_PAN = 40
_NO_KEYS = Qt.KeyboardModifier.NoModifier
_CTRL, _SHIFT, _ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


class How(Enum):
    """What a click does to what was selected before."""

    ONLY = "only"
    TOGGLE = "toggle"
    RANGE = "range"


class Hand(QObject):
    """Follows the mouse over the time.

    Plain: on a thing, select it, or drag it by its body or its ends; elsewhere seek, and scrub while the button is
    held. Ctrl on a thing selects it too, Shift all up to it. Ctrl drawn over empty room selects what it touches, Shift
    draws something new. While dragging, what is near draws the hand to it, unless Alt is held. The middle button pans.

    Signals: `sought(ms)`; `chosen(id, How)` at the press; `caught(ids)` by the rubber band; `activated(id)` at a double
    click; `moved(moves)` once, when a drag is let go; `drawn(layer_id, start, end)`; `reshaped(layer_id, interval_id,
    start, end)`; `touched(hit)` for a click on what is no annotation; `opened(first_ms, last_ms)` for a crowd to zoom
    in on; `panned(right, down)` in pixels and `flung()` after it; `changed()` when something is to be painted anew.
    Where the playhead is taken along: `grabbed()` before it is first sought, `dragged()` once when it turns out to be
    more than a click, and `let_go()`.
    """

    sought = Signal(int)
    chosen = Signal(str, object)
    caught = Signal(list)
    activated = Signal(str)
    moved = Signal(list)
    drawn = Signal(str, int, int)
    reshaped = Signal(str, str, int, int)
    touched = Signal(object)
    opened = Signal(float, float)
    panned = Signal(float, float)
    flung = Signal()
    grabbed = Signal()
    dragged = Signal()
    let_go = Signal()
    changed = Signal()

    def __init__(
        self,
        look: Callable[[], Layout],
        selected: Callable[[], tuple[Selection, list[Annotation]]],
        points: Callable[[float, float], Iterable[int]],
        parent: QObject,
    ) -> None:
        """`look` gives the layout now, `selected` what is selected, `points` the times to snap to between positions."""
        super().__init__(parent)
        self.may_move = True
        self.hovered: Hit | None = None
        self.pointer_x: float | None = None
        self.gesture: Gesture | None = None
        self._look, self._selected, self._points = look, selected, points

    @property
    def is_busy(self) -> bool:
        """True while a button is held for something, so that the view must not go away under it."""
        return self.gesture is not None

    @property
    def is_carrying(self) -> bool:
        """True while something is being moved or drawn that Escape gives up."""
        return isinstance(self.gesture, (Carry, Border, Draw, Rubber))

    @property
    def handled_ms(self) -> int | None:
        """The time that a drag is setting just now; None while nothing is dragged that has one."""
        gesture = self.gesture
        if isinstance(gesture, Carry):
            return gesture.drag.handled_ms(gesture.at_ms)
        if isinstance(gesture, Border):
            return gesture.start_ms if gesture.hit.part is Part.START else gesture.end_ms
        return gesture.to_ms if isinstance(gesture, Draw) else None

    def press(self, at: QPointF, button: Qt.MouseButton, keys: Qt.KeyboardModifier = _NO_KEYS) -> None:
        """A button goes down."""
        if button == Qt.MouseButton.MiddleButton:
            self.gesture = Pan(at.x(), at.y())
        elif button == Qt.MouseButton.LeftButton and self._look().is_time(at.x()):
            hit = self._look().hit(at.x(), at.y())
            if hit is None or isinstance(hit.thing, Item):
                self._press_on_room(at, keys) if hit is None else self._press_on_item(at, hit, keys)
            elif keys & (_SHIFT | _CTRL):
                self._press_on_room(at, keys)
            else:
                self.gesture = Press(at.x(), at.y(), hit)
        self.changed.emit()

    def move(self, at: QPointF, keys: Qt.KeyboardModifier = _NO_KEYS) -> None:
        """The mouse goes somewhere, with or without a button."""
        gesture = self.gesture
        if isinstance(gesture, Pan):
            self.panned.emit(gesture.x - at.x(), gesture.y - at.y())
            gesture.x, gesture.y = at.x(), at.y()
        elif isinstance(gesture, Scrub):
            self._scrub(gesture, at)
        elif isinstance(gesture, Press):
            self._begin(gesture, at, keys)
        elif gesture is not None:
            self._go_on(at, keys)
        self._hover(at)

    def release(self, at: QPointF) -> None:
        """The button goes up: what was begun is done."""
        gesture, self.gesture = self.gesture, None
        if isinstance(gesture, Carry):
            moves = gesture.drag.moves(gesture.at_ms)
            if moves:
                self.moved.emit(moves)
        elif isinstance(gesture, Press):
            self._click(gesture)
        elif isinstance(gesture, Border):
            self._reshape(gesture)
        elif isinstance(gesture, Rubber):
            self.caught.emit([one.id for item in self._look().items_within(*gesture.area) for one in item.annotations])
        elif isinstance(gesture, Draw) and gesture.times[1] - gesture.times[0] >= SHORTEST_CLIP_MS:
            self.drawn.emit(gesture.layer_id, *gesture.times)
        elif isinstance(gesture, Pan):
            self.flung.emit()
        elif isinstance(gesture, Scrub):
            self.let_go.emit()
        self._hover(at)
        self.changed.emit()

    def double(self, at: QPointF, button: Qt.MouseButton, keys: Qt.KeyboardModifier = _NO_KEYS) -> None:
        """The second press of a double click."""
        hit = self._look().hit(at.x(), at.y())
        if hit is None or hit.item is None or button != Qt.MouseButton.LeftButton:
            self.press(at, button, keys)
        elif hit.item.is_crowd and hit.item.run.starts[hit.item.index] < _last_start(hit.item):
            self.opened.emit(hit.item.run.starts[hit.item.index], _last_start(hit.item))
        else:
            self.activated.emit(self._known(hit.item).id)

    def glance(self, at: QPointF) -> None:
        """What is shown has moved under a mouse that stands still: no thing is hovered until it moves."""
        self._hover(at, looks=False)

    def leave(self) -> None:
        """The mouse is elsewhere."""
        if not self.is_busy:
            self.hovered, self.pointer_x = None, None
            self.changed.emit()

    def cancel(self) -> bool:
        """Give up a drag, as if it had not begun; False when there was none."""
        had_one = self.is_carrying
        if had_one or isinstance(self.gesture, Press):
            self.gesture = None
        self.changed.emit()
        return had_one

    def forget(self, known: Callable[[str], Annotation | None]) -> None:
        """What is shown has changed: nothing is hovered until the mouse moves, a drag of what is gone is over."""
        self.hovered = None
        gesture = self.gesture
        if isinstance(gesture, Carry):
            held = (gesture.drag.annotation, *gesture.drag.others)
            if any(known(one.id) != one for one in held):
                self.cancel()
        elif isinstance(gesture, Press) and gesture.chosen is not None and known(gesture.chosen.id):
            self.gesture = replace(gesture, is_over=True)
        elif isinstance(gesture, (Border, Press)):
            self.cancel()

    def cursor(self) -> Qt.CursorShape:
        """What the mouse looks like here."""
        gesture = self.gesture
        if isinstance(gesture, Pan) or (isinstance(gesture, Carry) and gesture.drag.part is Part.BODY):
            return Qt.CursorShape.ClosedHandCursor
        if isinstance(gesture, (Draw, Rubber)):
            return Qt.CursorShape.CrossCursor
        part = gesture.drag.part if isinstance(gesture, Carry) else self.hovered.part if self.hovered else None
        if isinstance(gesture, Border) or (part in {Part.START, Part.END} and self.may_move):
            return Qt.CursorShape.SizeHorCursor
        return Qt.CursorShape.ArrowCursor if part is None else Qt.CursorShape.PointingHandCursor

    def _press_on_room(self, at: QPointF, keys: Qt.KeyboardModifier) -> None:
        place = self._look().place_at(at.y())
        if place is not None and keys & _CTRL:
            self.gesture = Rubber(at.x(), at.y(), at.x(), at.y())
        elif place is not None and keys & _SHIFT and self.may_move:
            ms = self._look().ms_at(at.x())
            self.gesture = Draw(place.layer.id, ms, ms)
        else:
            self._grab(at)

    def _press_on_item(self, at: QPointF, hit: Hit, keys: Qt.KeyboardModifier) -> None:
        item, (selection, _all) = hit.item, self._selected()
        if keys & (_CTRL | _SHIFT):
            self.chosen.emit(item.annotation.id, How.TOGGLE if keys & _CTRL else How.RANGE)
            return
        collapses = not item.is_crowd and item.annotation.id in selection.ids and len(selection.ids) > 1
        chosen = item.annotation if collapses else self._chosen(item)
        self.gesture = Press(at.x(), at.y(), hit, chosen, collapses)
        if not collapses:
            self.chosen.emit(chosen.id, How.ONLY)

    def _click(self, press: Press) -> None:
        if press.chosen is None:
            self.touched.emit(press.hit)
            return
        if press.collapses:
            self.chosen.emit(press.chosen.id, How.ONLY)
        self.sought.emit(press.chosen.start_ms)

    def _grab(self, at: QPointF) -> None:
        self.gesture = Scrub(at.x(), at.y())
        self.grabbed.emit()
        self._seek(at)

    def _scrub(self, scrub: Scrub, at: QPointF) -> None:
        if not scrub.is_dragged and _is_far(scrub.x, scrub.y, at):
            scrub.is_dragged = True
            self.dragged.emit()
        self._seek(at)

    def _seek(self, at: QPointF) -> None:
        self._pan_along(at)
        self.sought.emit(self._look().ms_at(at.x()))

    def _begin(self, press: Press, at: QPointF, keys: Qt.KeyboardModifier) -> None:
        if press.is_over or not _is_far(press.x, press.y, at):
            return
        item, layout = press.hit.item, self._look()
        if self.may_move and item is not None and not item.is_crowd:
            others = [one for one in self._selected()[1] if one.id != item.annotation.id]
            end_ms = layout.end_ms or layout.scale.duration_ms
            together = others if press.hit.part is Part.BODY else ()
            grip_ms = layout.time_at(press.x)
            self.gesture = Carry(Drag(item.annotation, press.hit.part, grip_ms, end_ms, together), grip_ms)
            self._go_on(at, keys)
        elif self.may_move and item is None and press.hit.part is not Part.BODY:
            one = _interval(press.hit)
            self.gesture = Border(press.hit, one.start_ms, one.end_ms)
            self._go_on(at, keys)
        else:
            self._grab(at)

    def _go_on(self, at: QPointF, keys: Qt.KeyboardModifier) -> None:
        gesture = self.gesture
        if isinstance(gesture, Rubber):
            gesture.to_x, gesture.to_y = at.x(), at.y()
            self.changed.emit()
            return
        self._pan_along(at)
        if isinstance(gesture, Carry):
            self._carry(gesture, at, keys)
        elif isinstance(gesture, Draw):
            gesture.to_ms, gesture.snapped_ms = self._drawn_to(self._look().ms_at(at.x()), gesture.from_ms, keys)
        elif isinstance(gesture, Border):
            self._pull(gesture, at, keys)
        self.changed.emit()

    def _carry(self, carry: Carry, at: QPointF, keys: Qt.KeyboardModifier) -> None:
        drag = carry.drag
        by_ms = self._look().time_at(at.x()) - drag.grip_ms
        found = Snapped(by_ms) if keys & _ALT else self._snap(by_ms, drag.held_ms, set(drag.held_ms))
        carry.at_ms, carry.snapped_ms = drag.grip_ms + found.by_ms, found.at_ms

    def _drawn_to(self, ms: int, from_ms: int, keys: Qt.KeyboardModifier) -> tuple[int, int | None]:
        if keys & _ALT:
            return ms, None
        found = self._snap(0, (ms,), {from_ms})
        return round(ms + found.by_ms), found.at_ms

    def _pull(self, border: Border, at: QPointF, keys: Qt.KeyboardModifier) -> None:
        one, layout = _interval(border.hit), self._look()
        own = one.start_ms if border.hit.part is Part.START else one.end_ms
        ms, border.snapped_ms = self._drawn_to(layout.ms_at(at.x()), own, keys)
        if border.hit.part is Part.START:
            border.start_ms = max(0, min(ms, one.end_ms - SHORTEST_CLIP_MS))
        else:
            border.end_ms = max(ms, one.start_ms + SHORTEST_CLIP_MS)

    def _snap(self, by_ms: float, held_ms: Iterable[int], own: set[int]) -> Snapped:
        layout, held = self._look(), tuple(held_ms)
        near = [
            point
            for ms in held
            for point in self._points(layout.x_of(ms + by_ms) - REACH, layout.x_of(ms + by_ms) + REACH)
            if point not in own
        ]
        return snapped(by_ms, held, near, REACH * layout.scale.ms_per_px)

    def _reshape(self, border: Border) -> None:
        one = _interval(border.hit)
        if (border.start_ms, border.end_ms) != (one.start_ms, one.end_ms):
            self.reshaped.emit(border.hit.layer.id, one.id, border.start_ms, border.end_ms)

    def _pan_along(self, at: QPointF) -> None:
        """Take the view along when the hand leaves it."""
        layout = self._look()
        beyond = min(0.0, at.x() - layout.header) + max(0.0, at.x() - layout.width)
        if beyond:
            self.panned.emit(max(-_FASTEST_PAN, min(beyond, _FASTEST_PAN)), 0.0)

    def _hover(self, at: QPointF, *, looks: bool = True) -> None:
        layout, scrubbing = self._look(), isinstance(self.gesture, Scrub)
        self.hovered = layout.hit(at.x(), at.y()) if looks and not scrubbing else None
        on_item = self.hovered is not None and self.hovered.item is not None
        inside = layout.is_time(at.x()) and at.x() < layout.width and not on_item
        self.pointer_x = at.x() if inside or scrubbing else None
        self.changed.emit()

    def _known(self, item: Item) -> Annotation:
        current = self._selected()[0].current
        return next((one for one in item.annotations if one.id == current), item.annotation)

    def _chosen(self, item: Item) -> Annotation:
        """Of a crowd, each click takes the next one."""
        crowd, current = item.annotations, self._selected()[0].current
        at = next((index for index, one in enumerate(crowd) if one.id == current), -1)
        return crowd[(at + 1) % len(crowd)]


def _interval(hit: Hit) -> Interval:
    layer: BandLayer = hit.layer
    return layer.interval(hit.thing)


def _is_far(x: float, y: float, at: QPointF) -> bool:
    return abs(at.x() - x) + abs(at.y() - y) >= QApplication.startDragDistance()


def _last_start(item: Item) -> int:
    return item.run.starts[item.index + item.count - 1]
