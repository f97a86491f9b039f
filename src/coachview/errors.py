"""The one family of errors that are sentences for the user; everything else is a bug and keeps its traceback."""


class CoachViewError(Exception):
    """Something in the user's world went wrong; the text is a whole sentence and says what to do next."""


class CancelledError(CoachViewError):
    """The user cancelled a job; nothing of it is left behind."""
