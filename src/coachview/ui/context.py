from dataclasses import dataclass

from coachview.ui.jobs import Jobs
from coachview.ui.playback.playback import Playback
from coachview.ui.settings import Settings
from coachview.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class UiContext:
    """The collaborators that every part of the window shares; made once, in `coachview.app`."""

    settings: Settings
    theme: Theme
    jobs: Jobs
    playback: Playback
