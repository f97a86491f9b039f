"""The timeline's annotations: which are selected, and what is wished of them by mouse, keys and menu."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QImage, QKeyEvent
from PySide6.QtWidgets import QWidget

from coachview.model.annotation import Annotation
from coachview.ui.theme import Theme
from coachview.ui.timeline.area import TimelineArea
from coachview.ui.timeline.bubble import PictureBubble
from coachview.ui.timeline.drag import SHORTEST_CLIP_MS, Move, shift_within, shifted
from coachview.ui.timeline.hand import How
from coachview.ui.timeline.keys import Wish, wish_of
from coachview.ui.timeline.lanes import is_bar
from coachview.ui.timeline.layout import Hit
from coachview.ui.timeline.menus import annotation_menu, empty_menu, layer_menu
from coachview.ui.timeline.selection import Selection
from coachview.ui.timeline.tooltip import tenths

_FRAME_MS = 40


class Choosing(TimelineArea):
    """Selects, and tells what is wished; everything wished at once is one signal, so that it becomes one undo.

    `annotation_selected(id)` when the user takes one up; `selection_changed(ids)`; `annotation_activated(id)`;
    `annotations_moved(moves)`, a list of `Move`: they stay there only when whoever listens puts the moved annotations;
    `annotations_removed(ids)`; `annotations_copied(ids)`; `paste_requested(ms)`; `clip_drawn(start, end)` for a new
    clip drawn on a person's lane; `interval_drawn(layer_id, start, end)` on another layer; `interval_reshaped(layer_id,
    id, start, end)`; `thing_touched(hit)` for a click on what is no annotation; `menu_opening(menu, hit, ms)` before a
    context menu is shown, so that more can be put into it (hit is None on empty room); `drag_picture_wanted(ms)` for
    each time that a drag comes to: `show_drag_picture` takes the picture, whenever it comes.
    """

    annotation_selected = Signal(str)
    selection_changed = Signal(list)
    annotation_activated = Signal(str)
    annotations_moved = Signal(list)
    annotations_removed = Signal(list)
    annotations_copied = Signal(list)
    paste_requested = Signal(int)
    clip_drawn = Signal(int, int)
    interval_drawn = Signal(str, int, int)
    interval_reshaped = Signal(str, str, int, int)
    thing_touched = Signal(object)
    menu_opening = Signal(object, object, int)
    drag_picture_wanted = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._frame_ms = float(_FRAME_MS)
        hand = self._hand
        hand.chosen.connect(self._on_chosen)
        hand.caught.connect(self._on_caught)
        hand.activated.connect(self.annotation_activated)
        hand.moved.connect(self.annotations_moved)
        hand.drawn.connect(self._on_drawn)
        hand.reshaped.connect(self.interval_reshaped)
        hand.touched.connect(self._on_touched)
        self._bubble = PictureBubble(theme, self)
        self._asked_ms: int | None = None
        hand.changed.connect(self._ask_for_drag_picture)

    @property
    def selected_ids(self) -> list[str]:
        """What is selected, in time order."""
        return [one.id for one in self._content.among(self._selection.ids)]

    @property
    def current_id(self) -> str:
        """The one of them that the keys go to, empty when nothing is selected."""
        return self._selection.current

    def set_frame_duration(self, frame_ms: float) -> None:
        """How long one picture of the recording is shown, in milliseconds: so far a nudge goes."""
        self._frame_ms = frame_ms if frame_ms > 0 else float(_FRAME_MS)

    def show_drag_picture(self, ms: int, picture: QImage) -> None:
        """Show the picture of a time, as long as something is dragged; one that comes late is better than none."""
        if self._asked_ms is not None and not picture.isNull():
            x = round(self._layout.x_of(self._asked_ms))
            self._bubble.show_above(picture, self.viewport().mapToGlobal(QPoint(x, 0)))
            self._bubble.setAccessibleName(f"Picture at {tenths(ms)}")

    def select(self, annotation_id: str) -> None:
        """Mark one annotation, or none with an empty identity, and bring it into view."""
        found = self._content.get(annotation_id)
        self._choose(self._selection.only(found.id if found else ""))
        if found is not None and not self._hand.is_busy:
            self._show_scale(self._layout.scale.showing(found.start_ms))
            self._show_lane_of(found)

    def select_many(self, ids: list[str]) -> None:
        """Mark these annotations, as far as they are here, and no others."""
        self._choose(self._selection.these(one.id for one in self._content.among(ids)))

    def neighbour(self, position_ms: int, direction: int) -> Annotation | None:
        """The annotation before (-1) or after (+1) a time; the one beside the selected one when the time is there."""
        return self._content.neighbour(position_ms, direction, self._selection.current)

    def fit_selection(self) -> None:
        """See what is selected, or the clip between in and out, from edge to edge with a little around it."""
        chosen, moving = self._content.among(self._selection.ids), self._moving
        if chosen:
            first, last = min(one.start_ms for one in chosen), max(one.end_ms or one.start_ms for one in chosen)
        elif moving.in_ms is not None and moving.out_ms is not None:
            first, last = moving.in_ms, moving.out_ms
        else:
            return
        self._motion.go_to(self._layout.scale.around(first, last))

    def wish(self, wish: Wish) -> None:
        """Do to what is selected what a key or a menu asks for."""
        simple = {
            Wish.ACTIVATE: lambda: self.annotation_activated.emit(self._selection.current),
            Wish.SELECT_ALL: lambda: self._choose(self._selection.these(one.id for one in self._content.everything())),
            Wish.SELECT_NEXT: lambda: self._extend(+1),
            Wish.SELECT_PREVIOUS: lambda: self._extend(-1),
            Wish.COPY: lambda: self.annotations_copied.emit(self.selected_ids),
            Wish.PASTE: lambda: self._edit(lambda: self.paste_requested.emit(self._moving.playhead_ms or 0)),
            Wish.CUT: self._cut,
            Wish.REMOVE: lambda: self._edit(lambda: self.annotations_removed.emit(self.selected_ids)),
        }
        if wish in simple:
            simple[wish]()
        else:
            self._edit(lambda: self._nudge(wish))

    def _ask_for_drag_picture(self) -> None:
        before, self._asked_ms = self._asked_ms, self._hand.handled_ms
        if self._asked_ms is None:
            self._bubble.hide()
        elif self._asked_ms != before:
            self.drag_picture_wanted.emit(self._asked_ms)

    def _needs_key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            return self._hand.is_carrying or len(self._selection.ids) > 1
        return self.hasFocus() and wish_of(event, something_selected=bool(self._selection.ids)) is not None

    def _take_key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            if self._hand.cancel():
                return True
            several = len(self._selection.ids) > 1
            if several:
                self._choose(self._selection.only(self._selection.current))
            return several
        wish = wish_of(event, something_selected=bool(self._selection.ids))
        if wish is not None:
            self.wish(wish)
        return wish is not None

    def ask_for_menu(self) -> None:
        """Open the menu of what is selected, or of the playhead: what the menu key does."""
        at = self._key_point()
        self._open_menu(at, self.viewport().mapToGlobal(at))

    def _show_menu(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self.ask_for_menu()
        elif self._layout.is_time(event.pos().x()):
            self._open_menu(event.pos(), event.globalPos())
        else:
            place = self._layout.place_at(event.pos().y())
            layer_menu(self, place.layer if place else None).popup(event.globalPos())

    def _open_menu(self, at: QPoint, on_screen: QPoint) -> None:
        if not self._extent_ms():
            return
        hit, ms = self._layout.hit(at.x(), at.y()), self._layout.ms_at(at.x())
        if hit is not None and hit.item is not None:
            self._take_up(hit)
            menu = annotation_menu(self, editable=self._hand.may_move)
        else:
            menu = empty_menu(self, ms, editable=self._hand.may_move)
        self.menu_opening.emit(menu, hit, ms)
        menu.popup(on_screen)

    def _key_point(self) -> QPoint:
        current = self._content.get(self._selection.current)
        item = self._layout.item_of(current) if current else None
        if item is not None and self._layout.is_time(item.left + item.width / 2):
            return QPoint(round(item.left + min(item.width, 40) / 2), round(item.top + item.height / 2))
        x = self._layout.x_of(self._moving.playhead_ms or 0)
        return QPoint(round(min(max(x, self._layout.header + 1), self._layout.width - 2)), 10)

    def _take_up(self, hit: Hit) -> None:
        """Of what is under the mouse, unless it is selected already."""
        ids = {one.id for one in hit.item.annotations}
        if not ids & self._selection.ids:
            self._on_chosen(hit.item.annotation.id, How.ONLY)

    def _choose(self, selection: Selection) -> None:
        changed = selection.ids != self._selection.ids
        self._select(selection)
        if changed:
            self.selection_changed.emit(self.selected_ids)

    def _edit(self, act: object) -> None:
        if self._hand.may_move:
            act()

    def _cut(self) -> None:
        self.annotations_copied.emit(self.selected_ids)
        self._edit(lambda: self.annotations_removed.emit(self.selected_ids))

    def _extend(self, direction: int) -> None:
        now = self._moving.playhead_ms or 0
        found = self._content.neighbour(now, direction, self._selection.current)
        here = self._content.get(self._selection.current)
        if here is not None:
            found = self._content.neighbour(here.start_ms, direction, here.id)
        if found is not None:
            self._choose(Selection(self._selection.ids | {found.id}, found.id))
            self._show_scale(self._layout.scale.showing(found.start_ms))

    def _nudge(self, wish: Wish) -> None:
        chosen = self._content.among(self._selection.ids)
        later = wish in {Wish.LATER, Wish.END_LATER, Wish.START_LATER}
        by = max(1, round(self._frame_ms)) * (1 if later else -1)
        if wish in {Wish.LATER, Wish.EARLIER}:
            by = shift_within(chosen, by, self._end_ms or self._extent_ms())
            moves = [shifted(one, by) for one in chosen] if by else []
        else:
            at_end = wish in {Wish.END_LATER, Wish.END_EARLIER}
            moves = [
                _stretched(one, by, self._end_ms or self._extent_ms(), at_end=at_end) for one in chosen if is_bar(one)
            ]
        if moves:
            self.annotations_moved.emit(moves)

    def _on_chosen(self, annotation_id: str, how: How) -> None:
        clicked, current = self._content.get(annotation_id), self._content.get(self._selection.current)
        if how is How.TOGGLE:
            self._choose(self._selection.toggled(annotation_id))
        elif how is How.RANGE and current is not None and clicked is not None:
            self._choose(self._selection.these((one.id for one in self._content.between(current, clicked)), added=True))
        else:
            self._choose(self._selection.only(annotation_id))
        if how is How.ONLY or len(self._selection.ids) == 1:
            self.annotation_selected.emit(self._selection.current)

    def _on_caught(self, ids: list[str]) -> None:
        self._choose(self._selection.these(ids, added=True) if ids else Selection())

    def _on_drawn(self, layer_id: str, start_ms: int, end_ms: int) -> None:
        if self._is_lane(layer_id):
            self.clip_drawn.emit(start_ms, end_ms)
        else:
            self.interval_drawn.emit(layer_id, start_ms, end_ms)

    def _on_touched(self, hit: Hit) -> None:
        start_ms = hit.layer.start_of(hit.thing)
        if start_ms is not None:
            self._hand.sought.emit(start_ms)
        self.thing_touched.emit(hit)


def _stretched(one: Annotation, by_ms: int, last_ms: int, *, at_end: bool) -> Move:
    end_ms = one.end_ms or one.start_ms
    if at_end:
        return Move(
            one.id, one.start_ms, max(one.start_ms + SHORTEST_CLIP_MS, min(end_ms + by_ms, max(last_ms, end_ms)))
        )
    return Move(one.id, max(0, min(one.start_ms + by_ms, end_ms - SHORTEST_CLIP_MS)), end_ms)
