"""The timeline under a real mouse, wheel and keyboard."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QKeySequence, QRegion, QShortcut, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip

from coachview.resources_dir import resources_dir
from coachview.ui.theme import Theme
from coachview.ui.timeline.view import TimelineView
from support.timeline_notes import PEOPLE, note

_END = 600_000
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def theme(qapp):
    return Theme(resources_dir() / "icons")


@pytest.fixture
def notes():
    return [
        note("moment", 60_000, text="<b>Hands</b> & voices"),
        note("late", 500_000, author="c"),
        note("clip", 200_000, 300_000, author="c", text="Reading the problem"),
        note("private", 400_000, author="t", private=True),
    ]


@pytest.fixture
def view(qtbot, theme, notes):
    view = TimelineView(theme)
    qtbot.addWidget(view)
    view.resize(1000, 190)
    view.set_people(PEOPLE)
    view.set_recording(_END)
    view.set_annotations(notes)
    view.show()
    qtbot.waitExposed(view)
    view.told = []
    for name in ("seek_requested", "annotation_selected", "annotation_activated", "annotations_moved"):
        getattr(view, name).connect(lambda *values, name=name: view.told.append((name, *values)))
    return view


def place(view, one) -> QPoint:
    item = view.places.item_of(one)
    return QPoint(round(item.left + item.width / 2), round(item.top + 8))


def on_ruler(view, ms) -> QPoint:
    return QPoint(round(view.places.x_of(ms)), 10)


def drag(view, start: QPoint, end: QPoint, *, release=True) -> None:
    QTest.mousePress(view.viewport(), LEFT, pos=start)
    for step in (0.3, 0.7, 1):
        QTest.mouseMove(view.viewport(), start + (end - start) * step)
        QApplication.processEvents()
    if release:
        QTest.mouseRelease(view.viewport(), LEFT, pos=end)


def moves(view) -> list:
    """What was wished to be moved, one list for each gesture."""
    told = [told[1] for told in view.told if told[0] == "annotations_moved"]
    return [[(move.id, move.start_ms, move.end_ms) for move in moved] for moved in told]


def wheel(view, at: QPoint, dy=0, dx=0, keys=Qt.KeyboardModifier.NoModifier) -> None:
    where = QPointF(at)
    event = QWheelEvent(
        where,
        view.viewport().mapToGlobal(where),
        QPoint(),
        QPoint(dx, dy),
        Qt.MouseButton.NoButton,
        keys,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003 - not inverted; Qt takes it by position
    )
    QApplication.sendEvent(view.viewport(), event)


class Painted(QObject):
    """What of a widget is painted while it is watched."""

    def __init__(self, widget):
        super().__init__(widget)
        self.region = QRegion()
        widget.installEventFilter(self)

    def eventFilter(self, _widget, event):  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.Paint:
            self.region += event.region()
        return False


def test_a_click_seeks_and_dragging_scrubs(view):
    QTest.mouseClick(view.viewport(), LEFT, pos=on_ruler(view, 100_000))
    assert view.told[0][0] == "seek_requested"
    assert view.told[0][1] == pytest.approx(100_000, abs=view.places.scale.ms_per_px)
    view.told.clear()
    drag(view, on_ruler(view, 100_000), on_ruler(view, 400_000))
    assert [name for name, _ms in view.told] == ["seek_requested"] * len(view.told)
    assert view.told[-1][1] == pytest.approx(400_000, abs=view.places.scale.ms_per_px)
    assert len(view.told) >= 3


def test_a_click_on_a_marker_selects_it_and_goes_to_its_start(view, notes):
    QTest.mouseClick(view.viewport(), LEFT, pos=place(view, notes[0]))
    assert view.told == [("annotation_selected", "moment"), ("seek_requested", 60_000)]


def test_a_double_click_activates_once(view, notes):
    QTest.mouseClick(view.viewport(), LEFT, pos=place(view, notes[2]))
    QTest.mouseDClick(view.viewport(), LEFT, pos=place(view, notes[2]))
    assert [told for told in view.told if told[0] == "annotation_activated"] == [("annotation_activated", "clip")]


def test_a_dragged_marker_is_moved_once_at_the_release(view, notes):
    start = place(view, notes[0])
    drag(view, start, start + QPoint(200, 0))
    by = 200 * view.places.scale.ms_per_px
    assert moves(view) == [[("moment", pytest.approx(60_000 + by, abs=1), None)]]
    assert not [told for told in view.told if told[0] == "seek_requested"]


def test_clip_ends_and_the_whole_clip_can_be_dragged(view, notes):
    clip = notes[2]
    item, mpp = view.places.item_of(clip), view.places.scale.ms_per_px
    y = round(item.top + 8)
    ends = (QPoint(round(item.left) + 1, y), QPoint(round(item.right) - 3, y), place(view, clip))
    for start in ends:
        drag(view, start, start + QPoint(30, 0))
    by = 30 * mpp
    assert moves(view) == [
        [("clip", pytest.approx(200_000 + by, abs=1), 300_000)],
        [("clip", 200_000, pytest.approx(300_000 + by, abs=1))],
        [("clip", pytest.approx(200_000 + by, abs=1), pytest.approx(300_000 + by, abs=1))],
    ]


def test_escape_gives_up_a_drag_before_any_shortcut(view, notes, qtbot):
    taken = []
    QShortcut(QKeySequence("Escape"), view).activated.connect(lambda: taken.append(True))
    start = place(view, notes[0])
    drag(view, start, start + QPoint(200, 0), release=False)
    QTest.keyClick(view, Qt.Key.Key_Escape)
    QTest.mouseRelease(view.viewport(), LEFT, pos=start + QPoint(200, 0))
    assert moves(view) == []
    assert taken == []


def test_what_may_not_be_edited_is_not_moved(view, notes):
    view.set_editable(False)
    start = place(view, notes[0])
    drag(view, start, start + QPoint(200, 0))
    assert moves(view) == []


def test_a_marker_that_vanishes_under_the_hand_is_not_moved(view, notes):
    start = place(view, notes[0])
    drag(view, start, start + QPoint(200, 0), release=False)
    view.drop_annotation("moment")
    QTest.mouseRelease(view.viewport(), LEFT, pos=start + QPoint(200, 0))
    assert moves(view) == []


def test_hovering_tells_time_and_text_as_they_were_written(view, notes, qtbot):
    QTest.mouseMove(view.viewport(), place(view, notes[0]))
    qtbot.waitUntil(QToolTip.isVisible)
    assert "1:00.0" in QToolTip.text()
    assert "&lt;b&gt;Hands&lt;/b&gt; &amp; voices" in QToolTip.text()
    QTest.mouseMove(view.viewport(), on_ruler(view, 300_000))
    QTest.mouseMove(view.viewport(), place(view, notes[3]))
    qtbot.waitUntil(lambda: "private" in QToolTip.text())


def test_the_wheel_zooms_at_the_mouse_and_ctrl_too(view):
    for keys in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier):
        view.fit()
        at = QPoint(700, 60)
        before = view.places.time_at(700)
        wheel(view, at, dy=360, keys=keys)
        assert view.places.scale.span_ms < _END
        assert view.places.time_at(700) == pytest.approx(before, abs=1)


def test_shift_wheel_middle_button_and_scroll_bar_pan(view):
    view.set_playhead(300_000)
    for _ in range(4):
        view.zoom_in()
    starts = [view.places.scale.start_ms]
    wheel(view, QPoint(500, 60), dy=-120, keys=Qt.KeyboardModifier.ShiftModifier)
    starts.append(view.places.scale.start_ms)
    QTest.mousePress(view.viewport(), Qt.MouseButton.MiddleButton, pos=QPoint(500, 60))
    QTest.mouseMove(view.viewport(), QPoint(400, 60))
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.MiddleButton, pos=QPoint(400, 60))
    starts.append(view.places.scale.start_ms)
    view.horizontalScrollBar().setValue(view.horizontalScrollBar().value() + 5000)
    starts.append(view.places.scale.start_ms)
    assert starts == sorted(set(starts))
    view.fit()
    assert view.places.scale.is_whole
    assert view.horizontalScrollBar().maximum() == 0


def test_zooming_by_key_is_around_the_playhead_wherever_the_view_is(view):
    view.set_playhead(100_000)
    view.zoom_in()
    x = view.places.x_of(100_000)
    view.zoom_in()
    assert view.places.x_of(100_000) == pytest.approx(x, abs=1)
    view.horizontalScrollBar().setValue(400_000)
    view.zoom_in()
    assert view.places.scale.shows(100_000)


def test_playing_turns_the_page_when_the_playhead_leaves(view):
    view.set_playhead(100_000)
    for _ in range(5):
        view.zoom_in()
    end = view.places.scale.start_ms + view.places.scale.span_ms
    view.set_playhead(int(end) - 20)
    view.set_playing(True)
    before = view.places.scale
    view.set_playhead(int(end) - 1)
    assert view.places.scale == before
    view.set_playhead(int(end) + 20)
    assert view.places.scale.start_ms > before.start_ms + before.span_ms / 2


def test_a_moving_playhead_repaints_only_its_strips(view, qtbot):
    view.set_playhead(100_000)
    QApplication.processEvents()
    painted = Painted(view.viewport())
    view.set_playhead(100_040)
    view.set_playhead(400_000)
    qtbot.waitUntil(lambda: not painted.region.isEmpty())
    area = sum(rect.width() * rect.height() for rect in painted.region)
    assert 0 < area < 45 * view.viewport().height()


def test_the_view_shows_what_it_was_given_last(view, theme):
    def picture():
        return view.viewport().grab().toImage()

    QTest.mouseMove(view.viewport(), QPoint(5, 5))
    states = [picture()]
    for change in (
        lambda: view.put_annotation(note("moment", 90_000)),
        lambda: view.drop_annotation("clip"),
        lambda: view.select("late"),
        lambda: view.set_in_out(30_000, None),
        lambda: view.set_in_out(30_000, 50_000),
        lambda: theme.apply(QApplication.instance(), "dark"),
        lambda: view.set_annotations([]),
        lambda: view.set_recording(0),
    ):
        change()
        states.append(picture())
    assert all(one != following for one, following in pairwise(states))


def test_a_crowd_opens_and_lets_each_be_reached(view):
    crowd = [note(f"n{number}", 100_000 + number * 300) for number in range(5)]
    view.set_annotations(crowd)
    at = QPoint(round(view.places.x_of(100_000)), place(view, crowd[0]).y())
    for _ in crowd:
        QTest.mouseClick(view.viewport(), LEFT, pos=at)
        QTest.mouseClick(view.viewport(), LEFT, pos=on_ruler(view, 500_000))
    assert [told[1] for told in view.told if told[0] == "annotation_selected"] == [one.id for one in crowd]
    QTest.mouseDClick(view.viewport(), LEFT, pos=at)
    assert [item.count for item in view.places.things(view.places.places[0], 0, 1000)] == [1] * 5


def test_lanes_that_do_not_fit_are_scrolled_to(view):
    clips = [note(f"n{number}", number * 10, 300_000, author="t") for number in range(9)]
    view.set_annotations([*clips, note("low", 100, author="c")])
    view.resize(900, 150)
    assert view.verticalScrollBar().maximum() > 0
    view.select("low")
    item = view.places.item_of(note("low", 100, author="c"))
    assert item.top >= 28
    assert item.top + item.height <= view.viewport().height()


def test_keys_of_the_window_pass_and_enter_activates(view, qtbot):
    view.setFocus(Qt.FocusReason.TabFocusReason)
    passed = []
    QShortcut(QKeySequence("Left"), view).activated.connect(lambda: passed.append("Left"))
    QShortcut(QKeySequence("Space"), view).activated.connect(lambda: passed.append("Space"))
    QTest.keyClick(view, Qt.Key.Key_Left)
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert passed == ["Left", "Space"]
    view.select("late")
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert view.told == [("annotation_activated", "late")]
    assert view.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_it_says_what_it_holds(view):
    assert view.accessibleName() == "Timeline"
    assert "Ana (teacher): 2 moments, 0 clips." in view.accessibleDescription()
    view.select("clip")
    assert "Selected: Wonder at 3:20.0 – 5:00.0 (1:40.0), Reading the problem" in view.accessibleDescription()


def test_without_a_recording_nothing_is_sought_and_notes_are_still_shown(view):
    view.set_annotations([])
    view.set_recording(0)
    QTest.mouseClick(view.viewport(), LEFT, pos=QPoint(500, 10))
    assert view.told == []
    view.set_annotations([note("a", 60_000), note("b", 600_000)])
    assert view.places.item_of(note("b", 600_000)).right <= view.viewport().width()


def test_what_lies_after_the_end_is_shown_and_not_sought(view):
    late = note("late", 700_000)
    view.put_annotation(late)
    assert place(view, late).x() < view.viewport().width()
    QTest.mouseClick(view.viewport(), LEFT, pos=on_ruler(view, 650_000))
    assert view.told == [("seek_requested", _END)]


def test_it_fits_a_small_screen_with_two_lanes(view):
    view.set_annotations([])
    assert view.minimumSizeHint().height() <= 150
    assert view.minimumHeight() <= 150
    view.resize(960, view.minimumHeight())
    assert view.verticalScrollBar().maximum() == 0
