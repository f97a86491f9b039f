from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from coachview.media.waveform import Peaks, peaks
from coachview.ui.jobs import Job, Jobs
from coachview.ui.playback.playback import Playback
from coachview.ui.theme import DARK

_BAR, _GAP = 2, 1


class SoundPicture(QWidget):
    """In the place of a picture, of a recording that has none: how loud it is over its time, and where one is.

    A click or a drag goes there: `seek_requested(ms)`.
    """

    seek_requested = Signal(int)
    _delivered = Signal(object)

    def __init__(self, playback: Playback, jobs: Jobs, stage: QWidget) -> None:
        super().__init__(stage)
        self._playback, self._jobs = playback, jobs
        self._path: object = None
        self._job: Job | None = None
        self._peaks: Peaks | None = None
        self.setAccessibleName("Loudness of the recording over its time")
        self.hide()
        stage.installEventFilter(self)
        self._delivered.connect(self._on_peaks)
        playback.picture_changed.connect(self._on_recording)
        playback.state_changed.connect(self._on_recording)
        playback.position_changed.connect(self._on_position)

    def peaks(self) -> Peaks | None:
        """What is known of the sound so far."""
        return self._peaks

    def eventFilter(self, stage: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(stage, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        duration_ms = self._playback.duration_ms()
        if self._peaks is None or duration_ms <= 0:
            return
        painter = QPainter(self)
        middle, per_pixel = self.height() / 2, duration_ms / self.width()
        here = self._playback.position_ms() / per_pixel
        past, coming = QColor(DARK.accent), QColor(DARK.text)
        coming.setAlphaF(0.45)
        for x in range(0, self.width(), _BAR + _GAP):
            half = max(0.5, self._peaks.between(x * per_pixel, (x + _BAR + _GAP) * per_pixel) / 255 * middle)
            painter.fillRect(QRectF(x, middle - half, _BAR, 2 * half), past if x <= here else coming)
        painter.fillRect(QRectF(here - 1, 0, 2, self.height()), QColor(DARK.text))
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._go(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._go(event)

    def _go(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            share = min(1.0, max(0.0, event.position().x() / max(1, self.width())))
            self.seek_requested.emit(round(share * self._playback.duration_ms()))

    def _on_recording(self, _what: object = None) -> None:
        path = self._playback.path if self._playback.is_sound_only else None
        if path == self._path:
            return
        if self._job is not None:
            self._job.cancel()
        self._path, self._peaks, self._job = path, None, None
        self.setVisible(path is not None)
        if path is None:
            return
        self._place()
        self._job = self._jobs.start(
            "Reading the sound",
            lambda progress: peaks(path, progress=progress, deliver=lambda some: self._delivered.emit((path, some))),
            done=lambda found: self._on_peaks((path, found)),
            failed=lambda _error: None,  # what is wrong with the recording is said by playback
        )

    def _on_peaks(self, delivered: tuple[object, Peaks]) -> None:
        path, found = delivered
        if path == self._path:
            self._peaks = found
            self.update()

    def _on_position(self, _ms: int) -> None:
        if self.isVisible():
            self.update()

    def _place(self) -> None:
        stage = self.parentWidget()
        height = min(160, stage.height() // 3)
        self.setGeometry(24, stage.height() - height - 24, max(1, stage.width() - 48), height)
