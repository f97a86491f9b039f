from collections.abc import Callable

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QKeyEvent

from coachview.model.drawing import Shape
from coachview.ui.stage.drawing.board import DrawingBoard
from coachview.ui.stage.drawing.place import PicturePlace

_K = Qt.Key
_STEP, _BIG_STEP = 0.005, 0.04
"""How far an arrow key moves, as a part of the picture's height; the big step is with Shift."""

_WAYS = {_K.Key_Left: (-1, 0), _K.Key_Right: (1, 0), _K.Key_Up: (0, -1), _K.Key_Down: (0, 1)}
_ENTER = {_K.Key_Return, _K.Key_Enter}
_SHIFT, _ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier

TOOL_KEYS: dict[Shape | None, str] = {None: "0"} | {shape: str(at) for at, shape in enumerate(Shape, start=1)}
"""Digits, because every letter that would say its tool is a command of the window."""

_TOOLS = {ord(key): shape for shape, key in TOOL_KEYS.items()}


class DrawingKeys:
    """What keys mean while one draws. `visible` gives the picture's place and as much of it as is seen."""

    def __init__(self, board: DrawingBoard, visible: Callable[[], tuple[PicturePlace, QRectF]]) -> None:
        self._board, self._visible = board, visible

    def take(self, event: QKeyEvent) -> bool:
        """Whether a key event was for drawing, and is done with."""
        if event.type() == QEvent.Type.KeyRelease:
            return self._on_release(event)
        act = self._meaning(event)
        if act is None:
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        # What has a meaning may still decline, as Tab does after the last drawing.
        return act() is not False

    def _meaning(self, event: QKeyEvent) -> Callable[[], object] | None:
        key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in _WAYS and modifiers & ~(_SHIFT | _ALT) == Qt.KeyboardModifier.NoModifier:
            return self._arrow(key, modifiers) if self._board.selected is not None else None
        if key in {_K.Key_Tab, _K.Key_Backtab} and modifiers & ~_SHIFT == Qt.KeyboardModifier.NoModifier:
            return lambda: self._board.select_next(-1 if key == _K.Key_Backtab or modifiers else 1)
        if modifiers:
            return None
        return self._plain(key)

    def _plain(self, key: int) -> Callable[[], object] | None:
        board = self._board
        if key == _K.Key_Escape:
            return board.escape
        if key in {_K.Key_Delete, _K.Key_Backspace}:
            return board.delete if board.selected is not None else None
        if key in _ENTER or key == _K.Key_F2:
            return self._on_enter
        if key in _TOOLS:
            return lambda: board.choose(_TOOLS[key])
        return None

    def _arrow(self, key: int, modifiers: Qt.KeyboardModifier) -> Callable[[], object]:
        place, seen = self._visible()
        if place.is_empty:
            return lambda: None
        # Zoomed in, the same key goes as far on the screen and so less far on the picture.
        step = (_BIG_STEP if modifiers & _SHIFT else _STEP) * min(1.0, seen.height() / place.unit)
        across, down = _WAYS[key][0] * step / place.aspect, _WAYS[key][1] * step
        act = self._board.grow if modifiers & _ALT else self._board.nudge
        return lambda: act(across, down)

    def _on_enter(self) -> object:
        place, seen = self._visible()
        if self._board.rewrite() or place.is_empty or seen.isEmpty():
            return None
        return self._board.place(place.to_picture(seen.center()), seen.height() / place.unit, place.aspect)

    def _on_release(self, event: QKeyEvent) -> bool:
        if event.key() in _WAYS and not event.isAutoRepeat():
            self._board.let_go()
        return False
