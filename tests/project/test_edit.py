"""The only door for writes."""

import logging
import sqlite3
from datetime import date, datetime
from pathlib import Path

import pytest

from coachview.model.action_step import StepStatus
from coachview.model.annotation import Annotation, AnnotationType, Visibility
from coachview.model.person import Role
from coachview.model.recording import MediaReference
from coachview.project import (
    ClosedProjectError,
    DuplicateRowError,
    Edit,
    InvalidEntryError,
    NestedEditError,
    Project,
    ReadOnlyProjectError,
    RowNotFoundError,
    WriteOutsideEditError,
)
from support.small_project import SmallProject


def test_nothing_is_written_outside_an_edit(small: SmallProject) -> None:
    project, note = small.project, small.annotate("kept")
    for write in (
        lambda: project.people.add("Eve", Role.COACH),
        lambda: project.cycles.rename(small.cycle.id, "x"),
        lambda: project.recordings.relink(small.recording.id, MediaReference()),
        lambda: project.annotations.remove(note.id),
        lambda: project.annotations.add_many([note]),
    ):
        with pytest.raises(WriteOutsideEditError):
            write()
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        project._store.connection.execute("DELETE FROM annotation")
    assert small.texts() == ["kept"]


def test_an_exception_leaves_nothing_of_the_edit(small: SmallProject) -> None:
    before, heard = small.project.snapshot(), []
    small.project.subscribe(heard.append)
    with pytest.raises(ZeroDivisionError), small.project.edit("Add"):
        _add_and_fail(small)
    assert small.project.snapshot() == before
    assert small.project.undo_label() == "New coaching cycle"
    assert heard == []


def _add_and_fail(small: SmallProject) -> None:
    small.project.annotations.add(small.recording.id, small.teacher.id, "gone", start_ms=5)
    raise ZeroDivisionError


def test_a_failed_edit_keeps_what_could_be_done_again(small: SmallProject) -> None:
    small.annotate("first")
    small.project.undo()
    with pytest.raises(InvalidEntryError), small.project.edit("Add"):
        small.project.annotations.add(small.recording.id, small.teacher.id, "early", start_ms=-1)
    assert small.project.redo_label() == "Add annotation"


def test_an_edit_that_changes_nothing_writes_nothing(small: SmallProject) -> None:
    note, heard = small.annotate("same"), []
    small.project.subscribe(heard.append)
    before = small.project.path.read_bytes()
    with small.project.edit("Nothing"):
        small.project.annotations.reword(note.id, "other")
        small.project.annotations.reword(note.id, "same")
        small.project.annotations.move_to(note.id, 0, None)
        small.project.people.rename(small.teacher.id, "Ana")
        small.project.cycles.rename(small.cycle.id, small.cycle.title)
        small.project.recordings.relink(small.recording.id, small.recording.media)
    with small.project.edit("Still nothing"):
        pass
    assert heard == []
    assert small.project.path.read_bytes() == before
    assert small.project.undo_label() == "Add annotation"


def test_edits_do_not_nest(small: SmallProject) -> None:
    with pytest.raises(NestedEditError), small.project.edit("Outer"):
        _edit_inside(small)
    with pytest.raises(NestedEditError), small.project.edit("Outer"):
        small.project.undo()
    assert small.project.people.get(small.teacher.id).name == "Ana"
    small.annotate("it works again")


def _edit_inside(small: SmallProject) -> None:
    small.project.people.rename(small.teacher.id, "Outer")
    with small.project.edit("Inner"):
        pass


def test_an_edit_sees_its_own_changes(small: SmallProject) -> None:
    with small.project.edit("Add two"):
        first = small.project.annotations.add(small.recording.id, small.teacher.id, "one", start_ms=10)
        assert small.project.annotations.get(first.id) == first
        assert small.project.snapshot().annotations == (first,)


def test_listeners_hear_what_changed_after_the_commit(small: SmallProject, tmp_path: Path) -> None:
    heard: list[Edit] = []
    seen_by_others: list[int] = []

    def listen(edit: Edit) -> None:
        heard.append(edit)
        with Project.open(small.project.path, read_only=True) as other:
            seen_by_others.append(len(other.annotations.all()))

    unsubscribe = small.project.subscribe(listen)
    small.project.author_id = small.coach.id
    note = small.annotate("heard", 1500)
    unsubscribe()
    unsubscribe()
    small.annotate("not heard")
    [edit] = heard
    [change] = edit.changes
    assert (edit.label, edit.kind, edit.author_id) == ("Add annotation", "edit", small.coach.id)
    assert (change.table, change.row_id, change.owner_id) == ("annotation", note.id, small.recording.id)
    assert change.is_new
    assert not change.is_removed
    assert change.fields["start_ms"] == (None, 1500)
    assert change.fields["deleted"] == (None, 0)
    assert "end_ms" not in change.fields
    assert seen_by_others == [1]


def test_changes_say_what_appears_and_what_goes(small: SmallProject) -> None:
    heard: list[Edit] = []
    note = small.annotate("here")
    small.project.subscribe(heard.append)
    with small.project.edit("Remove"):
        small.project.annotations.remove(note.id)
    with small.project.edit("Bring back"):
        small.project.annotations.bring_back(note.id)
    small.project.undo()
    small.project.redo()
    with small.project.edit("Reword"):
        small.project.annotations.reword(note.id, "there")
    states = [(edit.changes[0].is_new, edit.changes[0].is_removed) for edit in heard]
    assert states == [(False, True), (True, False), (False, True), (True, False), (False, False)]
    assert heard[-1].changes[0].fields == {"text": ("here", "there")}


def test_a_link_says_whose_it_is_also_when_undone(small: SmallProject) -> None:
    note, heard = small.annotate("why"), []
    with small.project.edit("Reflect"):
        reflection = small.project.reflections.add(small.cycle.id, small.teacher.id, "Why?")
        step = small.project.action_steps.add(small.cycle.id, "Timer")
    small.project.subscribe(heard.append)
    with small.project.edit("Link"):
        small.project.reflections.link(reflection.id, note.id)
        small.project.action_steps.link(step.id, note.id)
    small.project.undo()
    for edit in heard:
        owners = {change.table: change.owner_id for change in edit.changes}
        assert owners == {"reflection_annotation": reflection.id, "action_step_annotation": step.id}


def test_a_failing_listener_harms_nobody(small: SmallProject, caplog: pytest.LogCaptureFixture) -> None:
    heard: list[Edit] = []

    def fail(_edit: Edit) -> None:
        raise RuntimeError("no")

    small.project.subscribe(fail)
    small.project.subscribe(heard.append)
    with caplog.at_level(logging.ERROR):
        small.annotate("kept")
    assert len(heard) == 1
    assert small.texts() == ["kept"]
    assert "A listener failed" in caplog.text
    assert "kept" not in caplog.text


def test_an_edit_made_by_a_listener_is_told_afterwards(small: SmallProject) -> None:
    order: list[tuple[str, str]] = []

    def answer(edit: Edit) -> None:
        order.append(("first", edit.label))
        if edit.label == "Add annotation":
            with small.project.edit("Answer"):
                small.project.people.rename(small.teacher.id, "Ana Lima")

    small.project.subscribe(answer)
    small.project.subscribe(lambda edit: order.append(("second", edit.label)))
    small.annotate("question")
    assert order == [
        ("first", "Add annotation"),
        ("second", "Add annotation"),
        ("first", "Answer"),
        ("second", "Answer"),
    ]


@pytest.mark.parametrize(
    ("start_ms", "end_ms", "words"),
    [
        (-1, None, "before the recording begins"),
        (5000, 5000, "not after its start"),
        (5000, 4000, "not after its start"),
        (10**12, None, "thousand hours"),
        (0, 10**12, "thousand hours"),
    ],
)
def test_times_that_no_recording_has_are_refused(small: SmallProject, start_ms: int, end_ms: int, words: str) -> None:
    note = small.annotate("stays")
    with pytest.raises(InvalidEntryError, match=words), small.project.edit("Move"):
        small.project.annotations.move_to(note.id, start_ms, end_ms)
    with pytest.raises(InvalidEntryError, match=words), small.project.edit("Add"):
        small.project.annotations.add(small.recording.id, small.teacher.id, "", start_ms=start_ms, end_ms=end_ms)
    assert small.project.annotations.all() == [note]


def test_rows_that_are_not_there_are_named_in_a_sentence(small: SmallProject) -> None:
    note, project = small.annotate("gone"), small.project
    with project.edit("Remove"):
        project.annotations.remove(note.id)
    with pytest.raises(RowNotFoundError, match="This annotation is not in the project any more"):
        project.annotations.get(note.id)
    for write in (
        lambda: project.annotations.reword(note.id, "x"),
        lambda: project.annotations.remove(note.id),
        lambda: project.annotations.bring_back("nonsense"),
        lambda: project.annotations.add("nonsense", small.teacher.id, "", start_ms=0),
        lambda: project.annotations.add(small.recording.id, "nonsense", "", start_ms=0),
        lambda: project.recordings.add("nonsense", "", MediaReference()),
        lambda: project.reflections.add("nonsense", small.teacher.id, ""),
        lambda: project.reflections.link("nonsense", note.id),
        lambda: project.action_steps.add("nonsense", ""),
        lambda: project.action_steps.add(small.cycle.id, "", owner_id="nonsense"),
    ):
        with pytest.raises(LookupError), project.edit("Write"):
            write()


def test_nobody_is_without_a_name(small: SmallProject) -> None:
    for write in (
        lambda: small.project.people.add("  \n", Role.COACH),
        lambda: small.project.people.rename(small.teacher.id, "\0"),
    ):
        with pytest.raises(InvalidEntryError, match="needs a name"), small.project.edit("Name"):
            write()


def test_many_annotations_are_added_as_given_and_in_time_order(small: SmallProject) -> None:
    given = [
        Annotation(
            f"a{number}",
            small.recording.id,
            small.coach.id,
            AnnotationType.WONDER,
            1000 - number,
            None,
            f"note {number}",
            Visibility.PRIVATE,
            "2026-11-24T09:30:00.000Z",
        )
        for number in range(5)
    ]
    with small.project.edit("Bring in"):
        assert small.project.annotations.add_many(given) == given
    assert small.project.annotations.all(small.recording.id) == given[::-1]
    with pytest.raises(DuplicateRowError), small.project.edit("Bring in again"):
        small.project.annotations.add_many(given[:1])


def test_a_creation_time_that_is_none_is_refused(small: SmallProject) -> None:
    for created_utc in ("yesterday", "2026-02-30T00:00:00Z", "2026-11-24", "2026-11-24T09:30:00"):
        one = Annotation(
            "", small.recording.id, small.teacher.id, AnnotationType.NOTICE, 0, None, "", created_utc=created_utc
        )
        with pytest.raises(InvalidEntryError), small.project.edit("Bring in"):
            small.project.annotations.add_many([one])


def test_a_creation_time_is_kept_in_utc_to_the_millisecond(small: SmallProject) -> None:
    one = Annotation(
        "",
        small.recording.id,
        small.teacher.id,
        AnnotationType.NOTICE,
        0,
        None,
        "",
        created_utc="1969-11-24T09:30+01:00",
    )
    with small.project.edit("Bring in"):
        [kept] = small.project.annotations.add_many([one])
    assert kept.created_utc == "1969-11-24T08:30:00.000Z"
    assert small.project.annotations.all() == [kept]


def test_rows_made_at_once_keep_their_order(small: SmallProject) -> None:
    with small.project.edit("Add"):
        cycles = [small.project.cycles.add(str(number)).id for number in range(50)]
        notes = [
            small.project.annotations.add(small.recording.id, small.teacher.id, str(number), start_ms=7).id
            for number in range(50)
        ]
    assert [one.id for one in small.project.cycles.all()][1:] == cycles
    assert [one.id for one in small.project.annotations.all()] == notes


def test_a_day_is_a_day(small: SmallProject) -> None:
    with small.project.edit("Agree"):
        step = small.project.action_steps.add(small.cycle.id, "Timer", due=date(2026, 12, 1))
        small.project.action_steps.set_status(step.id, StepStatus.NOT_YET)
    assert small.project.action_steps.get(step.id).due == date(2026, 12, 1)
    with small.project.edit("Move"):
        small.project.action_steps.set_due(step.id, datetime(2026, 12, 2, 8, 30))  # noqa: DTZ001 - somebody may hand one in
    assert small.project.action_steps.get(step.id).due == date(2026, 12, 2)


def test_a_removed_annotation_leaves_what_rests_on_it_and_comes_back(small: SmallProject) -> None:
    note = small.annotate("evidence")
    with small.project.edit("Reflect"):
        reflection = small.project.reflections.add(small.cycle.id, small.teacher.id, "Why?", "Because")
        small.project.reflections.link(reflection.id, note.id)
    with small.project.edit("Remove"):
        small.project.annotations.remove(note.id)
    assert small.project.reflections.get(reflection.id).annotation_ids == ()
    with small.project.edit("Bring back"):
        small.project.annotations.bring_back(note.id)
    assert small.project.reflections.get(reflection.id).annotation_ids == (note.id,)


def test_a_project_opened_to_look_at_refuses_edits(small: SmallProject) -> None:
    with Project.open(small.project.path, read_only=True) as shown:
        assert shown.read_only
        assert shown.read_only_reason.endswith(".")
        for write in (lambda: shown.edit("x").__enter__(), shown.undo, shown.redo):
            with pytest.raises(ReadOnlyProjectError, match="looked at only"):
                write()
        assert shown.snapshot() == small.project.snapshot()


def test_a_closed_project_says_so(small: SmallProject) -> None:
    small.project.close()
    small.project.close()
    assert small.project.closed
    for use in (small.project.snapshot, small.project.undo, small.project.people.all, lambda: small.annotate("x")):
        with pytest.raises(ClosedProjectError):
            use()
