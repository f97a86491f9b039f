from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from coachview.ui.panels.themed import ThemedIcon
from coachview.ui.theme import Theme


class EmptyState(QWidget):
    """What stands where nothing is yet: a picture, what this place is for, and what to do."""

    acted = Signal()

    def __init__(self, theme: Theme, icon: str, title: str, text: str, action: str = "") -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 12, 24, 12)
        layout.setSpacing(8)
        picture = QLabel()
        picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        ThemedIcon(picture, theme, icon, "muted", 30)
        self._title = QLabel(title)
        self._title.setProperty("role", "heading")
        self._text = QLabel(text)
        self._text.setProperty("role", "muted")
        layout.addStretch(1)
        layout.addWidget(picture)
        for label in (self._title, self._text):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            layout.addWidget(label)
        self.button = QPushButton(action)
        self.button.clicked.connect(self.acted)
        layout.addSpacing(4)
        layout.addWidget(self.button, alignment=Qt.AlignmentFlag.AlignCenter)
        self.button.setVisible(bool(action))
        layout.addStretch(2)

    def say(self, title: str, text: str) -> None:
        """Say something else."""
        self._title.setText(title)
        self._text.setText(text)
