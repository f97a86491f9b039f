from PySide6.QtGui import QPainter

from coachview.ui.timeline.ink import Ink
from coachview.ui.timeline.items import Item
from coachview.ui.timeline.layers.lane_layer import LaneLayer
from coachview.ui.timeline.painters.clip_bars import ClipBars
from coachview.ui.timeline.painters.glyphs import Glyphs
from coachview.ui.timeline.strip import Strip


class LanePainter:
    """Markers and clips of one person."""

    ground = "surface"

    def __init__(self, ink: Ink) -> None:
        self._glyphs = Glyphs(ink)
        self._bars = ClipBars(ink, self._glyphs)

    def paint(self, painter: QPainter, layer: LaneLayer, strip: Strip, first_x: float, last_x: float) -> None:
        """All between two positions."""
        for item in layer.things(strip, first_x, last_x):
            self.draw_item(painter, item, strip.left)

    def draw_item(self, painter: QPainter, item: Item, first_x: float) -> None:
        """One marker or clip; a clip's text begins at `first_x` where the clip begins before it."""
        if item.is_bar:
            self._bars.draw(painter, item, first_x)
        else:
            self._glyphs.draw(painter, item)
