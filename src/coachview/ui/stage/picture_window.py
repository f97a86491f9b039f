from PySide6.QtCore import QByteArray, QRect, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QScreen, QShortcut
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from coachview.ui.key_guard import KeyGuard

_PART_OF_SCREEN = 0.7
_SHAPE = QSize(16, 9)


class PictureWindow(QWidget):
    """A window for the picture alone, perhaps on a second screen. The commands' keys work in it too.

    `closing()` when it is closed by whatever way: then the picture goes back.
    """

    closing = Signal()
    full_screen_changed = Signal(bool)

    def __init__(self, picture: QWidget, main: QWidget, geometry: QByteArray, *, on_top: bool) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setWindowIcon(main.windowIcon())
        self.setMinimumSize(240, 135)
        self.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint, on_top)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(picture)
        self.addActions(main.actions())
        KeyGuard(self)
        self._leave = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        self._leave.setEnabled(False)
        self._leave.activated.connect(lambda: self.set_full_screen(on=False))
        if geometry.isEmpty() or not self.restoreGeometry(geometry):
            self.setGeometry(_first_place(main))

    def set_full_screen(self, *, on: bool) -> None:
        """Fill the screen it is on, or not."""
        if on == self.isFullScreen():
            return
        if on:
            self.showFullScreen()
        else:
            self.showNormal()
        self._leave.setEnabled(on)
        self.full_screen_changed.emit(on)

    def set_on_top(self, *, on: bool) -> None:
        """Stay in front of all other windows, or not."""
        self.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint, on)
        self.show()  # a window whose flags change is hidden

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        super().closeEvent(event)


def _first_place(main: QWidget) -> QRect:
    """In the middle of another screen where there is one, else in the lower right corner of this."""
    here = main.screen()
    others = [screen for screen in QApplication.screens() if screen is not here]
    return _middle(others[0]) if others else _corner(here)


def _middle(screen: QScreen) -> QRect:
    room = screen.availableGeometry()
    place = QRect(room.topLeft(), _SHAPE.scaled(room.size() * _PART_OF_SCREEN, Qt.AspectRatioMode.KeepAspectRatio))
    place.moveCenter(room.center())
    return place


def _corner(screen: QScreen) -> QRect:
    room = screen.availableGeometry().adjusted(0, 0, -24, -24)
    place = QRect(room.topLeft(), _SHAPE.scaled(room.size() / 2, Qt.AspectRatioMode.KeepAspectRatio))
    place.moveBottomRight(room.bottomRight())
    return place
