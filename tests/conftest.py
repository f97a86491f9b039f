"""What every test gets: no screen, a user's folders of its own, and property tests that are bounded."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

settings.register_profile("default", deadline=None, max_examples=50, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("CI", settings.get_profile("default"), max_examples=100, print_blob=True)
settings.load_profile("CI" if os.environ.get("CI") else "default")

_FOLDERS = ("config", "data", "state", "log", "runtime")


@pytest.fixture(autouse=True, scope="session")
def clipboard_let_go() -> Iterator[None]:
    """What Python put on the clipboard must not outlive it: Qt would crash at the very end."""
    yield
    if "PySide6.QtWidgets" in sys.modules:
        from PySide6.QtWidgets import QApplication

        if QApplication.instance() is not None:
            QApplication.clipboard().clear()


@pytest.fixture(autouse=True)
def user_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Settings, logs and locks of a test stay in a folder of its own, on every system."""
    home = tmp_path_factory.mktemp("user")
    if sys.platform in {"win32", "darwin"}:
        for kind in _FOLDERS:
            monkeypatch.setattr(f"platformdirs.user_{kind}_path", lambda *_, _kind=kind, **__: home / _kind)
            monkeypatch.setattr(f"platformdirs.user_{kind}_dir", lambda *_, _kind=kind, **__: str(home / _kind))
    else:
        for kind in ("CONFIG", "DATA", "STATE"):
            monkeypatch.setenv(f"XDG_{kind}_HOME", str(home / kind.lower()))
    return home
