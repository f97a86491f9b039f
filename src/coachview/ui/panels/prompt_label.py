from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from coachview.ui.panels.row_editor import RowEditor
from coachview.ui.panels.text_direction import is_right_to_left


class PromptLabel(QWidget):
    """A question as a heading that can be edited where it stands, by double click or `begin_edit`.

    `write` does the edit and returns True when it is kept; until then the editor stays.
    """

    def __init__(self, write: Callable[[str], bool]) -> None:
        super().__init__()
        self._write = write
        self._may_edit = True
        self._editor: RowEditor | None = None
        self.label = QLabel()
        self.label.setProperty("role", "strong")
        self.label.setWordWrap(True)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.label)

    @property
    def editor(self) -> RowEditor | None:
        """The field in which the question is being edited, or None."""
        return self._editor

    def show_text(self, text: str) -> None:
        """Show the question."""
        self.label.setText(text)
        side = Qt.AlignmentFlag.AlignRight if is_right_to_left(text) else Qt.AlignmentFlag.AlignLeft
        self.label.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)
        self.label.setToolTip("Double click to edit this question" if self._may_edit else "")

    def set_writable(self, writable: bool) -> None:
        """Whether it can be edited."""
        self._may_edit = writable

    def begin_edit(self) -> None:
        """Edit it here."""
        if self._editor is not None or not self._may_edit:
            return
        self._editor = RowEditor(self.label.text(), max_lines=5)
        self._editor.setAccessibleName("Reflection prompt")
        self._editor.done.connect(self._on_done)
        self._editor.dropped.connect(self._close)
        self.layout().addWidget(self._editor)
        self.label.hide()
        self._editor.setFocus()

    def flush(self) -> bool:
        """Keep what is being edited; False when that failed."""
        self._on_done(by_key=False)
        return self._editor is None

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        self.begin_edit()

    def _on_done(self, by_key: bool) -> None:
        editor = self._editor
        if editor is None:
            return
        text = editor.text().strip()
        if not text or text == self.label.text() or self._write(text):
            self._close()
        elif by_key:
            editor.setFocus()

    def _close(self) -> None:
        editor, self._editor = self._editor, None
        if editor is not None:
            self.layout().removeWidget(editor)
            editor.hide()
            editor.deleteLater()
        self.label.show()
