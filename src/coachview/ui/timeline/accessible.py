"""What screen readers are told: each layer with its name, and in it each marker, clip, phase or tick in view."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface, QColor, QWindow
from PySide6.QtWidgets import QAccessibleWidget

from coachview.ui.timeline.items import Item
from coachview.ui.timeline.layers.layer import Layer, Thing
from coachview.ui.timeline.layout import Place
from coachview.ui.timeline.view import TimelineView

_MOST = 300
"""So many things of a layer are told at most: those that come first in view."""
_Text, _Role = QAccessible.Text, QAccessible.Role


class _Part(QAccessibleInterface):
    """Something on the timeline that is no widget."""

    def __init__(self, view: TimelineView, parent: QAccessibleInterface) -> None:
        super().__init__()
        self._view, self._parent = view, parent

    def isValid(self) -> bool:
        return True

    def object(self) -> QObject | None:
        return None

    def window(self) -> QWindow | None:
        return self._view.window().windowHandle()

    def parent(self) -> QAccessibleInterface:
        return self._parent

    def childAt(self, _x: int, _y: int) -> QAccessibleInterface | None:
        return None

    def child(self, _index: int) -> QAccessibleInterface | None:
        return None

    def childCount(self) -> int:
        return 0

    def indexOfChild(self, _child: QAccessibleInterface) -> int:
        return -1

    def setText(self, _what: QAccessible.Text, _text: str) -> None:
        pass

    def foregroundColor(self) -> QColor:
        return QColor()

    def backgroundColor(self) -> QColor:
        return QColor()

    def _on_screen(self, left: float, top: float, width: float, height: float) -> QRect:
        area = QRect(round(left), round(top), round(min(width, 1e6)), round(height))
        corner = self._view.viewport().mapToGlobal(area.topLeft())
        return QRect(corner, area.size())


class ThingPart(_Part):
    """A marker, clip, phase or tick: its name is what the bubble of the mouse says."""

    def __init__(self, view: TimelineView, parent: "LayerPart", thing: Thing) -> None:
        super().__init__(view, parent)
        self._layer, self.key = parent.layer, _key(thing)
        self.show(thing)

    def show(self, thing: Thing) -> None:
        """The thing is here now; what it says is kept, because its layer may change before somebody asks."""
        self.ids = frozenset(one.id for one in thing.annotations[:_MOST]) if isinstance(thing, Item) else frozenset()
        self._words = self._layer.words(thing)
        self._area = (thing.left, thing.top, thing.width, thing.height)

    def role(self) -> QAccessible.Role:
        return _Role.ListItem

    def text(self, what: QAccessible.Text) -> str:
        return self._words if what == _Text.Name else ""

    def rect(self) -> QRect:
        return self._on_screen(*self._area)

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        if self.ids:
            state.focusable = state.selectable = state.multiSelectable = True
            state.selected = not self.ids.isdisjoint(self._view.selected_ids)
            state.focused = self._view.hasFocus() and self._view.current_id in self.ids
        return state


class LayerPart(_Part):
    """One layer, with what is in view of it as its children."""

    def __init__(self, view: TimelineView, parent: QAccessibleInterface, layer: Layer) -> None:
        super().__init__(view, parent)
        self.layer = layer
        self._parts: list[ThingPart] = []

    def role(self) -> QAccessible.Role:
        return _Role.List

    def text(self, what: QAccessible.Text) -> str:
        return self.layer.title if what == _Text.Name else ""

    def rect(self) -> QRect:
        place = self._place()
        return self._on_screen(0, place.top, self._view.places.width, place.height) if place else QRect()

    def state(self) -> QAccessible.State:
        return QAccessible.State()

    def parts(self) -> Sequence[ThingPart]:
        """A part for each thing in view; those that are still there are the same ones as before."""
        place, layout = self._place(), self._view.places
        things = list(layout.things(place, layout.header, layout.width))[:_MOST] if place else []
        known = {part.key: part for part in self._parts}
        self._parts = [known.get(_key(thing)) or ThingPart(self._view, self, thing) for thing in things]
        for part, thing in zip(self._parts, things, strict=True):
            part.show(thing)
        return self._parts

    def childCount(self) -> int:
        return len(self.parts())

    def child(self, index: int) -> QAccessibleInterface | None:
        parts = self.parts()
        return parts[index] if 0 <= index < len(parts) else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return next((index for index, part in enumerate(self.parts()) if part is child), -1)

    def _place(self) -> Place | None:
        return self._view.places.place_of(self.layer.id)


class TimelineAccess(QAccessibleWidget):
    """The timeline: its value is where the recording stands, its children are the layers and the overview."""

    def __init__(self, view: TimelineView) -> None:
        super().__init__(view, _Role.Pane, view.accessibleName())
        self._view = view
        self._layers: dict[str, LayerPart] = {}
        view.selection_changed.connect(self._on_selection_changed)

    def text(self, what: QAccessible.Text) -> str:
        return self._view.playhead_words if what == _Text.Value else super().text(what)

    def childCount(self) -> int:
        return len(self._parts()) + 1

    def child(self, index: int) -> QAccessibleInterface | None:
        parts = self._parts()
        if index == len(parts):
            return QAccessible.queryAccessibleInterface(self._view.horizontalScrollBar())
        return parts[index] if 0 <= index < len(parts) else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        found = next((index for index, part in enumerate(self._parts()) if part is child), -1)
        return len(self._parts()) if found < 0 and child.object() is self._view.horizontalScrollBar() else found

    def focusChild(self) -> QAccessibleInterface | None:
        return self.current() if self._view.hasFocus() else None

    def current(self) -> ThingPart | None:
        """The part of the annotation that the keys go to, None when it is not in view."""
        one_id = self._view.current_id
        for layer in self._parts():
            for part in layer.parts():
                if one_id in part.ids:
                    return part
        return None

    def _parts(self) -> list[LayerPart]:
        shown = [place.layer for place in self._view.places.places]
        self._layers = {one.id: self._layers.get(one.id) or LayerPart(self._view, self, one) for one in shown}
        for layer in shown:
            self._layers[layer.id].layer = layer
        return [self._layers[layer.id] for layer in shown]

    def _on_selection_changed(self, _ids: list[str]) -> None:
        part = self.current() if QAccessible.isActive() and self._view.hasFocus() else None
        if part is not None:
            QAccessible.updateAccessibility(QAccessibleEvent(part, QAccessible.Event.Focus))


def tell_of_timelines() -> None:
    """From now on screen readers can look into timelines."""
    QAccessible.installFactory(_access)


def _access(_kind: str, thing: QObject) -> QAccessibleInterface | None:
    return TimelineAccess(thing) if isinstance(thing, TimelineView) else None


def _key(thing: Thing) -> object:
    return thing.annotation.id if isinstance(thing, Item) else (thing.index, thing.count)
