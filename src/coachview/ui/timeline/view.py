"""The timeline, as the window talks to it."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from coachview.model.annotation import Annotation
from coachview.model.person import Person
from coachview.ui.theme import Theme
from coachview.ui.timeline.area import TimelineArea
from coachview.ui.timeline.overlay import STRIP
from coachview.ui.timeline.scale import Scale, follow

_STEP = 1.6
_SAME_LENGTH = 0.02


class TimelineView(TimelineArea):
    """One lane per author. It holds values and changes nothing: what the user wishes is told by signals.

    `seek_requested(ms)`; where that comes from dragging the playhead, between `playhead_grabbed()` and
    `playhead_let_go()`, with `playhead_dragged()` once it is more than a click; `annotation_selected(id)`;
    `annotation_activated(id)`; and `annotation_moved(id, start, end)` once, when a drag is let go: the marker stays
    there only when whoever listens puts the moved annotation.
    """

    seek_requested = Signal(int)
    playhead_grabbed = Signal()
    playhead_dragged = Signal()
    playhead_let_go = Signal()
    annotation_selected = Signal(str)
    annotation_activated = Signal(str)
    annotation_moved = Signal(str, int, object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._playing = False
        self.setAccessibleName("Timeline")
        self._hand.sought.connect(self.seek_requested)
        self._hand.grabbed.connect(self.playhead_grabbed)
        self._hand.dragged.connect(self.playhead_dragged)
        self._hand.let_go.connect(self.playhead_let_go)
        self._hand.selected.connect(self._on_selected)
        self._hand.activated.connect(self.annotation_activated)
        self._hand.moved.connect(self.annotation_moved)
        self._corner.asked.connect(self._on_corner)
        self._content_changed()

    def set_recording(self, duration_ms: int) -> None:
        """Show a recording of this length; 0 when there is none. The view stays when only the length becomes exact."""
        before, self._end_ms = self._end_ms, max(0, duration_ms)
        if abs(before - self._end_ms) > before * _SAME_LENGTH:
            self._layout = replace(self._layout, scale=Scale.whole(self._extent_ms(), self._time_width()))
        self._content_changed()

    def set_people(self, people: Sequence[Person]) -> None:
        """Whose lanes there are."""
        self._content.set_people(people)
        self._content_changed()

    def set_annotations(self, annotations: Sequence[Annotation]) -> None:
        """Show these and no others."""
        self._content.set_annotations(annotations)
        self._content_changed()

    def put_annotation(self, annotation: Annotation) -> None:
        """Show one more, or one that has changed."""
        self._content.put(annotation)
        self._content_changed()

    def drop_annotation(self, annotation_id: str) -> None:
        """Show one no longer; one that is not there is no harm."""
        if self._content.drop(annotation_id):
            self._content_changed()

    def set_playhead(self, position_ms: int) -> None:
        """Move the playhead; only the strips that it leaves and enters are painted."""
        before = self._moving.playhead_ms or 0
        if position_ms == before:
            return
        self._update_strip(before)
        self._moving = replace(self._moving, playhead_ms=position_ms)
        if not self._hand.is_busy:
            self._show_scale(follow(self._layout.scale, before, position_ms, playing=self._playing))
        self._update_strip(position_ms)

    def set_playing(self, playing: bool) -> None:
        """While playing, the view follows the playhead page by page."""
        self._playing = playing

    def set_in_out(self, in_ms: int | None, out_ms: int | None) -> None:
        """Show the marks of the next clip."""
        self._moving = replace(self._moving, in_ms=in_ms, out_ms=out_ms)
        self.viewport().update()

    def set_loop(self, a_ms: int | None, b_ms: int | None) -> None:
        """Show where the loop begins and ends."""
        self._moving = replace(self._moving, loop=(a_ms, b_ms))
        self.viewport().update()

    def set_editable(self, editable: bool) -> None:
        """Whether markers can be moved."""
        self._hand.may_move = editable
        if not editable:
            self._hand.cancel()
        self._redraw()

    def select(self, annotation_id: str) -> None:
        """Mark one annotation, or none with an empty identity, and bring it into view."""
        found = self._content.get(annotation_id)
        self._mark(found)
        if found is not None and not self._hand.is_busy:
            self._show_scale(self._layout.scale.showing(found.start_ms))
            self._show_lane_of(found)

    def zoom_in(self) -> None:
        """See less time, more exactly, around the playhead."""
        self._zoom_at_playhead(_STEP)

    def zoom_out(self) -> None:
        """See more time at once, around the playhead."""
        self._zoom_at_playhead(1 / _STEP)

    def fit(self) -> None:
        """See the whole recording."""
        self._show_scale(Scale.whole(self._extent_ms(), self._time_width()))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape and self._hand.drag:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._hand.cancel():
            return
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._hand.selected_id:
            self.annotation_activated.emit(self._hand.selected_id)
            return
        event.ignore()

    def _zoom_at_playhead(self, factor: float) -> None:
        scale, playhead_ms = self._layout.scale, self._moving.playhead_ms or 0
        if not scale.shows(playhead_ms):
            scale = scale.starting_at(playhead_ms - scale.span_ms / 2)
        self._show_scale(scale.zoomed(factor, scale.x_of(playhead_ms)))

    def _update_strip(self, ms: int) -> None:
        x = round(self._layout.x_of(ms))
        self.viewport().update(QRect(x - STRIP, 0, 2 * STRIP, self._layout.height))

    def _on_selected(self, annotation_id: str) -> None:
        self._mark(self._content.get(annotation_id))
        self.annotation_selected.emit(annotation_id)

    def _on_corner(self, command_id: str) -> None:
        {"zoom_in": self.zoom_in, "zoom_out": self.zoom_out, "zoom_fit": self.fit}[command_id]()
