"""An open project: picture, controls and timeline on the left, the side panel on the right."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from coachview.errors import CoachViewError
from coachview.media.probe import MediaInfo, probe
from coachview.model.annotation import Annotation
from coachview.model.recording import Recording
from coachview.player.player import PlayerState
from coachview.project import Edit, Project
from coachview.ui.actions import Actions
from coachview.ui.context import UiContext
from coachview.ui.panels.side_panel import SidePanel
from coachview.ui.signals import ProjectSignals
from coachview.ui.stage.cycle_heading import CycleHeading
from coachview.ui.stage.notice_bar import NoticeBar
from coachview.ui.stage.toast import Toast
from coachview.ui.stage.transport_bar import TransportBar
from coachview.ui.stage.video_view import VideoView
from coachview.ui.timeline.binding import TimelineSettings
from coachview.ui.timeline.view import TimelineView
from coachview.ui.workspace.drag_pictures import DragPictures
from coachview.ui.workspace.media_finder import MediaFinder
from coachview.ui.workspace.timeline_edits import TimelineEdits

_MANY = 200


class Workspace(QWidget):
    """Arranges the views of one project and passes what happens in one of them to the others."""

    recording_changed = Signal(object)
    edited = Signal(object)

    def __init__(self, project: Project, context: UiContext, actions: Actions) -> None:
        super().__init__()
        self.project, self._context = project, context
        self.recording: Recording | None = None
        self.signals = ProjectSignals(project, self)
        self.heading = CycleHeading(actions)
        self.notice = NoticeBar(context.theme)
        self._write_as_before()
        self.video = VideoView(context.playback, context.theme)
        self.toast = Toast(self.video, context.theme)
        self.transport = TransportBar(actions, context.playback, context.theme)
        self.timeline = TimelineView(context.theme)
        TimelineSettings(self.timeline, context.settings)
        self._edits = TimelineEdits(project, self.timeline, lambda: self.recording.id if self.recording else "")
        self._drag_pictures = DragPictures(self.timeline)
        self.side = SidePanel(project, self.signals, context.playback, context.theme)
        self._finder = MediaFinder(project, context, self)
        self._arrange()
        self._listen()
        self._apply_settings()
        self._say_read_only()

    def show_recording(self, recording: Recording | None) -> None:
        """Open a recording of the project, or none; the notes are shown even when its file is gone."""
        self._leave_recording()
        self.recording = recording
        self.timeline.set_people(self.project.people.all())
        if recording is None:
            self._show_nothing()
        else:
            self.timeline.set_recording(recording.media.duration_ms)
            self.timeline.fit()
            self.timeline.set_annotations(self.project.annotations.all(recording.id))
            self.side.set_recording(recording.id)
            draft = self._context.settings.draft(recording.id)
            if draft is not None:
                self.side.note_box.restore_draft(draft)
            self._open_media(recording)
        self._show_heading()
        self.recording_changed.emit(recording)

    def seek(self, position_ms: int) -> None:
        """Go to a time in the recording and show it everywhere."""
        self._context.playback.seek(position_ms)
        self.timeline.set_playhead(self._context.playback.position_ms())

    def notice_others(self) -> None:
        """Show what another program wrote into the project meanwhile."""
        try:
            self.project.refresh()
        except CoachViewError as error:
            self._on_trouble(str(error))

    def flush(self) -> None:
        """Write whatever is still being typed, and remember where one stopped."""
        self.side.flush()
        self._leave_recording()
        self._context.settings.sync()

    def leave(self) -> None:
        """Let go of the project: everything is written, nothing listens any more."""
        self.flush()
        self._drag_pictures.shut_down()
        self._context.playback.close()
        self.signals.disconnect_project()

    def set_full_screen(self, on: bool) -> None:
        """Only the picture and its controls, or everything."""
        self.heading.setVisible(not on)
        self.side.setVisible(not on)
        self.timeline.setVisible(not on)

    def relink(self) -> None:
        """Ask where the recording is now."""
        if self.recording is not None:
            self._finder.ask(self.recording)

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

    def go_to_neighbour(self, direction: int) -> None:
        """Go to the annotation before (-1) or after (+1) this time, and select it."""
        now = self._context.playback.position_ms()
        neighbour = self.timeline.neighbour(now, direction)
        if neighbour is not None:
            self.timeline.select(neighbour.id)
            self.side.select(neighbour.id)
            self.seek(neighbour.start_ms)

    def _arrange(self) -> None:
        stage = QWidget()
        column = QVBoxLayout(stage)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.video, 1)
        column.addWidget(self.transport)
        self.rows = left = QSplitter(Qt.Orientation.Vertical)
        left.addWidget(stage)
        left.addWidget(self.timeline)
        left.setStretchFactor(0, 1)
        left.setChildrenCollapsible(False)
        self.columns = QSplitter(Qt.Orientation.Horizontal)
        self.columns.addWidget(left)
        self.columns.addWidget(self.side)
        self.columns.setStretchFactor(0, 1)
        self.columns.setChildrenCollapsible(False)
        self.columns.setSizes([920, 400])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.heading)
        layout.addWidget(self.notice)
        layout.addWidget(self.columns, 1)

    def _listen(self) -> None:
        playback = self._context.playback
        playback.position_changed.connect(self.timeline.set_playhead)
        playback.duration_changed.connect(self._on_duration)
        playback.state_changed.connect(self._on_state)
        playback.trouble.connect(self._on_trouble)
        self.heading.recording_picked.connect(self._on_recording_picked)
        self.video.message_action.connect(self.relink)
        self.timeline.seek_requested.connect(self.seek)
        self.timeline.annotation_selected.connect(self.side.select)
        self.timeline.annotation_activated.connect(self._on_activated)
        self.timeline.clip_drawn.connect(self._on_clip_drawn)
        self._edits.trouble.connect(self._on_trouble)
        self.side.seek_requested.connect(self.seek)
        self.side.recording_requested.connect(self._on_recording_requested)
        self.side.annotation_selected.connect(self._on_row_selected)
        self.side.note_box.draft_changed.connect(self._on_draft)
        self.side.author_changed.connect(self._on_author_changed)
        self.side.in_out_changed.connect(self.timeline.set_in_out)
        self.side.note_finished.connect(self.video.setFocus)
        self.side.trouble.connect(self._on_trouble)
        self.signals.edited.connect(self._on_edit)
        self._finder.found.connect(self._on_media_found)
        self._finder.doubtful.connect(self._on_media_doubtful)
        self._context.settings.changed.connect(self._apply_settings)

    def _apply_settings(self, _name: str = "") -> None:
        settings = self._context.settings
        self.side.note_box.lead_ms = settings.lead_ms
        self.side.note_box.pause_while_typing = settings.pause_while_typing
        self.side.note_box.private_by_default = settings.private_by_default

    def _write_as_before(self) -> None:
        """Whoever wrote last on this computer writes now, where the project knows a person of that name."""
        name = self._context.settings.writes_as
        for person in self.project.people.all():
            if person.name == name:
                self.project.author_id = person.id

    def _say_read_only(self) -> None:
        self.timeline.set_editable(not self.project.read_only)
        self.side.set_read_only(self.project.read_only, self.project.read_only_reason)
        if self.project.read_only:
            self.notice.show_notice(self.project.read_only_reason)

    def _show_heading(self) -> None:
        cycles = self.project.cycles.all()
        cycle = next((one for one in cycles if self.recording and one.id == self.recording.cycle_id), None)
        self.heading.show_cycle(
            cycle or next(iter(cycles), None), self.project.recordings.all(), self.recording, self.project.path.stem
        )

    def _open_media(self, recording: Recording) -> None:
        path = self._finder.look_for(recording)
        self._drag_pictures.use(path)
        if path is None:
            self._context.playback.show_nothing(recording.media.duration_ms)
            self.video.set_message(self._finder.missing_sentence(recording), "Find the recording…")
            return
        self.video.set_message("")
        self._context.jobs.start("Read the frame rate", lambda _progress: probe(path), done=self._on_probed)
        self._context.playback.open(path, resume_at_ms=self._context.settings.resume_ms(recording.id))

    def _show_nothing(self) -> None:
        self._context.playback.close()
        self.timeline.set_recording(0)
        self.timeline.set_annotations([])
        self.side.set_recording("")
        taken_back = self.project.redo_label()
        hint = f" Redo brings back what was taken back ({taken_back})." if taken_back else ""
        self.video.set_message(f"This project has no recording.{hint}")

    def _leave_recording(self) -> None:
        if self.recording is None:
            return
        settings = self._context.settings
        settings.remember_draft(self.recording.id, self.side.note_box.draft())
        if self._context.playback.duration_ms() > 0:
            settings.remember_resume(self.recording.id, self._context.playback.position_ms())

    def _on_recording_picked(self, recording_id: str) -> None:
        if self.recording is None or recording_id != self.recording.id:
            self.side.flush()
            self.show_recording(self.project.recordings.get(recording_id))

    def _on_recording_requested(self, recording_id: str, position_ms: int) -> None:
        self.show_recording(self.project.recordings.get(recording_id))
        self.seek(position_ms)

    def _on_draft(self) -> None:
        """Keep the half-written note after a pause: a crash then costs a second of typing at most."""
        if self.recording is not None:
            self._context.settings.remember_draft(self.recording.id, self.side.note_box.draft())

    def _on_author_changed(self, person_id: str) -> None:
        self._context.settings.writes_as = self.project.people.get(person_id).name

    def _on_duration(self, duration_ms: int) -> None:
        if duration_ms > 0:
            self.timeline.set_recording(duration_ms)

    def _on_state(self, state: PlayerState) -> None:
        self.timeline.set_playing(state is PlayerState.PLAYING)
        if state is PlayerState.PAUSED and self.recording is not None:
            self._context.settings.remember_resume(self.recording.id, self._context.playback.position_ms())

    def _on_trouble(self, sentence: str) -> None:
        self.notice.show_notice(sentence)
        if self.project.read_only:
            self._say_read_only()

    def _on_activated(self, annotation_id: str) -> None:
        self.side.select(annotation_id)
        self.seek(self.project.annotations.get(annotation_id).start_ms)

    def _on_probed(self, info: MediaInfo) -> None:
        self.timeline.set_frame_duration(1000 / info.frame_rate if info.frame_rate > 0 else 0.0)

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
        self._show_annotations([change.row_id for change in edit.changes if change.table == "annotation"])
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

    def _show_annotations(self, ids: list[str]) -> None:
        if self.recording is None or not ids:
            return
        if len(ids) > _MANY:
            self.timeline.set_annotations(self.project.annotations.all(self.recording.id))
            return
        for annotation_id in dict.fromkeys(ids):
            found = self._annotation(annotation_id)
            if found is None or found.recording_id != self.recording.id:
                self.timeline.drop_annotation(annotation_id)
            else:
                self.timeline.put_annotation(found)

    def _annotation(self, annotation_id: str) -> Annotation | None:
        try:
            return self.project.annotations.get(annotation_id)
        except LookupError:
            return None
