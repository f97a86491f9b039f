"""Starts CoachView on a project or on the sample lesson; with no display, does the main job without a window."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tools.bootstrap import environment, needs, system
from tools.bootstrap.errors import SetupError

_WITHOUT_WINDOW = environment.ROOT / "sample-output"
_SAMPLE_FOLDER = "CoachView sample"


def start(file: Path | None) -> int:
    """Set up what is missing, then open `file` (or the sample lesson); the exit code is the program's."""
    environment.ensure()
    if not has_display():
        return _export(file)
    missing = system.bring(needs.TO_RUN)
    if needs.WINDOW in missing:
        raise SetupError("Without them no window can be opened.")
    if needs.VLC in missing:
        print("CoachView opens without playing: everything else works.", file=sys.stderr, flush=True)
    return _become([environment.python(), "-m", "coachview", str(file or _sample())])


def has_display() -> bool:
    """Whether a window could be seen: always on Windows and macOS, elsewhere where X11 or Wayland is there."""
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _sample() -> Path:
    """The sample lesson in the user's own documents: built once, so that what is written in it stays."""
    known = Path(str(environment.remembered().get("sample", "")))
    if known.suffix and known.is_file():
        return known
    folder = _documents() / _SAMPLE_FOLDER
    project = _project_in(folder) or _build_sample(folder)
    environment.remember(sample=str(project))
    return project


def _documents() -> Path:
    ask = "import platformdirs; print(platformdirs.user_documents_path())"
    answer = subprocess.run(
        [environment.python(), "-c", ask], capture_output=True, text=True, check=True
    ).stdout.strip()
    return Path(answer) if Path(answer).is_dir() else Path.home()


def _project_in(folder: Path) -> Path | None:
    return next(iter(sorted(folder.glob("*.coachview"))), None)


def _build_sample(folder: Path) -> Path:
    print(f"Building the sample lesson in {folder} …", flush=True)
    _coachview("sample", folder)
    project = _project_in(folder)
    if project is None:
        raise SetupError(f"The sample lesson could not be built in {folder}.")
    return project


def _export(file: Path | None) -> int:
    """Export the packet of `file`, or of the sample lesson, into a folder of this checkout made anew each time."""
    print("There is no display (neither DISPLAY nor WAYLAND_DISPLAY is set), so no window opens.", flush=True)
    shutil.rmtree(_WITHOUT_WINDOW, ignore_errors=True)
    _WITHOUT_WINDOW.mkdir()
    project = file or _build_sample(_WITHOUT_WINDOW / _SAMPLE_FOLDER)
    packet = _WITHOUT_WINDOW / "packet"
    print(f"Exporting the debrief packet of {project} …", flush=True)
    _coachview("export", project, packet)
    print(f"Done. The packet is in {packet}: open index.html in any browser, or debrief.pdf.", flush=True)
    return 0


def _coachview(*arguments: object) -> None:
    done = subprocess.run([environment.python(), "-m", "coachview", *map(str, arguments)], check=False)
    if done.returncode != 0:
        raise SystemExit(done.returncode)


def _become(command: list[object]) -> int:
    """Run the program in place of this one, so that signals and the exit code are the program's own."""
    words = [str(word) for word in command]
    sys.stdout.flush()
    sys.stderr.flush()
    if os.name != "nt":
        os.execv(words[0], words)  # noqa: S606 - the point is that no shell and no parent stays between
    with subprocess.Popen(words) as child:
        while True:
            try:
                return child.wait()
            except KeyboardInterrupt:
                continue  # the program got it too and decides itself
