from PySide6.QtCore import QObject, Signal

from coachview.project import Edit, Project


class ProjectSignals(QObject):
    """Re-emits what happens in a project as one Qt signal: `edited(Edit)`, after the commit, on the GUI thread."""

    edited = Signal(object)

    def __init__(self, project: Project, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._unsubscribe = project.subscribe(self._on_edit)

    def disconnect_project(self) -> None:
        """Hear no more of the project."""
        self._unsubscribe()

    def _on_edit(self, edit: Edit) -> None:
        self.edited.emit(edit)
