from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QLabel, QWidget

from coachview.ui.playback.playback import Playback
from coachview.ui.theme import DARK

_UNNOTICED_MS = 300
_MARGIN = 12
_TEXT = "The exact picture of this time is coming…"


class ExactComing(QLabel):
    """Says, in a corner of the stage, that the picture is still one of before and not of the time shown.

    Only where that takes so long that it is noticed: in files with minutes or an hour between their key frames.
    """

    def __init__(self, playback: Playback, stage: QWidget) -> None:
        super().__init__(_TEXT, stage)
        self._playback = playback
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_UNNOTICED_MS)
        self._patience.timeout.connect(self._on_patience_over)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setStyleSheet(
            f"color: {DARK.text}; background: rgba(0, 0, 0, 170); border-radius: 4px; padding: 4px 8px; font-size: 9pt;"
        )
        self.hide()
        stage.installEventFilter(self)
        playback.position_changed.connect(self._on_change)
        playback.picture_changed.connect(self._on_change)
        playback.state_changed.connect(self._on_change)

    def eventFilter(self, stage: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(stage, event)

    def _on_change(self, _what: object = None) -> None:
        if not self._playback.awaits_exact:
            self._patience.stop()
            self.hide()
        elif not self._patience.isActive() and self.isHidden():
            self._patience.start()

    def _on_patience_over(self) -> None:
        if self._playback.awaits_exact:
            self._place()
            self.show()
            self.raise_()

    def _place(self) -> None:
        self.adjustSize()
        self.move(_MARGIN, self.parentWidget().height() - self.height() - _MARGIN)
