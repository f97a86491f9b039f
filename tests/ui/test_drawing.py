"""Drawing on the picture in the real window, with mouse and keys: what is kept, shown, changed and taken back."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from coachview.model.annotation import AnnotationType, Visibility
from coachview.model.drawing import WIDTHS, Drawing, DrawingColour, Point, Shape
from coachview.project import Project
from coachview.ui.panels.annotation_model import Roles
from coachview.ui.stage.drawing.board import DrawingBoard
from coachview.ui.stage.drawing.place import PicturePlace
from support.fake_player import fake_of
from support.panel_bench import full_disk
from support.windows import Desk

LEFT = Qt.MouseButton.LeftButton
SHIFT, ALT, NONE = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.NoModifier
KEY = Qt.Key
WAIT_MS = 20_000


class Hand:
    """The mouse and the keys over the picture of an open lesson, standing at ten seconds."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.qtbot = desk, desk.qtbot
        desk.window.resize(1100, 760)
        self.path = desk.make_project()
        self.open()
        self.stand_at(10_000)

    def open(self) -> None:
        self.desk.open(self.path)
        self.qtbot.waitUntil(lambda: not self.view.picture_rect().isEmpty(), timeout=WAIT_MS)

    @property
    def view(self) -> object:
        return self.desk.space.video

    @property
    def board(self) -> DrawingBoard:
        return self.desk.space.drawing.board

    @property
    def entry(self) -> object:
        return self.desk.space.drawing.overlay.entry

    @property
    def bar(self) -> object:
        return self.desk.space.drawing.bar

    @property
    def project(self) -> Project:
        return self.desk.project

    @property
    def playback(self) -> object:
        return self.desk.context.playback

    def stand_at(self, ms: int) -> None:
        self.desk.space.seek(ms)
        self.qtbot.waitUntil(lambda: self.playback.is_exact, timeout=WAIT_MS)

    def draws(self, tool: Shape | None = Shape.ARROW) -> None:
        """Begin drawing with a tool."""
        if not self.board.active:
            self.view.setFocus()
            self.key(KEY.Key_D)
        self.board.choose(tool)

    def at(self, x: float, y: float) -> QPoint:
        """Where a point of the picture is in the view."""
        return PicturePlace(self.view.picture_rect()).to_widget(Point(x, y)).toPoint()

    def drag(self, start: tuple[float, float], *ways: tuple[float, float], modifier: object = NONE) -> None:
        QTest.mousePress(self.view, LEFT, NONE, self.at(*start))
        for way in ways:
            self.move(self.at(*way), modifier)
        QTest.mouseRelease(self.view, LEFT, modifier, self.at(*ways[-1]))

    def move(self, where: QPoint, modifier: object = NONE) -> None:
        """QTest moves the pointer without a button, which is no drag."""
        place = QPointF(where)
        scene = QPointF(self.view.mapToGlobal(where))
        QApplication.sendEvent(
            self.view, QMouseEvent(QEvent.Type.MouseMove, place, scene, Qt.MouseButton.NoButton, LEFT, modifier)
        )

    def click(self, x: float, y: float) -> None:
        QTest.mouseClick(self.view, LEFT, NONE, self.at(x, y))

    def key(self, key: Qt.Key, modifier: object = NONE) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.view, key, modifier)

    def undo(self) -> None:
        self.desk.window.actions_table["undo"].trigger()

    def redo(self) -> None:
        self.desk.window.actions_table["redo"].trigger()

    def kept(self) -> list[Drawing]:
        return self.project.drawings.all()

    def the_only(self) -> Drawing:
        (one,) = self.kept()
        return one

    def labels(self) -> list[str]:
        """The labels of the edits since the project was made, oldest first."""
        return [entry.label for entry in reversed(self.project.history()) if entry.kind == "edit"][1:]

    def annotate(self, text: str, start_ms: int) -> str:
        with self.project.edit("Add annotation"):
            recording, teacher = self.project.recordings.all()[0], self.project.people.all()[0]
            return self.project.annotations.add(recording.id, teacher.id, text, start_ms=start_ms).id


@pytest.fixture
def hand(desk: Desk) -> Hand:
    return Hand(desk)


def near(point: Point, x: float, y: float) -> bool:
    return (point.x, point.y) == pytest.approx((x, y), abs=0.004)


TWO_POINTS = [shape for shape in Shape if shape not in {Shape.TEXT, Shape.FREEHAND}]


@pytest.mark.parametrize("shape", TWO_POINTS)
def test_each_shape_is_drawn_where_the_mouse_went(hand: Hand, shape: Shape) -> None:
    hand.draws(shape)
    hand.drag((0.2, 0.3), (0.4, 0.4), (0.6, 0.7))
    made = hand.the_only()
    assert (made.shape, made.at_ms, made.hold_ms) == (shape, 10_000, 3000)
    assert near(made.points[0], 0.2, 0.3)
    assert near(made.points[1], 0.6, 0.7)
    assert hand.labels() == [f"Draw {shape.value}"]


def test_a_stroke_follows_the_hand(hand: Hand) -> None:
    hand.draws(Shape.FREEHAND)
    hand.drag((0.2, 0.2), (0.3, 0.5), (0.4, 0.2), (0.5, 0.5))
    corners = [(0.2, 0.2), (0.3, 0.5), (0.4, 0.2), (0.5, 0.5)]
    assert all(near(one, *corner) for one, corner in zip(hand.the_only().points, corners, strict=True))


def test_a_drawing_far_from_every_note_makes_its_annotation_in_the_same_edit(hand: Hand) -> None:
    hand.annotate("long before", 1000)
    hand.draws()
    assert hand.bar.target_text == "Drawing makes a new annotation at 0:10"
    hand.drag((0.2, 0.3), (0.6, 0.7))
    added = hand.project.annotations.get(hand.the_only().annotation_id)
    assert (added.text, added.type, added.start_ms) == ("", AnnotationType.NOTICE, 10_000)
    assert (added.author_id, added.visibility) == (hand.project.author_id, Visibility.SHARED)
    assert hand.labels() == ["Add annotation", "Draw arrow"]
    assert hand.desk.space.side.annotations.view.selected_id == added.id
    hand.drag((0.2, 0.7), (0.6, 0.3))
    assert {one.annotation_id for one in hand.kept()} == {added.id}


def test_where_notes_begin_private_so_does_what_is_drawn(hand: Hand) -> None:
    hand.desk.context.settings.private_by_default = True
    hand.draws()
    hand.drag((0.2, 0.3), (0.6, 0.7))
    assert hand.project.annotations.all()[0].is_private


def test_it_belongs_to_the_selected_annotation_near_it(hand: Hand) -> None:
    note = hand.annotate("Look at the board", 8000)
    hand.desk.space.side.select(note)
    hand.draws()
    assert hand.bar.target_text == "Drawing on the annotation at 0:08: “Look at the board”"
    hand.drag((0.2, 0.3), (0.6, 0.7))
    assert hand.the_only().annotation_id == note
    assert len(hand.project.annotations.all()) == 1


def test_it_goes_on_with_ones_own_drawings_of_this_frame_but_not_with_anothers(hand: Hand) -> None:
    hand.draws()
    hand.drag((0.2, 0.3), (0.6, 0.7))
    hand.desk.window.actions_table["close_project"].trigger()
    hand.open()
    hand.stand_at(10_000)
    hand.draws()
    hand.drag((0.2, 0.7), (0.6, 0.3))
    assert len(hand.project.annotations.all()) == 1
    hand.board.leave()
    hand.desk.window.actions_table["close_project"].trigger()
    hand.desk.context.settings.writes_as = "Björn"
    hand.open()
    hand.stand_at(10_000)
    hand.draws()
    hand.drag((0.3, 0.7), (0.7, 0.3))
    assert len(hand.project.annotations.all()) == 2


def test_the_timeline_says_where_something_is_drawn(hand: Hand) -> None:
    hand.draws()
    hand.board.choose(Shape.ARROW)
    hand.drag((0.2, 0.3), (0.6, 0.7))
    layer = hand.desk.space.timeline.layers.drawings
    (tick,) = layer.ticks
    assert (tick.ms, "arrow" in tick.label) == (10_000, True)
    hand.project.undo()
    assert layer.is_empty


def test_it_keeps_the_note_that_is_being_written_in_one_edit(hand: Hand) -> None:
    box = hand.desk.space.side.note_box
    box.begin()
    hand.qtbot.keyClicks(box.edit, "Her hand is up")
    box.types.choose(AnnotationType.WONDER)
    box.private.setChecked(True)
    hand.desk.window.actions_table["draw"].trigger()
    assert hand.bar.target_text == "Drawing keeps your note at 0:10: “Her hand is up”"
    hand.board.choose(Shape.CIRCLE)
    hand.drag((0.2, 0.3), (0.6, 0.7))
    (note,) = hand.project.annotations.all()
    assert (note.text, note.type, note.start_ms, note.is_private) == (
        "Her hand is up",
        AnnotationType.WONDER,
        10_000,
        True,
    )
    assert hand.the_only().annotation_id == note.id
    assert hand.labels() == ["Draw circle"]
    assert box.edit.is_blank()
    assert not hand.playback.is_playing


def test_a_note_kept_by_drawing_does_not_play_on_later(hand: Hand) -> None:
    box = hand.desk.space.side.note_box
    hand.playback.play()
    fake_of(hand.playback).advance(1000)
    box.begin()
    hand.qtbot.keyClicks(box.edit, "Her hand is up")
    hand.draws()
    hand.drag((0.2, 0.3), (0.6, 0.7))
    hand.qtbot.waitUntil(lambda: len(hand.kept()) == 1, timeout=WAIT_MS)
    hand.board.leave()
    box.begin()
    hand.view.setFocus()
    assert not hand.playback.is_playing


def test_a_note_about_another_time_stays_where_it_is_written(hand: Hand) -> None:
    box = hand.desk.space.side.note_box
    box.begin()
    hand.qtbot.keyClicks(box.edit, "about something else")
    hand.stand_at(40_000)
    hand.desk.window.actions_table["draw"].trigger()
    hand.drag((0.2, 0.3), (0.6, 0.7))
    assert [one.text for one in hand.project.annotations.all()] == [""]
    assert box.edit.text() == "about something else"


def test_drawing_stands_still_and_playing_ends_it(hand: Hand) -> None:
    hand.playback.play()
    fake_of(hand.playback).advance(1000)
    hand.draws()
    assert not hand.playback.is_playing
    assert hand.bar.isVisible()
    hand.key(KEY.Key_Space)
    hand.qtbot.waitUntil(lambda: hand.playback.is_playing, timeout=WAIT_MS)
    assert not hand.board.active
    assert hand.bar.isHidden()
    assert not hand.desk.window.actions_table["draw"].isChecked()


def test_what_is_drawn_before_the_exact_frame_is_there_is_of_that_frame(hand: Hand) -> None:
    hand.draws()
    hand.desk.space.seek(20_017)
    assert not hand.playback.is_exact
    hand.drag((0.2, 0.3), (0.6, 0.7))
    assert len(hand.board.shown()) == 1
    hand.qtbot.waitUntil(lambda: len(hand.kept()) == 1, timeout=WAIT_MS)
    assert hand.the_only().at_ms == hand.playback.position_ms() == 20_000


def test_it_is_shown_from_its_frame_on_for_its_hold_time_standing_and_playing(hand: Hand) -> None:
    hand.draws()
    hand.drag((0.2, 0.3), (0.6, 0.7))
    hand.board.leave()
    for ms, seen in ((9960, 0), (10_000, 1), (12_960, 1), (13_000, 0)):
        hand.stand_at(ms)
        assert len(hand.board.shown()) == seen
    hand.stand_at(9000)
    hand.playback.play()
    seen = []
    for _ in range(5):
        fake_of(hand.playback).advance(1000)
        seen.append(len(hand.board.shown()))
    assert seen == [1, 1, 1, 0, 0]


def test_drawings_can_be_hidden_and_are_there_while_one_draws(hand: Hand) -> None:
    hand.draws()
    hand.drag((0.2, 0.3), (0.6, 0.7))
    hand.board.leave()
    hand.desk.window.actions_table["show_drawings"].trigger()
    assert hand.board.shown() == []
    hand.draws()
    assert len(hand.board.shown()) == 1
    hand.board.leave()
    hand.desk.window.actions_table["show_drawings"].trigger()
    assert len(hand.board.shown()) == 1


def test_a_drawing_is_moved_and_its_corner_dragged_with_one_undo_each(hand: Hand) -> None:
    hand.draws(Shape.RECTANGLE)
    hand.drag((0.2, 0.2), (0.5, 0.5))
    hand.draws(None)
    hand.drag((0.3, 0.2), (0.4, 0.4), (0.4, 0.3))
    assert near(hand.the_only().points[0], 0.3, 0.3)
    hand.drag((0.6, 0.6), (0.9, 0.9))
    assert near(hand.the_only().points[1], 0.9, 0.9)
    assert hand.labels() == ["Draw rectangle", "Move drawing", "Resize drawing"]
    hand.undo()
    assert near(hand.the_only().points[1], 0.6, 0.6)
    hand.undo()
    assert near(hand.the_only().points[0], 0.2, 0.2)
    hand.undo()
    assert hand.kept() == []
    assert hand.project.annotations.all() == []
    for _ in range(3):
        hand.redo()
    assert near(hand.the_only().points[1], 0.9, 0.9)


def test_drawings_are_there_again_when_the_project_is_opened_again(hand: Hand) -> None:
    hand.draws(Shape.CIRCLE)
    hand.drag((0.2, 0.3), (0.6, 0.7))
    before = hand.the_only()
    hand.desk.window.actions_table["close_project"].trigger()
    hand.open()
    hand.stand_at(10_000)
    assert hand.board.shown() == [before]
    hand.undo()
    assert hand.board.shown() == []


def test_removing_the_annotation_hides_its_drawings_and_undo_brings_them_back(hand: Hand) -> None:
    hand.draws()
    hand.drag((0.2, 0.3), (0.6, 0.7))
    with hand.project.edit("Delete annotation"):
        hand.project.annotations.remove(hand.the_only().annotation_id)
    assert hand.board.shown() == []
    assert hand.board.selected is None
    hand.undo()
    assert len(hand.board.shown()) == 1


def test_escape_drops_what_is_in_hand_then_the_tool_then_ends_drawing(hand: Hand) -> None:
    hand.draws()
    QTest.mousePress(hand.view, LEFT, NONE, hand.at(0.2, 0.2))
    hand.move(hand.at(0.6, 0.6))
    hand.key(KEY.Key_Escape)
    QTest.mouseRelease(hand.view, LEFT, NONE, hand.at(0.6, 0.6))
    assert hand.kept() == []
    assert hand.board.tool is Shape.ARROW
    hand.key(KEY.Key_Escape)
    assert hand.board.tool is None
    hand.key(KEY.Key_Escape)
    assert not hand.board.active
    hand.key(KEY.Key_D)
    assert hand.board.tool is Shape.ARROW


def test_clicks_play_again_when_drawing_is_over(hand: Hand) -> None:
    hand.draws()
    hand.click(0.5, 0.5)
    assert not hand.view._second_click.isActive()
    hand.board.leave()
    hand.click(0.5, 0.5)
    hand.qtbot.waitUntil(lambda: hand.playback.is_playing, timeout=WAIT_MS)


def test_without_a_mouse_a_shape_is_placed_moved_resized_and_deleted(hand: Hand) -> None:
    hand.draws()
    hand.key(KEY.Key_4)
    hand.key(KEY.Key_Return)
    made = hand.the_only()
    assert made.shape is Shape.RECTANGLE
    assert hand.board.selected == made
    position = hand.playback.position_ms()
    hand.key(KEY.Key_Right, SHIFT)
    hand.key(KEY.Key_Down)
    after = hand.the_only()
    assert after.points[0].x > made.points[0].x + 0.01
    assert made.points[0].y < after.points[0].y < made.points[0].y + 0.01
    hand.key(KEY.Key_Right, ALT)
    assert hand.the_only().points[0] == after.points[0]
    assert hand.the_only().points[1].x > after.points[1].x
    assert hand.playback.position_ms() == position
    hand.key(KEY.Key_Delete)
    assert hand.kept() == []
    hand.undo()
    assert len(hand.kept()) == 1


def test_a_key_held_down_moves_in_one_edit(hand: Hand) -> None:
    hand.draws(Shape.LINE)
    hand.key(KEY.Key_Return)
    before = hand.the_only().points[0].x
    for _ in range(5):
        QTest.keyPress(hand.view, KEY.Key_Right)
    assert hand.the_only().points[0].x == before
    assert hand.board.shown()[0].points[0].x > before
    QTest.keyRelease(hand.view, KEY.Key_Right)
    assert hand.the_only().points[0].x > before
    assert hand.labels() == ["Draw line", "Move drawing"]


def test_what_a_held_key_moved_is_kept_when_drawing_ends_before_it_is_released(hand: Hand) -> None:
    hand.draws(Shape.LINE)
    hand.key(KEY.Key_Return)
    QTest.keyPress(hand.view, KEY.Key_Right)
    hand.desk.window.actions_table["draw"].trigger()
    assert hand.labels() == ["Draw line", "Move drawing"]


def test_arrow_keys_go_to_the_player_where_nothing_is_selected(hand: Hand) -> None:
    hand.draws(None)
    hand.key(KEY.Key_Right)
    assert hand.playback.position_ms() == 15_000


def test_tab_goes_from_drawing_to_drawing_and_then_on_to_the_tools(hand: Hand) -> None:
    hand.draws(Shape.LINE)
    hand.drag((0.2, 0.3), (0.6, 0.3))
    hand.drag((0.2, 0.6), (0.6, 0.6))
    hand.draws(None)
    first, second = hand.kept()
    hand.key(KEY.Key_Tab)
    assert hand.board.selected == first
    hand.key(KEY.Key_Tab)
    assert hand.board.selected == second
    hand.key(KEY.Key_Backtab, SHIFT)
    assert hand.board.selected == first
    hand.key(KEY.Key_Tab)
    hand.key(KEY.Key_Tab)
    assert hand.board.selected is None
    assert not hand.view.hasFocus()


def test_a_text_is_written_where_one_clicks(hand: Hand) -> None:
    hand.draws(Shape.TEXT)
    hand.click(0.3, 0.4)
    assert hand.entry.isVisible()
    hand.qtbot.keyClicks(hand.entry, "Look")
    hand.key(KEY.Key_Return, SHIFT)
    hand.entry.insertPlainText("הנה היד שלה")
    hand.key(KEY.Key_Return)
    made = hand.the_only()
    assert (made.shape, made.text) == (Shape.TEXT, "Look\nהנה היד שלה")
    assert near(made.points[0], 0.3, 0.4)
    assert hand.entry.isHidden()
    assert hand.view.hasFocus()
    assert hand.labels() == ["Draw text"]


@pytest.mark.parametrize("leave", ["click", "escape", "done", "play", "close", "focus", "undo"])
def test_a_text_is_kept_whatever_one_does_next(hand: Hand, leave: str) -> None:
    hand.draws(Shape.TEXT)
    hand.click(0.3, 0.4)
    hand.qtbot.keyClicks(hand.entry, "not to be lost")
    match leave:
        case "click":
            hand.click(0.8, 0.8)
        case "escape":
            hand.key(KEY.Key_Escape)
        case "done":
            hand.bar.done.click()
        case "play":
            hand.playback.play()
        case "focus":
            hand.desk.space.side.note_box.edit.setFocus()
        case "undo":
            hand.undo()
            hand.redo()
        case "close":
            hand.desk.window.actions_table["close_project"].trigger()
            hand.open()
    assert [one.text for one in hand.kept()] == ["not to be lost"]


def test_enter_goes_on_with_a_text_and_emptying_it_removes_it(hand: Hand) -> None:
    hand.draws(Shape.TEXT)
    hand.click(0.3, 0.4)
    hand.qtbot.keyClicks(hand.entry, "Look")
    hand.key(KEY.Key_Return)
    hand.key(KEY.Key_Return)
    assert hand.entry.text() == "Look"
    assert hand.board.shown() == []
    hand.qtbot.keyClicks(hand.entry, "Look here")
    hand.key(KEY.Key_Return)
    assert hand.the_only().text == "Look here"
    hand.draws(None)
    QTest.mouseDClick(hand.view, LEFT, NONE, hand.at(0.33, 0.44))
    hand.entry.clear()
    hand.key(KEY.Key_Return)
    assert hand.kept() == []
    assert hand.labels() == ["Draw text", "Reword text", "Delete drawing"]


def test_an_empty_text_is_nothing(hand: Hand) -> None:
    hand.draws(Shape.TEXT)
    hand.click(0.3, 0.4)
    hand.qtbot.keyClicks(hand.entry, "  ")
    hand.key(KEY.Key_Return)
    assert hand.labels() == []


def test_colour_width_and_hold_time_are_given_to_the_next_and_to_what_is_selected(hand: Hand) -> None:
    hand.draws(Shape.LINE)
    hand.bar.colours[DrawingColour.BLUE].click()
    hand.drag((0.2, 0.3), (0.6, 0.3))
    assert hand.the_only().colour is DrawingColour.BLUE
    hand.bar.colours[DrawingColour.PINK].click()
    hand.bar.widths[WIDTHS[2]].click()
    hand.bar.hold.activated.emit(hand.bar.hold.findData(5000))
    made = hand.the_only()
    assert (made.colour, made.width, made.hold_ms) == (DrawingColour.PINK, WIDTHS[2], 5000)
    assert hand.labels() == ["Draw line", "Change colour", "Change width", "Change how long a drawing is shown"]
    hand.board.select("")
    hand.bar.colours[DrawingColour.WHITE].click()
    assert hand.the_only().colour is DrawingColour.PINK


def test_the_tools_say_what_they_are(hand: Hand) -> None:
    hand.draws()
    buttons = [*hand.bar.tools.values(), *hand.bar.colours.values(), *hand.bar.widths.values(), hand.bar.trash]
    assert all(button.accessibleName() and button.toolTip() for button in buttons)
    assert len({button.accessibleName() for button in buttons}) == len(buttons)
    said: list[str] = []
    hand.board.said.connect(said.append)
    hand.drag((0.2, 0.3), (0.6, 0.3))
    hand.key(KEY.Key_Delete)
    assert said == ["Yellow arrow drawn", "Yellow arrow deleted"]


def test_the_list_shows_and_says_what_has_a_drawing(hand: Hand) -> None:
    note = hand.annotate("Look at the board", 9000)
    model = hand.desk.space.side.annotations.model
    hand.desk.space.side.select(note)
    hand.draws()
    hand.drag((0.2, 0.3), (0.6, 0.3))
    spoken = model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert model.index(0).data(Roles.ID) == note
    assert "with a drawing" in spoken
    assert model.drawn_ms(note) == 10_000
    hand.undo()
    assert model.drawn_ms(note) is None


def test_one_can_go_to_the_drawing_of_a_note_that_begins_before_it(hand: Hand) -> None:
    note = hand.annotate("Look at the board", 9000)
    hand.desk.space.side.select(note)
    hand.draws()
    hand.drag((0.2, 0.3), (0.6, 0.3))
    hand.board.leave()
    hand.stand_at(40_000)
    menu = hand.desk.space.side.annotations.make_menu(hand.project.annotations.get(note))
    next(action for action in menu.actions() if action.text() == "Go to its drawing at 0:10").trigger()
    assert hand.playback.position_ms() == 10_000
    assert len(hand.board.shown()) == 1


def test_a_full_disk_is_said_and_what_was_drawn_stays_on_the_picture(hand: Hand, monkeypatch: object) -> None:
    note = hand.annotate("Look at the board", 9000)
    hand.desk.space.side.select(note)
    hand.draws()
    with full_disk(hand.project, monkeypatch):
        hand.drag((0.2, 0.3), (0.6, 0.3))
        assert "disk is full" in hand.desk.space.notice.text
        assert len(hand.board.shown()) == 1
        assert not hand.desk.space.keep_typed()
    assert hand.desk.space.keep_typed()
    assert len(hand.kept()) == len(hand.board.shown()) == 1


def test_a_project_that_can_only_be_looked_at_shows_its_drawings(hand: Hand) -> None:
    hand.draws()
    hand.drag((0.2, 0.3), (0.6, 0.3))
    hand.desk.window.actions_table["close_project"].trigger()
    with Project.open(hand.path):
        hand.open()
        hand.stand_at(10_000)
        assert not hand.desk.window.actions_table["draw"].isEnabled()
        assert len(hand.board.shown()) == 1


def test_there_is_nothing_to_draw_on_without_a_picture(hand: Hand) -> None:
    hand.view.set_message("The recording is not where it was.")
    action = hand.desk.window.actions_table["draw"]
    action.trigger()
    assert not hand.board.active
    assert not action.isChecked()
    assert hand.desk.space.toast.text() == "There is no picture to draw on."


def test_zoomed_in_one_draws_where_one_sees_and_keys_go_as_far_on_the_screen(
    hand: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = hand.view.picture_rect()
    hand.draws(Shape.LINE)
    hand.drag((0.4, 0.5), (0.6, 0.5))
    zoomed = QRectF(-1.5 * whole.width(), -1.5 * whole.height(), 4 * whole.width(), 4 * whole.height())
    monkeypatch.setattr(hand.view, "picture_rect", lambda: zoomed)
    hand.draws(None)
    hand.click(0.55, 0.5)
    assert hand.board.selected == hand.the_only()
    before = hand.the_only().points[0]
    hand.key(KEY.Key_Down)
    assert 0 < hand.the_only().points[0].y - before.y < 0.002
    hand.draws(Shape.RECTANGLE)
    hand.drag((0.45, 0.45), (0.5, 0.55))
    made = hand.kept()[-1]
    assert near(made.points[0], 0.45, 0.45)
    assert near(made.points[1], 0.5, 0.55)
    hand.draws(Shape.CIRCLE)
    hand.key(KEY.Key_Return)
    placed = hand.kept()[-1]
    seen = QRectF(hand.view.rect())
    assert all(seen.contains(PicturePlace(zoomed).to_widget(point)) for point in placed.points)


def test_escape_leaves_drawing_before_it_leaves_full_screen(hand: Hand) -> None:
    full_screen = hand.desk.window.actions_table["full_screen"]
    full_screen.trigger()
    hand.draws(None)
    hand.key(KEY.Key_Escape)
    assert not hand.board.active
    assert hand.desk.window.isFullScreen()
    hand.key(KEY.Key_Escape)
    assert not hand.desk.window.isFullScreen()


def test_drawings_keep_their_place_when_the_view_gets_another_size(hand: Hand) -> None:
    hand.draws(Shape.LINE)
    hand.drag((0.2, 0.5), (0.8, 0.5))
    made = hand.the_only()
    for size in ((1400, 500), (800, 760)):
        hand.desk.window.resize(*size)
        hand.draws(None)
        hand.click(0.5, 0.5)
        assert hand.board.selected == made
        hand.board.select("")
