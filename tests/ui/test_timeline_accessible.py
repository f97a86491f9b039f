"""What a screen reader finds on the timeline: names, roles, places, what is selected, and where the playhead stands."""

import gc

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from coachview.ui.timeline.accessible import tell_of_timelines
from coachview.ui.timeline.layers.band_layer import Interval
from support.timeline_hands import make_view, place
from support.timeline_notes import note

NAME, VALUE = QAccessible.Text.Name, QAccessible.Text.Value


@pytest.fixture(autouse=True)
def told(qapp):
    tell_of_timelines()


@pytest.fixture
def view(qtbot):
    notes = [note("a", 60_000, text="They count"), note("b", 200_000, 300_000, author="c", private=True)]
    view = make_view(qtbot, notes)
    view.layers.actual.set_intervals([Interval("p", 0, 250_000, "Launch", "4:10 of 5:00")])
    return view


def access(widget):
    return QAccessible.queryAccessibleInterface(widget)


def tree(view):
    top = access(view)
    layers = [top.child(index) for index in range(top.childCount())]
    return {one.text(NAME): [one.child(at) for at in range(one.childCount())] for one in layers}


def test_layers_and_what_is_in_view_have_names_roles_and_places(view):
    found = tree(view)
    assert list(found) == ["Lesson phases", "Ana (teacher)", "Miriam (coach)", "Part of the recording in view"]
    names = [part.text(NAME) for parts in list(found.values())[:3] for part in parts]
    assert names == [
        "Lesson phases: Launch, 4:10 of 5:00, 0:00.0 – 4:10.0 (4:10.0)",
        "Wonder at 1:00.0, Ana (teacher): They count",
        "Wonder at 3:20.0 – 5:00.0 (1:40.0), Miriam (coach), private: Hands up",
    ]
    marker = found["Ana (teacher)"][0]
    assert marker.role() == QAccessible.Role.ListItem
    assert marker.rect().contains(view.viewport().mapToGlobal(place(view, note("a", 60_000))))
    assert marker.parent().parent() is access(view)
    assert access(view).indexOfChild(marker.parent()) == 1


def test_what_is_selected_and_has_the_focus_is_told(view, qtbot):
    view.activateWindow()
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    view.select("b")
    one, other = tree(view)["Miriam (coach)"][0], tree(view)["Ana (teacher)"][0]
    assert (one.state().selected, one.state().focused, one.state().focusable) == (1, 1, 1)
    assert (other.state().selected, other.state().focused) == (0, 0)
    assert access(view).focusChild() is one


def test_the_playhead_and_the_part_in_view_are_values(view):
    view.set_playhead(192_500)
    assert access(view).text(VALUE) == "3:12.5"
    for _ in range(5):
        view.zoom_in()
    bar = access(view.horizontalScrollBar())
    assert bar.role() == QAccessible.Role.ScrollBar
    assert float(bar.text(VALUE)) == pytest.approx(view.places.scale.start_ms, abs=1)


def test_what_is_gone_is_told_no_more_and_a_closed_timeline_leaves_nothing(view, qtbot):
    before = tree(view)
    view.drop_annotation("a")
    assert tree(view)["Ana (teacher)"] == []
    assert len(before["Ana (teacher)"]) == 1
    other = make_view(qtbot, [note("x", 1_000)])
    access(other)
    other.close()
    other.deleteLater()
    QApplication.processEvents()
    gc.collect()
    assert len(tree(view)["Miriam (coach)"]) == 1
