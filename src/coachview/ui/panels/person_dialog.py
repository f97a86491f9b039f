from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFormLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from coachview.model.person import Role
from coachview.project import Project
from coachview.ui.panels.attempt import attempt


class PersonDialog(QDialog):
    """Adds somebody to the project; `added` tells who. It stays open until that has worked."""

    added = Signal(str)

    def __init__(self, project: Project, parent: QWidget) -> None:
        super().__init__(parent)
        self._project = project
        self.setWindowTitle("Add a person")
        self.name = QLineEdit()
        self.name.setPlaceholderText("Name or initials")
        self.role = QComboBox()
        for role in Role:
            self.role.addItem(role.value.capitalize(), role)
        form = QFormLayout()
        form.addRow("&Name", self.name)
        form.addRow("&Role", self.role)
        self._trouble = QLabel()
        self._trouble.setWordWrap(True)
        self._trouble.setProperty("role", "error")
        self._trouble.hide()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.addButton("Add", QDialogButtonBox.ButtonRole.AcceptRole).setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(self._trouble)
        layout.addWidget(buttons)

    def accept(self) -> None:
        """Add the person."""
        made: list[str] = []
        add = self._project.people.add
        name, role = self.name.text(), self.role.currentData()
        sentence = attempt(self._project, "Add person", lambda: made.append(add(name, Role(role)).id))
        self._trouble.setText(sentence)
        self._trouble.setVisible(bool(sentence))
        if not sentence:
            super().accept()
            self.added.emit(made[0])
