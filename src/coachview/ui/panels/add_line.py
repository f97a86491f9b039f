from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from coachview.ui.panels.message_line import MessageLine
from coachview.ui.panels.row_editor import RowEditor
from coachview.ui.panels.themed import ThemedIcon, as_link
from coachview.ui.theme import Theme


class AddLine(QWidget):
    """A button that becomes a field: what is written there is added at Enter or when the field is left.

    `add` does the edit and returns the sentence that says why it failed; the text then stays in the field.
    """

    opened = Signal()

    def __init__(self, theme: Theme, label: str, placeholder: str, add: Callable[[str], str]) -> None:
        super().__init__()
        self._add, self._adding = add, False
        self.button = QPushButton(label)
        as_link(self.button, theme)
        ThemedIcon(self.button, theme, "plus", "accent", 16)
        self.edit = RowEditor("", max_lines=6)
        self.edit.setPlaceholderText(placeholder)
        self.edit.setAccessibleName(label)
        self.message = MessageLine(theme)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.button, alignment=Qt.AlignmentFlag.AlignLeading)
        layout.addWidget(self.edit)
        layout.addWidget(self.message)
        self.button.clicked.connect(self.open)
        self.edit.done.connect(self._on_done)
        self.edit.dropped.connect(self._hide)
        self.edit.textChanged.connect(self.message.clear)
        self._close()

    def open(self) -> None:
        """Show the field, with the cursor in it."""
        self.button.hide()
        self.edit.show()
        self.edit.setFocus()
        self.opened.emit()

    def flush(self) -> bool:
        """Add what is written; False when that failed."""
        if self.edit.isHidden() or self.edit.is_blank() or self._adding:
            return True
        self._adding = True
        sentence = self._add(self.edit.text().strip())
        self._adding = False
        if sentence:
            self.message.show_error(f"{sentence} Your text is still here.")
            return False
        self._close()
        return True

    def _on_done(self, _by_key: bool) -> None:
        if self.edit.isHidden():
            return
        if self.edit.is_blank():
            self._close()
        else:
            self.flush()

    def _close(self) -> None:
        self.edit.setPlainText("")
        self._hide()

    def _hide(self) -> None:
        """Close the field; what was written is there again when it is opened."""
        self.message.clear()
        self.edit.hide()
        self.button.show()
