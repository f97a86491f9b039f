"""Runs a part of the measuring in a process of its own."""

import json
import os
import subprocess
import sys
import time
from typing import Any

Facts = dict[str, Any]


def child(module: str, *arguments: str) -> Facts:
    """What a child process found out; `started` is added: the clock just before it was made."""
    started = time.monotonic()
    command = [sys.executable, "-m", module, *arguments]
    output = subprocess.run(command, capture_output=True, text=True, check=False, env=environment())
    if output.returncode != 0:
        raise SystemExit(f"{' '.join(command)} failed:\n{output.stderr}")
    return {**json.loads(output.stdout.splitlines()[-1]), "started": started}


def environment() -> dict[str, str]:
    return {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
