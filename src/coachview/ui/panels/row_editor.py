from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from coachview.ui.panels.growing_text import GrowingTextEdit

_PASSING = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.MenuBarFocusReason)


class RowEditor(GrowingTextEdit):
    """Text edited where it stands: Enter and leaving it keep what is written, Shift+Enter breaks a line, Escape drops.

    `done(by_key)` asks for keeping; whoever made the editor closes it when that has worked.
    """

    done = Signal(bool)
    dropped = Signal()

    def __init__(self, text: str, parent: QWidget | None = None, *, max_lines: int = 10) -> None:
        super().__init__(parent, max_lines=max_lines)
        self.setPlainText(text)
        self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not shift:
            if not event.isAutoRepeat():
                self.done.emit(True)
        elif event.key() == Qt.Key.Key_Escape:
            self.dropped.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _PASSING:
            self.done.emit(False)
