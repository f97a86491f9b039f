from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QDialog, QWidget


class PopupDialog(QDialog):
    """A small window that opens at a button, and closes on Escape or a click elsewhere, also on that button."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._opener: QWidget | None = None
        self.opened_above = False

    def open_at(self, opener: QWidget, *, align_end: bool = False) -> None:
        """Open below a widget, or above it where there is no room below; beginning, or ending, where it does."""
        self._opener = opener
        room = opener.screen().availableGeometry()
        shift = opener.width() - self.width() if align_end else 0
        corner = opener.mapToGlobal(QPoint(shift, opener.height() + 2))
        x = max(room.left(), min(corner.x(), room.right() - self.width()))
        below = corner.y() + self.height() <= room.bottom()
        self.opened_above = not below
        self.move(x, corner.y() if below else max(room.top(), corner.y() - self.height() - opener.height() - 4))
        self.show()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        point = event.globalPosition().toPoint()
        on_opener = self._opener is not None and self._opener.rect().contains(self._opener.mapFromGlobal(point))
        # Qt presses again what lies under a popup that was clicked away: on its own button it would open once more.
        self.setAttribute(Qt.WidgetAttribute.WA_NoMouseReplay, on_opener)
        super().mousePressEvent(event)
