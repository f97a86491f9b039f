"""Lesson phases as bands of the timeline, with real mouse events in the real window."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from coachview.model.pacing import pacing
from coachview.model.phase import ActualPhase, PlannedPhase
from coachview.ui.phases.bands import actual_bands, planned_bands
from coachview.ui.phases.lesson_phases import LessonPhases
from coachview.ui.timeline.view import TimelineView
from support.windows import Desk, drag_to

SHIFT = Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton
PLAN = [("", "Launch", 10_000), ("", "Work", 20_000), ("", "Share", 15_000)]


@st.composite
def lessons(draw: st.DrawFn) -> tuple[list[PlannedPhase], list[ActualPhase], int]:
    plan = [
        PlannedPhase(f"p{place}", "r", f"phase {place}", draw(st.integers(1000, 900_000)), place)
        for place in range(draw(st.integers(0, 8)))
    ]
    borders = sorted(draw(st.lists(st.integers(0, 3_600_000), max_size=10, unique=True)))
    actual = [
        ActualPhase(f"a{place}", "r", "x", start, end, draw(st.sampled_from(["", "p0", "p1", "gone"])))
        for place, (start, end) in enumerate(pairwise(borders))
        if draw(st.booleans())
    ]
    return plan, actual, draw(st.integers(3_600_000, 4_000_000))


@given(lessons())
def test_bands_show_every_phase_and_all_time_that_is_not_marked(
    lesson: tuple[list[PlannedPhase], list[ActualPhase], int],
) -> None:
    plan, actual, duration_ms = lesson
    planned = planned_bands(plan, actual)
    assert [one.end_ms - one.start_ms for one in planned] == [one.planned_ms for one in plan]
    assert all(one.end_ms == other.start_ms for one, other in pairwise(planned))
    bands = sorted(
        actual_bands(plan, actual, pacing(plan, actual, duration_ms), editable=True), key=lambda one: one.start_ms
    )
    assert [one.id for one in bands if not one.is_open] == [one.id for one in actual]
    assert all(one.end_ms <= other.start_ms <= one.end_ms + 500 for one, other in pairwise(bands))
    if actual:
        assert bands[0].start_ms <= 500
        assert bands[-1].end_ms >= duration_ms - 500


@pytest.fixture
def space(desk: Desk) -> Iterator[Desk]:
    desk.window.resize(1200, 800)
    desk.open(desk.make_project())
    desk.qtbot.waitUntil(lambda: desk.context.playback.duration_ms() == 60_000)
    desk.space.lesson.phases.set_plan(PLAN)
    for at_ms in (2_000, 20_000, 45_000):
        desk.context.playback.seek(at_ms)
        desk.space.lesson.phases.next_now()
    return desk


def phases(desk: Desk) -> LessonPhases:
    return desk.space.lesson.phases


def spans(desk: Desk) -> list[tuple[str, int, int]]:
    return [(phases(desk).name_of(one), one.start_ms, one.end_ms) for one in phases(desk).actual]


def on_band(timeline: TimelineView, ms: int) -> QPoint:
    place = timeline.places.place_of(timeline.layers.actual.id)
    assert place is not None
    return QPoint(round(timeline.places.x_of(ms)), place.top + place.height // 2)


def test_dragging_a_border_moves_both_phases_and_is_one_undo(space: Desk) -> None:
    timeline, before = space.space.timeline, spans(space)
    surface = timeline.viewport()
    start, there = on_band(timeline, 20_000) + QPoint(2, 0), on_band(timeline, 26_000)
    space.qtbot.mousePress(surface, LEFT, pos=start)
    drag_to(surface, (start + there).toPointF() / 2)
    drag_to(surface, there.toPointF(), Qt.KeyboardModifier.AltModifier)
    space.qtbot.mouseRelease(surface, LEFT, Qt.KeyboardModifier.AltModifier, pos=there)
    (launch, work, share) = spans(space)
    assert launch[2] == work[1] == pytest.approx(26_000, abs=400)
    assert (launch[1], work[2], share) == (2_000, 45_000, before[2])
    space.project.undo()
    assert spans(space) == before


def test_drawing_over_the_band_marks_a_phase(space: Desk) -> None:
    timeline, before = space.space.timeline, spans(space)
    surface = timeline.viewport()
    start, end = on_band(timeline, 5_000), on_band(timeline, 12_000)
    space.qtbot.mousePress(surface, LEFT, SHIFT, pos=start)
    drag_to(surface, (start + end).toPointF() / 2, SHIFT)
    drag_to(surface, end.toPointF(), SHIFT)
    space.qtbot.mouseRelease(surface, LEFT, SHIFT, pos=end)
    assert [name for name, _start, _end in spans(space)] == ["Launch", "Work", "Launch", "Work", "Share"]
    space.project.undo()
    assert spans(space) == before


def chosen(space: Desk, words: str, ms: int) -> None:
    """Choose something of the menu that opens over the band at a time."""
    timeline = space.space.timeline
    point, menu = on_band(timeline, ms), QMenu()
    timeline.menu_opening.emit(menu, timeline.places.hit(point.x(), point.y()), ms)
    actions = [*menu.actions(), *(one for sub in menu.findChildren(QMenu) for one in sub.actions())]
    next(one for one in actions if one.text() == words).trigger()


def test_split_join_rename_and_remove_from_the_menu(space: Desk) -> None:
    before = spans(space)
    chosen(space, "Split here", 30_000)
    assert [name for name, _start, _end in spans(space)] == ["Launch", "Work", "Work", "Share"]
    chosen(space, "Share", 35_000)
    assert [name for name, _start, _end in spans(space)] == ["Launch", "Work", "Share", "Share"]
    chosen(space, "Join with the next one", 25_000)
    assert spans(space) == before
    chosen(space, "Remove: its time is not marked", 30_000)
    assert [name for name, _start, _end in spans(space)] == ["Launch", "Share"]
    for _ in range(4):
        space.project.undo()
    assert spans(space) == before


def test_the_plan_stands_above_what_was_marked(space: Desk) -> None:
    places = space.space.timeline.places
    planned, actual = (places.place_of(one) for one in ("planned", "actual"))
    assert planned.bottom <= actual.top
    shown = [one.label for one in space.space.timeline.layers.actual.intervals]
    assert shown == ["not marked", "Launch", "Work", "Share"]
    notes = {one.label: one.note for one in space.space.timeline.layers.actual.intervals}
    assert notes["Launch"] == "0:08 over"
