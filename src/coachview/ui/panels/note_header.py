from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from coachview.model.timecode import format_time
from coachview.ui.panels.note_time import NoteTime
from coachview.ui.panels.person_picker import PersonPicker
from coachview.ui.panels.themed import ThemedIcon, icon_button
from coachview.ui.theme import Theme


class NoteHeader(QWidget):
    """Says for which time a note is written, and by whom; small buttons take the time anew, or drop in and out."""

    reset_requested = Signal()
    clear_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        picture = QLabel()
        self._icon = ThemedIcon(picture, theme, "clock", "muted", 15)
        self._label = QLabel()
        self._label.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Preferred)
        self._reset = icon_button(theme, "rotate-ccw", "Take the time of the playhead instead")
        self._reset.clicked.connect(self.reset_requested)
        self._clear = icon_button(theme, "x", "Write about a moment, not a clip")
        self._clear.clicked.connect(self.clear_requested)
        self.author = PersonPicker(theme, "Writing as")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(5)
        for widget in (picture, self._label, self._reset, self._clear):
            layout.addWidget(widget)
        layout.addStretch(1)
        layout.addWidget(self.author)
        for button in (self._reset, self._clear):
            button.setFixedSize(24, 24)

    @property
    def text(self) -> str:
        """What it says about the time."""
        return self._label.text()

    def show_time(self, time: NoteTime, start_ms: int) -> None:
        """Show the state of the note's time; `start_ms` is what a moment would get now."""
        text = describe(time, start_ms)
        if text != self._label.text():
            self._label.setText(text)
            self._label.setProperty("role", "strong" if time.is_frozen or time.is_clip else "muted")
            self._label.style().unpolish(self._label)
            self._label.style().polish(self._label)
        marked = time.in_ms is not None or time.out_ms is not None
        self._icon.use("brackets" if marked else "clock", "accent" if time.is_frozen or marked else "muted")
        self._reset.setVisible(time.is_frozen and not time.is_clip)
        self._clear.setVisible(marked)


def describe(time: NoteTime, start_ms: int) -> str:
    """The time of a note in words."""
    if time.in_ms is not None and time.out_ms is not None:
        return f"clip {format_time(time.in_ms)} – {format_time(time.out_ms)}"
    at = f"at {format_time(start_ms)}"
    if time.in_ms is not None:
        return f"{at} · in {format_time(time.in_ms)}"
    if time.out_ms is not None:
        return f"{at} · out {format_time(time.out_ms)}"
    return f"{at} · frozen" if time.is_frozen else at
