"""Going to a time that is typed."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from coachview.model.timecode import format_time, parse_destination
from coachview.ui.panels.message_line import MessageLine
from coachview.ui.panels.popup_dialog import PopupDialog
from coachview.ui.panels.themed import ThemedSheet
from coachview.ui.theme import Theme

_HOW = "3:12, 192s or 1:02:03.5; +10 goes on, -5 goes back"
_WIDTH = 340


@dataclass(frozen=True, slots=True)
class Destination:
    """Where to go, and a sentence to say where it is not the time that was typed; else empty."""

    time_ms: int
    word: str = ""


def destination(text: str, now_ms: int, duration_ms: int) -> Destination:
    """Where what was typed leads, inside a recording of this length. Raises ValueError with a sentence."""
    wanted_ms = parse_destination(text, now_ms)
    if duration_ms and wanted_ms > duration_ms:
        word = f"The recording ends at {format_time(duration_ms)}, before {format_time(wanted_ms)}: this is its end."
        return Destination(duration_ms, word)
    return Destination(wanted_ms)


class GoToTime(PopupDialog):
    """A field for a time, with what went wrong under it. `chosen(Destination)`, once."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, now_ms: int, duration_ms: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now_ms, self._duration_ms = now_ms, duration_ms
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Go to time")
        self.setObjectName("goToTime")
        ThemedSheet(self, theme, "#goToTime { border: 1px solid {border}; }")
        self.field = QLineEdit(format_time(now_ms))
        self.field.setAccessibleName("Time to go to")
        self.field.setAccessibleDescription(_HOW)
        self.field.selectAll()
        self.message = MessageLine(theme)
        self._hint = QLabel(_HOW)
        self._hint.setProperty("role", "muted")
        self.button = QPushButton("Go")
        self.button.setProperty("primary", True)
        self.button.setAutoDefault(False)
        self._arrange()
        self.field.textEdited.connect(self._on_edited)
        self.button.clicked.connect(self._on_go)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._on_go()
        else:
            super().keyPressEvent(event)

    def open_over(self, widget: QWidget) -> None:
        """Open at a widget, ready for typing."""
        self.open_at(widget)
        self.field.setFocus()

    def _arrange(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(QLabel("Go to"))
        line.addWidget(self.field, 1)
        line.addWidget(self.button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 10)
        layout.setSpacing(8)
        layout.addLayout(line)
        layout.addWidget(self.message)
        layout.addWidget(self._hint)
        self.setFixedWidth(_WIDTH)
        self.adjustSize()

    def _on_edited(self, _text: str) -> None:
        self.message.clear()
        self._hint.show()
        self._fit()

    def _on_go(self) -> None:
        try:
            found = destination(self.field.text(), self._now_ms, self._duration_ms)
        except ValueError as error:
            self.message.show_error(str(error))
            self._hint.hide()
            self._fit()
            self.field.selectAll()
            self.field.setFocus()
            return
        self.close()
        self.chosen.emit(found)

    def _fit(self) -> None:
        """As high as what it says, growing upwards where it stands above its opener."""
        bottom = self.geometry().bottom()
        self.layout().activate()
        self.resize(_WIDTH, self.layout().totalHeightForWidth(_WIDTH))
        if self.opened_above:
            self.move(self.x(), bottom - self.height() + 1)
