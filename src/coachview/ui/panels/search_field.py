from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from coachview.ui.theme import Theme


class SearchField(QLineEdit):
    """A field to search in: Enter and Down go on to what was found, Escape empties it and then leaves."""

    entered = Signal()
    left = Signal()

    def __init__(self, theme: Theme, placeholder: str) -> None:
        super().__init__()
        self._theme = theme
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setClearButtonEnabled(True)
        self._glass = self.addAction(theme.icon("search", theme.tokens.muted), QLineEdit.ActionPosition.LeadingPosition)
        theme.changed.connect(self._on_look)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            if self.text():
                self.clear()
            else:
                self.left.emit()
        else:
            super().keyPressEvent(event)

    def _on_look(self) -> None:
        self._glass.setIcon(self._theme.icon("search", self._theme.tokens.muted))
