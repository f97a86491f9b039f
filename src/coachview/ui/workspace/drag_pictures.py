from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from coachview.ui.playback.exact_frames import ExactFrames, Shot
from coachview.ui.timeline.view import TimelineView

_RESTS_AFTER_MS = 8000


class DragPictures(QObject):
    """Brings the exact picture of each time that a drag on the timeline comes to; a newer wish replaces an older one.

    The recording is opened a second time for it, so that what stands on the stage stays there, and is let go of when
    nothing was dragged for a while.
    """

    def __init__(self, timeline: TimelineView) -> None:
        super().__init__(timeline)
        self._timeline = timeline
        self._path: Path | None = None
        self._is_open = False
        self._frames = ExactFrames(parent=self)
        self._idle = QTimer(self, singleShot=True, interval=_RESTS_AFTER_MS)
        self._idle.timeout.connect(self._rest)
        self._frames.shown.connect(self._on_shown)
        timeline.drag_picture_wanted.connect(self._on_wanted)

    def use(self, path: Path | None) -> None:
        """Of which file pictures are to be; None when there is none."""
        self._rest()
        self._path = path

    def shut_down(self) -> None:
        """End what was begun; of no use afterwards."""
        self._path = None
        self._idle.stop()
        self._frames.shut_down()

    def _on_wanted(self, ms: int) -> None:
        if self._path is None:
            return
        if not self._is_open:
            self._frames.open(self._path)
            self._is_open = True
        self._frames.show(ms)
        self._idle.start()

    def _on_shown(self, shot: Shot) -> None:
        self._timeline.show_drag_picture(shot.time_ms, shot.image)

    def _rest(self) -> None:
        self._idle.stop()
        if self._is_open:
            self._frames.close()
            self._is_open = False
