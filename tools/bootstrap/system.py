"""Installs what is missing with the system's own package manager, or says what to type where that needs rights."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterable

from tools.bootstrap.errors import SetupError
from tools.bootstrap.needs import Need

_WINGET_OPTIONS = ["--exact", "--silent", "--accept-package-agreements", "--accept-source-agreements"]


def bring(needs: Iterable[Need]) -> list[Need]:
    """Install what is missing of `needs`; returns what is missing still, after saying what to type for it."""
    missing = [need for need in needs if not need.present()]
    if not missing:
        return []
    commands = commands_for(missing)
    if commands and _may_install():
        print(f"Missing on this computer: {_listed(missing)}.", flush=True)
        for command in commands:
            _install(command)
        missing = [need for need in missing if not need.present()]
    if missing:
        _say_what_to_type(missing)
    return missing


def install_venv_support() -> None:
    """Install the part of Python that Debian and Ubuntu keep apart; SetupError says what to type without rights."""
    package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
    command = ["apt-get", "install", "-y", "--no-install-recommends", package]
    if not shutil.which("apt-get"):
        raise SetupError(
            "This Python has no 'ensurepip', so no private Python can be made. Install Python from python.org."
        )
    if _may_install() and _install(command):
        return
    raise SetupError(f"Python's 'venv' part is missing. Type this, then run this again:\n\n    {_as_typed(command)}")


def commands_for(missing: Iterable[Need]) -> list[list[str]]:
    """The commands of this system's package manager that bring `missing`; empty where there is no such manager."""
    missing = list(missing)
    if sys.platform == "win32":
        ids = [need.winget for need in missing if need.winget and shutil.which("winget")]
        return [["winget", "install", "--id", one, *_WINGET_OPTIONS] for one in ids]
    if sys.platform == "darwin":
        return [["brew", "install", *need.brew] for need in missing if need.brew and shutil.which("brew")]
    packages = [package for need in missing for package in need.apt()]
    if not packages or not shutil.which("apt-get"):
        return []
    return [["apt-get", "install", "-y", "--no-install-recommends", *packages]]


def _may_install() -> bool:
    """Whether packages can be installed without asking anybody: always but on Linux, there as root or by sudo."""
    return not sys.platform.startswith("linux") or os.geteuid() == 0 or _has_sudo()


def _has_sudo() -> bool:
    if not shutil.which("sudo"):
        return False
    return subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode == 0


def _install(command: list[str]) -> bool:
    """Run an install command; for apt the package lists are fetched when the first try does not find the packages."""
    print("Installing: " + shlex.join(command), flush=True)
    if _quietly(command):
        return True
    if command[0] != "apt-get":
        return False
    print("Fetching the lists of packages and trying again …", flush=True)
    return _quietly(["apt-get", "update"]) and _quietly(command)


def _quietly(command: list[str]) -> bool:
    """Run a command with rights, showing what it printed only when it failed."""
    if command[0] == "apt-get":
        command = ["env", "DEBIAN_FRONTEND=noninteractive", *command]
        if os.geteuid() != 0:
            command = ["sudo", "-n", *command]
    output = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    if output.returncode != 0:
        print((output.stdout + output.stderr).strip()[-2000:], file=sys.stderr)
    return output.returncode == 0


def _say_what_to_type(missing: list[Need]) -> None:
    print(f"\nMissing on this computer: {_listed(missing)}.", file=sys.stderr)
    commands = commands_for(missing)
    if commands:
        print("Type this, then run this again:\n", file=sys.stderr)
        for command in commands:
            print("    " + _as_typed(command), file=sys.stderr)
    else:
        for need in missing:
            print(need.by_hand, file=sys.stderr)
    print(file=sys.stderr, flush=True)


def _listed(needs: list[Need]) -> str:
    return "; ".join(need.what for need in needs)


def _as_typed(command: list[str]) -> str:
    return shlex.join(["sudo", *command] if command[0] == "apt-get" else command)
