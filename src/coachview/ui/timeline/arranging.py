"""The timeline's layers: which are shown, in what order and how high; and which pictures are missing."""

from typing import Any

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtWidgets import QWidget

from coachview.ui.theme import Theme
from coachview.ui.timeline.arrangement import Arrangement
from coachview.ui.timeline.choosing import Choosing
from coachview.ui.timeline.layers.layer import Layer
from coachview.ui.timeline.menus import layers_menu

_SETTLED_MS = 120


class Arranging(Choosing):
    """Shows, hides, moves and resizes layers.

    `arrangement_changed(values)` when the user has changed something of it, to be remembered; `pictures_wanted(times)`
    when pictures of the filmstrip are in view and not there yet, the most important first: whoever makes them forgets
    what was wanted before.
    """

    arrangement_changed = Signal(dict)
    pictures_wanted = Signal(list)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._asking = QTimer(self, singleShot=True, interval=_SETTLED_MS)
        self._asking.timeout.connect(self._ask_for_pictures)
        self._names_hand.resized.connect(self._on_resized)
        self._names_hand.moved.connect(self._on_moved)
        self._names_hand.finished.connect(self._tell)
        self.shown.connect(self._on_shown)

    def set_arrangement(self, values: dict[str, Any]) -> None:
        """Arrange the layers as `arrangement_changed` told it once; whatever is not understood is left out."""
        self.layers.arrangement = Arrangement.from_values(values)
        self._arrange()

    def show_kind(self, kind: str, *, on: bool) -> None:
        """Show or hide layers of a kind."""
        self._rearrange(self.layers.arrangement.shown(kind, on=on))

    def move_kind(self, kind: str, steps: int) -> None:
        """Put layers of a kind so many places further down, or up."""
        self._rearrange(self._moved(kind, steps))

    def make_higher(self, layer: Layer, pixels: int) -> None:
        """Give a layer so much more height, or less."""
        height = self.layers.arrangement.height_of(layer) + pixels
        self._rearrange(self.layers.arrangement.resized(layer, height))

    def reset_height(self, layer: Layer) -> None:
        """Let a layer be as high as it wants to be."""
        self._rearrange(self.layers.arrangement.unsized(layer))

    def reset_arrangement(self) -> None:
        """Everything shown, in the order and with the heights that it began with."""
        self._rearrange(Arrangement())

    def open_layers_menu(self) -> None:
        """The menu in which layers are shown, hidden, moved and resized: all that the mouse does on the names."""
        layers_menu(self).popup(self.viewport().mapToGlobal(QPoint(8, 8)))

    def _moved(self, kind: str, steps: int) -> Arrangement:
        visible = [one for one in self.layers.kinds() if one not in self.layers.arrangement.hidden]
        return self.layers.arrangement.moved(kind, steps, visible)

    def _rearrange(self, arrangement: Arrangement) -> None:
        self.layers.arrangement = arrangement
        self._arrange()
        self._tell()

    def _tell(self) -> None:
        self.arrangement_changed.emit(self.layers.arrangement.values())

    def _on_resized(self, layer: Layer, height: int) -> None:
        self.layers.arrangement = self.layers.arrangement.resized(layer, height)
        self._arrange()

    def _on_moved(self, kind: str, steps: int) -> None:
        self.layers.arrangement = self._moved(kind, steps)
        self._arrange()

    def _on_shown(self) -> None:
        if not self.layers.filmstrip.is_empty:
            self._asking.start()

    def _ask_for_pictures(self) -> None:
        place = self._layout.place_of(self.layers.filmstrip.id)
        missing = self.layers.filmstrip.missing(self._layout.strip(place)) if place else []
        if missing:
            self.pictures_wanted.emit(missing)
