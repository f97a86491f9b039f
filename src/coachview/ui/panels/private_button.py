from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton

from coachview.ui.actions import shown_key
from coachview.ui.panels.themed import ThemedIcon
from coachview.ui.theme import Theme


class PrivateButton(QToolButton):
    """A lock that is open or closed: whether a note may ever be exported. Closed, it says so in a word too."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setText(" Private")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName("Private: never exported")
        self.setToolTip(f"Private: never exported ({shown_key('Ctrl+6')})")
        self._icon = ThemedIcon(self, theme, "lock-open", "muted", 17)
        self.toggled.connect(self._on_toggled)
        self._on_toggled(private=False)

    def _on_toggled(self, private: bool) -> None:
        self._icon.use("lock" if private else "lock-open", "text" if private else "muted")
        styles = Qt.ToolButtonStyle
        self.setToolButtonStyle(styles.ToolButtonTextBesideIcon if private else styles.ToolButtonIconOnly)
