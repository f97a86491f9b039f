from collections.abc import Iterator
from pathlib import Path

import pytest

from support.small_project import SmallProject, make_small_project


@pytest.fixture
def small(tmp_path: Path) -> Iterator[SmallProject]:
    """A small open project in a folder of its own."""
    made = make_small_project(tmp_path / "lesson.coachview")
    yield made
    made.project.close()
