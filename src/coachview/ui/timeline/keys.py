"""What keys mean while the timeline has the focus."""

from enum import Enum

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

_K, _M = Qt.Key, Qt.KeyboardModifier
_ALL = _M.ControlModifier | _M.ShiftModifier | _M.AltModifier | _M.MetaModifier


class Wish(Enum):
    """Something that is done to what is selected."""

    ACTIVATE = "activate"
    SELECT_ALL = "select all"
    SELECT_NEXT = "select the next one too"
    SELECT_PREVIOUS = "select the previous one too"
    COPY = "copy"
    CUT = "cut"
    PASTE = "paste"
    REMOVE = "remove"
    LATER = "a frame later"
    EARLIER = "a frame earlier"
    END_LATER = "its end a frame later"
    END_EARLIER = "its end a frame earlier"
    START_LATER = "its start a frame later"
    START_EARLIER = "its start a frame earlier"


_STANDARD = {
    QKeySequence.StandardKey.SelectAll: Wish.SELECT_ALL,
    QKeySequence.StandardKey.Copy: Wish.COPY,
    QKeySequence.StandardKey.Cut: Wish.CUT,
    QKeySequence.StandardKey.Paste: Wish.PASTE,
}
_ALT, _CTRL, _SHIFT = _M.AltModifier, _M.ControlModifier, _M.ShiftModifier
_OWN = {
    (_K.Key_Return, _M.NoModifier): Wish.ACTIVATE,
    (_K.Key_Enter, _M.NoModifier): Wish.ACTIVATE,
    (_K.Key_Delete, _M.NoModifier): Wish.REMOVE,
    (_K.Key_Down, _CTRL | _SHIFT): Wish.SELECT_NEXT,
    (_K.Key_Up, _CTRL | _SHIFT): Wish.SELECT_PREVIOUS,
    (_K.Key_Right, _ALT): Wish.LATER,
    (_K.Key_Left, _ALT): Wish.EARLIER,
    (_K.Key_Right, _ALT | _SHIFT): Wish.END_LATER,
    (_K.Key_Left, _ALT | _SHIFT): Wish.END_EARLIER,
    (_K.Key_Right, _ALT | _CTRL): Wish.START_LATER,
    (_K.Key_Left, _ALT | _CTRL): Wish.START_EARLIER,
}
_WITHOUT_SELECTION = {Wish.SELECT_ALL, Wish.SELECT_NEXT, Wish.SELECT_PREVIOUS, Wish.PASTE}


TIMELINE_KEYS = (
    ("Zoom at the mouse", "wheel, Ctrl+wheel or pinch"),
    ("Move along", "Shift+wheel, sideways swipe, middle-drag"),
    ("Move a marker or an end of a clip", "drag; Escape while dragging cancels"),
    ("Select one more, or all up to it", "Ctrl+click, Shift+click"),
    ("Select what a rectangle touches", "Ctrl+drag"),
    ("Draw a new clip", "Shift+drag"),
    ("Move without snapping", "hold Alt while dragging"),
    ("A frame earlier or later", "Alt+Left, Alt+Right"),
    ("A clip's end a frame earlier or later", "Alt+Shift+Left, Alt+Shift+Right"),
    ("A clip's start a frame earlier or later", "Alt+Ctrl+Left, Alt+Ctrl+Right"),
    ("Select the next or previous one too", "Ctrl+Shift+Down, Ctrl+Shift+Up"),
    ("Select all, copy, cut, paste, delete", "Ctrl+A, Ctrl+C, Ctrl+X, Ctrl+V, Delete"),
)
"""What the mouse and the keys do there, for the page of keys."""


def wish_of(event: QKeyEvent, *, something_selected: bool) -> Wish | None:
    """What a key press asks of the timeline; None leaves it to the window."""
    wish = next((wish for key, wish in _STANDARD.items() if event.matches(key)), None)
    wish = wish or _OWN.get((event.key(), event.modifiers() & _ALL))
    return wish if something_selected or wish in _WITHOUT_SELECTION else None
