"""The export dialog reads and plans in jobs: what it shows is what it writes, however much there is."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt

from coachview.model.annotation import Annotation, AnnotationType, Visibility
from coachview.ui.dialogs.export_dialog import ExportDialog
from support.windows import Desk

WAIT_MS = 30_000
MANY = 1500


@pytest.fixture
def dialog(desk: Desk) -> Iterator[ExportDialog]:
    desk.open(desk.make_project())
    recording, author = desk.project.recordings.all()[0], desk.project.people.all()[0]
    notes = [
        Annotation("", recording.id, author.id, AnnotationType.NOTICE, 10 * number, None, f"note {number}.")
        for number in range(MANY)
    ]
    secret = Annotation("", recording.id, author.id, AnnotationType.WONDER, 5, None, "secret", Visibility.PRIVATE)
    with desk.project.edit("Add annotations"):
        desk.project.annotations.add_many([*notes, secret])
    desk.window.actions_table["export"].trigger()
    made = desk.window.findChild(ExportDialog)
    desk.qtbot.waitUntil(made._export.isEnabled, timeout=WAIT_MS)
    yield made
    made.reject()


def test_the_preview_lists_everything_that_leaves_in_order_and_nothing_private(dialog: ExportDialog) -> None:
    lines = dialog._preview.toPlainText().splitlines()
    stills = [one.still for one in dialog._plan.annotations]
    assert len(stills) == MANY
    assert [line.partition(" ")[0] for line in lines if line.startswith("stills/")] == stills
    assert "1 private annotation stays in the project." in lines
    assert not any("secret" in line for line in lines)
    assert lines[-1] == "Ana (teacher)"


def test_nothing_can_be_written_before_the_preview_is_of_it(dialog: ExportDialog, qtbot: Any) -> None:
    with qtbot.waitSignal(dialog.ready, timeout=WAIT_MS):
        dialog.clips.setChecked(False)
        assert not dialog._export.isEnabled()
        assert dialog._plan is None
        dialog.stills.setChecked(False)
    assert dialog._export.isEnabled()
    assert not any(one.clip or one.still for one in dialog._plan.annotations)


def test_private_annotations_cannot_be_ticked(dialog: ExportDialog, qtbot: Any) -> None:
    model = dialog.annotations.model
    rows = [model.index(row) for row in range(model.rowCount())]
    (private,) = (row for row in rows if "(private: stays)" in model.data(row))
    assert not model.setData(private, Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    with qtbot.waitSignal(dialog.ready, timeout=WAIT_MS):
        dialog.annotations._tick_all(ticked=False)
    assert dialog._plan.annotations == ()
    with qtbot.waitSignal(dialog.ready, timeout=WAIT_MS):
        assert model.setData(rows[0], Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    assert [one.annotation.text for one in dialog._plan.annotations] == ["note 0."]
    with qtbot.waitSignal(dialog.ready, timeout=WAIT_MS):
        dialog.annotations._tick_all(ticked=True)
    assert len(dialog._plan.annotations) == MANY


def test_closing_while_it_is_planning_leaves_nothing_running(dialog: ExportDialog, desk: Desk) -> None:
    dialog.clips.toggle()
    dialog.reject()
    desk.qtbot.waitUntil(lambda: desk.context.jobs.running() == [], timeout=WAIT_MS)
    assert not dialog.isVisible()
