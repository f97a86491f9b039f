"""The list of annotations, driven as a user would: keys, clicks, editing in place, filter, undo."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QImage, QMouseEvent
from PySide6.QtWidgets import QApplication, QListView

from coachview.model.annotation import Annotation, AnnotationType, Visibility
from coachview.ui.panels.annotations_panel import AnnotationsPanel
from support.panel_bench import FULL, full_disk, make_bench, shown_texts, window_of

ENTER, ESCAPE, DELETE, F2 = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Delete, Qt.Key.Key_F2
LONG = "Students wait for somebody to say that they may start. " * 30
ARABIC = "متى يبدأ الطلاب العمل بأنفسهم؟"


@pytest.fixture
def bench(qtbot, tmp_path):
    with make_bench(tmp_path) as made:
        yield made


@pytest.fixture
def panel(bench, qtbot):
    panel = AnnotationsPanel(bench.project, bench.theme)
    bench.signals.edited.connect(panel.take_up)
    panel.set_recording(bench.small.recording.id)
    window_of(qtbot, panel)
    return panel


def rect_of(view, row):
    return view.visualRect(view.model().index(row, 0))


def click(qtbot, view, row, how="mouseClick"):
    getattr(qtbot, how)(view.viewport(), Qt.MouseButton.LeftButton, pos=rect_of(view, row).center())


def assert_rows_fit(view):
    """Each row is as high as its text, and begins where the one before ends."""
    QApplication.processEvents()
    for row in range(view.model().rowCount()):
        assert rect_of(view, row).height() == view.row_height(row)
        assert row == 0 or rect_of(view, row).top() == rect_of(view, row - 1).bottom() + 1


def collect(signal):
    told = []
    signal.connect(lambda *values: told.append(values[0] if len(values) == 1 else values))
    return told


def fill(bench, count):
    with bench.project.edit("Import"):
        bench.project.annotations.add_many(
            [
                Annotation(
                    "",
                    bench.small.recording.id,
                    bench.small.teacher.id,
                    AnnotationType.NOTICE,
                    at * 1000,
                    None,
                    f"{at} " + "word " * (at % 60),
                )
                for at in range(count)
            ]
        )


def test_double_click_and_enter_jump_and_a_click_only_chooses(bench, panel, qtbot):
    first, second = bench.annotate("One", 10_000), bench.annotate("Two", 20_000)
    jumps, picked = collect(panel.jump_requested), collect(panel.picked)
    click(qtbot, panel.view, 0)
    assert (picked, jumps) == ([first.id], [])
    click(qtbot, panel.view, 1)
    click(qtbot, panel.view, 1, "mouseDClick")
    assert jumps == [second.id]
    qtbot.keyClick(panel.view, Qt.Key.Key_Up)
    qtbot.keyClick(panel.view, ENTER)
    assert jumps == [second.id, first.id]


def test_a_row_chosen_elsewhere_is_not_told_back(bench, panel):
    first = bench.annotate("One", 10_000)
    bench.annotate("Two", 20_000)
    picked = collect(panel.picked)
    panel.select(first.id)
    assert panel.view.selected_id == first.id
    assert picked == []


def test_what_is_chosen_because_another_row_went_away_is_not_told(bench, panel, qtbot):
    bench.annotate("One", 10_000)
    two = bench.annotate("Two", 20_000)
    bench.annotate("Three", 30_000)
    panel.select(two.id)
    picked = collect(panel.picked)
    panel.view.setFocus()
    qtbot.keyClick(panel.view, DELETE)
    panel.bar.search.setText("three")
    panel.bar.search.setText("")
    assert picked == []


def test_f2_edits_in_place_and_enter_keeps(bench, panel, qtbot):
    one = bench.annotate("One", 10_000)
    panel.select(one.id)
    before = rect_of(panel.view, 0).height()
    qtbot.keyClick(panel.view, F2)
    editor = panel.view.editor
    assert editor.hasFocus()
    qtbot.keyClicks(editor, "First")
    qtbot.keyClick(editor, ENTER, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClicks(editor, "second")
    qtbot.waitUntil(lambda: rect_of(panel.view, 0).height() > before)
    assert panel.view.viewport().rect().contains(editor.geometry())
    qtbot.keyClick(editor, ENTER)
    assert panel.view.editor is None
    assert panel.view.hasFocus()
    assert bench.all()[0].text == "First\nsecond"
    assert bench.labels() == ["Add annotation", "Reword annotation"]


def test_escape_drops_what_was_edited(bench, panel, qtbot):
    panel.select(bench.annotate("One", 10_000).id)
    qtbot.keyClick(panel.view, F2)
    qtbot.keyClicks(panel.view.editor, "Other" * 50)
    qtbot.keyClick(panel.view.editor, ESCAPE)
    assert panel.view.editor is None
    assert_rows_fit(panel.view)
    assert bench.all()[0].text == "One"
    assert bench.labels() == ["Add annotation"]


def test_leaving_the_editor_keeps(bench, panel, qtbot):
    panel.select(bench.annotate("One", 10_000).id)
    qtbot.keyClick(panel.view, F2)
    qtbot.keyClicks(panel.view.editor, "Other")
    panel.bar.search.setFocus()
    assert bench.all()[0].text == "Other"
    assert panel.view.editor is None


def test_an_emptied_text_is_not_kept(bench, panel, qtbot):
    panel.select(bench.annotate("One", 10_000).id)
    qtbot.keyClick(panel.view, F2)
    qtbot.keyClick(panel.view.editor, Qt.Key.Key_Backspace)
    qtbot.keyClick(panel.view.editor, ENTER)
    assert bench.all()[0].text == "One"


def test_a_full_disk_leaves_the_editor_open_with_its_text(bench, panel, qtbot, monkeypatch):
    panel.select(bench.annotate("One", 10_000).id)
    troubles = collect(panel.trouble)
    qtbot.keyClick(panel.view, F2)
    qtbot.keyClicks(panel.view.editor, "Precious")
    with full_disk(bench.project, monkeypatch):
        qtbot.keyClick(panel.view.editor, ENTER)
        assert not panel.flush()
    assert panel.view.editor.text() == "Precious"
    assert troubles == [FULL, FULL]
    assert panel.flush()
    assert bench.all()[0].text == "Precious"


def test_an_edited_annotation_that_goes_away_leaves_its_text(bench, panel, qtbot):
    panel.select(bench.annotate("One", 10_000).id)
    rescued = collect(panel.rescued)
    qtbot.keyClick(panel.view, F2)
    qtbot.keyClicks(panel.view.editor, "Precious")
    bench.project.undo()
    assert panel.view.editor is None
    assert rescued == ["Precious"]


def test_the_pencil_edits(bench, panel, qtbot):
    bench.annotate("One", 10_000)
    rect = rect_of(panel.view, 0)
    pencil = panel.view.delegate.geometry(rect).edit.center()
    qtbot.mouseMove(panel.view.viewport(), pencil)
    move = QMouseEvent(
        QMouseEvent.Type.MouseMove,
        QPointF(pencil),
        QPointF(panel.view.viewport().mapToGlobal(pencil)),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(panel.view.viewport(), move)
    assert panel.view.viewport().cursor().shape() is Qt.CursorShape.PointingHandCursor
    qtbot.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=pencil)
    assert panel.view.editing_id == bench.all()[0].id


def test_delete_removes_and_undo_brings_back_what_it_was(bench, panel, qtbot):
    bench.annotate("One", 10_000)
    two = bench.annotate("Two", 20_000)
    bench.annotate("Three", 30_000)
    panel.view.setFocus()
    panel.select(two.id)
    qtbot.keyClick(panel.view, DELETE)
    assert shown_texts(panel.model) == ["One", "Three"]
    bench.project.undo()
    assert shown_texts(panel.model) == ["One", "Two", "Three"]
    assert panel.view.selected_id == two.id
    bench.project.redo()
    assert shown_texts(panel.model) == ["One", "Three"]


def test_the_chosen_row_stays_chosen_when_it_moves(bench, panel):
    one = bench.annotate("One", 10_000)
    bench.annotate("Two", 20_000)
    panel.select(one.id)
    with bench.project.edit("Move"):
        bench.project.annotations.move_to(one.id, 30_000, None)
    assert shown_texts(panel.model) == ["Two", "One"]
    assert panel.view.selected_id == one.id


def test_rows_are_as_high_as_their_texts_after_any_edit(bench, panel):
    notes = [bench.annotate("word " * (12 * at + 1), at * 10_000) for at in range(5)]
    assert_rows_fit(panel.view)
    edits = bench.project.annotations
    for label, change in (
        ("Move down", lambda: edits.move_to(notes[4].id, 1_000, None)),
        ("Move up", lambda: edits.move_to(notes[0].id, 90_000, None)),
        ("Reword", lambda: edits.reword(notes[2].id, "short")),
        ("Remove", lambda: edits.remove(notes[3].id)),
    ):
        with bench.project.edit(label):
            change()
        assert_rows_fit(panel.view)
    while bench.project.undo_label() != "Add annotation":
        bench.project.undo()
        assert_rows_fit(panel.view)
    panel.window().resize(700, 620)
    assert_rows_fit(panel.view)


def test_the_menu_does_what_it_says(bench, panel):
    one = bench.annotate("One", 10_000)

    def choose(label):
        menu = panel.make_menu(bench.project.annotations.get(one.id))
        actions = [
            *menu.actions(),
            *(sub for action in menu.actions() if action.menu() for sub in action.menu().actions()),
        ]
        next(action for action in actions if action.text().startswith(label)).trigger()
        menu.deleteLater()
        return bench.project.annotations.get(one.id)

    assert choose("Wonder").type is AnnotationType.WONDER
    assert choose("Make private").visibility is Visibility.PRIVATE
    assert choose("Make shared").visibility is Visibility.SHARED
    panel.set_in_out(45_000, 70_000)
    clip = choose("Make it the clip 0:45 – 1:10")
    assert (clip.start_ms, clip.end_ms) == (45_000, 70_000)
    assert choose("Make it the moment 0:45").end_ms is None
    choose("Copy")
    assert QGuiApplication.clipboard().text() == "0:45 Ana: One"
    jumps = collect(panel.jump_requested)
    choose("Jump to 0:45")
    assert jumps == [one.id]
    assert bench.labels()[1:] == ["Change type", "Make private", "Make shared", "Make clip", "Make moment"]


def test_in_a_project_to_look_at_nothing_can_be_changed(bench, panel, qtbot):
    one = bench.annotate("One", 10_000)
    panel.set_writable(False)
    panel.select(one.id)
    panel.view.setFocus()
    qtbot.keyClick(panel.view, F2)
    qtbot.keyClick(panel.view, DELETE)
    menu = panel.make_menu(one)
    assert [action.text().partition("\t")[0] for action in menu.actions()] == [
        "Jump to 0:10",
        "Play it",
        "Loop around this moment",
        "Copy",
    ]
    assert panel.view.editor is None
    assert len(bench.all()) == 1


def test_typing_filters_as_one_goes(bench, panel, qtbot):
    bench.annotate("Épreuve one", 10_000)
    bench.annotate("Two", 20_000, author_id=bench.small.coach.id, type=AnnotationType.WONDER)
    panel.find()
    qtbot.keyClicks(panel.bar.search, "epr")
    assert shown_texts(panel.model) == ["Épreuve one"]
    qtbot.keyClicks(panel.bar.search, "zz")
    assert panel.no_match.isVisible()
    panel.no_match.button.click()
    assert len(shown_texts(panel.model)) == 2
    assert panel.bar.search.text() == ""


def test_ticking_filters_by_type_author_and_visibility(bench, panel):
    bench.annotate("One", 10_000)
    bench.annotate("Two", 20_000, author_id=bench.small.coach.id, type=AnnotationType.WONDER)
    bench.annotate("Three", 30_000, visibility=Visibility.PRIVATE)
    popup = panel.bar.popup
    popup.types[AnnotationType.WONDER].click()
    assert shown_texts(panel.model) == ["Two"]
    popup.types[AnnotationType.NOTICE].click()
    popup.authors[bench.small.teacher.id].click()
    assert shown_texts(panel.model) == ["One", "Three"]
    popup.visibilities[Visibility.PRIVATE].click()
    assert shown_texts(panel.model) == ["Three"]
    panel.bar.clear()
    assert shown_texts(panel.model) == ["One", "Two", "Three"]


def test_keys_in_the_search_field(bench, panel, qtbot):
    one = bench.annotate("One", 10_000)
    left = collect(panel.left)
    panel.find()
    qtbot.keyClicks(panel.bar.search, "on")
    qtbot.keyClick(panel.bar.search, ENTER)
    assert panel.view.hasFocus()
    assert panel.view.selected_id == one.id
    panel.find()
    qtbot.keyClick(panel.bar.search, ESCAPE)
    assert (panel.bar.search.text(), len(left)) == ("", 0)
    qtbot.keyClick(panel.bar.search, ESCAPE)
    assert len(left) == 1


def test_a_note_that_the_filter_hides_is_said_to_be_hidden(bench, panel, qtbot):
    bench.annotate("One", 10_000)
    panel.bar.search.setText("one")
    bench.annotate("Two", 20_000)
    assert "filter hides" in panel._count.text()
    panel.bar.clear()
    assert shown_texts(panel.model) == ["One", "Two"]


def test_a_new_note_is_chosen_and_in_sight(bench, panel):
    fill(bench, 300)
    added = bench.annotate("New", 150_500)
    assert panel.view.selected_id == added.id
    assert panel.view.viewport().rect().contains(rect_of(panel.view, panel.model.row_of(added.id)))


def test_where_nothing_is_one_reads_what_to_do(bench, panel):
    assert panel.empty.isVisible()
    bench.annotate("One")
    assert panel.view.isVisible()
    bench.project.undo()
    assert panel.empty.isVisible()


def test_only_rows_in_sight_are_laid_out_of_ten_thousand(bench, panel, qtbot, monkeypatch):
    fill(bench, 10_000)
    asked = set()
    measure = panel.view.row_height
    monkeypatch.setattr(panel.view, "row_height", lambda row: asked.add(row) or measure(row))
    bar = panel.view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    qtbot.keyClick(panel.view, Qt.Key.Key_End)
    added = bench.annotate("New", 5_000_500)
    QApplication.processEvents()
    assert panel.view.selected_id == added.id
    assert len(asked) < 150


def test_keys_walk_through_rows_of_any_height(bench, panel, qtbot):
    fill(bench, 200)
    panel.view.setFocus()
    panel.view.setCurrentIndex(panel.model.index(0))
    for key, expected in (
        (Qt.Key.Key_Up, 0),
        (Qt.Key.Key_Down, 1),
        (Qt.Key.Key_End, 199),
        (Qt.Key.Key_Down, 199),
        (Qt.Key.Key_Home, 0),
    ):
        qtbot.keyClick(panel.view, key)
        assert panel.view.currentIndex().row() == expected
        shown = rect_of(panel.view, expected)
        assert panel.view.viewport().rect().contains(shown)
    qtbot.keyClick(panel.view, Qt.Key.Key_PageDown)
    assert panel.view.currentIndex().row() > 1


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_any_script_either_direction_and_any_length_is_painted(bench, panel, qtbot, direction):
    for at, text in enumerate(
        [LONG, ARABIC, "שלום", "日本語のノート", "🎉" * 200, "x" * 3000, "a\nb\n\nc\n\n\nd\ne\nf\ng", " "]
    ):
        bench.annotate(text, at * 1000, end_ms=at * 1000 + 500 if at % 2 else None, visibility=list(Visibility)[at % 2])
    panel.setLayoutDirection(direction)
    panel.model.set_playhead(2_000)
    for width in (320, 520):
        panel.window().resize(width, 700)
        QApplication.processEvents()
        for row in range(panel.model.rowCount()):
            panel.view.scrollTo(panel.model.index(row))
            rect = rect_of(panel.view, row)
            assert 40 <= rect.height() <= 200
            assert panel.view.indexAt(rect.center()).row() == row
            assert _ink(panel.view.viewport().grab(rect).toImage())


def test_a_long_text_is_cut_and_whole_in_the_tooltip(bench, panel):
    bench.annotate(LONG + "<b>end</b>")
    one = bench.all()[0]
    wrapped = panel.view.delegate.wrapped(one, panel.view.viewport().width())
    assert wrapped.is_cut
    assert wrapped.height <= 6 * panel.view.fontMetrics().lineSpacing() + 6
    short = Annotation("s", one.recording_id, one.author_id, AnnotationType.NOTICE, 0, None, "a\nb\nc\nd\ne\nf")
    assert not panel.view.delegate.wrapped(short, panel.view.viewport().width()).is_cut


def test_a_screen_reader_hears_the_rows(bench, panel):
    bench.annotate("One", 65_000, visibility=Visibility.PRIVATE)
    heard = QAccessible.queryAccessibleInterface(panel.view)
    assert isinstance(panel.view, QListView)
    assert heard.childCount() == 1
    assert heard.child(0).text(QAccessible.Text.Name) == "Notice, 1:05, Ana, private: One"


def test_the_row_at_the_playhead_comes_into_sight(bench, panel):
    fill(bench, 300)
    panel.bar.search.setFocus()
    panel.view.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, on=False)  # wherever the mouse was left
    panel.model.set_playhead(250_000)
    rect = rect_of(panel.view, 250)
    assert panel.view.viewport().rect().intersects(rect)
    assert panel.model.current_id == panel.model.annotation(250).id


def test_scrolling_up_does_not_move_what_one_reads(bench, panel):
    fill(bench, 500)
    bar = panel.view.verticalScrollBar()
    bar.setValue(bar.maximum())
    for _ in range(200):
        point = QPoint(50, panel.view.viewport().height() // 2)
        index = panel.view.indexAt(point)
        before = panel.view.visualRect(index).top()
        if bar.value() <= 48:
            break
        bar.setValue(bar.value() - 24)
        assert panel.view.visualRect(index).top() == before + 24


def _ink(image: QImage) -> bool:
    """Whether anything is drawn on it."""
    first = image.pixel(image.width() // 2, 1)
    return any(image.pixel(x, y) != first for x in range(0, image.width(), 2) for y in range(2, image.height() - 2, 3))
