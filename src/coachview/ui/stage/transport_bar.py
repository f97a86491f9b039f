from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontDatabase, QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QToolButton, QWidget

from coachview.model.timecode import format_time
from coachview.player.player import PlayerState
from coachview.ui.actions import Actions
from coachview.ui.playback.playback import Playback
from coachview.ui.playback.sound_and_speed import RATES
from coachview.ui.stage.volume_slider import VolumeSlider
from coachview.ui.theme import Theme

_WIDE, _MIDDLE, _NARROW, _SMALL = 850, 700, 556, 380
"""Below these widths the marks' buttons, the volume slider, then the speed give way; their keys and menus stay."""

_LEFT = ("back_5", "frame_back", "play_pause", "frame_forward", "forward_5")


class TransportBar(QWidget):
    """The controls under the picture: play, steps, time, speed and sound."""

    go_to_requested = Signal()

    def __init__(self, actions: Actions, playback: Playback, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actions, self._playback, self._theme = actions, playback, theme
        self._shown_second = (-1, -1)
        self._tone_changed = False
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 4, 8, 4)
        layout.setSpacing(2)
        for command_id in _LEFT:
            layout.addWidget(self._button(command_id, large=command_id == "play_pause"))
        layout.addSpacing(6)
        layout.addWidget(self._make_time())
        layout.addStretch(1)
        self._marks = [self._text_button(command_id) for command_id in ("mark_in", "mark_out")]
        for button in self._marks:
            layout.addWidget(button)
        layout.addSpacing(6)
        layout.addWidget(self._make_speed())
        layout.addWidget(self._button("mute"))
        layout.addWidget(self._make_volume())
        layout.addWidget(self._make_percent())
        self._tone = self._button("picture_tone")
        layout.addWidget(self._tone)
        layout.addWidget(self._button("full_screen"))
        self._listen()

    def minimumSizeHint(self) -> QSize:
        return QSize(_SMALL, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for button in self._marks:
            button.setVisible(event.size().width() >= _WIDE)
        self._volume.setVisible(event.size().width() >= _MIDDLE)
        self._speed.setVisible(event.size().width() >= _NARROW)
        self._tone.setVisible(event.size().width() >= _NARROW)

    def tone_opener(self) -> QWidget:
        """Where the sliders for brightness and contrast open."""
        return self._tone if self._tone.isVisible() else self

    def show_tone(self, *, changed: bool) -> None:
        """Say on its button whether the picture is shown otherwise than it was recorded."""
        self._tone_changed = changed
        self._tone.setStyleSheet(f"QToolButton {{ background: {self._theme.tokens.selection}; }}" if changed else "")

    def _listen(self) -> None:
        self._playback.position_changed.connect(self._on_time)
        self._playback.duration_changed.connect(self._on_time)
        self._playback.state_changed.connect(self._on_state)
        self._playback.rate_changed.connect(self._on_rate)
        self._playback.volume_changed.connect(self._on_volume)
        self._theme.changed.connect(self._on_look)
        self._on_time()
        self._on_state(None)
        self._on_rate(self._playback.rate())
        self._on_volume(self._playback.volume(), self._playback.muted())

    def _button(self, command_id: str, *, large: bool = False) -> QToolButton:
        button = QToolButton()
        button.setDefaultAction(self._actions[command_id])
        button.setIconSize(QSize(26, 26) if large else QSize(18, 18))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _text_button(self, command_id: str) -> QToolButton:
        button = self._button(command_id)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        return button

    def _make_time(self) -> QLabel:
        self._time = QLabel()
        digits = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        digits.setPointSizeF(self.font().pointSizeF())
        self._time.setFont(digits)
        self._time.setAccessibleName("Time")
        self._time.setMinimumWidth(self._time.fontMetrics().horizontalAdvance("0:00:00.000 / 0:00:00"))
        return self._time

    def _make_speed(self) -> QComboBox:
        self._speed = QComboBox()
        self._speed.setAccessibleName("Speed")
        self._speed.setToolTip("Speed of playback; the pitch of voices stays")
        self._speed.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for rate in RATES:
            self._speed.addItem(f"{rate:g}×", rate)
        self._speed.setCurrentIndex(RATES.index(1.0))
        self._speed.activated.connect(lambda index: self._playback.set_rate(RATES[index]))
        return self._speed

    def _make_volume(self) -> VolumeSlider:
        self._volume = VolumeSlider(self._theme)
        self._volume.valueChanged.connect(self._playback.set_volume)
        return self._volume

    def _make_percent(self) -> QLabel:
        """The volume in figures where it is amplified: that is meant, and may crackle."""
        self._percent = QLabel()
        self._percent.setProperty("role", "error")
        self._percent.setToolTip("Louder than recorded: loud passages may crackle")
        return self._percent

    def _on_time(self, _ms: int = 0) -> None:
        position, duration = self._playback.position_ms(), self._playback.duration_ms()
        standing = not self._playback.is_playing
        shown = (position if standing else position // 100, duration)
        if shown == self._shown_second:
            return
        self._shown_second = shown
        now = format_time(position, millis=True)
        self._time.setText(f"{now if standing else now[:-2]} / {format_time(duration)}")

    def _on_state(self, state: PlayerState | None) -> None:
        playing = state is PlayerState.PLAYING
        action = self._actions["play_pause"]
        action.setIcon(self._theme.icon("pause" if playing else "play"))
        action.setText("&Pause" if playing else "&Play")
        self._shown_second = (-1, -1)
        self._on_time()

    def _on_rate(self, rate: float) -> None:
        index = min(range(len(RATES)), key=lambda at: abs(RATES[at] - rate))
        self._speed.setCurrentIndex(index)

    def _on_volume(self, volume: int, muted: bool) -> None:
        self._volume.blockSignals(True)
        self._volume.setValue(volume)
        self._volume.blockSignals(False)
        boosted = self._playback.is_boosted()
        self._volume.setToolTip(f"Volume {volume} %" + (", amplified: loud passages may crackle" if boosted else ""))
        self._percent.setText(f"{volume} %")
        self._percent.setVisible(boosted)
        silent = muted or volume == 0
        self._actions["mute"].setChecked(muted)
        self._actions["mute"].setIcon(self._theme.icon("volume-x" if silent else "volume-2"))

    def _on_look(self) -> None:
        self._on_state(PlayerState.PLAYING if self._playback.is_playing else None)
        self._on_volume(self._playback.volume(), self._playback.muted())
        self.show_tone(changed=self._tone_changed)
