"""Set CoachView up in this folder and start it: `python3 run.py [FILE]`, or check it: `python3 run.py test`.

Needs nothing but Python 3.11 or newer. Everything it installs for itself goes into `.venv` beside this file; what only
the operating system can give (libVLC, the libraries of a window) it installs with the system's own package manager, or
says exactly what to type.
"""

from __future__ import annotations

import sys
from pathlib import Path

OLDEST = (3, 11)


def main(arguments: list[str]) -> int:
    """Do what the arguments say; the exit code is that of the program or of the checks."""
    if sys.version_info[:2] < OLDEST:
        print(
            f"CoachView needs Python {OLDEST[0]}.{OLDEST[1]} or newer, and this is Python {sys.version.split()[0]}. "
            "Install a newer Python from https://www.python.org/downloads/ and run this file with it."
        )
        return 1
    if arguments[:1] != ["test"] and (len(arguments) > 1 or (arguments[:1] and arguments[0].startswith("-"))):
        print(__doc__)
        return 0 if arguments[0] in ("-h", "--help") else 2
    from tools.bootstrap import checks, program
    from tools.bootstrap.errors import SetupError

    try:
        if arguments[:1] == ["test"]:
            return checks.run(arguments[1:])
        return program.start(Path(arguments[0]) if arguments else None)
    except SetupError as error:
        print(f"\n{error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
