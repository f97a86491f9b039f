"""While a clip's end is dragged, the picture of just that time comes from the film, and nothing stays behind."""

from threading import enumerate as all_threads

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest

from coachview.ui.workspace.drag_pictures import DragPictures
from support.films import make_film, number_in
from support.timeline_hands import ALT, LEFT, drag, make_view
from support.timeline_notes import note


@pytest.fixture
def view(qtbot):
    view = make_view(qtbot, [note("clip", 500, 1_500)])
    view.set_recording(4_000)
    return view


@pytest.fixture
def pictures(view, tmp_path):
    film = make_film(tmp_path / "film.mp4", seconds=4)
    pictures = DragPictures(view)
    pictures.use(film.path)
    yield pictures
    pictures.shut_down()
    assert not [one for one in all_threads() if "frames" in one.name]


def number_of(image) -> int:
    return number_in(image.width(), image.height(), lambda x, y: image.pixelColor(x, y).lightness())


def test_the_picture_is_that_of_the_time_under_the_hand(view, pictures, qtbot):
    came = {}
    show = view.show_drag_picture
    view.show_drag_picture = lambda ms, image: (came.update({ms: number_of(image)}), show(ms, image))
    item = view.places.item_of(note("clip", 500, 1_500))
    end = QPoint(round(item.right) - 3, round(item.top + 8))
    drag(view, end, end + QPoint(90, 0), pass_keys=ALT, release=False)
    wanted = view._hand.handled_ms
    qtbot.waitUntil(lambda: any(0 <= wanted - ms < 40 for ms in came), timeout=20_000)
    assert {ms: ms // 40 for ms in came} == came
    assert view._bubble.isVisible()
    QTest.mouseRelease(view.viewport(), LEFT, ALT, end + QPoint(90, 0))
    assert not view._bubble.isVisible()


def test_without_a_film_nothing_is_asked_for(view, pictures):
    pictures.use(None)
    item = view.places.item_of(note("clip", 500, 1_500))
    start = QPoint(round(item.left + item.width / 2), round(item.top + 8))
    drag(view, start, start + QPoint(90, 0), pass_keys=ALT)
    assert not pictures._is_open
