"""Finds the file of a recording, says when it is another one, and asks where it is when it is gone."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from coachview.errors import CoachViewError
from coachview.media.fingerprint import fingerprint
from coachview.model.recording import MediaReference, Recording
from coachview.model.timecode import format_time
from coachview.project import Project
from coachview.project.media_reference import find_media
from coachview.services.new_cycle import describe_recording
from coachview.ui.context import UiContext
from coachview.ui.dialogs import files, messages


class MediaFinder(QObject):
    """The way from a recording to its file. Long reading runs in jobs; questions are asked of the user here."""

    found = Signal(object)
    doubtful = Signal(str)

    def __init__(self, project: Project, context: UiContext, window: QWidget) -> None:
        super().__init__(window)
        self._project, self._context, self._window = project, context, window

    def look_for(self, recording: Recording) -> Path | None:
        """The recording's file, or None; one of another size or name is looked at more closely afterwards."""
        folders = [Path(one) for one in self._context.settings.known_folders()]
        path = find_media(self._project.path, recording.media, known_folders=folders)
        if path is not None and _is_doubtful(recording.media, path):
            self._compare(recording, path)
        return path

    def missing_sentence(self, recording: Recording) -> str:
        """What the stage says when the file is gone."""
        name = Path(recording.media.absolute_path or recording.media.relative_path).name or recording.title
        return (
            f"The recording “{name}” is not where it was. Your notes are all here; "
            "find the file to watch it again, perhaps on another disk or under another name."
        )

    def ask(self, recording: Recording) -> None:
        """Let the user show the file; warn when it is not the one that was annotated."""
        path = files.ask_for_video(self._window, self._context.settings, "Find the recording")
        if path is not None:
            self.use(recording, path)

    def use(self, recording: Recording, path: Path) -> None:
        """Take `path` as the recording's file from now on, after a look at what it is."""
        self._context.jobs.start(
            "Look at the recording",
            lambda _progress: describe_recording(self._project.path, path),
            done=lambda reference: self._confirm(recording, path, reference),
            failed=lambda error: messages.show_error(self._window, "This recording cannot be used", error),
        )

    def _compare(self, recording: Recording, path: Path) -> None:
        def tell(found: str) -> None:
            if found != recording.media.fingerprint:
                self.doubtful.emit(
                    f"“{path.name}” has changed since it was annotated, or is another file with the same name. "
                    "The times of the annotations may not fit."
                )

        self._context.jobs.start("Compare the recording", lambda _progress: fingerprint(path), done=tell)

    def _confirm(self, recording: Recording, path: Path, reference: MediaReference) -> None:
        if is_another_file(recording.media, reference) and not messages.ask(
            self._window,
            "This seems to be another recording",
            difference_sentence(recording.media, reference, path.name),
            "Use it anyway",
        ):
            return
        try:
            with self._project.edit("Find the recording"):
                self._project.recordings.relink(recording.id, reference)
        except CoachViewError as error:
            messages.show_error(self._window, "The new place could not be kept", error)
            return
        self._context.settings.remember_folder(str(path.parent))
        self.found.emit(self._project.recordings.get(recording.id))


def _is_doubtful(media: MediaReference, path: Path) -> bool:
    try:
        same_size = path.stat().st_size == media.size_bytes
    except OSError:
        return False
    return bool(media.fingerprint) and not (same_size and path.name == Path(media.absolute_path).name)


def is_another_file(known: MediaReference, found: MediaReference) -> bool:
    """Whether the content differs from what was annotated; unknown content counts as the same."""
    return bool(known.fingerprint) and known.fingerprint != found.fingerprint


def difference_sentence(known: MediaReference, found: MediaReference, name: str) -> str:
    """What differs between the recording that was annotated and the file at hand."""
    return (
        f"The recording that was annotated is {format_time(known.duration_ms)} long and has "
        f"{known.size_bytes:,} bytes; “{name}” is {format_time(found.duration_ms)} long and has "
        f"{found.size_bytes:,} bytes. If it is not the same lesson, the annotations will point at the wrong moments."
    )
