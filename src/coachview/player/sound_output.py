"""Whether sound can come out of this computer at all."""

import os
import sys
from pathlib import Path


def has_sound_output(devices: Path = Path("/dev/snd")) -> bool:
    """False only where it is certain: Linux with neither a sound card nor a sound server.

    libVLC would try to open one again with every piece of sound, thousands of times, and complain each time.
    """
    if not sys.platform.startswith("linux"):
        return True
    if "PULSE_SERVER" in os.environ or any(devices.glob("pcm*p")):
        return True
    runtime = Path(os.environ.get("XDG_RUNTIME_DIR") or "/nonexistent")
    servers = (runtime / "pulse" / "native", runtime / "pipewire-0")
    own_devices = (Path.home() / ".asoundrc", Path("/etc/asound.conf"))
    return any(_is_there(path) for path in (*servers, *own_devices))


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False
