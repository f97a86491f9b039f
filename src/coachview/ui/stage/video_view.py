"""The stage: the recording's picture, letterboxed, or a message where there is none."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFocusEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QRegion
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from coachview.player.player import PlayerState
from coachview.ui.playback.playback import Playback
from coachview.ui.stage.exact_coming import ExactComing
from coachview.ui.stage.overlay import Overlay
from coachview.ui.stage.picture_tone import PictureTone
from coachview.ui.stage.picture_zoom import PictureZoom
from coachview.ui.theme import DARK, Theme

_LONGEST_WAIT_FOR_SECOND_CLICK_MS = 250
_MESSAGE_WIDTH = 460
_BY_KEYBOARD = {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason}


class VideoView(QWidget):
    """Shows what `playback` gives. A click plays or pauses, a double click asks for full screen.

    `zoom` says which part of it is in view, `tone` how bright it is painted, and `play` is what a click does while
    libVLC does not play. `message_action` is sent when the button under a message is pressed.
    """

    fullscreen_requested = Signal()
    message_action = Signal()

    def __init__(self, playback: Playback, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._playback, self._theme = playback, theme
        self.play: Callable[[], object] = playback.play
        self._message = ""
        self.zoom, self.tone = PictureZoom(self), PictureTone(self)
        self._overlays: list[Overlay] = []
        self._clicked = playback.glimpse()
        self._pressed = False
        self._focus_shown = False
        self._second_click = QTimer(self)
        self._second_click.setSingleShot(True)
        self._second_click.timeout.connect(self._on_single_click)
        self._arrange()
        self._exact_coming = ExactComing(playback, self)
        playback.picture_changed.connect(self._on_picture)
        playback.state_changed.connect(self._on_state)
        theme.changed.connect(self._on_look)
        self.zoom.changed.connect(self.update)
        self.tone.changed.connect(self.update)
        self._on_look()
        self._show_message()

    def set_message(self, text: str, action: str = "") -> None:
        """Say this in the middle of the stage instead of showing a picture; an empty text shows the picture again.

        `action` labels a button below the text, such as “Find the recording…”.
        """
        self._message = text
        self._button.setText(action)
        self._show_message()

    def message(self) -> str:
        """What the stage says now; empty while it shows a picture."""
        return "" if self._label.isHidden() else self._label.text()

    def add_overlay(self, overlay: Overlay) -> None:
        """Have it painted on the picture, over those added before, and given mouse and keys first."""
        self._overlays.append(overlay)
        self.installEventFilter(overlay)
        self.update()

    def picture_rect(self) -> QRectF:
        """Where in the widget's coordinates the whole picture is, beyond its edges when zoomed; empty without one."""
        size = self.picture_size()
        return QRectF() if size.isEmpty() else self.zoom.view.rect(size, QSizeF(self.size()))

    def picture_size(self) -> QSize:
        """How many pixels the picture on show has; empty when there is none."""
        image = self._playback.picture()
        return QSize() if image is None or self._message else image.size()

    def sizeHint(self) -> QSize:
        return QSize(960, 540)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 135)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        target = self.picture_rect()
        stage = self._theme.colour("stage")
        if target.isEmpty():
            painter.fillRect(event.rect(), stage)
        else:
            self._paint_bars(painter, target, stage)
            self.tone.paint(painter, target, self.rect(), self._playback.picture())
            for overlay in self._overlays:
                overlay.paint(painter, target)
        if self._focus_shown:
            painter.setPen(QPen(QColor(DARK.accent), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._clicked = self._playback.glimpse()
            self._pressed = True
        else:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._pressed:
            self._pressed = False
            self._second_click.start(min(QApplication.doubleClickInterval(), _LONGEST_WAIT_FOR_SECOND_CLICK_MS))
        else:
            super().mouseReleaseEvent(event)

    def forget_press(self) -> None:
        """The button that is held down is no click: it drags something."""
        self._pressed = False

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._second_click.stop()
            self.fullscreen_requested.emit()
        else:
            super().mouseDoubleClickEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._focus_shown = event.reason() in _BY_KEYBOARD
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._focus_shown = False
        self.update()
        super().focusOutEvent(event)

    def _arrange(self) -> None:
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName("Picture of the recording")
        self._label = QLabel()
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setWordWrap(True)
        self._label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._label.setMaximumWidth(_MESSAGE_WIDTH)
        self._label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._button = QPushButton()
        self._button.setProperty("primary", True)
        self._button.clicked.connect(self.message_action)
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addStretch(1)
        # Between stretches and not aligned: an aligned label is given the height of its unwrapped text.
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._label, 100)
        row.addStretch(1)
        layout.addLayout(row)
        layout.addWidget(self._button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)

    def _paint_bars(self, painter: QPainter, target: QRectF, stage: QColor) -> None:
        """What is beside the picture: it is painted anew 30 times a second, so not under it too."""
        inner = target.toAlignedRect().adjusted(1, 1, -1, -1)
        for part in QRegion(self.rect()).subtracted(QRegion(inner)):
            painter.fillRect(part, stage)

    def _text(self) -> str:
        if self._message:
            return self._message
        if self._playback.state is PlayerState.FAILED:
            return self._playback.complaint
        if self._playback.is_sound_only:
            return "Sound only: this recording has no picture."
        return ""

    def _show_message(self) -> None:
        text = self._text()
        self._label.setText(text)
        self._label.setVisible(bool(text))
        self._button.setVisible(bool(self._message and self._button.text()))
        self.setAccessibleDescription(text)
        self.update()

    def _on_picture(self) -> None:
        if self._text() != self.message():
            self._show_message()
        self.update()

    def _on_state(self, _state: PlayerState) -> None:
        self._show_message()

    def _on_single_click(self) -> None:
        """Pausing means the frame that was clicked on, not the one by the time it was clear that it is one click."""
        if self._playback.is_playing:
            self._playback.pause_at(self._clicked)
        else:
            self.play()

    def _on_look(self) -> None:
        # The stage is dark in both looks, and so is what is written on it light.
        self._label.setStyleSheet(f"color: {DARK.text}; font-size: 12pt;")
        self.update()
