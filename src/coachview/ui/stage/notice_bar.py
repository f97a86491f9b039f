from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from coachview.ui.theme import Theme


class NoticeBar(QFrame):
    """A sentence across the window that stays until it is dismissed, with at most one thing to do about it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._do: Callable[[], object] | None = None
        self.setObjectName("noticeBar")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 6, 6, 6)
        self._icon = QLabel()
        self._text = QLabel()
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._action = QPushButton()
        self._action.clicked.connect(self._on_action)
        self._close = QToolButton()
        self._close.setToolTip("Dismiss")
        self._close.setAccessibleName("Dismiss this notice")
        self._close.clicked.connect(self.hide)
        for widget in (self._icon, self._text, self._action, self._close):
            layout.addWidget(widget)
        layout.setStretch(1, 1)
        theme.changed.connect(self._on_theme)
        self._on_theme()
        self.hide()

    @property
    def text(self) -> str:
        """The sentence on show."""
        return self._text.text()

    def show_notice(self, text: str, action: str = "", do: Callable[[], object] | None = None) -> None:
        """Show a sentence; `do` is called when the button labelled `action` is pressed."""
        self._text.setText(text)
        self.setAccessibleName(text)
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self._do = do
        self.show()

    def _on_action(self) -> None:
        self.hide()
        if self._do is not None:
            self._do()

    def _on_theme(self) -> None:
        self._icon.setPixmap(self._theme.icon("circle-alert", self._theme.tokens.danger).pixmap(18, 18))
        self._close.setIcon(self._theme.icon("x"))
