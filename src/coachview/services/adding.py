"""Adding one annotation by name and time, as the command line does it."""

import unicodedata

from coachview.errors import CoachViewError
from coachview.model.annotation import Annotation, AnnotationType, Visibility
from coachview.model.person import Person
from coachview.model.recording import Recording
from coachview.model.timecode import format_time
from coachview.project import Project


class UnknownPersonError(CoachViewError):
    """Nobody, or more than one, has that name."""


class UnknownRecordingError(CoachViewError):
    """There is no such recording, or it has to be said which one."""


class OutsideRecordingError(CoachViewError):
    """The time is not in the recording."""


class NoTextError(CoachViewError):
    """An annotation without words would say nothing."""


def add_annotation(
    project: Project,
    author: str,
    text: str,
    *,
    start_ms: int,
    end_ms: int | None = None,
    type: AnnotationType = AnnotationType.NOTICE,  # noqa: A002 - the word for it in this program
    private: bool = False,
    recording: str = "",
) -> Annotation:
    """Add an annotation by the person called `author`, whatever the case, and give it back as it was kept.

    `recording` is a title or a number from 1 and may be empty where there is only one. Raises UnknownPersonError,
    UnknownRecordingError, OutsideRecordingError, NoTextError, and ProjectError kin.
    """
    if not text.strip():
        raise NoTextError("The annotation has no text. Write what you noticed.")
    person = person_named(project.people.all(), author)
    chosen = recording_named(project.recordings.all(), recording)
    check_inside(chosen, start_ms, end_ms)
    project.author_id = person.id
    visibility = Visibility.PRIVATE if private else Visibility.SHARED
    with project.edit("Add annotation"):
        return project.annotations.add(
            chosen.id, person.id, text, type=type, start_ms=start_ms, end_ms=end_ms, visibility=visibility
        )


def person_named(people: list[Person], name: str) -> Person:
    """The person of that name; case, and how an accent is written, do not matter."""
    found = [one for one in people if _plain(one.name) == _plain(name)]
    if len(found) == 1:
        return found[0]
    if found:
        raise UnknownPersonError(f"{len(found)} people are called “{name.strip()}”. Give them different names first.")
    known = ", ".join(f"“{one.name}”" for one in people) or "nobody yet"
    raise UnknownPersonError(f"Nobody in this project is called “{name.strip()}”. It knows {known}.")


def recording_named(recordings: list[Recording], name: str) -> Recording:
    """The recording of that title or number; the only one where nothing is said."""
    if not recordings:
        raise UnknownRecordingError("This project has no recording yet. Add one in the window first.")
    if not name.strip():
        if len(recordings) == 1:
            return recordings[0]
        raise UnknownRecordingError(f"Say which recording with --recording: {_numbered(recordings)}.")
    found = [one for one in recordings if _plain(one.title) == _plain(name)]
    if len(found) == 1:
        return found[0]
    if not found and name.strip().isdecimal() and 1 <= int(name) <= len(recordings):
        return recordings[int(name) - 1]
    raise UnknownRecordingError(f"There is no single recording “{name.strip()}”. Choose one: {_numbered(recordings)}.")


def check_inside(recording: Recording, start_ms: int, end_ms: int | None) -> None:
    """Raise OutsideRecordingError for times outside the recording, or an end that does not come after the start."""
    duration_ms = recording.media.duration_ms
    for at_ms in (start_ms, end_ms):
        if at_ms is not None and duration_ms and at_ms > duration_ms:
            raise OutsideRecordingError(
                f"{format_time(at_ms, millis=True)} is outside the recording “{recording.title}”, which is "
                f"{format_time(duration_ms, millis=True)} long. Choose a time inside it."
            )
    if end_ms is not None and end_ms <= start_ms:
        raise OutsideRecordingError(
            f"The clip would end at {format_time(end_ms, millis=True)}, which is not after its start at "
            f"{format_time(start_ms, millis=True)}. Choose a later end, or leave it out."
        )


def _plain(name: str) -> str:
    return unicodedata.normalize("NFC", " ".join(name.split())).casefold()


def _numbered(recordings: list[Recording]) -> str:
    return ", ".join(f"{number} “{one.title}”" for number, one in enumerate(recordings, 1))
