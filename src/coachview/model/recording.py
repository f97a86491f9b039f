from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class MediaReference:
    """How a recording's file is found again, and how one knows that it is the same file.

    `relative_path` is from the project file's folder, with forward slashes, empty when there is none (another drive);
    `absolute_path` is where the file was when it was last seen; `fingerprint` is what
    `coachview.media.fingerprint.fingerprint` gave, empty when it has not been computed yet.
    """

    relative_path: str = ""
    absolute_path: str = ""
    size_bytes: int = 0
    duration_ms: int = 0
    fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class Recording:
    """A video file with its place in a coaching cycle; `position` orders the recordings of one cycle, from 0."""

    id: str
    cycle_id: str
    title: str
    position: int = 0
    media: MediaReference = field(default_factory=MediaReference)
