from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from coachview.ui.panels.hint_label import HintLabel
from coachview.ui.panels.message_line import MessageLine
from coachview.ui.panels.note_draft import NoteDraft
from coachview.ui.panels.note_edit import NoteEdit
from coachview.ui.panels.note_header import NoteHeader
from coachview.ui.panels.note_time import NoteTime
from coachview.ui.panels.private_button import PrivateButton
from coachview.ui.panels.themed import ThemedSheet
from coachview.ui.panels.type_picker import TypePicker
from coachview.ui.theme import Theme


class NoteForm(QFrame):
    """The fields of the note box and their places: time and author, the text, what is wrong, type and private."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.header = NoteHeader(theme)
        self.edit = NoteEdit(min_lines=2, max_lines=7)
        self.edit.setAccessibleName("Note")
        self.types = TypePicker(theme)
        self.private = PrivateButton(theme)
        self.message = MessageLine(theme)
        self.hint = HintLabel()
        self.setObjectName("noteBox")
        ThemedSheet(self, theme, "#noteBox { background: {surface}; border-top: 1px solid {border}; }")
        self._choices = QWidget()
        row = QHBoxLayout(self._choices)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self.types)
        row.addSpacing(6)
        row.addWidget(self.private)
        row.addWidget(self.hint, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 6, 10, 8)
        layout.setSpacing(5)
        layout.addWidget(self.header)
        layout.addWidget(self.edit)
        layout.addWidget(self.message)
        layout.addWidget(self._choices)

    def as_draft(self, time: NoteTime) -> NoteDraft:
        """What the fields hold, with a time."""
        return NoteDraft(self.edit.text(), self.types.type, self.private.isChecked(), time)

    def fill(self, draft: NoteDraft) -> None:
        """Hold what a draft holds."""
        self.types.choose(draft.type)
        self.private.setChecked(draft.private)
        self.edit.setPlainText(draft.text)
        self.edit.moveCursor(QTextCursor.MoveOperation.End)

    def empty(self, *, private: bool) -> None:
        """Be ready for the next note; the type stays."""
        self.private.setChecked(private)
        self.edit.setPlainText("")
        self.message.clear()

    def show_only(self, reason: str) -> None:
        """Nothing can be written: say why. A text that is there stays, to be copied."""
        for part in (self.header, self._choices, self.edit):
            part.setVisible(not reason or (part is self.edit and not self.edit.is_blank()))
        if reason:
            self.message.offer(reason, "")

    def set_writable(self, writable: bool, placeholder: str) -> None:
        """Whether anything can be written, and what the empty field says."""
        self.edit.setReadOnly(not writable)
        self.edit.setPlaceholderText(placeholder)
        for part in (self.edit, self.types, self.private, self.header.author):
            part.setEnabled(writable)
