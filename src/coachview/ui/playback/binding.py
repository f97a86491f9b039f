from PySide6.QtGui import QActionGroup

from coachview.player.sound_channels import SoundChannels
from coachview.ui.actions import Actions
from coachview.ui.playback.moving import Moving
from coachview.ui.playback.playback import Playback

_SKIPS = {
    "back_1": -1000,
    "forward_1": 1000,
    "back_5": -5000,
    "forward_5": 5000,
    "back_30": -30_000,
    "forward_30": 30_000,
}


def bind_playback(actions: Actions, playback: Playback) -> None:
    """Give the commands for speed and sound to the player."""
    actions.bind_all(
        {
            "play_slower": playback.slower,
            "play_faster": playback.faster,
            "normal_speed": lambda: playback.set_rate(1.0),
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


def bind_moving(actions: Actions, moving: Moving, playback: Playback) -> None:
    """Give the commands that play and move about to whoever does so; those about annotations are the workspace's."""
    for command_id, delta_ms in _SKIPS.items():
        actions.bind(command_id, lambda delta_ms=delta_ms: moving.skip(delta_ms))
    actions.bind_all(
        {
            "play_pause": moving.shuttle.toggle,
            "shuttle_back": moving.shuttle.back,
            "shuttle_stop": moving.hold_key,
            "shuttle_forward": moving.shuttle.forward,
            "frame_back": lambda: moving.step_frame(-1),
            "frame_forward": lambda: moving.step_frame(+1),
            "go_to_start": lambda: moving.jump(0),
            "go_to_end": lambda: moving.jump(playback.duration_ms()),
            "back_where_i_was": moving.back,
            "forward_again": moving.forward,
            "loop_from": moving.loop_from_here,
            "loop_to": moving.loop_to_here,
            "loop_clear": moving.looping.clear,
        }
    )
