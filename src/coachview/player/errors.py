"""What can keep a recording from playing, as sentences with a next step."""

from coachview.errors import CoachViewError


class PlayerError(CoachViewError):
    """Playing is not possible; looking at exact frames may still be."""


class VlcMissingError(PlayerError):
    """libVLC is not there, or not one that CoachView works with; the text says what to install."""


class CannotPlayError(PlayerError):
    """This file is never handed to libVLC, or libVLC could do nothing with it."""
