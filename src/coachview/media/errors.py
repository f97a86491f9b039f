"""What can be wrong with a recording's file, as sentences with a next step."""

from coachview.errors import CoachViewError


class MediaError(CoachViewError):
    """Something about a video or sound file; caught as one family by whoever can go on without it."""


class MediaMissingError(MediaError):
    """Nothing is at the path any more."""


class MediaUnreadableError(MediaError):
    """The file is there and the system does not let it be read (rights, a folder, a broken disk)."""


class NotMediaError(MediaError):
    """The file is no recording: empty, text, a playlist, a still picture, another program's file."""


class DamagedMediaError(MediaError):
    """The file begins like a recording, and cannot be read as one: usually a copy that broke off."""


class UnsupportedMediaError(MediaError):
    """A recording in a form that this version cannot decode."""


class NoPictureError(MediaError):
    """A recording whose picture is needed and which has none that can be decoded."""


class NothingInsideError(MediaError):
    """The selected part of the recording has neither picture nor sound in it."""


class CannotWriteError(MediaError):
    """The clip or still could not be written where it was wanted (rights, full disk)."""
