"""A project opened by one thread and used by another: never by two, and given up when nobody waits for it."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

import pytest

from coachview.errors import CancelledError
from coachview.model.annotation import Annotation, AnnotationType
from coachview.progress import Progress
from coachview.project import Project, WrongThreadError
from support.small_project import SmallProject, make_small_project

T = TypeVar("T")


def elsewhere(work: Callable[[], T]) -> T:
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(work).result()


def annotate_many(small: SmallProject, count: int) -> None:
    rows = [
        Annotation("", small.recording.id, small.teacher.id, AnnotationType.NOTICE, 10 * place, None, str(place))
        for place in range(count)
    ]
    with small.project.edit("Add annotations"):
        small.project.annotations.add_many(rows)


def test_only_the_thread_that_has_it_uses_a_project(tmp_path: Path) -> None:
    small = make_small_project(tmp_path / "p.coachview")
    small.project.close()
    project = elsewhere(lambda: Project.open(small.project.path))
    with pytest.raises(WrongThreadError):
        project.people.all()
    with pytest.raises(WrongThreadError), project.edit("Rename"):
        pass
    project.take_over()
    assert [one.name for one in project.people.all()] == ["Ana", "Björn"]
    with project.edit("Rename"):
        project.people.rename(small.teacher.id, "Anna")
    with pytest.raises(WrongThreadError):
        elsewhere(project.people.all)
    project.close()


def test_it_can_be_closed_from_anywhere(tmp_path: Path) -> None:
    small = make_small_project(tmp_path / "p.coachview")
    elsewhere(small.project.close)
    with Project.open(small.project.path) as again:
        assert not again.read_only


def test_a_long_check_ends_when_nobody_waits_and_holds_nothing(tmp_path: Path) -> None:
    small = make_small_project(tmp_path / "p.coachview")
    annotate_many(small, 4_000)
    small.project.close()
    asked: list[int] = []

    def unwanted() -> bool:
        asked.append(1)
        return len(asked) > 2

    with pytest.raises(CancelledError):
        Project.open(small.project.path, progress=Progress(cancelled=unwanted))
    assert len(asked) > 2
    with Project.open(small.project.path, progress=Progress()) as again:
        assert not again.read_only
        assert len(again.annotations.all()) == 4_000


@pytest.mark.parametrize("count", [0, 1, 6, 7, 14, 15])
def test_portions_give_every_annotation_once(tmp_path: Path, count: int) -> None:
    small = make_small_project(tmp_path / "p.coachview")
    annotate_many(small, count)
    with small.project as project:
        if count > 3:
            with project.edit("Delete annotation"):
                project.annotations.remove(project.annotations.all()[2].id)
        portions = list(project.annotations.portions(small.recording.id, 7))
        assert all(len(one) <= 7 for one in portions)
        assert {one for portion in portions for one in portion} == set(project.annotations.all())
        assert sum(map(len, portions)) == len(project.annotations.all())
        assert list(project.annotations.portions("no such recording", 7)) == []


def test_a_page_of_the_history_tells_the_beginning_of_a_long_edit(tmp_path: Path) -> None:
    small = make_small_project(tmp_path / "p.coachview")
    annotate_many(small, 100)
    note = small.annotate("short", 5)
    with small.project as project:
        newest = project.history_page(limit=2, most_fields=40)
        assert [one.label for one in newest.entries] == ["Add annotation", "Add annotations"]
        assert newest.entries[0] == project.history()[0]
        assert newest.cut == {newest.entries[1].id}
        whole = project.history()[1].changes
        assert newest.entries[1].changes == whole[: len(newest.entries[1].changes)]
        assert 0 < len(newest.entries[1].changes) < 40
        older = project.history_page(before_seq=newest.entries[-1].seq, limit=2)
        assert [one.label for one in older.entries] == ["New coaching cycle"]
        assert not older.cut
        assert project.history_page(before_seq=older.entries[-1].seq).entries == ()
        assert note.id == newest.entries[0].changes[0].row_id
