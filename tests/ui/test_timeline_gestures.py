"""Selecting, moving, drawing, nudging and copying on the timeline, with a real mouse and real keys."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from coachview.ui.timeline.layers.band_layer import Interval
from support.timeline_hands import ALT, CTRL, LEFT, NONE, SHIFT, drag, in_lane, make_view, moves, place, told
from support.timeline_notes import note

KEY = Qt.Key


@pytest.fixture
def notes():
    return [
        note("one", 60_000),
        note("two", 120_000),
        note("clip", 200_000, 300_000),
        note("late", 500_000, author="c"),
    ]


@pytest.fixture
def view(qtbot, notes):
    view = make_view(qtbot, notes)
    view.setFocus()
    return view


def click(view, at, keys=NONE):
    QTest.mouseClick(view.viewport(), LEFT, keys, at)


def test_ctrl_adds_and_takes_away_and_a_plain_click_leaves_one(view, notes):
    click(view, place(view, notes[0]))
    click(view, place(view, notes[3]), CTRL)
    assert view.selected_ids == ["one", "late"]
    click(view, place(view, notes[0]), CTRL)
    assert view.selected_ids == ["late"]
    click(view, place(view, notes[2]), CTRL)
    click(view, place(view, notes[2]))
    assert view.selected_ids == ["clip"]
    assert told(view, "selection_changed")[-1] == ["clip"]


def test_shift_selects_all_up_to_where_one_clicks(view, notes):
    click(view, place(view, notes[0]))
    click(view, place(view, notes[2]), SHIFT)
    assert view.selected_ids == ["one", "two", "clip"]


def test_a_rubber_band_selects_what_it_touches_and_seeks_nothing(view, notes):
    view.told.clear()
    drag(view, in_lane(view, 40_000), QPoint(round(view.places.x_of(150_000)), place(view, notes[0]).y()), CTRL)
    assert view.selected_ids == ["one", "two"]
    assert told(view, "seek_requested") == []


def test_what_is_selected_moves_together_in_one_wish(view, notes):
    view.select_many(["one", "two", "late"])
    start = place(view, notes[0])
    drag(view, start, start + QPoint(50, 0), pass_keys=ALT)
    by = round(50 * view.places.scale.ms_per_px)
    assert moves(view) == [
        [
            ("one", pytest.approx(60_000 + by, abs=1), None),
            ("two", pytest.approx(120_000 + by, abs=1), None),
            ("late", pytest.approx(500_000 + by, abs=1), None),
        ]
    ]
    assert view.selected_ids == ["one", "two", "late"]


def test_what_moves_together_stops_together_at_the_end(view, notes):
    view.select_many(["one", "late"])
    start = place(view, notes[0])
    drag(view, start, start + QPoint(600, 0), pass_keys=ALT)
    assert moves(view) == [[("one", 160_000, None), ("late", 600_000, None)]]


def test_dragging_snaps_to_playhead_markers_and_phases_and_alt_does_not(view, notes):
    view.set_playhead(400_000)
    view.layers.actual.set_intervals([Interval("p", 350_000, 450_000)])
    start = place(view, notes[0])
    for target in (400_000, 350_000, 450_000, 200_000, 300_000, 120_000):
        view.told.clear()
        x = round(view.places.x_of(target) - view.places.x_of(60_000)) + 3
        drag(view, start, start + QPoint(x, 0))
        drag(view, start, start + QPoint(x, 0), pass_keys=ALT)
        (snapped,), (free,) = moves(view)
        assert snapped == ("one", target, None)
        assert free[1] != target


def test_an_end_snaps_and_the_other_end_stays(view, notes):
    item = view.places.item_of(notes[2])
    start = QPoint(round(item.right) - 3, round(item.top + 8))
    view.set_playhead(400_000)
    drag(view, start, QPoint(round(view.places.x_of(400_000)) + 2, start.y()))
    assert moves(view) == [[("clip", 200_000, 400_000)]]


def test_shift_drawn_on_empty_room_is_a_new_clip(view):
    drag(view, in_lane(view, 320_000, 1), in_lane(view, 420_000, 1), SHIFT)
    ((start, end),) = told(view, "clip_drawn")
    assert (start, end) == (pytest.approx(320_000, abs=700), pytest.approx(420_000, abs=700))
    assert told(view, "seek_requested") == []
    view.set_editable(False)
    drag(view, in_lane(view, 320_000, 1), in_lane(view, 420_000, 1), SHIFT)
    assert len(told(view, "clip_drawn")) == 1


def test_shift_drawn_on_a_layer_of_phases_is_one_of_those(view):
    view.layers.actual.set_intervals([Interval("p", 0, 100_000)])
    y = view.places.place_of("actual").top + 10
    start, end = (QPoint(round(view.places.x_of(ms)), y) for ms in (200_000, 290_000))
    drag(view, start, end, SHIFT)
    ((layer, first, last),) = told(view, "interval_drawn")
    assert (layer, first, last) == ("actual", pytest.approx(200_000, abs=700), pytest.approx(290_000, abs=4000))


def test_the_border_of_a_phase_is_dragged_and_only_where_it_may_be(view):
    view.layers.actual.set_intervals([Interval("p", 100_000, 200_000, movable=True), Interval("q", 300_000, 400_000)])
    y = view.places.place_of("actual").top + 10
    for ms in (200_000, 400_000):
        start = QPoint(round(view.places.x_of(ms)) - 2, y)
        drag(view, start, start + QPoint(40, 0), pass_keys=ALT)
    ((layer, one, first, last),) = told(view, "interval_reshaped")
    assert (layer, one, first) == ("actual", "p", 100_000)
    assert last == pytest.approx(200_000 + 40 * view.places.scale.ms_per_px, abs=2000)


def test_a_click_on_a_phase_goes_to_its_start(view):
    view.layers.actual.set_intervals([Interval("p", 100_000, 200_000)])
    touched = []
    view.thing_touched.connect(lambda hit: touched.append(hit.layer.interval(hit.thing).id))
    click(view, QPoint(round(view.places.x_of(150_000)), view.places.place_of("actual").top + 10))
    assert told(view, "seek_requested") == [100_000]
    assert touched == ["p"]


def test_escape_gives_up_a_rubber_band_and_then_the_many(view, notes):
    view.select_many(["one", "two"])
    drag(view, in_lane(view, 400_000), in_lane(view, 450_000) - QPoint(0, 30), CTRL, release=False)
    QTest.keyClick(view, KEY.Key_Escape)
    QTest.mouseRelease(view.viewport(), LEFT, CTRL, in_lane(view, 450_000))
    assert view.selected_ids == ["one", "two"]
    QTest.keyClick(view, KEY.Key_Escape)
    assert len(view.selected_ids) == 1


def test_alt_and_arrows_nudge_by_a_frame(view, notes):
    view.set_frame_duration(1000 / 30)
    view.select_many(["one", "clip"])
    QTest.keyClick(view, KEY.Key_Right, ALT)
    QTest.keyClick(view, KEY.Key_Left, ALT)
    QTest.keyClick(view, KEY.Key_Right, ALT | SHIFT)
    QTest.keyClick(view, KEY.Key_Left, ALT | CTRL)
    assert moves(view) == [
        [("one", 60_033, None), ("clip", 200_033, 300_033)],
        [("one", 59_967, None), ("clip", 199_967, 299_967)],
        [("clip", 200_000, 300_033)],
        [("clip", 199_967, 300_000)],
    ]


def test_at_the_start_nothing_is_nudged_further(view):
    view.put_annotation(note("zero", 0))
    view.select("zero")
    QTest.keyClick(view, KEY.Key_Left, ALT)
    assert moves(view) == []


def test_keys_select_copy_cut_delete_and_paste(view, notes):
    view.set_playhead(42_000)
    QTest.keyClick(view, KEY.Key_A, CTRL)
    assert view.selected_ids == ["one", "two", "clip", "late"]
    view.select("one")
    QTest.keyClick(view, KEY.Key_Down, CTRL | SHIFT)
    QTest.keyClick(view, KEY.Key_Down, CTRL | SHIFT)
    assert view.selected_ids == ["one", "two", "clip"]
    QTest.keyClick(view, KEY.Key_C, CTRL)
    QTest.keyClick(view, KEY.Key_X, CTRL)
    QTest.keyClick(view, KEY.Key_V, CTRL)
    QTest.keyClick(view, KEY.Key_Delete)
    three = ["one", "two", "clip"]
    assert told(view, "annotations_copied") == [three, three]
    assert told(view, "annotations_removed") == [three, three]
    assert told(view, "paste_requested") == [42_000]


def test_what_may_only_be_looked_at_is_copied_and_not_changed(view, notes):
    view.set_editable(False)
    view.select_many(["one", "clip"])
    for key, keys in ((KEY.Key_X, CTRL), (KEY.Key_V, CTRL), (KEY.Key_Delete, NONE), (KEY.Key_Right, ALT)):
        QTest.keyClick(view, key, keys)
    assert {name for name, *_values in view.told} <= {"selection_changed", "annotations_copied"}


def test_the_menu_key_opens_a_menu_for_what_is_selected(view, notes, qtbot):
    view.select("clip")
    opened = []
    view.menu_opening.connect(lambda menu, hit, _ms: opened.append((menu, hit.item.annotation.id)))
    view.ask_for_menu()
    menu, hit = opened[0]
    assert hit == "clip"
    qtbot.waitUntil(menu.isVisible)
    words = {action.text().split("\t")[0]: action for action in menu.actions()}
    words["Delete"].trigger()
    menu.close()
    assert told(view, "annotations_removed") == [["clip"]]


def test_fit_selection_shows_it_from_edge_to_edge(view):
    view.select("clip")
    view.fit_selection()
    scale = view.places.scale
    assert scale.start_ms == pytest.approx(190_000, abs=50)
    assert scale.span_ms == pytest.approx(120_000, abs=100)
    view.fit()
    view.select("")
    view.set_in_out(100_000, 140_000)
    view.fit_selection()
    assert view.places.scale.start_ms == pytest.approx(96_000, abs=50)


def test_a_view_that_does_not_follow_stays(view):
    view.set_following(False)
    for _ in range(5):
        view.zoom_in()
    before = view.places.scale
    view.set_playhead(500_000)
    assert view.places.scale == before


def test_a_pan_goes_on_when_it_is_let_go_and_not_without_motion(view, qtbot):
    for _ in range(6):
        view.zoom_in()
    for motion in (False, True):
        view.set_motion(motion)
        view._kinetic.stop()
        view._kinetic.felt(10)
        view._kinetic._speed = 2.0
        before = view.places.scale.start_ms
        view._kinetic.let_go()
        if motion:
            qtbot.waitUntil(lambda before=before: view.places.scale.start_ms > before)
            qtbot.waitUntil(lambda: not view._kinetic.is_moving)
        else:
            assert not view._kinetic.is_moving


def test_zooming_by_key_glides_to_where_it_would_be_at_once(view, qtbot):
    view.set_playhead(300_000)
    view.zoom_in()
    view.zoom_in()
    there = view.places.scale
    view.fit()
    view.set_motion(True)
    view.zoom_in()
    view.zoom_in()
    qtbot.waitUntil(lambda: view.places.scale == there)


def test_no_menu_is_left_behind(view, qtbot):
    view.ask_for_menu()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.close()
    qtbot.waitUntil(lambda: not view.findChildren(QMenu))


def test_while_dragging_the_picture_is_asked_for_and_shown_until_it_is_let_go(view, notes, qtbot):
    asked, red = [], QImage(320, 180, QImage.Format.Format_RGB32)
    red.fill(Qt.GlobalColor.red)
    view.drag_picture_wanted.connect(asked.append)
    item = view.places.item_of(notes[2])
    end = QPoint(round(item.right) - 3, round(item.top + 8))
    drag(view, end, end + QPoint(50, 0), pass_keys=ALT, release=False)
    assert len(asked) == 3
    assert asked[-1] == pytest.approx(300_000 + 50 * view.places.scale.ms_per_px, abs=2)
    view.show_drag_picture(asked[0], red)
    assert view._bubble.isVisible()
    assert view._bubble.grab().toImage().pixelColor(view._bubble.rect().center()) == QColor(Qt.GlobalColor.red)
    QTest.mouseRelease(view.viewport(), LEFT, ALT, end + QPoint(50, 0))
    assert not view._bubble.isVisible()
    view.show_drag_picture(asked[1], red)
    assert not view._bubble.isVisible()
