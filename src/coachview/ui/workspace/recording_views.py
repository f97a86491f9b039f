"""The views that are about one recording: side panel, picture and timeline, filled turn by turn."""

from coachview.model.annotation import Annotation
from coachview.model.recording import Recording
from coachview.project import Project
from coachview.ui.panels.side_panel import SidePanel
from coachview.ui.playback.playback import Playback
from coachview.ui.stage.video_view import VideoView
from coachview.ui.timeline.view import TimelineView
from coachview.ui.turns import Steps
from coachview.ui.workspace.media_finder import MediaFinder
from coachview.ui.workspace.reading import AT_ONCE
from coachview.ui.workspace.remembering import Remembering


class RecordingViews:
    """Shows a recording with annotations that have been read already. Where those are few there is only one step."""

    def __init__(
        self,
        project: Project,
        playback: Playback,
        side: SidePanel,
        video: VideoView,
        timeline: TimelineView,
        finder: MediaFinder,
        remembering: Remembering,
    ) -> None:
        self._project, self._playback = project, playback
        self._side, self._video, self._timeline = side, video, timeline
        self._finder, self._remembering = finder, remembering
        self._filled_with: list[Annotation] | None = None

    def fill(self, recording: Recording, annotations: list[Annotation]) -> Steps:
        """Show the annotations; `show` with the same list does not do it again."""
        self._filled_with = annotations
        self._side.annotations.show_recording(recording.id, annotations)
        if len(annotations) > AT_ONCE:
            yield
        self._timeline.set_people(self._project.people.all())
        self._timeline.set_recording(recording.media.duration_ms)
        self._timeline.fit()
        self._timeline.set_annotations(annotations)

    def show(self, recording: Recording, annotations: list[Annotation]) -> Steps:
        """Write notes about this recording, open its file where it is found, and show its annotations."""
        many = len(annotations) > AT_ONCE
        self._side.begin_recording(recording.id)
        draft = self._remembering.draft_of(recording)
        if draft is not None:
            self._side.note_box.restore_draft(draft)
        if many:
            yield
        self._open_media(recording)
        if many:
            yield
        if annotations is not self._filled_with:
            yield from self.fill(recording, annotations)
        self._filled_with = None

    def show_nothing(self) -> None:
        """The project has no recording."""
        self._playback.close()
        self._timeline.set_people(self._project.people.all())
        self._timeline.set_recording(0)
        self._timeline.set_annotations([])
        self._side.set_recording("")
        taken_back = self._project.redo_label()
        hint = f" Redo brings back what was taken back ({taken_back})." if taken_back else ""
        self._video.set_message(f"This project has no recording.{hint}")

    def _open_media(self, recording: Recording) -> None:
        path = self._finder.look_for(recording)
        if path is None:
            self._playback.show_nothing(recording.media.duration_ms)
            self._video.set_message(self._finder.missing_sentence(recording), "Find the recording…")
            return
        self._video.set_message("")
        self._playback.open(path, resume_at_ms=self._remembering.resume_ms(recording))
