"""What this computer remembers of a recording and its writer until next time; none of it belongs into the project."""

from typing import Any

from coachview.model.recording import Recording
from coachview.project import Project
from coachview.ui.context import UiContext


class Remembering:
    """Half-written notes, where one stopped watching, and who wrote last, kept in the settings."""

    def __init__(self, project: Project, context: UiContext) -> None:
        self._project, self._settings, self._playback = project, context.settings, context.playback

    def write_as_before(self) -> None:
        """Whoever wrote last on this computer writes now, where the project knows a person of that name."""
        name = self._settings.writes_as
        for person in self._project.people.all():
            if person.name == name:
                self._project.author_id = person.id

    def writer(self, person_id: str) -> None:
        """Somebody else writes from now on."""
        self._settings.writes_as = self._project.people.get(person_id).name

    def draft(self, recording: Recording | None, draft: dict[str, Any] | None) -> None:
        """Keep the half-written note after a pause: a crash then costs a second of typing at most."""
        if recording is not None:
            self._settings.remember_draft(recording.id, draft)

    def draft_of(self, recording: Recording) -> dict[str, Any] | None:
        """The note that was half written when the recording was left."""
        return self._settings.draft(recording.id)

    def stop_at(self, recording: Recording | None) -> None:
        """Go on from here next time; where the recording could not be opened it stays as it was."""
        if recording is not None and self._playback.duration_ms() > 0:
            self._settings.remember_resume(recording.id, self._playback.position_ms())

    def resume_ms(self, recording: Recording) -> int:
        """Where to go on, in milliseconds."""
        return self._settings.resume_ms(recording.id)
