"""What the views of a project wish about time, and how they show it: between them and `Moving`."""

from PySide6.QtCore import QObject

from coachview.model.annotation import Annotation
from coachview.project import Project
from coachview.ui.context import UiContext
from coachview.ui.panels.side_panel import SidePanel
from coachview.ui.playback.loop import Loop
from coachview.ui.playback.moving import Moving
from coachview.ui.playback.play_range import Span
from coachview.ui.stage.go_to_time import Destination, GoToTime
from coachview.ui.stage.toast import Toast
from coachview.ui.stage.transport_bar import TransportBar
from coachview.ui.timeline.view import TimelineView
from coachview.ui.workspace.neighbour import clip_at, neighbour

_NO_ANNOTATION = "There is no annotation at this time. Select one first."
_NO_CLIP = "There is no clip at this time. Select an annotation, or mark in and out."


class GettingAbout(QObject):
    """Joins the timeline, the list and the transport bar to `Moving`."""

    def __init__(
        self,
        project: Project,
        context: UiContext,
        moving: Moving,
        *,
        timeline: TimelineView,
        side: SidePanel,
        transport: TransportBar,
        toast: Toast,
    ) -> None:
        super().__init__(timeline)
        self._project, self._context, self._moving = project, context, moving
        self._timeline, self._side, self._transport, self._toast = timeline, side, transport, toast
        self._listen()

    def go_to_time(self) -> None:
        """Ask for a time, and go there."""
        playback = self._context.playback
        popup = GoToTime(self._context.theme, playback.position_ms(), playback.duration_ms(), self._transport.window())
        popup.chosen.connect(self._on_destination)
        popup.open_over(self._transport.time_button)

    def go_to_neighbour(self, direction: int) -> None:
        """Go to the annotation before (-1) or after (+1) this time of those that the list shows, and select it."""
        rows, playback = self._side.annotations.model, self._context.playback
        selected_row = rows.row_of(self._side.annotations.view.selected_id)
        found = neighbour(
            rows.annotations(), playback.position_ms(), direction, selected_row, playing=playback.is_playing
        )
        if found is not None:
            self._select(found)
            self._moving.jump(found.start_ms)

    def play_annotation(self) -> None:
        """Play the selected annotation, else the last one that began before this time."""
        chosen = self._selected() or self._side.annotations.model.find(self._side.annotations.model.current_id)
        if chosen is None:
            self._toast.say(_NO_ANNOTATION)
        else:
            self._play(chosen)

    def loop_clip(self) -> None:
        """Loop what is marked with in and out, else the selected annotation, else the clip here; again, clear it."""
        rows, now_ms = self._side.annotations.model, self._context.playback.position_ms()
        span = self._marked()
        if span is None:
            chosen = self._selected() or clip_at(rows.annotations(), now_ms)
            span = None if chosen is None else self._moving.span_to_loop(chosen)
        if span is None:
            self._toast.say(_NO_CLIP)
        elif self._moving.looping.loop.ends == (span.start_ms, span.end_ms):
            self._moving.looping.clear()
        else:
            self._moving.loop_span(span)

    def _listen(self) -> None:
        timeline, moving, side = self._timeline, self._moving, self._side
        timeline.playhead_grabbed.connect(moving.grab)
        timeline.playhead_dragged.connect(moving.drag)
        timeline.playhead_let_go.connect(moving.let_go)
        side.annotations.play_requested.connect(self._on_play)
        side.annotations.loop_requested.connect(self._on_loop)
        side.note_box.edit.touched.connect(moving.shuttle.stand)
        self._transport.go_to_requested.connect(self.go_to_time)
        self._transport.loop_chip.clicked.connect(moving.looping.clear)
        self._transport.back_sign.clicked.connect(moving.shuttle.stop)
        moving.shuttle.changed.connect(self._transport.show_shuttle)
        moving.looping.changed.connect(self._on_loop_changed)
        self._on_loop_changed(moving.looping.loop)

    def _selected(self) -> Annotation | None:
        return self._side.annotations.model.find(self._side.annotations.view.selected_id)

    def _marked(self) -> Span | None:
        time = self._side.note_box.clock.time
        return Span(time.in_ms, time.out_ms) if time.in_ms is not None and time.out_ms is not None else None

    def _select(self, one: Annotation) -> None:
        self._timeline.select(one.id)
        self._side.select(one.id)

    def _play(self, one: Annotation) -> None:
        self._select(one)
        self._moving.play_around(one)

    def _on_play(self, annotation_id: str) -> None:
        self._play(self._project.annotations.get(annotation_id))

    def _on_loop(self, annotation_id: str) -> None:
        one = self._project.annotations.get(annotation_id)
        self._select(one)
        self._moving.loop_span(self._moving.span_to_loop(one))

    def _on_destination(self, found: Destination) -> None:
        self._moving.jump(found.time_ms)
        if found.word:
            self._toast.say(found.word)

    def _on_loop_changed(self, loop: Loop) -> None:
        self._timeline.set_loop(loop.a_ms, loop.b_ms)
        self._transport.show_loop(loop)
