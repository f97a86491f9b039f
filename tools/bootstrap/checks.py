"""The checks of this repository, one after the other: what CI runs, and what to run before a commit."""

from __future__ import annotations

import signal
import subprocess
import sys
import time

from tools.bootstrap import environment, needs, system
from tools.bootstrap.errors import SetupError


def run(pytest_arguments: list[str]) -> int:
    """Set up, run every check even when one failed, and return 0 only when all passed. pytest comes last."""
    # A shell that starts this in the background has Ctrl+C ignored, and the tests' own processes would inherit that.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    environment.ensure(frozenset({"dev"}))
    if system.bring(needs.TO_TEST):
        raise SetupError("The tests need all of this.")
    failed = [name for name, command in _steps(pytest_arguments) if not _passes(name, command)]
    if failed:
        print("\nFailed: " + ", ".join(failed) + ".", file=sys.stderr)
    return 1 if failed else 0


def _steps(pytest_arguments: list[str]) -> list[tuple[str, list[str]]]:
    python = str(environment.python())
    return [
        ("format", [python, "-m", "ruff", "format", "--check"]),
        ("lint", [python, "-m", "ruff", "check", "--quiet"]),
        ("types", [python, "-m", "mypy"]),
        ("import contracts", [str(environment.tool("lint-imports")), "--no-cache"]),
        ("tests", [python, "-m", "pytest", *pytest_arguments]),
    ]


def _passes(name: str, command: list[str]) -> bool:
    """Run one check where its output can be seen; its time is told before pytest's closing line could be hidden."""
    print(f"== {name}", flush=True)
    start = time.monotonic()
    passed = subprocess.run(command, cwd=environment.ROOT, check=False).returncode == 0
    if name != "tests":
        print(f"== {name}: {'passed' if passed else 'FAILED'} in {time.monotonic() - start:.1f} s", flush=True)
    return passed
