from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton

from coachview.ui.panels.themed import ThemedIcon
from coachview.ui.theme import Theme


class BackSign(QToolButton):
    """Says how fast the picture goes backwards, and stops it when pressed; not there otherwise."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        ThemedIcon(self, theme, "rewind", "accent", 16)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.show_speed(0.0)

    def show_speed(self, speed: float) -> None:
        """Show a speed; only negative ones, which are backwards, are shown."""
        words = f"Backwards, {-speed:g}×"
        self.setText(f" {-speed:g}×")
        self.setAccessibleName(words)
        self.setToolTip(f"{words}, without sound. Click to stop (K).")
        self.setVisible(speed < 0)
