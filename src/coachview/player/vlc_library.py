"""Finding libVLC without the traps of looking for it: never in the current directory, and a bundled one first."""

import ctypes
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_NAMES = {
    "win32": ("libvlc.dll", "libvlccore.dll"),
    "darwin": ("libvlc.dylib", "libvlccore.dylib"),
}
_LINUX_NAMES = ("libvlc.so.5", "libvlccore.so.9")

_INSTALL = {
    "win32": (
        "Install VLC 3 (64-bit) from videolan.org or with “winget install VideoLAN.VLC”, then start CoachView again."
    ),
    "darwin": "Install VLC 3 from videolan.org or with “brew install --cask vlc”, then start CoachView again.",
}
_INSTALL_LINUX = (
    "Install VLC 3: “sudo apt install libvlc5 vlc-plugin-base” on Debian and Ubuntu, “sudo dnf install vlc-libs "
    "vlc-plugins-base” on Fedora; then start CoachView again."
)


@dataclass(frozen=True, slots=True)
class VlcLibrary:
    """Where a libVLC is. `path` may be a bare name for the system's loader; `core` and `plugins` only where known."""

    path: str
    core: Path | None = None
    plugins: Path | None = None


def how_to_install() -> str:
    """What the user types or clicks on this system to get libVLC."""
    return _INSTALL.get(sys.platform, _INSTALL_LINUX)


def find_library() -> VlcLibrary | None:
    """The libVLC to use; None when there is none to be found where it belongs."""
    for folder, plugins in _places():
        name, core = _NAMES.get(sys.platform, _LINUX_NAMES)
        path = folder / name
        if path.is_file():
            beside = folder / core
            return VlcLibrary(str(path), beside if beside.is_file() else None, plugins if plugins.is_dir() else None)
    # Elsewhere the loader knows the places; on Windows and macOS a bare name might be found beside a document.
    return None if sys.platform in _NAMES else VlcLibrary(_LINUX_NAMES[0])


def prepare(library: VlcLibrary) -> None:
    """Have python-vlc load this library and no other. Raises OSError when what it stands on does not load.

    The binding reads PYTHON_VLC_LIB_PATH; with it, it does not search (on Windows it would try the current directory).
    """
    if library.core is not None:
        ctypes.CDLL(str(library.core), mode=ctypes.RTLD_GLOBAL)
    os.environ["PYTHON_VLC_LIB_PATH"] = library.path
    os.environ.pop("PYTHON_VLC_MODULE_PATH", None)
    if library.plugins is not None:
        os.environ["VLC_PLUGIN_PATH"] = str(library.plugins)


def _places() -> Iterator[tuple[Path, Path]]:
    """Folders that may hold libVLC, with where its plugins would be."""
    bundle = getattr(sys, "_MEIPASS", None)
    if bundle is not None:
        yield Path(bundle) / "vlc", Path(bundle) / "vlc" / "plugins"
    named = os.environ.get("COACHVIEW_VLC")
    if named and Path(named).is_absolute():
        yield Path(named), Path(named) / "plugins"
    if sys.platform == "win32":
        for variable in ("ProgramW6432", "ProgramFiles", "ProgramFiles(x86)"):
            if variable in os.environ:
                folder = Path(os.environ[variable]) / "VideoLAN" / "VLC"
                yield folder, folder / "plugins"
    elif sys.platform == "darwin":
        for root in (Path("/Applications"), Path.home() / "Applications"):
            folder = root / "VLC.app" / "Contents" / "MacOS"
            yield folder / "lib", folder / "plugins"
