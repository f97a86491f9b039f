"""Opening a project with the user looking on: what is said when it cannot be opened, and what is offered then."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from coachview.errors import CoachViewError
from coachview.project import DamagedProjectError, Project
from coachview.project.salvage import salvage
from coachview.ui.dialogs import files, messages
from coachview.ui.settings import Settings


def open_project(window: QWidget, settings: Settings, path: Path) -> Project | None:
    """The open project, or None after the user has been told why not."""
    try:
        return Project.open(path)
    except DamagedProjectError as error:
        return _offer_salvage(window, settings, path, error)
    except CoachViewError as error:
        messages.show_error(window, "This project cannot be opened", error)
    return None


def _offer_salvage(window: QWidget, settings: Settings, path: Path, error: DamagedProjectError) -> Project | None:
    text = f"{error}\n\nSave what can be read to a new file? The damaged file stays as it is."
    if not messages.ask(window, "This project is damaged", text, "Save what can be read…"):
        return None
    target = files.ask_where_to_save(
        window, settings, "Save what can be read", f"{path.stem} (saved).coachview", "CoachView projects (*.coachview)"
    )
    if target is None:
        return None
    try:
        report = salvage(path, target)
        project = Project.open(target)
    except CoachViewError as failure:
        messages.show_error(window, "It could not be saved", failure)
        return None
    messages.tell(window, "Saved what could be read", report.sentence)
    return project
