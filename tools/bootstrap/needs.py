"""What CoachView needs that only the operating system can give, and how to see whether it is there."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

# The libraries that Qt's own plugins for X11 and Wayland link to (ldd of libqxcb.so and libqwayland.so), and the Debian
# package of each. Without the first two not even an import of QtWidgets succeeds.
_WINDOW_LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
_BROWSERS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
    "chrome",
    "msedge",
)


@dataclass(frozen=True)
class Need:
    """One thing to have: what it is for, whether it is there, and its name in each package manager (empty: none)."""

    what: str
    present: Callable[[], bool]
    apt: Callable[[], tuple[str, ...]]
    brew: tuple[str, ...] = ()
    winget: str = ""
    by_hand: str = "Install it with your package manager."


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _missing_window_packages() -> tuple[str, ...]:
    return tuple(package for library, package in _WINDOW_LIBRARIES.items() if not _loads(library))


def _has_window_libraries() -> bool:
    return not sys.platform.startswith("linux") or not _missing_window_packages()


def _has_vlc() -> bool:
    if sys.platform == "win32":
        return any((folder / "libvlc.dll").exists() for folder in _program_folders("VideoLAN/VLC"))
    if sys.platform == "darwin":
        return any((folder / "VLC.app").exists() for folder in (Path("/Applications"), Path.home() / "Applications"))
    plugin = "vlc/plugins/codec/libavcodec_plugin.so"
    return _loads("libvlc.so.5") and any(
        match for pattern in ("lib*", "lib*/*", "local/lib") for match in Path("/usr").glob(f"{pattern}/{plugin}")
    )


def _program_folders(name: str) -> list[Path]:
    variables = ("ProgramW6432", "ProgramFiles", "ProgramFiles(x86)", "LocalAppData")
    return [Path(os.environ[one]) / name for one in variables if one in os.environ]


def _has_browser() -> bool:
    if sys.platform == "darwin":
        names = ("Google Chrome.app", "Chromium.app", "Microsoft Edge.app")
        return any((Path("/Applications") / name).exists() for name in names)
    if sys.platform == "win32":
        names = ("Google/Chrome/Application/chrome.exe", "Microsoft/Edge/Application/msedge.exe")
        return any(path.exists() for name in names for path in _program_folders(name))
    return any(shutil.which(name) for name in _BROWSERS)


def _chromium_package() -> tuple[str, ...]:
    release = Path("/etc/os-release")
    ubuntu = release.exists() and "ID=ubuntu" in release.read_text("utf-8").splitlines()
    return ("chromium-browser",) if ubuntu else ("chromium",)


VLC = Need(
    "libVLC, which plays recordings",
    _has_vlc,
    lambda: ("libvlc5", "vlc-plugin-base"),
    brew=("--cask", "vlc"),
    winget="VideoLAN.VLC",
    by_hand="Install VLC from https://www.videolan.org/vlc/.",
)
WINDOW = Need(
    "the system libraries of a window",
    _has_window_libraries,
    _missing_window_packages,
    by_hand="Install with your package manager what Debian calls: " + " ".join(_WINDOW_LIBRARIES.values()) + ".",
)
BROWSER = Need(
    "a browser, in which the tests open the packet",
    _has_browser,
    _chromium_package,
    brew=("--cask", "google-chrome"),
    winget="Google.Chrome",
    by_hand="Install Google Chrome, Chromium or Microsoft Edge.",
)
PDFTOTEXT = Need(
    "pdftotext, with which the tests read the PDF",
    lambda: shutil.which("pdftotext") is not None,
    lambda: ("poppler-utils",),
    brew=("poppler",),
    winget="oschwartz10612.Poppler",
    by_hand="Install Poppler's command line tools.",
)

LIBATOMIC = Need(
    "libatomic, which the tests' remote control of the browser needs",
    lambda: not sys.platform.startswith("linux") or _loads("libatomic.so.1"),
    lambda: ("libatomic1",),
)

TO_RUN = (WINDOW, VLC)
TO_TEST = (WINDOW, VLC, BROWSER, LIBATOMIC, PDFTOTEXT)
