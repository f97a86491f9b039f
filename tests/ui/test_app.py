"""The program as a process: what it needs of the world around it, and what it says when that is missing."""

import os
import subprocess
import sys
from pathlib import Path

import pytest


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if name not in {"DISPLAY", "WAYLAND_DISPLAY"}}
    kept.pop("QT_QPA_PLATFORM", None)
    return subprocess.run(
        [sys.executable, "-m", "coachview", *arguments],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        env={**kept, **environment},
    )


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is always a display")
def test_without_a_display_the_window_says_so_and_ends() -> None:
    done = run()
    assert done.returncode == 1
    assert "no display" in done.stderr
    assert "Traceback" not in done.stderr


def test_starting_the_window_loads_no_heavy_library_before_it_is_needed(tmp_path: Path) -> None:
    """Typst, Jinja2 and sqlite_utils are for exports and migrations: loading them would make every start slower."""
    code = (
        "import sys; from pathlib import Path\n"
        "from coachview.app import Application, make_qt\n"
        "from coachview.ui.settings import Settings\n"
        f"application = Application(make_qt(['x']), Settings(Path({str(tmp_path / 's.ini')!r})))\n"
        "application.show()\n"
        "print(sorted({'typst', 'jinja2', 'sqlite_utils', 'click'} & set(sys.modules)))\n"
        "application.close()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    assert done.stdout.strip() == "[]"
