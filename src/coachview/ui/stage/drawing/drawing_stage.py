from functools import partial

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import QPainter

from coachview.model.drawing import Drawing, shown_at
from coachview.project import Edit, Project
from coachview.ui.context import UiContext
from coachview.ui.panels.side_panel import SidePanel
from coachview.ui.stage.drawing.bar import DrawingBar
from coachview.ui.stage.drawing.board import DrawingBoard
from coachview.ui.stage.drawing.desk import DrawingDesk
from coachview.ui.stage.drawing.overlay import DrawingOverlay
from coachview.ui.stage.drawing.painting import paint_drawings
from coachview.ui.stage.video_view import VideoView
from coachview.ui.stills.still import Layer


class DrawingStage(QObject):
    """Drawing on the picture of one project: put together from its parts, and what a workspace needs of it.

    `bar` belongs under the picture. `active_changed(bool)` when drawing begins and ends; `trouble(sentence)`.
    """

    active_changed = Signal(bool)
    trouble = Signal(str)

    def __init__(self, project: Project, context: UiContext, view: VideoView, side: SidePanel) -> None:
        super().__init__(view)
        self._view, self._side = view, side
        self.desk = DrawingDesk(project, side.note_box, lambda: side.annotations.view.selected_id, self)
        self.board = DrawingBoard(context.playback, self.desk, self)
        self.overlay = DrawingOverlay(view, self.board)
        self.bar = DrawingBar(self.board, context.theme)
        self.desk.changed.connect(self._on_drawings)
        self.desk.trouble.connect(self.trouble)
        self.board.active_changed.connect(self.active_changed)
        side.annotation_selected.connect(self.board.changed)
        side.note_box.edit.textChanged.connect(self.board.changed)

    def set_recording(self, recording_id: str) -> None:
        """Show the drawings of this recording; none with an empty id."""
        self.board.leave()
        self.desk.set_recording(recording_id)

    def take_up(self, edit: Edit) -> None:
        """Show what an edit changed."""
        self.desk.take_up(edit)

    def toggle(self) -> bool:
        """Begin or end drawing; False where there is no picture to draw on."""
        if self.board.active:
            self.board.leave()
            return True
        if self.overlay.place.is_empty:
            return False
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.board.enter()
        return True

    def set_visible(self, visible: bool) -> None:
        """Whether drawings are shown while nobody draws."""
        self.board.visible = visible
        self._view.update()

    def layer_at(self, time_ms: int) -> Layer | None:
        """What a still of a time shows of the drawings, frozen, so that a job can paint it; None for nothing."""
        shown = tuple(shown_at(self.desk.drawings, time_ms)) if self.board.visible or self.board.active else ()
        return partial(_paint_on_still, shown) if shown else None

    def flush(self) -> bool:
        """Keep what is being drawn and written on the picture; False when that did not work."""
        return self.overlay.flush()

    def _on_drawings(self) -> None:
        self._side.annotations.model.set_drawn(self.desk.first_ms)


def _paint_on_still(shown: tuple[Drawing, ...], painter: QPainter, picture: QRectF) -> None:
    paint_drawings(painter, picture, shown)
