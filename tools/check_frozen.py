"""Proves that a frozen CoachView works: `python tools/check_frozen.py dist/CoachView`.

Its command line builds the sample and exports the packet. On Linux its window then opens the sample on a screen (a
virtual one where there is none; needs xvfb and xdotool), plays it, and must do so with the libVLC that lies inside, not
the system's. Exits with 1 and a sentence when something does not work.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

PATIENCE_S = 60.0


class NotWorkingError(Exception):
    """The frozen program fails; the text says at what."""


def main(arguments: list[str]) -> int:
    if len(arguments) != 1 or not Path(arguments[0]).is_dir():
        print(__doc__)
        return 2
    bundle = Path(arguments[0]).resolve()
    with tempfile.TemporaryDirectory(prefix="coachview-frozen-") as temporary:
        try:
            project = check_command_line(bundle, Path(temporary))
            if sys.platform.startswith("linux"):
                check_window(bundle, project, Path(temporary))
        except NotWorkingError as error:
            print(f"NOT WORKING: {error}", file=sys.stderr)
            return 1
    print(f"The frozen program works. It takes {_megabytes(bundle):.0f} MB.")
    return 0


def check_command_line(bundle: Path, folder: Path) -> Path:
    """Build the sample and export its packet with the frozen command line; returns the sample's project."""
    command = _executable(bundle, "coachview-cli")
    _run(folder, command, "--version")
    _run(folder, command, "sample", folder / "sample")
    project = next((folder / "sample").glob("*.coachview"))
    start = time.monotonic()
    _run(folder, command, "export", project, folder / "packet")
    made = {path.relative_to(folder / "packet").as_posix() for path in (folder / "packet").rglob("*") if path.is_file()}
    missing = {"index.html", "debrief.pdf", "annotations.csv", "packet.json"} - made
    if missing or not any(name.endswith(".mp4") for name in made):
        raise NotWorkingError(f"the exported packet lacks {sorted(missing) or 'its clips'}; it holds {sorted(made)}")
    if not (folder / "packet" / "debrief.pdf").read_bytes().startswith(b"%PDF-"):
        raise NotWorkingError("debrief.pdf is not a PDF")
    print(f"Exported the sample packet: {len(made)} files in {time.monotonic() - start:.1f} s.")
    return project


def check_window(bundle: Path, project: Path, folder: Path) -> None:
    """Open the project in the frozen window, play, and see which libVLC does it."""
    with _screen() as display:
        environment = {**_clean_environment(folder), "DISPLAY": display}
        window = subprocess.Popen([_executable(bundle, "CoachView"), project], env=environment, stderr=subprocess.PIPE)
        try:
            _wait(window, "no window appears", lambda: _xdotool(environment, "search", "--name", "CoachView"))
            _wait(window, "libVLC is not loaded", lambda: _loaded(window.pid, "libvlc.so"))
            _wait(window, "it does not play", lambda: _plays(window.pid, environment))
            outside = [path for path in _loaded(window.pid, "libvlc") if not Path(path).is_relative_to(bundle)]
            outside += [path for path in _loaded(window.pid, "_plugin.so") if not Path(path).is_relative_to(bundle)]
            if outside:
                raise NotWorkingError(f"the window uses the system's VLC: {outside}")
        finally:
            window.terminate()
            said = window.communicate(timeout=PATIENCE_S)[1].decode("utf-8", "replace").strip()
    if "Traceback" in said or "error while loading" in said:
        raise NotWorkingError(f"the window complained:\n{said}")
    print("The window opened the sample and played it with the libVLC inside.")


def _plays(pid: int, environment: dict[str, str]) -> bool:
    """Whether VLC's decoder is at work; presses the space key until it is."""
    if any("libavcodec_plugin" in path for path in _loaded(pid, "codec/")):
        return True
    _xdotool(environment, "search", "--onlyvisible", "--name", "CoachView", "windowfocus")
    _xdotool(environment, "key", "space")
    return False


def _loaded(pid: int, part: str) -> list[str]:
    lines = Path(f"/proc/{pid}/maps").read_text("utf-8").splitlines()
    return sorted({line.split(maxsplit=5)[5] for line in lines if part in line})


def _wait(process: subprocess.Popen[bytes], otherwise: str, condition: Callable[[], object]) -> None:
    end = time.monotonic() + PATIENCE_S
    while not condition():
        if process.poll() is not None:
            said = process.communicate()[1].decode("utf-8", "replace")
            raise NotWorkingError(f"the window ended with {process.returncode}:\n{said}")
        if time.monotonic() > end:
            raise NotWorkingError(f"{otherwise} within {PATIENCE_S:.0f} s")
        time.sleep(0.2)


def _xdotool(environment: dict[str, str], *arguments: str) -> bool:
    return subprocess.run(["xdotool", *arguments], env=environment, capture_output=True, check=False).returncode == 0


@contextmanager
def _screen() -> Iterator[str]:
    """The display there is, or a virtual one for as long as it is needed."""
    if not shutil.which("xdotool"):
        raise NotWorkingError("cannot look at the window without xdotool: sudo apt-get install xvfb xdotool")
    if os.environ.get("DISPLAY"):
        yield os.environ["DISPLAY"]
        return
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1366x768x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL) as screen:
        os.close(writing)
        try:
            with os.fdopen(reading) as answer:
                yield f":{answer.readline().strip()}"
        finally:
            screen.terminate()


def _run(folder: Path, *command: object) -> None:
    words = [str(word) for word in command]
    done = subprocess.run(words, env=_clean_environment(folder), capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise NotWorkingError(f"{' '.join(words)} exited with {done.returncode}:\n{done.stdout}{done.stderr}")


def _clean_environment(folder: Path) -> dict[str, str]:
    """No Python and no settings of the person who runs this."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "QT_", "VLC_", "XDG_"))}
    return {**kept, "HOME": str(folder)}


def _executable(bundle: Path, name: str) -> Path:
    return bundle / (f"{name}.exe" if sys.platform == "win32" else name)


def _megabytes(folder: Path) -> float:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink()) / 1e6


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
