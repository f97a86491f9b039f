"""Single keys command the player, except where the widget with the focus needs them itself."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)

_K = Qt.Key
_PRESS = {_K.Key_Space, _K.Key_Return, _K.Key_Enter}
_ARROWS = {_K.Key_Left, _K.Key_Right, _K.Key_Up, _K.Key_Down}
_PAGES = {_K.Key_Home, _K.Key_End, _K.Key_PageUp, _K.Key_PageDown}

_OWN_KEYS: tuple[tuple[type, set[Qt.Key]], ...] = (
    (QAbstractButton, _PRESS),
    (QComboBox, _PRESS | {_K.Key_Up, _K.Key_Down}),
    (QAbstractSlider, _ARROWS | _PAGES),
    (QTabBar, {_K.Key_Left, _K.Key_Right}),
    (QAbstractItemView, {_K.Key_Up, _K.Key_Down, _K.Key_Return, _K.Key_Enter, _K.Key_Delete, _K.Key_F2} | _PAGES),
)
_TEXT = (QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox)
_NOT_TYPING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class KeyGuard(QObject):
    """A filter on the window: a key that the focused widget uses is not taken as a shortcut.

    Qt asks the focused widget first (`ShortcutOverride`) and then its parents up to the window; text fields answer for
    most keys, buttons and lists for none, so that without this Space could not press a focused button.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        window.installEventFilter(self)

    def eventFilter(self, _window: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and needs_key(QApplication.focusWidget(), event):
            event.accept()
            return True
        return False


def needs_key(widget: QWidget | None, event: QKeyEvent) -> bool:
    """Whether the focused widget has its own use for this key press."""
    if event.modifiers() & _NOT_TYPING:
        return False
    if isinstance(widget, _TEXT):
        return not _is_function_key(event.key()) and not _is_read_only(widget)
    return any(isinstance(widget, kind) and event.key() in keys for kind, keys in _OWN_KEYS)


def _is_function_key(key: int) -> bool:
    return _K.Key_F1 <= key <= _K.Key_F35


def _is_read_only(widget: QObject) -> bool:
    return bool(getattr(widget, "isReadOnly", lambda: False)())
