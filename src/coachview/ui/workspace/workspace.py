"""An open project: picture, controls and timeline on the left, the side panel on the right."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from coachview.errors import CoachViewError
from coachview.model.annotation import Annotation
from coachview.model.recording import Recording
from coachview.model.tone import NEUTRAL
from coachview.player.player import PlayerState
from coachview.project import Edit, Project
from coachview.ui.actions import Actions
from coachview.ui.context import UiContext
from coachview.ui.panels.side_panel import SidePanel
from coachview.ui.phases.phase_desk import PhaseDesk
from coachview.ui.playback.moving import Moving
from coachview.ui.playback.places import Place
from coachview.ui.signals import ProjectSignals
from coachview.ui.stage.cycle_heading import CycleHeading
from coachview.ui.stage.drawing.drawing_stage import DrawingStage
from coachview.ui.stage.drawing.ticks import ticks
from coachview.ui.stage.notice_bar import NoticeBar
from coachview.ui.stage.picture_place import PicturePlace
from coachview.ui.stage.sound_picture import SoundPicture
from coachview.ui.stage.toast import Toast
from coachview.ui.stage.tone_popup import TonePopup
from coachview.ui.stage.transport_bar import TransportBar
from coachview.ui.stage.video_view import VideoView
from coachview.ui.stage.zoom_chip import ZoomChip
from coachview.ui.stage.zoom_hand import ZoomHand
from coachview.ui.stills.taker import StillTaker
from coachview.ui.timeline.binding import TimelineSettings
from coachview.ui.timeline.view import TimelineView
from coachview.ui.turns import Steps, Turns
from coachview.ui.workspace.drag_pictures import DragPictures
from coachview.ui.workspace.edit_on_timeline import show_edit
from coachview.ui.workspace.getting_about import GettingAbout
from coachview.ui.workspace.media_finder import MediaFinder
from coachview.ui.workspace.reading import read_annotations
from coachview.ui.workspace.recording_views import RecordingViews
from coachview.ui.workspace.remembering import Remembering
from coachview.ui.workspace.timeline_edits import TimelineEdits


class Workspace(QWidget):
    """Arranges the views of one project and passes what happens in one of them to the others.

    Making the views takes longer than one picture on the screen: `assemble` makes them step by step, and before its
    last step nothing else may be asked of a workspace but `drop`.
    """

    recording_changed = Signal(object)
    edited = Signal(object)

    def __init__(
        self, project: Project, context: UiContext, actions: Actions, moving: Moving, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.project, self._context, self._moving = project, context, moving
        self.recording: Recording | None = None
        self._actions = actions
        self.signals = ProjectSignals(project, self)
        self._filling = Turns(self)
        self._late: list[Edit] = []
        self._remembering = Remembering(project, context)
        self.signals.edited.connect(self._filling.finish)  # before the views hear of it: they must be full by then

    def assemble(self, recording: Recording | None, annotations: list[Annotation]) -> Steps:
        """Make the views and fill them for `show_recording` with the same values; a step takes some milliseconds."""
        project, context, actions = self.project, self._context, self._actions
        self.heading = CycleHeading(actions)
        self.notice = NoticeBar(context.theme)
        self._remembering.write_as_before()
        self.video = VideoView(context.playback, context.theme)
        self.video.play = self._moving.shuttle.toggle
        ZoomHand(self.video)
        ZoomChip(self.video)
        self.sound_picture = SoundPicture(context.playback, context.jobs, self.video)
        self.place = PicturePlace(self.video, context.settings, context.theme)
        self.stills = StillTaker(context, self.video)
        self.toast = Toast(self.place, context.theme)
        yield
        self.transport = TransportBar(actions, context.playback, context.theme)
        yield
        self.timeline = TimelineView(context.theme)
        TimelineSettings(self.timeline, context.settings)
        self._edits = TimelineEdits(project, self.timeline, lambda: self.recording.id if self.recording else "")
        self._drag_pictures = DragPictures(self.timeline)
        yield
        self.side = yield from SidePanel.in_steps(project, self.signals, context.playback, context.theme)
        self.lesson = PhaseDesk(project, context, actions, self.timeline, self)
        self.side.add_tab(self.lesson.panel, "Pacing")
        yield
        self.drawing = DrawingStage(project, context, self.video, self.side)
        self.stills.layers.append(self.drawing.layer_at)
        yield
        self.about = GettingAbout(
            project,
            context,
            self._moving,
            timeline=self.timeline,
            side=self.side,
            transport=self.transport,
            toast=self.toast,
        )
        self._finder = MediaFinder(project, context, self)
        self._views = RecordingViews(
            project, context.playback, self.side, self.video, self.timeline, self._finder, self._remembering
        )
        yield
        yield from self._arrange()
        self._listen()
        self._apply_settings()
        self._say_read_only()
        yield
        if recording is not None:
            yield from self._views.fill(recording, annotations)

    def show_recording(
        self, recording: Recording | None, annotations: list[Annotation] | None = None, *, at_ms: int | None = None
    ) -> None:
        """Open a recording of the project, or none, and go to `at_ms`; its notes are shown even when its file is gone.

        Until its annotations, where they are not given, have been read the recording before it stays: a few turns of
        the event loop where there are thousands, none where there are some hundred.
        """
        self._filling.start(self._showing(recording, annotations, at_ms))

    def _showing(self, recording: Recording | None, annotations: list[Annotation] | None, at_ms: int | None) -> Steps:
        if annotations is None:
            self.side.annotations.flush()
            annotations = yield from read_annotations(self.project, recording)
        self._leave_recording()
        self.recording = recording
        self._prepare_picture(recording)
        self._moving.use("" if recording is None else recording.id)
        self.lesson.set_recording("" if recording is None else recording.id)
        if recording is None:
            self._views.show_nothing()
        else:
            yield from self._views.show(recording, annotations)
        self.drawing.set_recording("" if recording is None else recording.id)
        self._drag_pictures.use(self._context.playback.path)
        self._show_heading()
        late, self._late = self._late, []
        for edit in late:  # what filling itself had to keep of a text that was being edited
            self.side.annotations.take_up(edit)
            self._show_edit(edit)
        self.recording_changed.emit(recording)
        if at_ms is not None:
            self._context.playback.seek(at_ms)
            self.timeline.set_playhead(self._context.playback.position_ms())

    def seek(self, position_ms: int) -> None:
        """Go to a time in the recording and show it everywhere; one can go back to where one was."""
        self._moving.jump(position_ms)
        self.timeline.set_playhead(self._context.playback.position_ms())

    def notice_others(self) -> None:
        """Show what another program wrote into the project meanwhile."""
        try:
            self.project.refresh()
        except CoachViewError as error:
            self._on_trouble(str(error))

    def flush(self) -> None:
        """Write whatever is still being typed or drawn, and remember where one stopped."""
        self.keep_typed()
        self._leave_recording()
        self._context.settings.sync()

    def keep_typed(self) -> bool:
        """Write whatever is being typed or drawn, but for the note; False when something could not be."""
        drawn = self.drawing.flush()
        return self.side.flush() and drawn

    def leave(self) -> None:
        """Let go of the project: everything is written, nothing listens any more."""
        self.flush()
        self.place.attach()
        self._drag_pictures.shut_down()
        self._context.playback.close()
        self.drop()

    def drop(self) -> None:
        """Close the project and go, without a look at what is written in the views."""
        self._filling.drop()
        self.signals.disconnect_project()
        self.project.close()
        self.hide()
        self.deleteLater()

    def set_full_screen(self, on: bool) -> None:
        """Only the picture and its controls, or everything."""
        self.heading.setVisible(not on)
        self.side.setVisible(not on)
        self.timeline.setVisible(not on)

    def relink(self) -> None:
        """Ask where the recording is now."""
        if self.recording is not None:
            self._finder.ask(self.recording)

    def choose_tone(self) -> None:
        """Open the sliders for brightness and contrast, beside the picture that they change."""
        own = self.place.own_window
        at = own if own is not None and own.isActiveWindow() else self.transport.tone_opener()
        TonePopup(self.video.tone, at).open_below(at)

    def copy_still(self) -> None:
        """Put the exact frame on show on the clipboard."""
        self.stills.copy(self.recording.title if self.recording else "")

    def save_still(self) -> None:
        """Save the exact frame on show as an image file."""
        self.stills.save(self.recording.title if self.recording else "", self.video.window())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self, self._give_timeline_room)

    def _give_timeline_room(self) -> None:
        """Every lane in view where that leaves the picture two thirds of the height."""
        height = self.rows.height()
        wanted = min(self.timeline.sizeHint().height(), height // 3)
        self.rows.setSizes([height - wanted, wanted])

    def freeze_note(self) -> None:
        """The time of the next note is now, although its box may not be in view yet."""
        self.side.note_box.clock.freeze()

    def mark_in(self) -> None:
        """The next note becomes a clip that starts at this time."""
        self.side.note_box.set_in(self._context.playback.position_ms())

    def mark_out(self) -> None:
        """The next note becomes a clip that ends at this time."""
        self.side.note_box.set_out(self._context.playback.position_ms())

    def _arrange(self) -> Steps:
        stage = QWidget()
        column = QVBoxLayout(stage)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.place, 1)
        column.addWidget(self.drawing.bar)
        column.addWidget(self.transport)
        yield
        self.rows = left = QSplitter(Qt.Orientation.Vertical)
        left.addWidget(stage)
        left.addWidget(self.timeline)
        left.setStretchFactor(0, 1)
        left.setChildrenCollapsible(False)
        yield
        self.columns = QSplitter(Qt.Orientation.Horizontal)
        self.columns.addWidget(left)
        yield
        self.columns.addWidget(self.side)
        yield
        self.columns.setStretchFactor(0, 1)
        self.columns.setChildrenCollapsible(False)
        self.columns.setSizes([920, 400])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.heading)
        layout.addWidget(self.notice)
        layout.addWidget(self.columns, 1)
        yield

    def _listen(self) -> None:
        playback = self._context.playback
        playback.position_changed.connect(self.timeline.set_playhead)
        playback.duration_changed.connect(self._on_duration)
        playback.state_changed.connect(self._on_state)
        playback.trouble.connect(self._on_trouble)
        self.heading.recording_picked.connect(self._on_recording_picked)
        self.video.message_action.connect(self.relink)
        self.sound_picture.seek_requested.connect(self.seek)
        self.timeline.seek_requested.connect(self.seek)
        self.timeline.annotation_selected.connect(self.side.select)
        self.timeline.annotation_activated.connect(self._on_activated)
        self.timeline.clip_drawn.connect(self._on_clip_drawn)
        self._edits.trouble.connect(self._on_trouble)
        self.side.seek_requested.connect(self.seek)
        self.side.recording_requested.connect(self._on_recording_requested)
        self.side.annotation_selected.connect(self._on_row_selected)
        self.side.note_box.draft_changed.connect(self._on_draft)
        self.side.author_changed.connect(self._remembering.writer)
        self.side.in_out_changed.connect(self.timeline.set_in_out)
        self.side.note_finished.connect(self.place.take_focus)
        self.video.tone.changed.connect(self._on_tone)
        self.stills.said.connect(self.toast.say)
        self.stills.trouble.connect(self._on_trouble)
        self.side.trouble.connect(self._on_trouble)
        self.signals.edited.connect(self.lesson.phases.take_up)
        self.drawing.active_changed.connect(self._actions["draw"].setChecked)
        self.drawing.trouble.connect(self._on_trouble)
        self.drawing.desk.changed.connect(self._on_drawings)
        self.signals.edited.connect(self._on_edit)
        self._moving.place_wanted.connect(self._on_place)
        self.lesson.seek_requested.connect(self.seek)
        self.lesson.trouble.connect(self._on_trouble)
        self.lesson.said.connect(self.toast.say)
        self._finder.found.connect(self._on_media_found)
        self._finder.doubtful.connect(self._on_media_doubtful)
        self._context.settings.changed.connect(self._apply_settings)

    def _apply_settings(self, _name: str = "") -> None:
        settings = self._context.settings
        self.side.note_box.lead_ms = settings.lead_ms
        self.side.note_box.pause_while_typing = settings.pause_while_typing
        self.side.note_box.private_by_default = settings.private_by_default

    def _say_read_only(self) -> None:
        self.timeline.set_editable(not self.project.read_only)
        self.side.set_read_only(self.project.read_only, self.project.read_only_reason)
        self.lesson.set_writable(not self.project.read_only)
        if self.project.read_only:
            self.notice.show_notice(self.project.read_only_reason)

    def _show_heading(self) -> None:
        cycles = self.project.cycles.all()
        cycle = next((one for one in cycles if self.recording and one.id == self.recording.cycle_id), None)
        self.heading.show_cycle(
            cycle or next(iter(cycles), None), self.project.recordings.all(), self.recording, self.project.path.stem
        )

    def _prepare_picture(self, recording: Recording | None) -> None:
        """Each recording begins whole, and as bright as it was left."""
        self.video.zoom.reset()
        self.video.tone.set_value(NEUTRAL if recording is None else self._context.settings.tone(recording.id))
        self.place.set_title("" if recording is None else recording.title)

    def _leave_recording(self) -> None:
        self.drawing.board.leave()
        self._on_draft()
        self._remembering.stop_at(self.recording)

    def _on_drawings(self) -> None:
        self.timeline.layers.drawings.set_ticks(ticks(self.drawing.desk.drawings))

    def _on_tone(self) -> None:
        tone = self.video.tone.value
        self.transport.show_tone(changed=not tone.is_neutral)
        if self.recording is not None:
            self._context.settings.remember_tone(self.recording.id, tone)

    def _on_recording_picked(self, recording_id: str) -> None:
        if self.recording is None or recording_id != self.recording.id:
            self.side.flush()
            self.show_recording(self.project.recordings.get(recording_id))

    def _on_recording_requested(self, recording_id: str, position_ms: int) -> None:
        """An annotation of another recording."""
        place = Place(recording_id, position_ms)
        self._moving.leave_for(place)
        self._on_place(place)

    def _on_place(self, place: Place) -> None:
        """Go to a place without keeping this one; where its recording is gone, stay."""
        if self.recording is not None and place.recording_id == self.recording.id:
            self._context.playback.seek(place.time_ms)
            return
        wanted = next((one for one in self.project.recordings.all() if one.id == place.recording_id), None)
        if wanted is None:
            self.toast.say("The recording you were in is not in this project any more.")
            return
        self.side.flush()
        self.show_recording(wanted, at_ms=place.time_ms)

    def _on_draft(self) -> None:
        self._remembering.draft(self.recording, self.side.note_box.draft())

    def _on_duration(self, duration_ms: int) -> None:
        if duration_ms > 0:
            self.timeline.set_recording(duration_ms)
        rate = self._context.playback.frame_rate
        self.timeline.set_frame_duration(1000 / rate if rate > 0 else 0.0)

    def _on_state(self, state: PlayerState) -> None:
        self.timeline.set_playing(state is PlayerState.PLAYING)
        if state is PlayerState.PAUSED:
            self._remembering.stop_at(self.recording)

    def _on_trouble(self, sentence: str) -> None:
        self.notice.show_notice(sentence)
        if self.project.read_only:
            self._say_read_only()

    def _on_activated(self, annotation_id: str) -> None:
        self.side.select(annotation_id)
        self.seek(self.project.annotations.get(annotation_id).start_ms)

    def _on_row_selected(self, annotation_id: str) -> None:
        """The list has one selected; several on the timeline stay so when it is one of them."""
        if annotation_id not in self.timeline.selected_ids:
            self.timeline.select(annotation_id)

    def _on_clip_drawn(self, start_ms: int, end_ms: int) -> None:
        """A clip that was drawn is the next note's: its words make it an annotation."""
        self.side.note_box.clear_in_out()
        self.side.note_box.set_in(start_ms)
        self.side.note_box.set_out(end_ms)
        self.side.show_tab(0)
        self.side.note_box.begin()

    def _on_media_found(self, recording: Recording) -> None:
        self.show_recording(recording)

    def _on_media_doubtful(self, sentence: str) -> None:
        self.notice.show_notice(sentence, "Find the recording…", self.relink)

    def _on_edit(self, edit: Edit) -> None:
        tables = {change.table for change in edit.changes}
        if tables & {"person", "cycle", "recording"}:
            self._on_cycle_changed()
        self._show_edit(edit)
        self.drawing.take_up(edit)
        if self._filling.busy:
            self._late.append(edit)
        self.edited.emit(edit)

    def _on_cycle_changed(self) -> None:
        """People, cycle or recordings changed; the recording on show may be gone, or one may have come back."""
        self.timeline.set_people(self.project.people.all())
        recordings = self.project.recordings.all()
        if self.recording is None or self.recording.id not in {one.id for one in recordings}:
            if self.recording is not None or recordings:
                self.show_recording(recordings[0] if recordings else None)
        else:
            self._show_heading()

    def _show_edit(self, edit: Edit) -> None:
        if self.recording is not None:
            show_edit(self.timeline, self.project, self.recording.id, edit)
