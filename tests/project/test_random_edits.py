"""Random edits, undo, redo, close and reopen: the file, a memory kept beside it, and the history always agree."""

import sqlite3
from contextlib import closing
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from coachview.project import Edit, Project
from coachview.project.tables import TABLES
from support.project_memory import Memory, add_annotation, add_cycle, add_person, add_recording, possible
from support.small_project import QUICK_FOLDER


class _ChangeOfMindError(Exception):
    """Raised in the middle of an edit."""


class ProjectMachine(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(mkdtemp(prefix="coachview-test-", dir=QUICK_FOLDER))
        self.path = self.folder / "project.coachview"
        self.project = Project.create(self.path)
        self.heard: list[Edit] = []
        self.project.subscribe(self.heard.append)
        self.told = 0
        self.memory = Memory()
        self.done: list[tuple[str, Memory, Memory]] = []
        self.undone: list[tuple[str, Memory, Memory]] = []
        self.numbers = 0

    def teardown(self) -> None:
        self.project.close()
        rmtree(self.folder)

    @initialize(data=st.data())
    def begin(self, data: st.DataObject) -> None:
        self._edit(data, [add_person, add_cycle, add_recording, add_annotation], fails=False)

    @rule(data=st.data(), fails=st.booleans())
    def edit(self, data: st.DataObject, fails: bool) -> None:
        self._edit(data, [], fails=fails)

    @precondition(lambda self: self.done)
    @rule()
    def undo(self) -> None:
        label, before, after = self.done.pop()
        edit = self.project.undo()
        assert edit is not None
        assert (edit.kind, edit.label) == ("undo", label)
        self.memory = self.memory.after_taking_back(before)
        self.undone.append((label, before, after))
        self.told += 1

    @precondition(lambda self: self.undone)
    @rule()
    def redo(self) -> None:
        label, before, after = self.undone.pop()
        edit = self.project.redo()
        assert edit is not None
        assert (edit.kind, edit.label) == ("redo", label)
        self.memory = self.memory.after_taking_back(after)
        self.done.append((label, before, after))
        self.told += 1

    @precondition(lambda self: not self.done)
    @rule()
    def undo_nothing(self) -> None:
        assert self.project.undo() is None

    @precondition(lambda self: not self.undone)
    @rule()
    def redo_nothing(self) -> None:
        assert self.project.redo() is None

    @rule()
    def reopen(self) -> None:
        self.project.close()
        self.project = Project.open(self.path)
        assert self.project.read_only_reason == ""
        self.project.subscribe(self.heard.append)

    @invariant()
    def file_is_as_remembered(self) -> None:
        assert self.project.snapshot() == self.memory.snapshot()

    @invariant()
    def labels_are_as_remembered(self) -> None:
        assert self.project.undo_label() == (self.done[-1][0] if self.done else None)
        assert self.project.redo_label() == (self.undone[-1][0] if self.undone else None)

    @invariant()
    def everybody_was_told_once(self) -> None:
        history = self.project.history(limit=1000)
        assert len(history) == self.told == len(self.heard)
        assert [one.id for one in reversed(history)] == [edit.id for edit in self.heard]
        assert [one.changes for one in reversed(history)] == [edit.changes for edit in self.heard]
        clocks = [edit.clock for edit in self.heard]
        assert clocks == sorted(set(clocks))

    @invariant()
    def history_makes_the_tables(self) -> None:
        assert replayed(self.heard) == dumped(self.path)

    def _edit(self, data: st.DataObject, operations: list[Any], *, fails: bool) -> None:
        before = self.memory
        self.numbers += 1
        label = f"Edit {self.numbers}"
        try:
            with self.project.edit(label):
                memory = before
                for number in range(len(operations) or data.draw(st.integers(0, 3), label="how many")):
                    operation = (
                        operations[number]
                        if operations
                        else data.draw(st.sampled_from(possible(memory)), label="operation")
                    )
                    memory = operation(data.draw, self.project, memory)
                _fail_if(fails)
        except _ChangeOfMindError:
            return
        if memory != before:
            self.memory = memory
            self.done.append((label, before, memory))
            self.undone.clear()
            self.told += 1


def _fail_if(fails: bool) -> None:
    if fails:
        raise _ChangeOfMindError


def replayed(edits: list[Edit]) -> dict[str, dict[str, dict[str, Any]]]:
    """The tables that the change records make from nothing."""
    tables: dict[str, dict[str, dict[str, Any]]] = {name: {} for name in TABLES}
    for edit in edits:
        for change in edit.changes:
            row = tables[change.table].setdefault(change.row_id, dict.fromkeys(TABLES[change.table].recorded))
            for name, (old, new) in change.fields.items():
                assert row[name] == old
                row[name] = new
    return tables


def dumped(path: Path) -> dict[str, dict[str, dict[str, Any]]]:
    """The tables as they lie in the file, read by another connection."""
    with closing(sqlite3.connect(path)) as connection:
        return {
            table.name: {
                row_id: dict(zip(table.recorded, row, strict=True))
                for row_id, *row in connection.execute(f"SELECT {', '.join(table.columns)} FROM {table.name}")  # noqa: S608
            }
            for table in TABLES.values()
        }


TestRandomEdits = ProjectMachine.TestCase
TestRandomEdits.settings = settings(max_examples=30, stateful_step_count=25)
