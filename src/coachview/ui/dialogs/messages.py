"""Short messages and questions, all of one kind: a heading, a sentence, and buttons that say what they do."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from coachview.errors import CoachViewError


def show_error(parent: QWidget, heading: str, error: Exception) -> None:
    """Say what went wrong. The user's world speaks for itself; a bug says so and is not swallowed."""
    box = _box(parent, QMessageBox.Icon.Warning, heading, sentence_of(error))
    box.addButton(QMessageBox.StandardButton.Ok)
    _show(box)


def sentence_of(error: Exception) -> str:
    """What to tell the user of an error."""
    if isinstance(error, CoachViewError):
        return str(error)
    return (
        f"CoachView has met a problem of its own ({type(error).__name__}). Your project is safe: everything up to now "
        "is in its file. Please try again; if it comes back, restart CoachView."
    )


def tell(parent: QWidget, heading: str, text: str) -> None:
    """Say something that needs no answer."""
    box = _box(parent, QMessageBox.Icon.Information, heading, text)
    box.addButton(QMessageBox.StandardButton.Ok)
    _show(box)


def ask(parent: QWidget, heading: str, text: str, do_it: str) -> bool:
    """Ask before something that may not be wanted; True when the button labelled `do_it` was pressed."""
    box = _box(parent, QMessageBox.Icon.Question, heading, text)
    yes = box.addButton(do_it, QMessageBox.ButtonRole.AcceptRole)
    cancel = box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(cancel)
    box.setEscapeButton(cancel)
    box.exec()
    return box.clickedButton() is yes


def _box(parent: QWidget, icon: QMessageBox.Icon, heading: str, text: str) -> QMessageBox:
    box = QMessageBox(parent)
    box.setWindowTitle("CoachView")
    box.setIcon(icon)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(heading)
    box.setInformativeText(text)
    # Qt makes these boxes as narrow as their buttons; a sentence reads better in a wide one.
    box.setStyleSheet(
        "QLabel#qt_msgbox_label { font-weight: 600; } QLabel#qt_msgbox_informativelabel { min-width: 420px; }"
    )
    return box


def _show(box: QMessageBox) -> None:
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()
