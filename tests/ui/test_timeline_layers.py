"""Layers of the timeline: shown, hidden, moved, resized and fed, with a real mouse; only what changed is painted."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from coachview.ui.settings import Settings
from coachview.ui.timeline.binding import TimelineSettings
from coachview.ui.timeline.layers.band_layer import BandLayer, Interval
from coachview.ui.timeline.layers.tick_layer import Tick
from support.timeline_hands import LEFT, drag, make_view, told
from support.timeline_notes import note


@pytest.fixture
def view(qtbot):
    return make_view(qtbot, [note("a", 60_000), note("b", 200_000, 300_000, author="c")], height=420)


@pytest.fixture
def full(view):
    fill(view)
    return view


def fill(view):
    view.layers.planned.set_intervals([Interval("p", 0, 300_000, "Launch", is_open=True)])
    view.layers.actual.set_intervals([Interval("a", 0, 250_000, "Launch", "4:10 of 5:00", "#00705A", "target")])
    look_for = BandLayer("look_for:1", "look_fors", "Student talk")
    look_for.set_intervals([Interval("l", 20_000, 40_000)])
    view.layers.set_look_fors([look_for])
    view.layers.transcript.set_ticks([Tick("t", 5_000, "Good morning")])
    view.layers.drawings.set_ticks([Tick("d", 90_000, "", "pencil")])
    view.layers.waveform.set_peaks(bytes(range(256)) * 10, 200)
    view.layers.filmstrip.put(0, picture(10))


def picture(hue) -> QImage:
    image = QImage(160, 90, QImage.Format.Format_RGB32)
    image.fill(QColor.fromHsv(hue, 200, 200))
    return image


def kinds(view) -> list[str]:
    return list(dict.fromkeys(place.layer.kind for place in view.places.places))


def name_of(view, layer_id) -> QPoint:
    place = view.places.place_of(layer_id)
    return QPoint(20, place.top + place.height // 2)


def test_empty_kinds_take_no_room_and_come_when_they_are_fed(view):
    assert kinds(view) == ["authors"]
    fill(view)
    assert kinds(view) == [
        "filmstrip",
        "waveform",
        "planned",
        "actual",
        "look_fors",
        "authors",
        "transcript",
        "drawings",
    ]
    view.layers.actual.set_intervals([])
    assert "actual" not in kinds(view)


def test_a_border_is_dragged_and_the_height_is_remembered(full):
    place = full.places.place_of("waveform")
    border = QPoint(20, place.bottom - 1)
    drag(full, border, border + QPoint(0, 40))
    assert full.places.place_of("waveform").height == place.height + 40
    assert told(full, "arrangement_changed")[-1]["heights"] == {"waveform": place.height + 40}
    drag(full, QPoint(20, full.places.place_of("waveform").bottom - 1), QPoint(20, 0))
    assert full.places.place_of("waveform").height == full.layers.waveform.least


def test_a_name_is_dragged_past_its_neighbours(full):
    order = kinds(full)
    drag(full, name_of(full, "transcript"), QPoint(20, full.places.places[0].top + 2))
    assert kinds(full) == ["transcript", *(kind for kind in order if kind != "transcript")]
    assert told(full, "arrangement_changed")[-1]["order"][0] == "transcript"
    drag(full, name_of(full, "transcript"), QPoint(20, full.places.places[-1].bottom - 2))
    assert kinds(full) == [*(kind for kind in order if kind != "transcript"), "transcript"]
    assert told(full, "seek_requested") == []


def test_a_click_on_a_name_changes_nothing(full):
    QTest.mouseClick(full.viewport(), LEFT, pos=name_of(full, "planned"))
    assert full.told == []


def test_hiding_showing_moving_and_sizing_by_menu(full):
    full.show_kind("filmstrip", on=False)
    assert "filmstrip" not in kinds(full)
    full.move_kind("waveform", 1)
    assert kinds(full)[:2] == ["planned", "waveform"]
    full.make_higher(full.layers.waveform, 24)
    assert full.places.place_of("waveform").height == full.layers.waveform.wanted + 24
    full.open_layers_menu()
    menu = QApplication.activePopupWidget()
    entries = {action.text(): action for action in menu.actions()}
    assert not entries["Pictures"].isChecked()
    entries["Pictures"].trigger()
    menu.close()
    assert "filmstrip" in kinds(full)
    full.reset_arrangement()
    assert kinds(full)[:3] == ["filmstrip", "waveform", "planned"]


def test_an_arrangement_is_kept_in_settings(full, qtbot, tmp_path):
    settings = Settings(tmp_path / "settings.ini")
    TimelineSettings(full, settings)
    full.show_kind("drawings", on=False)
    full.move_kind("transcript", -8)
    again = make_view(qtbot, [note("a", 1)])
    TimelineSettings(again, Settings(tmp_path / "settings.ini"))
    fill(again)
    assert kinds(again) == kinds(full)
    again.set_arrangement({"order": 3, "hidden": "x", "heights": {"waveform": "y"}})
    assert len(kinds(again)) == 8


def test_motion_and_following_are_settings(full, tmp_path):
    settings = Settings(tmp_path / "settings.ini")
    TimelineSettings(full, settings)
    assert full._motion.moves
    settings.motion = False
    assert not full._motion.moves
    settings.follow_playhead = False
    assert not full._follows


def test_pictures_in_view_are_asked_for_and_come_one_by_one(full, qtbot):
    with qtbot.waitSignal(full.pictures_wanted) as asked:
        full.zoom_in()
    times = asked.args[0]
    assert len(times) > 5
    before = full.viewport().grab().toImage()
    full.layers.filmstrip.put(times[0], picture(200))
    assert full.viewport().grab().toImage() != before
    for ms in times[1:]:
        full.layers.filmstrip.put(ms, picture(100))
    strip = full.places.strip(full.places.place_of("filmstrip"))
    assert full.layers.filmstrip.missing(strip) == []


def test_one_more_annotation_paints_its_lane_only(full):
    full.viewport().grab()
    painted = []
    paint = full._canvas._picture.paint
    full._canvas._picture.paint = lambda *given: (painted.append(QRect(given[3])), paint(*given))
    full.put_annotation(note("c", 100_000))
    full.viewport().grab()
    place = full.places.place_of("author:t")
    assert [(part.top(), part.height()) for part in painted] == [(place.top, place.height)]


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_a_panned_picture_is_the_same_as_one_painted_anew(full, ratio):
    """Whatever is kept of the picture before: labels at the edge, ruler, lanes, other layers."""
    notes = [note(f"n{number}", number * 2300 % 590_000, number * 2300 % 590_000 + 8_000) for number in range(150)]
    full.set_annotations([*notes, *(note(f"m{number}", number * 4000, author="c") for number in range(140))])
    for _ in range(4):
        full.zoom_in()
    painted_on(full, ratio)
    for pixels in (40, 7, -25, 120, -3, 260):
        full._on_panned(pixels, 0)
        kept = painted_on(full, ratio)
        full._canvas.spoil()
        assert kept == painted_on(full, ratio), pixels


def painted_on(view, ratio) -> QImage:
    target = QPixmap(round(view.viewport().width() * ratio), round(view.viewport().height() * ratio))
    target.setDevicePixelRatio(ratio)
    painter = QPainter(target)
    view._canvas.paint(painter, view.viewport().rect(), view.places, "", view._all_moving())
    painter.end()
    return target.toImage()


def test_the_overview_drags_the_view_and_its_ends_zoom(view, qtbot):
    overview = view.horizontalScrollBar()
    for _ in range(4):
        view.zoom_in()
    left, right = overview._layout().window
    before = view.places.scale
    hold(overview, (left + right) / 2, (left + right) / 2 + 100)
    after = view.places.scale
    assert after.ms_per_px == before.ms_per_px
    assert after.start_ms - before.start_ms == pytest.approx(100 * 600_000 / overview._layout().width, rel=0.03)
    left, right = overview._layout().window
    hold(overview, right, right + 80)
    wider = view.places.scale
    assert wider.start_ms == pytest.approx(after.start_ms, abs=2)
    assert wider.span_ms > after.span_ms * 1.2
    hold(overview, 30, 30)
    assert view.places.scale.shows(overview._layout().ms_at(30))
    QTest.mouseDClick(overview, LEFT, pos=QPoint(200, 10))
    assert view.places.scale.is_whole


def test_the_overview_answers_to_keys_as_a_scroll_bar_does(view):
    for _ in range(4):
        view.zoom_in()
    view.horizontalScrollBar().setValue(0)
    QTest.keyClick(view.horizontalScrollBar(), Qt.Key.Key_Right)
    assert view.places.scale.start_ms > 0


def hold(overview, first_x, last_x):
    y = overview.height() // 2
    QTest.mousePress(overview, LEFT, pos=QPoint(round(first_x), y))
    QTest.mouseMove(overview, QPoint(round((first_x + last_x) / 2), y))
    QTest.mouseMove(overview, QPoint(round(last_x), y))
    QTest.mouseRelease(overview, LEFT, pos=QPoint(round(last_x), y))
