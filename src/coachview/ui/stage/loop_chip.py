from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton

from coachview.model.timecode import format_time
from coachview.ui.panels.themed import ThemedIcon
from coachview.ui.playback.loop import Loop
from coachview.ui.theme import Theme


class LoopChip(QToolButton):
    """Says which loop is set, and clears it when pressed; not there without one."""

    def __init__(self, theme: Theme, key: str) -> None:
        super().__init__()
        self._key = key
        self._loop = Loop()
        ThemedIcon(self, theme, "repeat", "accent", 16)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.show_loop(self._loop)

    def show_loop(self, loop: Loop) -> None:
        """Show this loop, or none."""
        self._loop = loop
        self.setText(f" {loop_text(loop)}")
        self.setAccessibleName(loop_words(loop))
        self.setToolTip(f"{loop_words(loop)}\nClick to clear the loop ({self._key}).")
        self.setVisible(not loop.is_empty)

    def set_room(self, *, enough: bool) -> None:
        """Whether there is room for the times."""
        style = Qt.ToolButtonStyle.ToolButtonTextBesideIcon if enough else Qt.ToolButtonStyle.ToolButtonIconOnly
        self.setToolButtonStyle(style)


def loop_text(loop: Loop) -> str:
    """`3:12–3:40`, with `…` for an end that is not set; empty without a loop."""
    ends = ("…" if ms is None else format_time(ms) for ms in (loop.a_ms, loop.b_ms))
    return "" if loop.is_empty else "–".join(ends)


def loop_words(loop: Loop) -> str:
    """A sentence for what the loop does."""
    if loop.a_ms is not None and loop.b_ms is not None:
        return f"Loops from {format_time(loop.a_ms)} to {format_time(loop.b_ms)}."
    if loop.a_ms is not None:
        return f"A loop begins at {format_time(loop.a_ms)}; where it ends is not set yet."
    if loop.b_ms is not None:
        return f"A loop ends at {format_time(loop.b_ms)}; where it begins is not set yet."
    return "No loop is set."
