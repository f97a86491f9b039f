from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from coachview.ui.panels.themed import ThemedIcon, as_link
from coachview.ui.theme import Theme


class MessageLine(QWidget):
    """A sentence beneath a field: what went wrong and what to do, or something that can be brought back."""

    acted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._picture = QLabel()
        self._icon = ThemedIcon(self._picture, theme, "circle-alert", "danger", 16)
        self._text = QLabel()
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self.button = QPushButton()
        as_link(self.button, theme)
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.button.clicked.connect(self.acted)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self._picture, alignment=Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._text, 1)
        layout.addWidget(self.button)
        self.hide()

    @property
    def text(self) -> str:
        """The sentence on show, empty when there is none."""
        return self._text.text() if not self.isHidden() else ""

    def show_error(self, sentence: str, action: str = "") -> None:
        """Say what went wrong."""
        self._say(sentence, "error", "circle-alert", "danger", action)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def offer(self, sentence: str, action: str) -> None:
        """Say what could be done, with a button that does it."""
        self._say(sentence, "muted", "info", "muted", action)

    def clear(self) -> None:
        """Say nothing."""
        self._text.clear()
        self.hide()

    def _say(self, sentence: str, role: str, icon: str, ink: str, action: str) -> None:
        self._text.setProperty("role", role)
        self._text.style().unpolish(self._text)
        self._text.style().polish(self._text)
        self._text.setText(sentence)
        self.setAccessibleName(sentence)
        self._icon.use(icon, ink)
        self.button.setText(action)
        self.button.setVisible(bool(action))
        self.show()
