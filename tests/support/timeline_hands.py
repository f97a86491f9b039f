"""A timeline on the screen, and a mouse for it."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from coachview.resources_dir import resources_dir
from coachview.ui.theme import Theme
from coachview.ui.timeline.view import TimelineView
from support.timeline_notes import PEOPLE

END_MS = 600_000
LEFT = Qt.MouseButton.LeftButton
NONE, CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
SIGNALS = (
    "seek_requested",
    "annotation_selected",
    "annotation_activated",
    "annotations_moved",
    "annotations_removed",
    "annotations_copied",
    "paste_requested",
    "clip_drawn",
    "interval_drawn",
    "interval_reshaped",
    "arrangement_changed",
    "pictures_wanted",
    "selection_changed",
)


def make_view(qtbot, notes, *, width=1000, height=320) -> TimelineView:
    """A timeline of ten minutes; `told` collects every signal with what it said."""
    view = TimelineView(Theme(resources_dir() / "icons"))
    qtbot.addWidget(view)
    view.resize(width, height)
    view.set_people(PEOPLE)
    view.set_recording(END_MS)
    view.set_annotations(notes)
    view.show()
    qtbot.waitExposed(view)
    view.told = []
    for name in SIGNALS:
        getattr(view, name).connect(lambda *values, name=name: view.told.append((name, *values)))
    return view


def told(view, name) -> list:
    """What one signal said, each time."""
    return [values[0] if len(values) == 1 else values for one, *values in view.told if one == name]


def moves(view) -> list:
    """What was wished to be moved, one list for each gesture."""
    return [[(move.id, move.start_ms, move.end_ms) for move in moved] for moved in told(view, "annotations_moved")]


def place(view, one) -> QPoint:
    """Where to click on an annotation."""
    item = view.places.item_of(one)
    return QPoint(round(item.left + item.width / 2), round(item.top + 8))


def in_lane(view, ms, lane=0) -> QPoint:
    """A point of a lane just above its lower border, where nothing is when it has moments only."""
    lanes = [spot for spot in view.places.places if spot.layer.kind == "authors"]
    return QPoint(round(view.places.x_of(ms)), lanes[lane].bottom - 4)


def drag(view, start: QPoint, end: QPoint, keys=NONE, *, release=True, pass_keys=None) -> None:
    """Press, go there in three steps, and let go; `pass_keys` are held from after the press on."""
    held = keys if pass_keys is None else pass_keys
    QTest.mousePress(view.viewport(), LEFT, keys, start)
    for step in (0.3, 0.7, 1):
        _move(view, start + (end - start) * step, held)
    if release:
        QTest.mouseRelease(view.viewport(), LEFT, held, end)


def _move(view, at: QPoint, keys) -> None:
    from PySide6.QtCore import QEvent, QPointF
    from PySide6.QtGui import QMouseEvent

    where = QPointF(at)
    event = QMouseEvent(QEvent.Type.MouseMove, where, view.viewport().mapToGlobal(where), NONE_BUTTON, LEFT, keys)
    QApplication.sendEvent(view.viewport(), event)


NONE_BUTTON = Qt.MouseButton.NoButton
