"""The side panel as a whole: tabs over the note box, what it asks of the window, and that everything fits."""

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QTextEdit, QWidget

from coachview.model.recording import MediaReference
from coachview.model.reflection import DEFAULT_PROMPTS
from coachview.ui.panels.side_panel import SidePanel
from support.panel_bench import full_disk, make_bench, window_of

ENTER = Qt.Key.Key_Return


@pytest.fixture
def bench(qtbot, tmp_path):
    with make_bench(tmp_path) as made:
        yield made


@pytest.fixture
def side(bench, qtbot):
    side = SidePanel(bench.project, bench.signals, bench.playback, bench.theme)
    side.set_recording(bench.small.recording.id)
    window_of(qtbot, side)
    for tab in (2, 1, 0):
        side.show_tab(tab)
    return side


def collect(signal):
    told = []
    signal.connect(lambda *values: told.append(values[0] if len(values) == 1 else values))
    return told


def reflect(bench, *annotation_ids):
    with bench.project.edit("Add reflection prompts"):
        rows = [
            bench.project.reflections.add(bench.small.cycle.id, bench.small.teacher.id, prompt, "An answer. " * 20)
            for prompt in DEFAULT_PROMPTS
        ]
        for annotation_id in annotation_ids:
            bench.project.reflections.link(rows[0].id, annotation_id)


def agree(bench):
    with bench.project.edit("Add action step"):
        bench.project.action_steps.add(
            bench.small.cycle.id, "Use a timer " * 8, owner_id=bench.small.teacher.id, success_criterion="Writing " * 9
        )


def test_a_note_written_in_any_tab_is_in_the_list(bench, side, qtbot):
    side.show_tab(1)
    bench.playback.seek(60_000)
    side.note_box.begin()
    qtbot.keyClicks(side.note_box.edit, "Noticed")
    finished = collect(side.note_finished)
    qtbot.keyClick(side.note_box.edit, ENTER)
    assert finished == [()]
    side.show_tab(0)
    assert side.annotations.view.selected_id == bench.all()[0].id
    bench.project.undo()
    assert side.annotations.model.rowCount() == 0
    bench.project.redo()
    assert side.annotations.model.rowCount() == 1


def test_jumping_asks_for_the_time_and_selects(bench, side):
    one = bench.annotate("One", 45_000)
    bench.annotate("Two", 95_000)
    reflect(bench, one.id)
    seeks, selected = collect(side.seek_requested), collect(side.annotation_selected)
    side.reflection.cards[0].chips.chips[0].button.click()
    assert seeks == [45_000]
    assert selected == [one.id]
    assert side.annotations.view.selected_id == one.id


def test_an_annotation_of_another_recording_asks_for_that_recording(bench, side):
    with bench.project.edit("Add"):
        other = bench.project.recordings.add(bench.small.cycle.id, "Lesson 2", MediaReference())
        one = bench.project.annotations.add(other.id, bench.small.teacher.id, "There", start_ms=7_000)
    reflect(bench, one.id)
    asked, seeks = collect(side.recording_requested), collect(side.seek_requested)
    side.reflection.cards[0].chips.chips[0].button.click()
    assert (asked, seeks) == ([(other.id, 7_000)], [])


def test_the_current_annotation_follows_the_playhead(bench, side):
    one = bench.annotate("One", 10_000)
    bench.playback.seek(12_000)
    assert side.annotations.model.current_id == one.id


def test_in_and_out_are_told_and_offered_to_rows(bench, side):
    marks = collect(side.in_out_changed)
    one = bench.annotate("One", 10_000)
    side.note_box.set_in(20_000)
    side.note_box.set_out(30_000)
    assert marks == [(20_000, None), (20_000, 30_000)]
    labels = [action.text() for action in side.annotations.make_menu(one).actions()]
    assert "Make it the clip 0:20 – 0:30" in labels


def test_flush_writes_everything_but_the_note(bench, side, qtbot):
    one = bench.annotate("One", 10_000)
    reflect(bench)
    agree(bench)
    side.annotations.view.begin_edit(one.id)
    side.annotations.view.editor.setPlainText("Reworded")
    side.reflection.cards[0].answer.setPlainText("Answered")
    side.steps.cards[0].criterion.setPlainText("Seen")
    side.note_box.edit.setPlainText("Half a note")
    assert side.flush()
    assert bench.all()[0].text == "Reworded"
    assert bench.project.reflections.all()[0].answer == "Answered"
    assert bench.project.action_steps.all()[0].success_criterion == "Seen"
    assert side.note_box.draft()["text"] == "Half a note"
    assert len(bench.all()) == 1


def test_what_could_not_be_written_when_the_project_closes_is_no_crash(bench, side, qtbot, monkeypatch):
    reflect(bench)
    side.show_tab(1)
    answer = side.reflection.cards[0].answer
    answer.setFocus()
    qtbot.keyClicks(answer, "Precious")
    with full_disk(bench.project, monkeypatch):
        assert not side.flush()
    bench.project.close()
    side.note_box.edit.setFocus()
    side.note_box.edit.setPlainText("Note")
    qtbot.keyClick(side.note_box.edit, ENTER)
    assert side.note_box.edit.text() == "Note"
    assert answer.pending


def test_a_rescued_text_is_offered_in_the_note_box(bench, side):
    reflect(bench)
    side.reflection.cards[0].answer.setPlainText("Precious")
    bench.project.undo()
    side.note_box.message.button.click()
    assert side.note_box.edit.text() == "Precious"


def test_another_recording_shows_its_own(bench, side):
    bench.annotate("Here", 10_000)
    with bench.project.edit("Add"):
        cycle = bench.project.cycles.add("Next cycle")
        other = bench.project.recordings.add(cycle.id, "Lesson 2", MediaReference())
    reflect(bench)
    side.note_box.set_in(10_000)
    marks = collect(side.in_out_changed)
    side.set_recording(other.id)
    assert side.annotations.model.rowCount() == 0
    assert side.reflection.cards == []
    assert marks == [(None, None)]
    side.set_recording(bench.small.recording.id)
    assert side.annotations.model.rowCount() == 1
    assert len(side.reflection.cards) == len(DEFAULT_PROMPTS)


def test_a_project_without_recording_has_its_reflection(bench, qtbot):
    side = SidePanel(bench.project, bench.signals, bench.playback, bench.theme)
    window_of(qtbot, side)
    reflect(bench)
    side.show_tab(1)
    assert len(side.reflection.cards) == len(DEFAULT_PROMPTS)
    side.note_box.begin()
    assert not side.note_box.edit.hasFocus()
    side.set_recording(bench.small.recording.id)
    side.set_recording("")
    side.note_box.begin()
    assert not side.note_box.edit.hasFocus()
    assert len(side.reflection.cards) == len(DEFAULT_PROMPTS)


def test_showing_a_tab_leaves_the_keys_and_asking_again_takes_them(bench, side, qtbot):
    reflect(bench)
    side.window().setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    side.window().setFocus()
    side.show_tab(1)
    assert QApplication.focusWidget() is side.window()
    side.show_tab(1)
    answer = side.reflection.cards[0].answer
    assert QApplication.focusWidget() is answer
    qtbot.keyClicks(answer, "Kept.")
    left = collect(side.note_finished)
    qtbot.keyClick(answer, Qt.Key.Key_Escape)
    assert left == [()]
    assert bench.project.reflections.all()[0].answer.endswith("Kept.")
    side.show_tab(0)
    bench.annotate("One")
    side.show_tab(0)
    assert side.annotations.view.hasFocus()
    qtbot.keyClick(side.annotations.view, Qt.Key.Key_Escape)
    assert left == [(), ()]


def test_cards_are_made_when_somebody_looks(bench, qtbot):
    reflect(bench)
    side = SidePanel(bench.project, bench.signals, bench.playback, bench.theme)
    side.set_recording(bench.small.recording.id)
    window_of(qtbot, side)
    assert side.reflection.cards == []
    assert side.flush()
    side.show_tab(1)
    assert len(side.reflection.cards) == len(DEFAULT_PROMPTS)


def test_nothing_flashes_up_as_a_window_of_its_own(bench, side, qapp):
    """A widget that is shown before it has a parent is a window for an instant, and takes the keys away."""
    watch = _ShownWindows()
    qapp.installEventFilter(watch)
    one = bench.annotate("One", 10_000)
    another = SidePanel(bench.project, bench.signals, bench.playback, bench.theme)
    another.setParent(side)
    another.set_recording(bench.small.recording.id)
    reflect(bench, one.id)
    agree(bench)
    side.set_read_only(read_only=True, reason="Only to look at.")
    side.set_read_only(read_only=False)
    side.note_box.set_in(1_000)
    bench.project.undo()
    bench.project.redo()
    qapp.removeEventFilter(watch)
    assert watch.shown == []
    assert side.window().isActiveWindow()


class _ShownWindows(QObject):
    def __init__(self):
        super().__init__()
        self.shown = []

    def eventFilter(self, watched, event):  # noqa: N802 - Qt calls it
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(repr(watched))
        return False


def test_somebody_who_joins_can_write(bench, side):
    from coachview.model.person import Role

    with bench.project.edit("Add person"):
        bench.project.people.add("Third", Role.COACH)
    assert "Third · coach" in [action.text() for action in side.note_box.header.author.menu().actions()]
    assert list(side.annotations.bar.popup.authors)[-1] == bench.project.people.all()[-1].id


@pytest.mark.parametrize("look", ["light", "dark"])
@pytest.mark.parametrize("size", [(320, 560), (380, 620), (520, 1200)])
def test_everything_fits_and_every_button_has_a_name(bench, side, look, size, qapp):
    one = bench.annotate("Noticed " * 30, 45_000, end_ms=70_000)
    reflect(bench, one.id)
    agree(bench)
    bench.theme.apply(qapp, look)
    side.window().resize(*size)
    side.note_box.set_in(10_000)
    side.note_box.edit.setPlainText("Writing " * 40)
    for tab in range(3):
        side.show_tab(tab)
        QApplication.processEvents()
        assert (side.width(), side.height()) == size
        for widget in side.findChildren(QAbstractButton) + side.findChildren(QTextEdit) + side.findChildren(QLabel):
            if widget.isVisible() and widget.window() is side.window():
                place = QRect(widget.mapTo(side, QPoint(0, 0)), widget.size())
                assert place.left() >= 0, widget
                assert place.right() <= size[0], widget
                unnamed = isinstance(widget, QLabel) or isinstance(widget.parent(), QLineEdit)
                assert unnamed or widget.accessibleName() or widget.text(), widget
        assert side.tabs.height() >= size[1] // 2 - 20
