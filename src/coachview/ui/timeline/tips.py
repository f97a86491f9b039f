from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QToolTip, QWidget

from coachview.ui.timeline.items import Item
from coachview.ui.timeline.layout import Hit
from coachview.ui.timeline.tooltip import annotation_tooltip, crowd_tooltip


class Tips:
    """The bubble that says what is under the mouse: at once for markers and clips, which show little of themselves."""

    def __init__(self, widget: QWidget) -> None:
        self._widget = widget
        self._shown: Item | None = None

    def show_hit(self, hit: Hit | None) -> None:
        """Show an item's text; None, when the mouse is on none, takes the bubble away."""
        item = hit.item if hit else None
        if _same(item, self._shown):
            return
        self._shown = item
        if hit is None or item is None:
            QToolTip.hideText()
            return
        author = hit.lane.title
        text = crowd_tooltip(item.annotations, author) if item.is_crowd else annotation_tooltip(item.annotation, author)
        place = QRect(round(item.left), round(item.top), round(item.width) + 1, round(item.height))
        seen = place.intersected(self._widget.rect())
        QToolTip.showText(self._widget.mapToGlobal(QPoint(seen.left(), seen.bottom() + 4)), text, self._widget, place)

    def show_words(self, words: str, at: QPoint) -> None:
        """Show plain words at a point of the screen."""
        if words:
            QToolTip.showText(at, words, self._widget)


def _same(one: Item | None, other: Item | None) -> bool:
    if one is None or other is None:
        return one is other
    return one.run is other.run and (one.index, one.count, one.left) == (other.index, other.count, other.left)
