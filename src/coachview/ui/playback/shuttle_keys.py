"""K held down makes J and L step a single frame, as editing programs do."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication

_STEPS = {Qt.Key.Key_J: -1, Qt.Key.Key_L: +1}


class HeldKey(QObject):
    """Watches the keys of the whole program, but only from `press` until K is let go or the window is left.

    A shortcut's key press never reaches a widget, its release does: so the command begins the watch.
    """

    def __init__(self, step: Callable[[int], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._step = step
        self._held = False

    @property
    def is_held(self) -> bool:
        """Whether K is down."""
        return self._held

    def press(self) -> None:
        """K went down."""
        if not self._held:
            self._held = True
            QApplication.instance().installEventFilter(self)
            QGuiApplication.instance().applicationStateChanged.connect(self._on_application_state)

    def let_go(self) -> None:
        """K is up again, or it is not known any more whether it is."""
        if self._held:
            self._held = False
            QApplication.instance().removeEventFilter(self)
            QGuiApplication.instance().applicationStateChanged.disconnect(self._on_application_state)

    def eventFilter(self, _target: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.KeyRelease and event.key() == Qt.Key.Key_K and not event.isAutoRepeat():
            self.let_go()
        elif kind == QEvent.Type.ShortcutOverride and event.key() in _STEPS:
            event.accept()  # so that it comes as a key press, also again and again while it is held
            return True
        elif kind == QEvent.Type.KeyPress and event.key() in _STEPS:
            return self._on_step(event)
        return False

    def _on_step(self, event: QKeyEvent) -> bool:
        """Qt offers one press to the window and then to the widget: it is taken the first time."""
        self._step(_STEPS[event.key()])
        return True

    def _on_application_state(self, state: Qt.ApplicationState) -> None:
        if state != Qt.ApplicationState.ApplicationActive:
            self.let_go()
