"""What is wished on the timeline becomes one edit each, and is taken back at once; private text stays inside."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from coachview.model.annotation import Visibility
from support.timeline_hands import ALT, CTRL, SHIFT, drag, in_lane, place

KEY = Qt.Key


@pytest.fixture
def space(desk):
    desk.window.open_path(desk.make_project())
    recording, teacher = desk.project.recordings.all()[0], desk.project.people.all()[0]
    with desk.project.edit("Add annotations"):
        for start, end in ((2_000, None), (4_000, 6_000), (9_000, None)):
            desk.project.annotations.add(recording.id, teacher.id, f"At {start}", start_ms=start, end_ms=end)
    desk.space.timeline.resize(900, 240)
    desk.space.timeline.setFocus()
    return desk.space


def times(space):
    return [(one.start_ms, one.end_ms, one.text) for one in space.project.annotations.all()]


def undo(desk):
    desk.window.actions_table["undo"].trigger()


def test_several_that_are_dragged_are_one_edit(desk, space):
    before = times(space)
    timeline, notes = space.timeline, space.project.annotations.all()
    timeline.select_many([one.id for one in notes[:2]])
    start = place(timeline, notes[0])
    drag(timeline, start, start + (in_lane(timeline, 5_000) - in_lane(timeline, 2_000)), pass_keys=ALT)
    moved = times(space)
    assert moved[0][0] - before[0][0] == moved[1][0] - before[1][0] == moved[1][1] - before[1][1] != 0
    assert moved[2] == before[2]
    assert timeline.selected_ids == [one.id for one in notes[:2]]
    undo(desk)
    assert times(space) == before


def test_a_nudge_a_cut_and_a_paste_are_one_undo_each(desk, space):
    timeline, before = space.timeline, times(space)
    QTest.keyClick(timeline, KEY.Key_A, CTRL)
    QTest.keyClick(timeline, KEY.Key_Right, ALT)
    assert [one[0] - old[0] for one, old in zip(times(space), before, strict=True)] == [40, 40, 40]
    QTest.keyClick(timeline, KEY.Key_X, CTRL)
    assert times(space) == []
    space.seek(500)
    QTest.keyClick(timeline, KEY.Key_V, CTRL)
    pasted = times(space)
    assert [one[0] - pasted[0][0] for one in pasted] == [0, 2_000, 7_000]
    assert pasted[0][0] == space._context.playback.position_ms()
    assert len(timeline.selected_ids) == 3
    for _ in range(3):
        undo(desk)
    assert times(space) == before


def test_private_text_stays_within_coachview(desk, space):
    one = space.project.annotations.all()[0]
    with desk.project.edit("Make private"):
        desk.project.annotations.set_visibility(one.id, Visibility.PRIVATE)
    QTest.keyClick(space.timeline, KEY.Key_A, CTRL)
    QTest.keyClick(space.timeline, KEY.Key_C, CTRL)
    assert QApplication.clipboard().text() == "0:04 Notice: At 4000\n0:09 Notice: At 9000"
    QTest.keyClick(space.timeline, KEY.Key_V, CTRL)
    copies = [one for one in space.project.annotations.all() if one.text == "At 2000"]
    assert [one.is_private for one in copies] == [True, True]


def test_what_another_program_put_on_the_clipboard_is_not_pasted(space):
    before = times(space)
    QApplication.clipboard().setText("12:30 lunch")
    QTest.keyClick(space.timeline, KEY.Key_V, CTRL)
    assert times(space) == before


def test_a_clip_that_is_drawn_becomes_the_next_note(desk, space, qtbot):
    drag(
        space.timeline,
        in_lane(space.timeline, 7_000, 1),
        in_lane(space.timeline, 8_500, 1),
        SHIFT,
        pass_keys=SHIFT | ALT,
    )
    box = space.side.note_box
    qtbot.waitUntil(box.edit.hasFocus)
    QTest.keyClicks(box.edit, "They count aloud")
    QTest.keyClick(box.edit, KEY.Key_Return)
    (made,) = [one for one in space.project.annotations.all() if one.text == "They count aloud"]
    near = space.timeline.places.scale.ms_per_px
    assert (made.start_ms, made.end_ms) == (pytest.approx(7_000, abs=near), pytest.approx(8_500, abs=near))
    undo(desk)
    assert len(times(space)) == 3


def test_the_menu_commands_reach_the_timeline(desk, space, qtbot):
    actions = desk.window.actions_table
    space.timeline.select(space.project.annotations.all()[1].id)
    actions["zoom_selection"].trigger()
    qtbot.waitUntil(lambda: space.timeline.places.scale.span_ms < 5_000)
    actions["follow_playhead"].trigger()
    assert not space._context.settings.follow_playhead
    assert not space.timeline._follows
    actions["timeline_layers"].trigger()
    menu = QApplication.activePopupWidget()
    assert next(action.text() for action in menu.actions()) == "People"
    menu.close()
