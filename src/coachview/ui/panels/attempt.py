from collections.abc import Callable

from coachview.errors import CoachViewError
from coachview.project import Project


def attempt(project: Project, label: str, change: Callable[[], object]) -> str:
    """Do one edit; returns the sentence that says why it could not be done, empty when it is kept."""
    try:
        with project.edit(label):
            change()
    except CoachViewError as error:
        return str(error)
    return ""
