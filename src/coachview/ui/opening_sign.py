from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from coachview.ui.theme import Theme

_AFTER_MS = 400
"""What is over sooner needs no words: they would only flicker."""
_WIDTH = 380
_FROM_BELOW = 72
_MOST = 60


class OpeningSign(QFrame):
    """Says over the window that something is being opened, and takes it back; it takes no keys away from anybody."""

    cancel_requested = Signal()

    def __init__(self, window: QWidget, theme: Theme) -> None:
        super().__init__(window)
        self._theme = theme
        self.setObjectName("openingSign")
        self._words = QLabel()
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(6)
        self.cancel_button = QPushButton("Cancel")
        self.cancel_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.cancel_button.clicked.connect(self.cancel_requested)
        column = QVBoxLayout()
        column.addWidget(self._words)
        column.addWidget(self._bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 12, 12)
        row.setSpacing(16)
        row.addLayout(column, 1)
        row.addWidget(self.cancel_button)
        self.setFixedWidth(_WIDTH)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_AFTER_MS)
        self._wait.timeout.connect(self._show)
        window.installEventFilter(self)
        self.hide()

    def announce(self, says: str) -> None:
        """Say this in a moment, unless `withdraw` comes before."""
        self._words.setText(f"{says if len(says) <= _MOST else says[: _MOST - 1]} …")
        self.setAccessibleName(says)
        self._wait.start()

    def withdraw(self) -> None:
        """There is nothing to wait for any more."""
        self._wait.stop()
        self.hide()

    def eventFilter(self, window: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(window, event)

    def _show(self) -> None:
        tokens = self._theme.tokens
        self.setStyleSheet(
            f"#openingSign {{ background: {tokens.surface}; border: 1px solid {tokens.border}; border-radius: 8px; }}"
        )
        self.adjustSize()
        self._place()
        self.show()
        self.raise_()

    def _place(self) -> None:
        over = self.parentWidget()
        self.move((over.width() - self.width()) // 2, over.height() - self.height() - _FROM_BELOW)
