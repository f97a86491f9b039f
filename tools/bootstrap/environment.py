"""The private Python of this checkout: `.venv`, made once and brought up to date when pyproject.toml changes."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from tools.bootstrap import system
from tools.bootstrap.errors import SetupError

ROOT = Path(__file__).resolve().parents[2]
VENV = ROOT / ".venv"
_STAMP = VENV / "coachview-setup.json"


def python() -> Path:
    """The interpreter that CoachView runs with."""
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def tool(name: str) -> Path:
    """A command that was installed into `.venv`."""
    return python().with_name(name + (".exe" if os.name == "nt" else ""))


def ensure(extras: frozenset[str] = frozenset()) -> None:
    """Make `.venv` hold CoachView (editable) with these extras; returns at once when it already does."""
    was = remembered()
    extras = extras | frozenset(was.get("extras", []))
    wanted = {"place": str(ROOT), "pyproject": _fingerprint(), "extras": sorted(extras)}
    if python().exists() and all(was.get(key) == value for key, value in wanted.items()):
        return
    moved = "place" in was and was["place"] != wanted["place"]
    if moved or not _has_pip():
        _make()
    _install(extras)
    remember(**wanted)


def remembered() -> dict[str, Any]:
    """What an earlier run wrote down about this `.venv`; empty when there was none or it cannot be read."""
    try:
        return dict(json.loads(_STAMP.read_text("utf-8")))
    except (OSError, ValueError):
        return {}


def remember(**facts: object) -> None:
    """Write facts down for later runs, beside those already there."""
    _STAMP.write_text(json.dumps({**remembered(), **facts}, indent=1), "utf-8")


def _fingerprint() -> str:
    return hashlib.sha256((ROOT / "pyproject.toml").read_bytes()).hexdigest()


def _has_pip() -> bool:
    if not python().exists():
        return False
    return subprocess.run([python(), "-m", "pip", "--version"], capture_output=True, check=False).returncode == 0


def _make() -> None:
    if importlib.util.find_spec("ensurepip") is None:
        # Debian and Ubuntu leave this part of Python out.
        system.install_venv_support()
    print(f"Making a private Python in {VENV} …", flush=True)
    made = subprocess.run([sys.executable, "-m", "venv", "--clear", VENV], check=False)
    if made.returncode != 0:
        raise SetupError(f"The private Python in {VENV} could not be made; the lines above say why.")


def _install(extras: frozenset[str]) -> None:
    print("Installing what CoachView needs from the Python package index (the first time some 200 MB) …", flush=True)
    target = f"{ROOT}[{','.join(sorted(extras))}]" if extras else str(ROOT)
    quiet = [] if sys.stdout.isatty() else ["--quiet", "--quiet"]
    command = [str(python()), "-m", "pip", "install", "--disable-pip-version-check", *quiet, "--editable", target]
    if subprocess.run(command, check=False).returncode != 0:
        raise SetupError(
            "The libraries could not be installed; the lines above say why. "
            "Check that this computer is online and that the disk has 1 GB free, then run this again."
        )
