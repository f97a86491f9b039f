"""Finding a Chromium that is installed already: tests download none."""

import os
import shutil
from pathlib import Path

_NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome", "microsoft-edge", "msedge")
_PLACES = (
    "/usr/lib/chromium/chromium",
    "/usr/lib/chromium-browser/chromium-browser",
    "/opt/google/chrome/chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
_WINDOWS_PLACES = (
    r"Google\Chrome\Application\chrome.exe",
    r"Microsoft\Edge\Application\msedge.exe",
    r"Chromium\Application\chrome.exe",
)

QUIET_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-domain-reliability",
    "--disable-extensions",
    "--disable-sync",
    "--metrics-recording-only",
    "--mute-audio",
    "--no-default-browser-check",
    "--no-first-run",
    "--no-pings",
    "--autoplay-policy=no-user-gesture-required",
)
"""A browser that neither asks nor calls anybody."""


def find_browser() -> Path | None:
    """The program file of Chromium, Chrome or Edge, or None."""
    named = (shutil.which(name) for name in _NAMES)
    windows = (Path(os.environ[root]) / place for root in _roots() for place in _WINDOWS_PLACES)
    places = (*(Path(place) for place in _PLACES), *windows, *(Path(name) for name in named if name))
    return next((path for path in places if path.is_file()), None)


def _roots() -> list[str]:
    return [name for name in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA") if os.environ.get(name)]
