"""The menus of the timeline. What they offer can also be done by keys: a menu is where one learns that."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from coachview.model.timecode import format_time
from coachview.ui.actions import shown_key
from coachview.ui.timeline.arrangement import KIND_NAMES
from coachview.ui.timeline.keys import Wish
from coachview.ui.timeline.layers.layer import Layer

if TYPE_CHECKING:
    from coachview.ui.timeline.view import TimelineView

_STEP = 24


def annotation_menu(view: "TimelineView", *, editable: bool) -> QMenu:
    """For what is selected."""
    menu = _menu(view)
    _add(menu, "Show in the list", "Return", lambda: view.wish(Wish.ACTIVATE))
    _add(menu, "Zoom to the selection", "", view.fit_selection)
    menu.addSeparator()
    _add(menu, "Copy", "Ctrl+C", lambda: view.wish(Wish.COPY))
    _add(menu, "Cut", "Ctrl+X", lambda: view.wish(Wish.CUT), enabled=editable)
    _add(menu, "Delete", "Delete", lambda: view.wish(Wish.REMOVE), enabled=editable)
    menu.addSeparator()
    _add(menu, "One frame earlier", "Alt+Left", lambda: view.wish(Wish.EARLIER), enabled=editable)
    _add(menu, "One frame later", "Alt+Right", lambda: view.wish(Wish.LATER), enabled=editable)
    return menu


def empty_menu(view: "TimelineView", ms: int, *, editable: bool) -> QMenu:
    """For a time at which there is nothing."""
    menu = _menu(view)
    _add(menu, f"Go to {format_time(ms)}", "", lambda: view.seek_requested.emit(ms))
    _add(menu, f"Paste at {format_time(ms)}", "", lambda: view.paste_requested.emit(ms), enabled=editable)
    _add(menu, "Select all", "Ctrl+A", lambda: view.wish(Wish.SELECT_ALL))
    menu.addSeparator()
    _add(menu, "Whole recording", "", view.fit)
    _fill_layers(view, menu.addMenu("Layers"))
    return menu


def layer_menu(view: "TimelineView", layer: Layer | None) -> QMenu:
    """For the name of a layer: its place and height, and the others."""
    menu = layers_menu(view)
    if layer is not None:
        first = menu.actions()[0]
        for action in (*_place_actions(view, layer, menu), menu.addSeparator()):
            menu.insertAction(first, action)
    return menu


def layers_menu(view: "TimelineView") -> QMenu:
    """Each kind of layer that there is something of, shown or hidden; and each one's place and height."""
    menu = _menu(view)
    _fill_layers(view, menu)
    return menu


def _fill_layers(view: "TimelineView", menu: QMenu) -> None:
    for kind in view.layers.kinds():
        action = menu.addAction(KIND_NAMES[kind])
        action.setCheckable(True)
        action.setChecked(kind not in view.layers.arrangement.hidden)
        action.toggled.connect(lambda on, kind=kind: view.show_kind(kind, on=on))
    menu.addSeparator()
    for layer in view.layers.shown():
        menu.addMenu(layer.title).addActions(_place_actions(view, layer, menu))
    menu.addSeparator()
    _add(menu, "Arrange as at first", "", view.reset_arrangement)


def _place_actions(view: "TimelineView", layer: Layer, menu: QMenu) -> list[QAction]:
    acts = (
        ("Move up", lambda: view.move_kind(layer.kind, -1)),
        ("Move down", lambda: view.move_kind(layer.kind, +1)),
        ("Higher", lambda: view.make_higher(layer, _STEP)),
        ("Lower", lambda: view.make_higher(layer, -_STEP)),
        ("Height as at first", lambda: view.reset_height(layer)),
        ("Hide", lambda: view.show_kind(layer.kind, on=False)),
    )
    actions = []
    for words, act in acts:
        action = QAction(words, menu)
        action.triggered.connect(lambda _checked=False, act=act: act())
        actions.append(action)
    return actions


def _menu(view: "TimelineView") -> QMenu:
    menu = QMenu(view)
    menu.aboutToHide.connect(menu.deleteLater)
    return menu


def _add(menu: QMenu, words: str, key: str, act: Callable[[], object], *, enabled: bool = True) -> None:
    action = menu.addAction(f"{words}\t{shown_key(key)}" if key else words)
    action.triggered.connect(lambda _checked=False: act())
    action.setEnabled(enabled)
