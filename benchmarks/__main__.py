"""Prints one table: what a user waits for, against its target and against the bare library doing the same."""

import argparse
import os
import platform
import sys
import tempfile
from pathlib import Path

from benchmarks import measures
from benchmarks.material import make_material
from benchmarks.table import Row, render


def main() -> int:
    """Measure what the arguments name (everything by default); 1 when a target was missed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("only", nargs="*", choices=[[], *measures.ALL], help="measure only these")
    parser.add_argument("--runs", type=int, default=7, help="how often each is measured (default 7)")
    chosen = parser.parse_args()
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program has its bytecode
    with tempfile.TemporaryDirectory(prefix="coachview-benchmarks-") as folder:
        material = make_material(Path(folder))
        rows: list[Row] = []
        for name in chosen.only or measures.ALL:
            print(f"measuring: {name} …", file=sys.stderr, flush=True)
            rows += measures.ALL[name](material, chosen.runs)
    print(_conditions(chosen.runs))
    print(render(rows))
    return 0 if all(row.met for row in rows) else 1


def _conditions(runs: int) -> str:
    machine = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    return f"{machine}; windows on Qt's offscreen platform; medians of {runs} runs (lowest to highest), warm.\n"


if __name__ == "__main__":
    sys.exit(main())
