"""`python -m coachview`, and the command `coachview`: a command, or the window."""

import sys
from collections.abc import Sequence

from coachview.cli import main as run_command


def main() -> int:
    """Run what the command line says; Qt is loaded only when the window is what it says."""
    return run_command(open_window=_open_window)


def _open_window(arguments: Sequence[str]) -> int:
    from coachview.app import main as run_window

    return run_window(arguments)


if __name__ == "__main__":
    sys.exit(main())
