from collections.abc import Callable

from coachview.errors import CoachViewError
from coachview.project import Project


def attempt(project: Project, label: str, change: Callable[[], object]) -> str:
    """Do one edit; returns the sentence that says why it could not be done, empty when it is kept."""
    if project.closed:
        return "The project is closed already, so this could not be kept. Open it and write it again."
    try:
        with project.edit(label):
            change()
    except CoachViewError as error:
        return str(error)
    return ""
