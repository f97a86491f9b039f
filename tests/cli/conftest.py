"""A film, a project made from it by the command line, and a way to run commands in this very process."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from coachview.cli import main
from support.films import make_film


@dataclass(frozen=True)
class Said:
    """How a command ended and what it said."""

    code: int
    out: str
    err: str

    def is_one_sentence(self) -> bool:
        """Whether it ended as a refusal should: 1, nothing on stdout, one line on stderr that ends like a sentence."""
        lines = self.err.splitlines()
        return self.code == 1 and not self.out and len(lines) == 1 and lines[0].endswith((".", "?"))


Run = Callable[..., Said]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command; wrong usage is told by its code too."""

    def command(*arguments: object) -> Said:
        try:
            code = main([str(one) for one in arguments])
        except SystemExit as error:
            code = int(error.code or 0)
        said = capsys.readouterr()
        return Said(code, said.out, said.err)

    return command


@pytest.fixture(scope="session")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three seconds of numbered frames."""
    path = tmp_path_factory.mktemp("film") / "lesson.mp4"
    make_film(path, seconds=3, size=(160, 90))
    return path


@pytest.fixture
def project(tmp_path: Path, film: Path, run: Run) -> Path:
    """A project of Ana and Ben beside its recording."""
    video = shutil.copy(film, tmp_path / "lesson.mp4")
    path = tmp_path / "lesson.coachview"
    assert run("new", path, "--video", video, "--teacher", "Ana Ruiz", "--coach", "Ben", "--focus", "Why?").code == 0
    return path
