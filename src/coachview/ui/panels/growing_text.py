"""Text fields that are as high as what is written in them, up to a limit."""

from math import ceil

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent, QTextCursor, QTextOption, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QTextEdit, QWidget

from coachview.ui.panels.utf16 import units

_FRAME = 14
_BREAKS = str.maketrans(dict.fromkeys("\u2028\u2029\ufdd0\ufdd1", "\n"))


class GrowingTextEdit(QTextEdit):
    """Plain text of `min_lines` to `max_lines` lines; beyond these it scrolls. Tab goes on to the next field."""

    def __init__(self, parent: QWidget | None = None, *, min_lines: int = 1, max_lines: int = 8) -> None:
        super().__init__(parent)
        self._lines = (min_lines, max_lines)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(2)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def text(self) -> str:
        """What is written; unlike `toPlainText` it keeps no-break spaces, which French and others write with."""
        return self.document().toRawText().translate(_BREAKS)

    def is_blank(self) -> bool:
        """True when nothing but white space is written in it."""
        return not self.text().strip()

    def show_text(self, text: str) -> None:
        """Show another text, changing only what differs, so that the cursor stays where one reads or writes."""
        now = self.text()
        if now == text:
            return
        start, end = _differing(now, text)
        cursor = QTextCursor(self.document())
        cursor.setPosition(units(now[:start]))
        cursor.setPosition(units(now[:end]), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(text[start : len(text) - (len(now) - end)])
        # What somebody else changed is not this field's own typing: its undo must not take that back.
        self.document().clearUndoRedoStacks()

    def sizeHint(self) -> QSize:
        return QSize(120, self._wanted_height())

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self._wanted_height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if (
            event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        ):
            # Qt would insert a line separator, which is one paragraph to every reader of the text.
            self.textCursor().insertBlock()
            self.ensureCursorVisible()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.verticalScrollBar().maximum() > 0:
            super().wheelEvent(event)
        else:
            event.ignore()

    def _wanted_height(self) -> int:
        line = self.fontMetrics().lineSpacing()
        least, most = (count * line + 4 for count in self._lines)
        content = ceil(self.document().size().height())
        return max(least, min(content, most)) + self._chrome()

    def _chrome(self) -> int:
        """Frame and padding above and below the text, as the style sheet has them once the field has been shown."""
        chrome = self.height() - self.viewport().height()
        return chrome if 0 < chrome < 40 and self.testAttribute(Qt.WidgetAttribute.WA_WState_Created) else _FRAME

    def _fit(self, _size: object = None) -> None:
        wanted = self._wanted_height()
        line = self.fontMetrics().lineSpacing()
        scrolls = self.document().size().height() > self._lines[1] * line + 4
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if scrolls else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if self.verticalScrollBarPolicy() != policy:
            self.setVerticalScrollBarPolicy(policy)
        if self.height() != wanted or self.minimumHeight() != wanted:
            self.setFixedHeight(wanted)
            self.updateGeometry()


def _differing(old: str, new: str) -> tuple[int, int]:
    """The part of `old` (start, end) that a change to `new` replaces: what is neither common start nor common end."""
    shortest = min(len(old), len(new))
    start = next((at for at in range(shortest) if old[at] != new[at]), shortest)
    same_end = next((at for at in range(shortest - start) if old[-1 - at] != new[-1 - at]), shortest - start)
    return start, len(old) - same_end
