"""Whatever is in a file, opening it ends with an open project or a sentence, never with a traceback."""

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import example, given, settings
from hypothesis import strategies as st

from coachview.project import Project, ProjectError
from support.small_project import QUICK_FOLDER

FIXTURE = Path(__file__).with_name("fixtures") / "v1.coachview"
SIZE = FIXTURE.stat().st_size

patches = st.lists(
    st.tuples(st.integers(0, SIZE - 1) | st.integers(0, 199), st.binary(min_size=1, max_size=40)),
    min_size=1,
    max_size=6,
)


def use(path: Path) -> None:
    """Do with an open project what a window does."""
    with Project.open(path) as project:
        shown = project.snapshot()
        project.history()
        project.undo_label()
        if not project.read_only:
            project.redo()
            project.undo()
            with project.edit("Add a person"):
                project.cycles.add("New")
        assert len(project.snapshot().people) >= len(shown.people) - 2


@settings(max_examples=60)
@given(patches, st.none() | st.integers(0, SIZE))
@example([(44, b"\0\0\0\5")], None)
@example([(FIXTURE.read_bytes().index(b"CREATE TABLE person") + 13, b"\x80")], None)
def test_a_project_with_bytes_of_chance(changes: list[tuple[int, bytes]], length: int | None) -> None:
    with TemporaryDirectory(dir=QUICK_FOLDER) as folder:
        path = Path(shutil.copy(FIXTURE, Path(folder) / "lesson.coachview"))
        content = bytearray(path.read_bytes())
        for place, data in changes:
            content[place : place + len(data)] = data
        path.write_bytes(content[:length])
        try:
            use(path)
        except ProjectError as error:
            sentence = str(error)
        else:
            sentence = "It opened."
        assert sentence.endswith(".")


@given(st.binary(max_size=400), st.booleans())
def test_any_bytes_at_all(content: bytes, looks_like_a_database: bool) -> None:
    with TemporaryDirectory(dir=QUICK_FOLDER) as folder:
        path = Path(folder) / "lesson.coachview"
        start = FIXTURE.read_bytes()[:100] if looks_like_a_database else b""
        path.write_bytes(start + content)
        try:
            use(path)
        except ProjectError as error:
            sentence = str(error)
        else:
            sentence = ""
        assert sentence.endswith(".")
