from collections.abc import Callable

from PySide6.QtGui import QActionGroup

from coachview.player.sound_channels import SoundChannels
from coachview.ui.actions import Actions
from coachview.ui.playback.playback import Playback

_SKIPS = {
    "back_1": -1000,
    "forward_1": 1000,
    "back_5": -5000,
    "forward_5": 5000,
    "back_30": -30_000,
    "forward_30": 30_000,
}


def bind_playback(actions: Actions, playback: Playback, seek: Callable[[int], None]) -> None:
    """Give the playback commands to the player. `seek` also shows the new time in the views."""
    for command_id, delta_ms in _SKIPS.items():
        actions.bind(command_id, lambda delta_ms=delta_ms: playback.skip(delta_ms))
    actions.bind_all(
        {
            "play_pause": playback.toggle,
            "play_slower": playback.slower,
            "play_faster": lambda: _play_faster(playback),
            "normal_speed": lambda: playback.set_rate(1.0),
            "frame_back": lambda: playback.step_frame(-1),
            "frame_forward": lambda: playback.step_frame(+1),
            "go_to_start": lambda: seek(0),
            "go_to_end": lambda: seek(playback.duration_ms()),
            "volume_up": playback.louder,
            "volume_down": playback.softer,
            "mute": playback.toggle_mute,
        }
    )
    _bind_channels(actions, playback)


def _bind_channels(actions: Actions, playback: Playback) -> None:
    group = QActionGroup(actions["sound_recorded"].parent())
    for channels in SoundChannels:
        action = group.addAction(actions[f"sound_{channels.value}"])
        action.triggered.connect(lambda _checked=False, channels=channels: playback.set_channels(channels))

    def tick(channels: SoundChannels) -> None:
        actions[f"sound_{channels.value}"].setChecked(True)

    playback.channels_changed.connect(tick)
    tick(playback.channels())


def _play_faster(playback: Playback) -> None:
    if playback.is_playing:
        playback.faster()
    else:
        playback.play()
