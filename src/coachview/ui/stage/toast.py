from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QLabel, QWidget

from coachview.ui.theme import Theme

_SHOWN_MS = 3500
_FROM_BELOW = 16


class Toast(QLabel):
    """A few words over the lower edge of a widget that go away by themselves and move nothing out of its place."""

    def __init__(self, over: QWidget, theme: Theme) -> None:
        super().__init__(over)
        self._theme = theme
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        over.installEventFilter(self)
        self.hide()

    def say(self, text: str) -> None:
        """Show these words for some seconds."""
        tokens = self._theme.tokens
        self.setStyleSheet(
            f"background: {tokens.text}; color: {tokens.surface}; border-radius: 8px; padding: 7px 14px;"
        )
        self.setText(text if len(text) <= 90 else f"{text[:89]}…")
        self.setAccessibleName(text)
        self.adjustSize()
        self._place()
        self.show()
        self.raise_()
        self._timer.start(_SHOWN_MS)

    def eventFilter(self, over: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(over, event)

    def _place(self) -> None:
        over = self.parentWidget()
        self.move((over.width() - self.width()) // 2, over.height() - self.height() - _FROM_BELOW)
