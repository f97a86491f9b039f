from dataclasses import replace
from math import ceil

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from coachview.model.drawing import Drawing
from coachview.model.drawing_look import Ink, Words, pieces
from coachview.ui.panels.growing_text import GrowingTextEdit
from coachview.ui.stage.drawing.words_box import WordsBox

_BORDER = 2
_ROOM = 1.5
"""For the next letters, in sizes of the letters."""
_STAYING = {Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason}


class TextEntry(GrowingTextEdit):
    """Words that are written where they will be on the picture, and as they will look.

    `finished` at Enter or Escape, and when one goes elsewhere: what is written is kept in any case.
    """

    finished = Signal()

    def __init__(self, view: QWidget) -> None:
        super().__init__(view, min_lines=1, max_lines=12)
        self.setObjectName("pictureText")
        self.setAccessibleName("Text on the picture")
        self.setPlaceholderText("Write here")
        self.document().setDocumentMargin(0)
        self._look: tuple[Drawing, QRectF] | None = None
        self.textChanged.connect(self._on_text)
        self.hide()

    def open(self, drawing: Drawing, picture: QRectF) -> None:
        """Write a new text, or go on with one."""
        self.setPlainText(drawing.text)
        self.show_look(drawing, picture)
        self.show()
        self.raise_()
        self.selectAll()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_look(self, drawing: Drawing, picture: QRectF) -> None:
        """Take the colour, the size and the place that the text will have."""
        self._look = (drawing, picture)
        box, words = self._box(drawing, picture)
        self.setFont(box.font)
        self.setStyleSheet(
            f"#pictureText {{ background: {_css(words.box)}; color: {_css(words.ink)};"
            f" border: {_BORDER}px dashed {_css(words.ink)}; border-radius: {ceil(words.rounding)}px;"
            f" padding: {ceil(words.padding)}px; font-size: {box.font.pixelSize()}px; font-weight: 700; }}"
        )
        self._fit_words(picture, box)

    def _fit_words(self, picture: QRectF, box: WordsBox) -> None:
        """As wide as the words are, with room for the next letters, and inside of the view."""
        self.setFixedWidth(ceil(box.rect.width()) + 2 * _BORDER + ceil(_ROOM * box.font.pixelSize()))
        corner = picture.topLeft() + box.rect.topLeft()
        room = self.parentWidget().rect()
        left = max(room.left(), min(round(corner.x()) - _BORDER, room.right() - self.width()))
        top = max(room.top(), min(round(corner.y()) - _BORDER, room.bottom() - self.height()))
        self.move(left, top)

    def _box(self, drawing: Drawing, picture: QRectF) -> tuple[WordsBox, Words]:
        text = self.text() or self.placeholderText()
        (words,) = pieces([replace(drawing, text=text)], picture.width(), picture.height())
        return WordsBox(words, picture.width(), picture.height()), words

    def _on_text(self) -> None:
        if self._look is not None and self.isVisible():
            self._fit_words(self._look[1], self._box(*self._look)[0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape or (enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier):
            self.finished.emit()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _STAYING:
            self.finished.emit()


def _css(ink: Ink) -> str:
    return f"rgba({ink.red}, {ink.green}, {ink.blue}, {ink.alpha})"
