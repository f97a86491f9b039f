"""What the mouse does on the column of names: make a layer higher by its border, put layers into another order."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPointF, Qt, Signal
from PySide6.QtWidgets import QApplication

from coachview.ui.timeline.arrangement import KINDS
from coachview.ui.timeline.layers.layer import Layer
from coachview.ui.timeline.layout import Layout


class NamesHand(QObject):
    """`resized(layer, height)` and `moved(kind, steps)` while it is dragged, `finished()` when it is let go."""

    resized = Signal(object, int)
    moved = Signal(str, int)
    finished = Signal()

    def __init__(self, look: Callable[[], Layout], parent: QObject) -> None:
        super().__init__(parent)
        self._look = look
        self._sizing: tuple[Layer, float] | None = None
        self._moving: tuple[str, float, bool] | None = None

    @property
    def is_busy(self) -> bool:
        """True while a button is held on the names."""
        return self._sizing is not None or self._moving is not None

    def press(self, at: QPointF) -> None:
        """The left button goes down on the names."""
        border, place = self._look().border_at(at.x(), at.y()), self._look().place_at(at.y())
        if border is not None:
            self._sizing = (border.layer, border.height - at.y())
        elif place is not None:
            self._moving = (place.layer.kind, at.y(), False)

    def move(self, at: QPointF) -> None:
        """The mouse goes somewhere."""
        if self._sizing is not None:
            layer, off = self._sizing
            self.resized.emit(layer, round(at.y() + off))
        elif self._moving is not None:
            kind, from_y, begun = self._moving
            begun = begun or abs(at.y() - from_y) >= QApplication.startDragDistance()
            self._moving = (kind, from_y, begun)
            if begun:
                self._carry(kind, at.y())

    def release(self) -> bool:
        """The button goes up; False when nothing came of it."""
        did = self._sizing is not None or (self._moving is not None and self._moving[2])
        self._sizing, self._moving = None, None
        if did:
            self.finished.emit()
        return did

    def cursor(self, at: QPointF) -> Qt.CursorShape:
        """What the mouse looks like here."""
        if self._sizing is not None or (self._moving is None and self._look().border_at(at.x(), at.y())):
            return Qt.CursorShape.SizeVerCursor
        if self._moving is not None and self._moving[2]:
            return Qt.CursorShape.ClosedHandCursor
        return Qt.CursorShape.ArrowCursor

    def _carry(self, kind: str, y: float) -> None:
        """Go past every neighbour that the hand is beyond, counted as if the kind lay there already."""
        for _ in KINDS:
            steps = _step_towards(_blocks(self._look()), kind, y)
            if not steps:
                return
            self.moved.emit(kind, steps)


def _step_towards(blocks: list[tuple[str, int, int]], kind: str, y: float) -> int:
    at = next((index for index, block in enumerate(blocks) if block[0] == kind), -1)
    if at < 0:
        return 0
    _kind, top, bottom = blocks[at]
    if at > 0 and y < top and y < blocks[at - 1][1] + (bottom - top):
        return -1
    is_below = at + 1 < len(blocks) and y >= bottom and y > blocks[at + 1][2] - (bottom - top)
    return +1 if is_below else 0


def _blocks(layout: Layout) -> list[tuple[str, int, int]]:
    """Each kind on show, with where its layers begin and end."""
    blocks: list[tuple[str, int, int]] = []
    for place in layout.places:
        if blocks and blocks[-1][0] == place.layer.kind:
            blocks[-1] = (place.layer.kind, blocks[-1][1], place.bottom)
        else:
            blocks.append((place.layer.kind, place.top, place.bottom))
    return blocks
