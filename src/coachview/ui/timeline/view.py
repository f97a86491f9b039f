"""The timeline, as the window talks to it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QRect, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from coachview.model.annotation import Annotation
from coachview.model.person import Person
from coachview.ui.theme import Theme
from coachview.ui.timeline.arranging import Arranging
from coachview.ui.timeline.overlay import STRIP
from coachview.ui.timeline.scale import Scale, follow
from coachview.ui.timeline.tooltip import tenths

_STEP = 1.6
_SAME_LENGTH = 0.02


class TimelineView(Arranging):
    """One layer below the other. It holds values and changes nothing: what the user wishes is told by signals.

    `seek_requested(ms)`; where that comes from dragging the playhead, between `playhead_grabbed()` and
    `playhead_let_go()`, with `playhead_dragged()` once it is more than a click. What is wished of annotations is
    said by `Choosing`, what of layers by `Arranging`. What other layers show is set at `layers`:
    `layers.actual.set_intervals(…)`, `layers.filmstrip.put(ms, image)`, and so on.
    """

    seek_requested = Signal(int)
    playhead_grabbed = Signal()
    playhead_dragged = Signal()
    playhead_let_go = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._playing, self._follows = False, True
        self.setAccessibleName("Timeline")
        self._hand.sought.connect(self.seek_requested)
        self._hand.grabbed.connect(self.playhead_grabbed)
        self._hand.dragged.connect(self.playhead_dragged)
        self._hand.let_go.connect(self.playhead_let_go)
        self._corner.asked.connect(self._on_corner)
        self._content_changed()

    def set_recording(self, duration_ms: int) -> None:
        """Show a recording of this length; 0 when there is none. The view stays when only the length becomes exact."""
        before, self._end_ms = self._end_ms, max(0, duration_ms)
        if abs(before - self._end_ms) > before * _SAME_LENGTH:
            self._stand_still()
            self._layout = replace(self._layout, scale=self._whole())
        self._content_changed()

    def set_people(self, people: Sequence[Person]) -> None:
        """Whose lanes there are."""
        self._content.set_people(people)
        self._content_changed()

    def set_annotations(self, annotations: Sequence[Annotation]) -> None:
        """Show these and no others."""
        self._content.set_annotations(annotations)
        self._content_changed()

    def change_annotations(self, ids: Iterable[str], annotations: Iterable[Annotation]) -> None:
        """Instead of those of these identities show these."""
        self.set_annotations([*self._content.without(set(ids)), *annotations])

    def put_annotation(self, annotation: Annotation) -> None:
        """Show one more, or one that has changed."""
        before = self._content.get(annotation.id)
        self._content.put(annotation)
        stays = before is None or before.author_id == annotation.author_id
        self._content_changed(annotation.author_id if stays else None)

    def drop_annotation(self, annotation_id: str) -> None:
        """Show one no longer; one that is not there is no harm."""
        before = self._content.get(annotation_id)
        if before is not None and self._content.drop(annotation_id):
            self._content_changed(before.author_id)

    def set_playhead(self, position_ms: int) -> None:
        """Move the playhead; only the strips that it leaves and enters are painted."""
        before = self._moving.playhead_ms or 0
        if position_ms == before:
            return
        self._update_strip(before)
        self._moving = replace(self._moving, playhead_ms=position_ms)
        self._bars.overview.set_playhead(position_ms)
        if self._follows and not self._hand.is_busy and not self._kinetic.is_moving:
            scale = follow(self._layout.scale, before, position_ms, playing=self._playing)
            if scale != self._layout.scale:
                self._motion.stop()
                self._show_scale(scale)
        self._update_strip(position_ms)

    @property
    def playhead_words(self) -> str:
        """Where the playhead stands, to be read out."""
        return tenths(self._moving.playhead_ms or 0)

    def set_playing(self, playing: bool) -> None:
        """While playing, the view follows the playhead page by page."""
        self._playing = playing

    def set_following(self, follows: bool) -> None:
        """Whether the view goes where the playhead goes."""
        self._follows = follows

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

    def zoom_in(self) -> None:
        """See less time, more exactly, around the playhead."""
        self._zoom_at_playhead(_STEP)

    def zoom_out(self) -> None:
        """See more time at once, around the playhead."""
        self._zoom_at_playhead(1 / _STEP)

    def fit(self) -> None:
        """See the whole recording."""
        self._motion.go_to(self._whole())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and self._needs_key(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._take_key(event):
            event.ignore()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._show_menu(event)

    def _whole(self) -> Scale:
        return Scale.whole(self._extent_ms(), self._layout.scale.width)

    def _zoom_at_playhead(self, factor: float) -> None:
        scale, playhead_ms = self._motion.target, self._moving.playhead_ms or 0
        if not scale.shows(playhead_ms):
            scale = scale.starting_at(playhead_ms - scale.span_ms / 2)
        self._motion.go_to(scale.zoomed(factor, scale.x_of(playhead_ms)))

    def _update_strip(self, ms: int) -> None:
        x = round(self._layout.x_of(ms))
        self.viewport().update(QRect(x - STRIP, 0, 2 * STRIP, self._layout.height))

    def _on_corner(self, command_id: str) -> None:
        {"zoom_in": self.zoom_in, "zoom_out": self.zoom_out, "zoom_fit": self.fit}[command_id]()
