"""Reflection and action steps: kept by themselves, one edit per pause, and never lost."""

from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from coachview.model.action_step import StepStatus
from coachview.model.reflection import DEFAULT_PROMPTS
from coachview.ui.panels.action_steps_panel import ActionStepsPanel
from coachview.ui.panels.kept_text import KeptText
from coachview.ui.panels.reflection_panel import ReflectionPanel
from support.panel_bench import FULL, full_disk, make_bench, window_of

ENTER, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Escape


@pytest.fixture
def bench(qtbot, tmp_path):
    with make_bench(tmp_path) as made:
        yield made


def open_panel(bench, qtbot, kind):
    panel = kind(bench.project, bench.theme)
    bench.signals.edited.connect(panel.take_up)
    panel.set_cycle(bench.small.cycle.id)
    panel.elsewhere = QLineEdit()
    window_of(qtbot, panel, panel.elsewhere, width=380, height=900)
    return panel


@pytest.fixture
def reflection(bench, qtbot):
    return open_panel(bench, qtbot, ReflectionPanel)


@pytest.fixture
def steps(bench, qtbot):
    return open_panel(bench, qtbot, ActionStepsPanel)


def ask(bench, prompt="What happened?", answer=""):
    with bench.project.edit("Add reflection prompt"):
        return bench.project.reflections.add(bench.small.cycle.id, bench.small.teacher.id, prompt, answer)


def agree(bench, text="Use a timer", **more):
    with bench.project.edit("Add action step"):
        return bench.project.action_steps.add(bench.small.cycle.id, text, **more)


def collect(signal):
    told = []
    signal.connect(lambda *values: told.append(values[0] if len(values) == 1 else values))
    return told


def test_an_empty_reflection_starts_with_three_questions_in_one_edit(bench, reflection):
    assert reflection.empty.isVisible()
    reflection.empty.button.click()
    rows = bench.project.reflections.all()
    assert tuple(one.prompt for one in rows) == DEFAULT_PROMPTS
    assert {one.author_id for one in rows} == {bench.small.teacher.id}
    assert bench.labels() == ["Add reflection prompts"]
    assert reflection.cards[0].answer.hasFocus()
    bench.project.undo()
    assert reflection.empty.isVisible()


def test_an_answer_is_kept_after_a_pause_as_one_edit(bench, reflection, qtbot):
    row = ask(bench)
    answer = reflection.cards[0].answer
    answer.setFocus()
    qtbot.keyClicks(answer, "They waited")
    assert bench.project.reflections.get(row.id).answer == ""
    qtbot.waitUntil(lambda: bench.project.reflections.get(row.id).answer == "They waited")
    assert bench.labels() == ["Add reflection prompt", "Answer reflection"]
    assert not answer.pending


def test_an_answer_is_kept_when_it_is_left_and_when_all_is_flushed(bench, reflection, qtbot):
    row = ask(bench)
    answer = reflection.cards[0].answer
    answer.setFocus()
    qtbot.keyClicks(answer, "One")
    reflection.elsewhere.setFocus()
    assert bench.project.reflections.get(row.id).answer == "One"
    answer.setFocus()
    qtbot.keyClick(answer, Qt.Key.Key_End)
    qtbot.keyClicks(answer, " two")
    assert reflection.flush()
    assert bench.project.reflections.get(row.id).answer == "One two"
    assert reflection.flush()
    assert bench.labels().count("Answer reflection") == 2


def test_undo_shows_in_the_field_and_the_cursor_stays(bench, reflection, qtbot):
    ask(bench, answer="First part. Second part.")
    answer = reflection.cards[0].answer
    answer.setFocus()
    cursor = answer.textCursor()
    cursor.setPosition(5)
    answer.setTextCursor(cursor)
    with bench.project.edit("Answer"):
        bench.project.reflections.answer(bench.project.reflections.all()[0].id, "First part. Second thoughts.")
    assert answer.text() == "First part. Second thoughts."
    assert answer.textCursor().position() == 5
    bench.project.undo()
    assert answer.text() == "First part. Second part."
    assert answer.textCursor().position() == 5
    assert not answer.document().isUndoAvailable()


def test_an_edit_elsewhere_does_not_take_away_what_is_being_typed(bench, reflection, qtbot):
    row = ask(bench)
    other = ask(bench, "Why?")
    answer = reflection.cards[0].answer
    answer.setFocus()
    qtbot.keyClicks(answer, "Typing")
    with bench.project.edit("Answer"):
        bench.project.reflections.answer(other.id, "Other answer")
        bench.project.reflections.answer(row.id, "Changed below")
    assert answer.text() == "Typing"
    assert reflection.cards[1].answer.text() == "Other answer"
    reflection.flush()
    assert bench.project.reflections.get(row.id).answer == "Typing"


def test_a_full_disk_keeps_the_text_and_the_next_pause_tries_again(bench, reflection, qtbot, monkeypatch):
    row = ask(bench)
    card = reflection.cards[0]
    troubles = collect(reflection.trouble)
    card.answer.setFocus()
    qtbot.keyClicks(card.answer, "Precious")
    with full_disk(bench.project, monkeypatch):
        assert not reflection.flush()
    assert card.answer.text() == "Precious"
    assert FULL in card.message.text
    assert troubles == [FULL]
    assert card.unsaved_texts() == ["Precious"]
    assert reflection.flush()
    assert card.message.text == ""
    assert bench.project.reflections.get(row.id).answer == "Precious"


def test_typing_whose_question_goes_away_is_rescued(bench, reflection, qtbot):
    ask(bench)
    rescued = collect(reflection.rescued)
    reflection.cards[0].answer.setPlainText("Precious")
    bench.project.undo()
    assert rescued == ["Precious"]


def test_what_the_project_cleans_is_shown_cleaned(bench, reflection, qtbot):
    row = ask(bench)
    card = reflection.cards[0]
    card.answer.setPlainText("a\x07b")
    assert reflection.flush()
    assert bench.project.reflections.get(row.id).answer == "ab" == card.answer.text()
    assert not card.answer.pending


def test_a_question_is_added_reworded_removed_and_brought_back(bench, reflection, qtbot):
    ask(bench)
    reflection.add_line.button.click()
    qtbot.keyClicks(reflection.add_line.edit, "What next?")
    qtbot.keyClick(reflection.add_line.edit, ENTER)
    assert [one.prompt for one in bench.project.reflections.all()] == ["What happened?", "What next?"]
    card = reflection.cards[1]
    card.edit_button.click()
    qtbot.keyClicks(card.prompt.editor, "What now?")
    qtbot.keyClick(card.prompt.editor, ENTER)
    assert card.prompt.label.text() == "What now?"
    card.answer.setPlainText("Answered")
    card.remove_button.click()
    assert len(reflection.cards) == 1
    bench.project.undo()
    assert [one.answer for one in bench.project.reflections.all()] == ["", "Answered"]
    assert reflection.cards[1].answer.text() == "Answered"


def test_a_question_that_cannot_be_added_stays_in_its_field(bench, reflection, qtbot, monkeypatch):
    ask(bench)
    reflection.add_line.button.click()
    qtbot.keyClicks(reflection.add_line.edit, "What next?")
    with full_disk(bench.project, monkeypatch):
        qtbot.keyClick(reflection.add_line.edit, ENTER)
    assert reflection.add_line.edit.text() == "What next?"
    assert FULL in reflection.add_line.message.text
    assert reflection.flush()
    assert len(reflection.cards) == 2


def test_a_dropped_question_is_there_again_when_one_comes_back(bench, reflection, qtbot):
    ask(bench)
    line = reflection.add_line
    line.button.click()
    qtbot.keyClicks(line.edit, "Half a")
    qtbot.keyClick(line.edit, ESCAPE)
    assert reflection.flush()
    assert len(bench.project.reflections.all()) == 1
    line.button.click()
    assert line.edit.text() == "Half a"


def test_linking_jumping_and_unlinking(bench, reflection, qtbot):
    late, early = bench.annotate("Late", 90_000), bench.annotate("Early", 10_000)
    row = ask(bench)
    card = reflection.cards[0]
    jumps = collect(reflection.jump_requested)
    card.chips.link_button.click()
    picker = card.picker
    qtbot.keyClicks(picker.search, "e")
    qtbot.keyClick(picker.search, ENTER)
    assert picker.view.hasFocus()
    qtbot.keyClick(picker.view, ENTER)
    qtbot.mouseClick(
        picker.view.viewport(),
        Qt.MouseButton.LeftButton,
        pos=picker.view.visualRect(picker.view.model().index(1)).center(),
    )
    assert bench.project.reflections.get(row.id).annotation_ids == (early.id, late.id)
    assert [chip.annotation.id for chip in card.chips.chips] == [early.id, late.id]
    qtbot.keyClick(picker.view, Qt.Key.Key_Space)
    assert bench.project.reflections.get(row.id).annotation_ids == (early.id,)
    picker.close()
    qtbot.waitUntil(lambda: card.picker is None)
    card.chips.chips[0].button.click()
    assert jumps == [early.id]
    card.chips.chips[0].cross.click()
    assert card.chips.chips == []
    bench.project.undo()
    assert len(card.chips.chips) == 1


def test_a_removed_annotation_leaves_its_chip_and_comes_back_with_it(bench, reflection):
    one = bench.annotate("One", 10_000)
    row = ask(bench)
    with bench.project.edit("Link"):
        bench.project.reflections.link(row.id, one.id)
    assert len(reflection.cards[0].chips.chips) == 1
    with bench.project.edit("Delete"):
        bench.project.annotations.remove(one.id)
    assert reflection.cards[0].chips.chips == []
    bench.project.undo()
    assert len(reflection.cards[0].chips.chips) == 1
    with bench.project.edit("Move"):
        bench.project.annotations.move_to(one.id, 65_000, None)
    assert "1:05" in reflection.cards[0].chips.chips[0].button.text()


def test_whose_answer_it_is_is_said_where_it_is_not_the_teachers(bench, reflection):
    ask(bench)
    with bench.project.edit("Add"):
        bench.project.reflections.add(bench.small.cycle.id, bench.small.coach.id, "And you?")
    assert [card.author.text() for card in reflection.cards] == ["", "Björn · coach"]


def test_an_action_step_is_written_and_filled_in(bench, steps, qtbot):
    assert steps.empty.isVisible()
    steps.empty.button.click()
    assert steps.add_line.edit.hasFocus()
    qtbot.keyClicks(steps.add_line.edit, "Use a timer")
    qtbot.keyClick(steps.add_line.edit, ENTER)
    (card,) = steps.cards
    card.text.setPlainText("Use a 2-minute timer")
    card.criterion.setPlainText("Everybody writes by 3:00")
    assert steps.flush()
    card.status.button(StepStatus.PARTLY).click()
    card.owner.menu().actions()[2].trigger()
    card.due.calendar.clicked.emit(QDate(2026, 12, 4))
    (row,) = bench.project.action_steps.all()
    assert (row.text, row.success_criterion) == ("Use a 2-minute timer", "Everybody writes by 3:00")
    assert (row.status, row.owner_id, row.due) == (StepStatus.PARTLY, bench.small.coach.id, date(2026, 12, 4))
    assert "4 Dec 2026" in card.due.text()
    card.due.no_date.trigger()
    card.owner.menu().actions()[0].trigger()
    (row,) = bench.project.action_steps.all()
    assert (row.due, row.owner_id) == (None, "")


def test_each_choice_is_one_undo_and_shows(bench, steps):
    agree(bench, owner_id=bench.small.teacher.id)
    (card,) = steps.cards
    card.status.button(StepStatus.MET).click()
    card.due.calendar.clicked.emit(QDate(2026, 12, 4))
    bench.project.undo()
    assert card.due.due is None
    assert card.status.status is StepStatus.MET
    bench.project.undo()
    assert card.status.status is StepStatus.OPEN
    bench.project.redo()
    assert card.status.status is StepStatus.MET


def test_a_choice_that_cannot_be_kept_is_not_shown(bench, steps, monkeypatch):
    agree(bench)
    (card,) = steps.cards
    with full_disk(bench.project, monkeypatch):
        card.status.button(StepStatus.MET).click()
        card.due.calendar.clicked.emit(QDate(2026, 12, 4))
        card.owner.menu().actions()[1].trigger()
    assert card.status.status is StepStatus.OPEN
    assert card.due.due is None
    assert card.owner.chosen_id == ""
    assert FULL in card.message.text


def test_a_removed_step_comes_back_in_its_place(bench, steps):
    agree(bench, "One")
    agree(bench, "Two")
    steps.cards[0].remove_button.click()
    assert [card.text.text() for card in steps.cards] == ["Two"]
    bench.project.undo()
    assert [card.text.text() for card in steps.cards] == ["One", "Two"]
    assert steps.cards[0].y() < steps.cards[1].y() or QApplication.processEvents() is None


def test_where_nothing_may_be_changed_all_can_be_read_and_chips_jump(bench, steps):
    one = bench.annotate("One", 10_000)
    step = agree(bench)
    with bench.project.edit("Link"):
        bench.project.action_steps.link(step.id, one.id)
    steps.set_writable(False)
    (card,) = steps.cards
    assert card.text.isReadOnly()
    assert not card.remove_button.isVisible()
    assert not card.chips.link_button.isVisible()
    assert not card.chips.chips[0].cross.isVisible()
    assert not steps.add_line.isVisible()
    jumps = collect(steps.jump_requested)
    card.chips.chips[0].button.click()
    assert jumps == [one.id]


def test_fields_grow_with_their_text_and_end_growing(bench, reflection, qtbot):
    ask(bench)
    answer = reflection.cards[0].answer
    heights = []
    for lines in (1, 5, 10, 200):
        answer.setPlainText("\n".join(["line"] * lines))
        QApplication.processEvents()
        heights.append(answer.height())
    assert heights[0] < heights[1] < heights[2] < heights[3] < 400
    answer.setPlainText("")
    QApplication.processEvents()
    assert answer.height() == heights[0]


def test_a_kept_text_keeps_every_character(qtbot):
    kept = []
    field = KeptText(lambda text: kept.append(text) or "")
    qtbot.addWidget(field)
    for text in ("a\u00a0b", "مرحبا\nשלום", "🎉🎉", "tab\tin", "  spaces  "):
        field.setPlainText(text)
        assert field.flush()
        field.show_saved(f"{text}!")
        assert field.text() == f"{text}!"
        field.show_saved(text)
    assert kept == ["a\u00a0b", "مرحبا\nשלום", "🎉🎉", "tab\tin", "  spaces  "]
