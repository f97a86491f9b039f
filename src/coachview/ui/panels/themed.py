"""Icons and inks that follow the look: set once, and again whenever light becomes dark."""

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QToolButton, QWidget

from coachview.ui.theme import Theme

SCROLL_BARS = """
    QScrollBar:vertical { background: transparent; width: 10px; margin: 0; border: 0; }
    QScrollBar::handle:vertical { background: {border}; border-radius: 3px; min-height: 28px; margin: 2px; }
    QScrollBar::handle:vertical:hover { background: {muted}; }
    QScrollBar::add-line:vertical, QScrollBar::sub-line:vertical { height: 0; }
    QScrollBar::add-page:vertical, QScrollBar::sub-page:vertical { background: none; }
"""
"""Narrow, without arrows."""


class ThemedIcon(QObject):
    """Keeps the icon of a button, or the picture of a label, in the colour of the look. It belongs to the widget."""

    def __init__(self, widget: QAbstractButton | QLabel, theme: Theme, name: str, ink: str = "text", size: int = 18):
        super().__init__(widget)
        self._widget, self._theme, self._name, self._ink, self._size = widget, theme, name, ink, size
        theme.changed.connect(self._refresh)
        self._refresh()

    def use(self, name: str, ink: str = "text") -> None:
        """Show another icon, in the token of this name."""
        if (name, ink) != (self._name, self._ink):
            self._name, self._ink = name, ink
            self._refresh()

    def _refresh(self) -> None:
        icon = self._theme.icon(self._name, getattr(self._theme.tokens, self._ink))
        if isinstance(self._widget, QLabel):
            self._widget.setPixmap(icon.pixmap(QSize(self._size, self._size), self._widget.devicePixelRatioF()))
        else:
            self._widget.setIconSize(QSize(self._size, self._size))
            self._widget.setIcon(icon)


class ThemedSheet(QObject):
    """Keeps the style sheet of one widget in the colours of the look; `sheet` has the tokens' names in braces."""

    def __init__(self, widget: QWidget, theme: Theme, sheet: str):
        super().__init__(widget)
        self._widget, self._theme, self._sheet = widget, theme, sheet
        theme.changed.connect(self._refresh)
        self._refresh()

    def _refresh(self) -> None:
        sheet, tokens = self._sheet, self._theme.tokens
        for name in ("window", "surface", "raised", "border", "text", "muted", "accent", "on_accent", "selection"):
            sheet = sheet.replace("{" + name + "}", getattr(tokens, name))
        self._widget.setStyleSheet(sheet.replace("{danger}", tokens.danger).replace("{lane}", tokens.lane))


def set_pressable(button: QAbstractButton, *, pressable: bool) -> None:
    """Whether a button can be pressed. Unlike a disabled one, it can be read as well as before when it cannot."""
    button.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, not pressable)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus if pressable else Qt.FocusPolicy.NoFocus)


def as_link(button: QAbstractButton, theme: Theme) -> None:
    """Make a button look like something one can follow: words in the accent, no frame until it is pointed at."""
    ThemedSheet(
        button,
        theme,
        "QPushButton { border: 1px solid transparent; background: transparent; color: {accent}; padding: 3px 6px; }"
        "QPushButton:hover { background: {raised}; }"
        "QPushButton:focus { border: 1px solid {accent}; padding: 3px 6px; }",
    )


class SnugButton(QToolButton):
    """A tool button as wide as its icon and words: Qt adds the width of two spaces, which no style draws."""

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        spare = 2 * self.fontMetrics().horizontalAdvance(" ") if self.text() else 0
        return QSize(hint.width() - spare, hint.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


def icon_button(theme: Theme, icon: str, says: str, *, ink: str = "muted", size: int = 16) -> QToolButton:
    """A small button that is only an icon; `says` is its tooltip and what a screen reader reads."""
    button = QToolButton()
    button.setAutoRaise(True)
    button.setToolTip(says)
    button.setAccessibleName(says.partition(" (")[0])
    ThemedIcon(button, theme, icon, ink, size)
    return button
