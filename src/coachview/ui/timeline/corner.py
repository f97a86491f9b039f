"""The small buttons above the names: zoom out, all of it, zoom in."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from coachview.ui.actions import shown_key
from coachview.ui.commands import command
from coachview.ui.theme import Theme
from coachview.ui.timeline.layout import RULER

_SIDE, _ICON = 24, 15
_COMMANDS = ("zoom_out", "zoom_fit", "zoom_in")
CORNER_WIDTH = 3 * _SIDE + 10


class Corner(QWidget):
    """`asked(command_id)` says which one was pressed; names, icons and keys are those of the table of commands.

    They are for the mouse: Tab goes past them, the menu and the keys do the same.
    """

    asked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._buttons = {command_id: self._button(command_id) for command_id in _COMMANDS}
        row = QHBoxLayout(self)
        row.setContentsMargins(5, 0, 5, 0)
        row.setSpacing(0)
        for button in self._buttons.values():
            row.addWidget(button)
        row.addStretch()
        self.setGeometry(0, 0, CORNER_WIDTH, RULER - 1)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def set_usable(self, *, closer: bool, wider: bool) -> None:
        """Whether there is more to see closer, or wider."""
        self._buttons["zoom_in"].setEnabled(closer)
        self._buttons["zoom_out"].setEnabled(wider)
        self._buttons["zoom_fit"].setEnabled(wider)

    def _button(self, command_id: str) -> QToolButton:
        described = command(command_id)
        button = QToolButton(self)
        button.setAutoRaise(True)
        button.setFixedSize(_SIDE, _SIDE)
        button.setIconSize(QSize(_ICON, _ICON))
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setAccessibleName(described.name)
        button.setToolTip(f"{described.name} ({shown_key(described.keys[0])})")
        button.setStyleSheet("QToolButton { padding: 2px; }")
        button.clicked.connect(lambda: self.asked.emit(command_id))
        return button

    def _on_theme_changed(self) -> None:
        for command_id, button in self._buttons.items():
            button.setIcon(self._theme.icon(command(command_id).icon, self._theme.tokens.muted))
