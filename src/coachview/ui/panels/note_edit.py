"""The field a note is typed into: it tells of the first key before anything is written."""

import sys

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QKeySequence, QMouseEvent

from coachview.ui.panels.growing_text import GrowingTextEdit

_K = Qt.Key
_ENTER = (_K.Key_Return, _K.Key_Enter)
_CHOICES = (_K.Key_1, _K.Key_2, _K.Key_3, _K.Key_4, _K.Key_5, _K.Key_6)
_CONTROL, _ALT, _SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


class NoteEdit(GrowingTextEdit):
    """Tells what is typed before it is there.

    `touched` comes before a letter, a dead key, the first piece of a composed word, or a paste; `clicked` before a
    click places the cursor. `entered(stay)` for Enter and Ctrl+Enter; `escaped`; `chosen(0…5)` for Ctrl or Alt + 1…6;
    `undo_wanted` for Ctrl+Z where the field itself has nothing to take back.
    """

    touched = Signal()
    clicked = Signal()
    entered = Signal(bool)
    escaped = Signal()
    chosen = Signal(int)
    undo_wanted = Signal()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and (_choice(event) >= 0 or _is_control_enter(event)):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        choice = _choice(event)
        if choice >= 0:
            self.chosen.emit(choice)
        elif event.key() in _ENTER and not event.modifiers() & _SHIFT:
            if not event.isAutoRepeat():
                self.entered.emit(bool(event.modifiers() & _CONTROL))
        elif event.key() == _K.Key_Escape:
            self.escaped.emit()
        elif event.matches(QKeySequence.StandardKey.Undo) and not self.document().isUndoAvailable():
            self.undo_wanted.emit()
        else:
            if not self.isReadOnly() and (_writes(event) or _is_dead_key(event.key())):
                self.touched.emit()
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if event.preeditString() or event.commitString():
            self.touched.emit()
        super().inputMethodEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        if source.hasText():
            self.touched.emit()
        super().insertFromMimeData(source)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and not self.isReadOnly():
            self.clicked.emit()
        super().mousePressEvent(event)


def _choice(event: QKeyEvent) -> int:
    """0 to 5 for Ctrl or Alt with the keys 1 to 6, else -1. On a Mac, Alt with a digit writes a character."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    wanted = (_CONTROL,) if sys.platform == "darwin" else (_CONTROL, _ALT)
    return _CHOICES.index(event.key()) if modifiers in wanted and event.key() in _CHOICES else -1


def _is_control_enter(event: QKeyEvent) -> bool:
    return event.key() in _ENTER and bool(event.modifiers() & _CONTROL)


def _writes(event: QKeyEvent) -> bool:
    text = event.text()
    is_command = bool(event.modifiers() & _CONTROL) and not event.modifiers() & _ALT
    return bool(text.strip()) and text.isprintable() and not is_command


def _is_dead_key(key: int) -> bool:
    """A key that waits for the next one to make a letter: an accent, or Compose."""
    return _K.Key_Dead_Grave <= key <= _K.Key_Dead_Longsolidusoverlay or key == _K.Key_Multi_key
