from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject

from coachview.ui.actions import Actions
from coachview.ui.settings import Settings
from coachview.ui.timeline.view import TimelineView


def bind_timeline(actions: Actions, settings: Settings, timeline: Callable[[], TimelineView | None]) -> None:
    """Give the commands of the timeline to whichever one is open."""

    def on_timeline(act: Callable[[TimelineView], object]) -> Callable[[], None]:
        def slot() -> None:
            view = timeline()
            if view is not None:
                act(view)

        return slot

    def follow() -> None:
        settings.follow_playhead = actions["follow_playhead"].isChecked()

    actions["follow_playhead"].setChecked(settings.follow_playhead)
    actions.bind_all(
        {
            "zoom_in": on_timeline(TimelineView.zoom_in),
            "zoom_out": on_timeline(TimelineView.zoom_out),
            "zoom_fit": on_timeline(TimelineView.fit),
            "zoom_selection": on_timeline(TimelineView.fit_selection),
            "follow_playhead": follow,
            "timeline_layers": on_timeline(TimelineView.open_layers_menu),
        }
    )


class TimelineSettings(QObject):
    """Shows a timeline as it was left on this computer, and remembers what the user changes of it."""

    def __init__(self, timeline: TimelineView, settings: Settings) -> None:
        super().__init__(timeline)
        self._timeline, self._settings = timeline, settings
        timeline.set_arrangement(settings.timeline_arrangement)
        timeline.arrangement_changed.connect(self._on_arranged)
        settings.changed.connect(self._apply)
        self._apply()

    def _apply(self, _name: str = "") -> None:
        self._timeline.set_motion(self._settings.motion)
        self._timeline.set_following(self._settings.follow_playhead)

    def _on_arranged(self, values: dict[str, Any]) -> None:
        self._settings.timeline_arrangement = values
