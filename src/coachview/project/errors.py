"""What can go wrong with a project file, as sentences; and, apart from them, the two ways of misusing a project."""

from collections.abc import Mapping

from coachview.errors import CoachViewError


class ProjectError(CoachViewError):
    """Anything the user's world can do to a project file."""


class ProjectMissingError(ProjectError):
    """There is no file where the project should be."""


class ProjectExistsError(ProjectError):
    """A new project would overwrite a file."""


class NoAccessError(ProjectError):
    """The file or its folder may not be read, or not be written."""


class NotAProjectError(ProjectError):
    """The file is something else than a CoachView project."""


class NewerProjectError(ProjectError):
    """The file was written by a newer CoachView."""


class DamagedProjectError(ProjectError):
    """The file is a project, but parts of it cannot be read.

    `salvageable` says how many rows of each table `coachview.project.salvage.salvage` would save; empty when nothing
    could be counted.
    """

    def __init__(self, sentence: str, salvageable: Mapping[str, int] | None = None) -> None:
        super().__init__(sentence)
        self.salvageable: Mapping[str, int] = dict(salvageable or {})


class ForeignPartsError(DamagedProjectError):
    """The file holds tables, triggers or views that CoachView never made; what is known of it can be salvaged."""


class ReadOnlyProjectError(ProjectError):
    """The project was opened to be looked at only."""


class ProjectBusyError(ProjectError):
    """Another program holds the file at this moment."""


class DiskFullError(ProjectError):
    """The change found no room on the disk; nothing of it was written."""


class WriteFailedError(ProjectError):
    """The disk refused the change for another reason than room; nothing of it was written."""


class ChangedElsewhereError(ProjectError):
    """Another program changed the project, so that undo would take back what the user has not seen."""


class ReplacedProjectError(ProjectError):
    """The file at the project's place is not the one that was opened any more."""


class RowNotFoundError(ProjectError, LookupError):
    """The row is not in the project, or was removed from it."""


class InvalidEntryError(ProjectError, ValueError):
    """A value that the project does not take, such as a clip that ends before it starts."""


class WriteOutsideEditError(RuntimeError):
    """A bug: something was changed outside `with project.edit(…)`."""


class NestedEditError(RuntimeError):
    """A bug: an edit, undo or redo was begun inside another; one finished gesture is one edit."""


class ClosedProjectError(RuntimeError):
    """A bug: a project was used after it was closed."""


class WrongThreadError(RuntimeError):
    """A bug: a project was used on another thread than the one that opened it or took it over."""


class DuplicateRowError(ValueError):
    """A bug: a row was added whose identity is in the project already."""
