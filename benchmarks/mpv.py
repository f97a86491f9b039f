"""mpv beside CoachView: paused in a window on a virtual screen, over its socket (mpv's manual, “JSON IPC”)."""

import json
import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any, Self

_OPTIONS = (
    "--no-config",
    "--really-quiet",
    "--pause",
    "--hr-seek=yes",
    "--no-audio",
    "--no-osc",
    "--osd-level=0",
    "--keep-open=always",
    "--hwdec=no",
    "--vo=x11",
    "--geometry=1100x620",
)
_PATIENCE_S = 30.0


def what_is_missing() -> str:
    """A plain line when mpv cannot be measured here; else empty."""
    missing = [name for name in ("mpv", "Xvfb") if shutil.which(name) is None]
    return f"not measured beside mpv: {' and '.join(missing)} not installed" if missing else ""


class Mpv:
    """One film in mpv. A seek ends with mpv's own `playback-restart`: the picture is handed to the window."""

    def __init__(self, film: Path, display: str) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="mpv-")
        address = Path(self._folder.name) / "socket"
        command = ["mpv", *_OPTIONS, f"--input-ipc-server={address}", str(film)]
        self._process = subprocess.Popen(command, env={**os.environ, "DISPLAY": display}, stderr=subprocess.DEVNULL)
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.settimeout(_PATIENCE_S)
        self._heard = b""
        self._connect(address)
        self.seek(0.0)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._socket.close()
        self._process.terminate()
        self._process.wait()
        self._folder.cleanup()

    def seek(self, seconds: float) -> float:
        """Milliseconds until the exact picture of a time is there."""
        return self._restarted("seek", seconds, "absolute")

    def step_back(self) -> float:
        """Milliseconds until the frame before is there."""
        return self._restarted("frame-back-step")

    def _restarted(self, *command: object) -> float:
        started = time.perf_counter()
        self._socket.sendall(json.dumps({"command": command}).encode() + b"\n")
        self._hear(lambda message: message.get("event") == "playback-restart")
        return (time.perf_counter() - started) * 1000

    def _hear(self, is_it: Callable[[dict[str, Any]], bool]) -> None:
        while True:
            line, found, rest = self._heard.partition(b"\n")
            if not found:
                self._heard += self._socket.recv(65_536)
                continue
            self._heard = rest
            if is_it(json.loads(line)):
                return

    def _connect(self, address: Path) -> None:
        end = time.monotonic() + _PATIENCE_S
        while True:
            try:
                self._socket.connect(str(address))
            except OSError:
                if time.monotonic() > end or self._process.poll() is not None:
                    raise SystemExit("mpv did not start.") from None
                time.sleep(0.01)
            else:
                return
