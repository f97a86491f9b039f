"""File dialogs that start where the last one ended."""

from itertools import count
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from coachview.folders import documents_folder
from coachview.ui.settings import Settings

VIDEO_ENDINGS = (
    "mp4",
    "m4v",
    "mov",
    "mkv",
    "webm",
    "avi",
    "wmv",
    "mpg",
    "mpeg",
    "mts",
    "m2ts",
    "ts",
    "3gp",
    "ogv",
    "flv",
)
SOUND_ENDINGS = ("mp3", "m4a", "wav", "ogg", "opus", "flac", "aac", "wma")
PROJECT_ENDING = "coachview"


def ask_for_video(parent: QWidget, settings: Settings, title: str) -> Path | None:
    """A recording that exists, or None when the user thought better of it."""
    endings = " ".join(f"*.{one}" for one in (*VIDEO_ENDINGS, *SOUND_ENDINGS))
    chosen, _ = QFileDialog.getOpenFileName(
        parent, title, _start(settings), f"Recordings ({endings} {endings.upper()});;All files (*)"
    )
    return _remember(settings, chosen)


def ask_for_project(parent: QWidget, settings: Settings) -> Path | None:
    """A project that exists, or None."""
    chosen, _ = QFileDialog.getOpenFileName(
        parent, "Open a project", _start(settings), f"CoachView projects (*.{PROJECT_ENDING});;All files (*)"
    )
    return _remember(settings, chosen)


def ask_where_to_save(parent: QWidget, settings: Settings, title: str, name: str, kinds: str) -> Path | None:
    """A place for a new file; the dialog asks before one that exists is chosen."""
    chosen, _ = QFileDialog.getSaveFileName(parent, title, str(Path(_start(settings)) / name), kinds)
    return _remember(settings, chosen)


def ask_for_folder(parent: QWidget, settings: Settings, title: str) -> Path | None:
    """A folder that exists, or None."""
    chosen = QFileDialog.getExistingDirectory(parent, title, _start(settings))
    return Path(chosen) if chosen else None


def free_path(folder: Path, stem: str, suffix: str = "") -> Path:
    """A name in the folder that nothing has yet: `stem`, else `stem 2`, `stem 3` and so on."""
    names = (stem if number == 1 else f"{stem} {number}" for number in count(1))
    return next(path for name in names if not (path := folder / f"{name}{suffix}").exists())


def _start(settings: Settings) -> str:
    last = settings.last_folder
    return last if last and Path(last).is_dir() else str(documents_folder())


def _remember(settings: Settings, chosen: str) -> Path | None:
    if not chosen:
        return None
    path = Path(chosen)
    settings.last_folder = str(path.parent)
    return path
