"""The export dialog says how many drawings leave, and leaves them out when asked to."""

from typing import Any

from PySide6.QtWidgets import QTextBrowser

from coachview.model.drawing import Point, Shape
from coachview.project import Project
from coachview.ui.dialogs.export_dialog import ExportDialog
from support.windows import Desk


def test_drawings_leave_unless_their_box_is_unticked(desk: Desk, qtbot: Any) -> None:
    with Project.open(desk.make_project()) as project:
        with project.edit("Draw"):
            person, recording = project.people.all()[0], project.recordings.all()[0]
            note = project.annotations.add(recording.id, person.id, "Look", start_ms=0)
            project.drawings.add(note.id, Shape.ARROW, [Point(0.1, 0.2), Point(0.3, 0.4)], at_ms=0)
        dialog = ExportDialog(project, recording, desk.context, desk.window)
        qtbot.addWidget(dialog)
        qtbot.waitUntil(dialog._export.isEnabled)
        preview = dialog.findChild(QTextBrowser)
        assert dialog.drawings.isChecked()
        assert "1 drawing on the picture: 1 arrow" in preview.toPlainText()
        with qtbot.waitSignal(dialog.ready):
            dialog.drawings.setChecked(False)
        assert "1 drawing on the picture" not in preview.toPlainText()
        assert "1 drawing stays in the project." in preview.toPlainText()
