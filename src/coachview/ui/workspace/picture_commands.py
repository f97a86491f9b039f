"""The commands about the picture, given to the open workspace."""

from collections.abc import Callable
from dataclasses import replace

from coachview.model.tone import FURTHEST, NEUTRAL
from coachview.ui.actions import Actions
from coachview.ui.stage.picture_zoom import STEP
from coachview.ui.stage.video_view import VideoView
from coachview.ui.workspace.workspace import Workspace

_LIGHT_STEP = 10
_WAYS = {"look_left": (-1, 0), "look_right": (1, 0), "look_up": (0, -1), "look_down": (0, 1)}

InWorkspace = Callable[[Callable[[Workspace], object]], None]
"""Does something with the open workspace, when there is one."""


def bind_picture(actions: Actions, within: InWorkspace) -> None:
    """Zoom, tone, stills and the picture's own window."""
    for command_id, (right, down) in _WAYS.items():
        actions.bind(
            command_id,
            lambda right=right, down=down: within(lambda space: space.video.zoom.look(right, down)),
        )
    actions.bind_all(
        {
            "picture_closer": lambda: within(lambda space: space.video.zoom.closer(STEP)),
            "picture_further": lambda: within(lambda space: space.video.zoom.closer(1 / STEP)),
            "picture_whole": lambda: within(lambda space: space.video.zoom.reset()),
            "picture_tone": lambda: within(Workspace.choose_tone),
            "picture_brighter": lambda: within(lambda space: _lighten(space.video, _LIGHT_STEP)),
            "picture_darker": lambda: within(lambda space: _lighten(space.video, -_LIGHT_STEP)),
            "picture_as_recorded": lambda: within(lambda space: space.video.tone.set_value(NEUTRAL)),
            "copy_still": lambda: within(Workspace.copy_still),
            "save_still": lambda: within(Workspace.save_still),
            "own_window": lambda: within(lambda space: space.place.set_detached(on=actions["own_window"].isChecked())),
            "own_window_on_top": lambda: within(
                lambda space: space.place.set_on_top(on=actions["own_window_on_top"].isChecked())
            ),
        }
    )


def _lighten(video: VideoView, by: int) -> None:
    tone = video.tone.value
    video.tone.set_value(replace(tone, shadows=max(-FURTHEST, min(FURTHEST, tone.shadows + by))))
