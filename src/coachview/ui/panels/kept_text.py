from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from coachview.ui.panels.growing_text import GrowingTextEdit

_PAUSE_MS = 1000


class KeptText(GrowingTextEdit):
    """A text that is kept without being asked: after a pause in typing, when it is left, and at `flush`.

    `write` does the edit and returns the sentence that says why it failed, empty when it is kept. On failure the text
    stays as it is, `failed(sentence)` is sent, and the next pause or flush tries again; `kept` when it is in the file.
    `left` for Escape, which drops nothing.
    """

    kept = Signal()
    failed = Signal(str)
    left = Signal()

    def __init__(
        self,
        write: Callable[[str], str],
        parent: QWidget | None = None,
        *,
        min_lines: int = 1,
        max_lines: int = 14,
        pause_ms: int = _PAUSE_MS,
    ) -> None:
        super().__init__(parent, min_lines=min_lines, max_lines=max_lines)
        self._write = write
        self._saved = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(pause_ms)
        self._pause.timeout.connect(self.flush)
        self.textChanged.connect(self._on_text)

    @property
    def pending(self) -> bool:
        """True while something is typed that is not in the file."""
        return self.text() != self._saved

    def show_saved(self, text: str) -> None:
        """Show what is in the file now. What is being typed here goes on, and will be kept in its place."""
        typing = self.pending
        self._saved = text
        if not typing:
            self.show_text(text)

    def flush(self) -> bool:
        """Keep what is typed; False when that failed."""
        self._pause.stop()
        text = self.text()
        if text == self._saved:
            return True
        before, self._saved = self._saved, text
        sentence = self._write(text)
        if sentence:
            self._saved = before
            self.failed.emit(sentence)
            return False
        self.kept.emit()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.clearFocus()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.flush()

    def _on_text(self) -> None:
        if self.pending:
            self._pause.start()
        else:
            self._pause.stop()
