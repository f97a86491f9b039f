from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from coachview.ui.context import UiContext
from coachview.ui.dialogs.messages import sentence_of
from coachview.ui.stage.video_view import VideoView
from coachview.ui.stills.save_dialog import SaveStillDialog
from coachview.ui.stills.still import Layer, Still, StillOrder, develop


class StillTaker(QObject):
    """Copies and saves the exact frame on show. `said(str)` when it is done, `trouble(str)` when it cannot be.

    Each of `layers` is asked on the GUI thread for what lies on the picture at a time, such as drawings, and gives a
    painter that holds it, frozen; None when there is nothing.
    """

    said = Signal(str)
    trouble = Signal(str)

    def __init__(self, context: UiContext, view: VideoView) -> None:
        super().__init__(view)
        self._context, self._view = context, view
        self.layers: list[Callable[[int], Layer | None]] = []

    def copy(self, title: str) -> None:
        """Put the frame on the clipboard; `title` is the recording's."""
        order = self._order()
        if order is None:
            return
        settings = self._context.settings
        wanted = replace(order, with_time=settings.still_time, title=title if settings.still_title else "")

        self._context.jobs.start(
            "Copy the still",
            lambda progress: develop(wanted, progress),
            done=self._on_copied,
            failed=self._on_failed,
        )

    def save(self, title: str, parent: QWidget) -> SaveStillDialog | None:
        """Ask what of it to save, and where. Playing stops: it is about one frame."""
        self._context.playback.pause()
        order = self._order()
        if order is None:
            return None
        dialog = SaveStillDialog(order, title, self._context, parent)
        dialog.saved.connect(lambda path: self.said.emit(f"Saved “{path.name}” in “{path.parent.name}”"))
        dialog.open()
        return dialog

    def _order(self) -> StillOrder | None:
        playback = self._context.playback
        if playback.path is None or playback.picture() is None:
            self.trouble.emit("There is no picture to take a still of. Open a recording with a picture first.")
            return None
        time_ms = playback.position_ms()
        found = (layer(time_ms) for layer in self.layers)
        return StillOrder(
            playback.path,
            time_ms,
            playback.picture() if playback.is_exact else None,
            self._view.tone.value,
            tuple(one for one in found if one is not None),
        )

    def _on_copied(self, still: Still) -> None:
        # As an image and not as data of our own: Qt would delete those when Python is gone already, and crash.
        QGuiApplication.clipboard().setImage(still.image)
        self.said.emit("The still is on the clipboard")

    def _on_failed(self, error: Exception) -> None:
        self.trouble.emit(sentence_of(error))
