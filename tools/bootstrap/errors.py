class SetupError(Exception):
    """Setting up cannot go on; the text says what to do about it."""
