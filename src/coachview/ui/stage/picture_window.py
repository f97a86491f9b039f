from PySide6.QtCore import QByteArray, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from coachview.ui.key_guard import KeyGuard

_PART_OF_SCREEN, _PART_OF_PLACE = 0.7, 0.9
_SHAPE = QSize(16, 9)


class PictureWindow(QWidget):
    """A window for the picture alone, perhaps on a second screen. The commands' keys work in it too.

    `closing()` when it is closed by whatever way: then the picture goes back.
    """

    closing = Signal()
    full_screen_changed = Signal(bool)

    def __init__(self, picture: QWidget, place: QWidget, geometry: QByteArray, *, on_top: bool) -> None:
        """Take the picture out of its `place` in the main window."""
        super().__init__()
        main = place.window()
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
            self.setGeometry(_first_place(place))

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


def _first_place(place: QWidget) -> QRect:
    """In the middle of another screen where there is one; else over the place that became empty."""
    others = [screen for screen in QApplication.screens() if screen is not place.screen()]
    if others:
        room = others[0].availableGeometry()
        return _centred(room, _SHAPE.scaled(room.size() * _PART_OF_SCREEN, Qt.AspectRatioMode.KeepAspectRatio))
    empty = QRect(place.mapToGlobal(QPoint(0, 0)), place.size())
    return _centred(empty, _SHAPE.scaled(empty.size() * _PART_OF_PLACE, Qt.AspectRatioMode.KeepAspectRatio))


def _centred(room: QRect, size: QSize) -> QRect:
    result = QRect(QPoint(0, 0), size)
    result.moveCenter(room.center())
    return result
