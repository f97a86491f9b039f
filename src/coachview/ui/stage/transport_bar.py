from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontDatabase, QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QToolButton, QWidget

from coachview.model.timecode import format_time
from coachview.player.player import PlayerState
from coachview.ui.actions import Actions, shown_key
from coachview.ui.commands import command
from coachview.ui.playback.loop import Loop
from coachview.ui.playback.playback import Playback
from coachview.ui.playback.sound_and_speed import RATES
from coachview.ui.stage.back_sign import BackSign
from coachview.ui.stage.loop_chip import LoopChip
from coachview.ui.stage.volume_slider import VolumeSlider
from coachview.ui.theme import Theme

_SMALL = 380

_LEFT = ("back_5", "frame_back", "play_pause", "frame_forward", "forward_5")


class TransportBar(QWidget):
    """The controls under the picture: play, steps, time, speed and sound."""

    go_to_requested = Signal()

    def __init__(self, actions: Actions, playback: Playback, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actions, self._playback, self._theme = actions, playback, theme
        self._walking_back = False
        self._shown_second = (-1, -1)
        self._tone_changed = False
        self.back_sign = BackSign(theme)
        self.loop_chip = LoopChip(theme, shown_key(command("loop_clear").keys[0]))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 4, 8, 4)
        layout.setSpacing(2)
        left = {command_id: self._button(command_id, large=command_id == "play_pause") for command_id in _LEFT}
        for button in left.values():
            layout.addWidget(button)
        self._steps = [left[command_id] for command_id in _LEFT if command_id != "play_pause"]
        layout.addSpacing(6)
        layout.addWidget(self._make_time())
        layout.addWidget(self.back_sign)
        layout.addWidget(self.loop_chip)
        layout.addStretch(1)
        self._draw, self._mute, self._full = (self._button(one) for one in ("draw", "mute", "full_screen"))
        layout.addWidget(self._draw)
        self._marks = [self._text_button(command_id) for command_id in ("mark_in", "mark_out")]
        for button in self._marks:
            layout.addWidget(button)
        layout.addSpacing(6)
        layout.addWidget(self._make_speed())
        layout.addWidget(self._mute)
        layout.addWidget(self._make_volume())
        layout.addWidget(self._make_percent())
        self._tone = self._button("picture_tone")
        layout.addWidget(self._tone)
        layout.addWidget(self._full)
        self._listen()

    def minimumSizeHint(self) -> QSize:
        return QSize(_SMALL, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def tone_opener(self) -> QWidget:
        """Where the sliders for brightness and contrast open."""
        return self._tone if self._tone.isVisible() else self

    def show_tone(self, *, changed: bool) -> None:
        """Say on its button whether the picture is shown otherwise than it was recorded."""
        self._tone_changed = changed
        self._tone.setStyleSheet(f"QToolButton {{ background: {self._theme.tokens.selection}; }}" if changed else "")

    def show_loop(self, loop: Loop) -> None:
        """Show which loop is set."""
        self.loop_chip.show_loop(loop)
        self._make_room()

    def show_shuttle(self, speed: float) -> None:
        """Show how fast it goes, negative for backwards."""
        self._walking_back = speed < 0
        self.back_sign.show_speed(speed)
        self._make_room()
        self._on_state(self._playback.state)

    @property
    def time_button(self) -> QWidget:
        """What shows the time."""
        return self._time

    def _make_room(self) -> None:
        """What is used least gives way first; its keys and menus stay."""
        self.loop_chip.set_room(enough=True)
        for widget in (
            *self._marks,
            self._volume,
            self._speed,
            self._tone,
            self._draw,
            *self._steps,
            self._mute,
            self._full,
        ):
            widget.show()
        give_way = (
            *(mark.hide for mark in self._marks),
            lambda: self.loop_chip.set_room(enough=False),
            self._volume.hide,
            self._tone.hide,
            self._draw.hide,
            self._speed.hide,
            *(step.hide for step in self._steps),
            self._full.hide,
            self._mute.hide,
        )
        for act in give_way:
            if self.layout().minimumSize().width() <= self.width():
                return
            act()

    def _listen(self) -> None:
        self._playback.position_changed.connect(self._on_time)
        self._playback.duration_changed.connect(self._on_time)
        self._playback.state_changed.connect(self._on_state)
        self._playback.rate_changed.connect(self._on_rate)
        self._playback.volume_changed.connect(self._on_volume)
        self._theme.changed.connect(self._on_look)
        self._on_time()
        self._on_state(self._playback.state)
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

    def _make_time(self) -> QToolButton:
        self._time = QToolButton()
        self._time.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._time.setToolTip(self._actions["go_to_time"].toolTip())
        self._time.clicked.connect(self.go_to_requested)
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

    def _on_state(self, state: PlayerState) -> None:
        playing = state is PlayerState.PLAYING or self._walking_back
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
        self._on_state(self._playback.state)
        self._on_volume(self._playback.volume(), self._playback.muted())
        self.show_tone(changed=self._tone_changed)
