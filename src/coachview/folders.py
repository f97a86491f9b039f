"""The folders outside a project that CoachView may use, each where the operating system wants it."""

from pathlib import Path

import platformdirs


def settings_file() -> Path:
    """Where preferences are kept; nothing of a lesson but the names and places of recent projects."""
    return platformdirs.user_config_path("CoachView", appauthor=False) / "settings.ini"


def log_folder() -> Path:
    """Where a crash leaves its traceback; no text or picture of a project is ever written there."""
    return platformdirs.user_log_path("CoachView", appauthor=False)


def documents_folder() -> Path:
    """Where file dialogs start when nothing was opened before; the home folder where there is no Documents."""
    documents = platformdirs.user_documents_path()
    return documents if documents.is_dir() else Path.home()
