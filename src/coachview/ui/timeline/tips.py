from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QToolTip, QWidget

from coachview.ui.timeline.items import Item
from coachview.ui.timeline.layers.lane_layer import LaneLayer
from coachview.ui.timeline.layers.layer import Thing
from coachview.ui.timeline.layout import Hit
from coachview.ui.timeline.tooltip import annotation_tooltip, crowd_tooltip, plain_tooltip


class Tips:
    """The bubble that says what is under the mouse: at once for what shows little of itself."""

    def __init__(self, widget: QWidget) -> None:
        self._widget = widget
        self._shown: Thing | None = None

    def show_hit(self, hit: Hit | None) -> None:
        """Show a thing's text; None, when the mouse is on none, takes the bubble away."""
        text = _text(hit) if hit else ""
        thing = hit.thing if hit and text else None
        if _same(thing, self._shown):
            return
        self._shown = thing
        if thing is None:
            QToolTip.hideText()
            return
        place = QRect(round(thing.left), round(thing.top), round(min(thing.width, 1e6)) + 1, round(thing.height))
        seen = place.intersected(self._widget.rect())
        QToolTip.showText(self._widget.mapToGlobal(QPoint(seen.left(), seen.bottom() + 4)), text, self._widget, place)

    def show_words(self, words: str, at: QPoint) -> None:
        """Show plain words at a point of the screen."""
        if words:
            QToolTip.showText(at, words, self._widget)


def _text(hit: Hit) -> str:
    item, layer = hit.item, hit.layer
    if item is None:
        return plain_tooltip(layer.words(hit.thing))
    author = layer.title if isinstance(layer, LaneLayer) else ""
    return crowd_tooltip(item.annotations, author) if item.is_crowd else annotation_tooltip(item.annotation, author)


def _same(one: Thing | None, other: Thing | None) -> bool:
    if one is None or other is None:
        return one is other
    if isinstance(one, Item) and isinstance(other, Item) and one.run is not other.run:
        return False
    return (one.index, one.count, one.left, one.top) == (other.index, other.count, other.left, other.top)
