"""What is measured, each on the real program in a process of its own, in turns with what stands beside it."""

import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

from benchmarks.material import ANNOTATIONS, Material
from benchmarks.run import Facts, child, environment
from benchmarks.seeking import remembering, seeking, stepping
from benchmarks.table import Row

TIMELINE_TARGETS = {100: 4, 10_000: 4, 100_000: 8}
"""Milliseconds that a picture of a timeline of so many annotations may take."""


def start(material: Material, runs: int) -> list[Row]:
    """From starting the process to a painted window that answers."""
    ours, bare = _in_turns(
        lambda: _seconds_to("usable", child("benchmarks.window", "start", str(_settings(material)))),
        lambda: _seconds_to("usable", child("benchmarks.beside", "empty-window")),
        runs,
    )
    return [Row("Start to usable window", "s", ours, 1.0, "an empty QMainWindow", bare)]


def opening(material: Material, runs: int) -> list[Row]:
    """From naming the file to the list and the timeline painted, in a window that is already up."""
    facts: list[Facts] = []

    def ours() -> float:
        facts.append(child("benchmarks.window", "open", str(_settings(material)), str(material.project)))
        return float(facts[-1]["opened_s"])

    opened, bare = _in_turns(
        ours, lambda: child("benchmarks.beside", "read-rows", str(material.project))["seconds"], runs
    )
    return [
        Row(f"Open {ANNOTATIONS:,} annotations", "s", opened, 0.5, "sqlite3 reading the rows", bare),
        _memory("Peak memory, with them open", facts),
    ]


def playing(material: Material, runs: int) -> list[Row]:
    """The share of one core while the film plays in the window, and the highest memory of that process."""
    facts: list[Facts] = []

    def ours() -> float:
        facts.append(child("benchmarks.window", "play", str(_settings(material)), str(material.project)))
        return float(facts[-1]["cpu"])

    cpu, bare = _in_turns(
        ours, lambda: child("benchmarks.beside", "play", str(material.film))["cpu"], max(1, runs // 2)
    )
    painted = min(one["painted"] / one["expected"] for one in facts[1:])
    note = f"at least {painted:.0%} of the film's pictures were painted"
    return [
        Row("CPU while playing 1080p30", "cores", cpu, None, "libVLC decoding, nothing shown", bare, note),
        _memory("Peak memory, playing as well", facts),
    ]


def _memory(what: str, facts: list[Facts]) -> Row:
    empty = child("benchmarks.beside", "empty-window")["peak_mb"]
    return Row(what, "MB", [one["peak_mb"] for one in facts[1:]], 300, "an empty QMainWindow", [empty])


def saving(material: Material, runs: int) -> list[Row]:
    """One annotation into the project of 10,000, on the disk when it returns."""
    ours, bare = _in_turns(
        lambda: child("benchmarks.window", "save", str(_settings(material)), str(_copy(material)))["median_ms"],
        lambda: child("benchmarks.beside", "commit", str(_copy(material)))["median_ms"],
        max(1, runs // 2),
    )
    note = "each run is the median of 200 annotations, each with its record, through the window's own project"
    return [Row("Save one annotation", "ms", ours, 5, "sqlite3 committing one row", bare, note)]


def csv(material: Material, runs: int) -> list[Row]:
    """The table from the open project, as a user of a window waits for it; and the whole command from start to end."""
    inside = [_table_seconds(material) for _ in range(runs + 1)][1:]
    ours, bare = _in_turns(
        lambda: _wall("-m", "coachview", "export", str(material.project), _new_csv(material), "--format", "csv"),
        lambda: _wall("-m", "benchmarks.beside", "csv", str(material.project), _new_csv(material)),
        runs,
    )
    return [
        Row(f"CSV of {ANNOTATIONS:,}, project open", "s", inside, 0.12),
        Row(f"CSV of {ANNOTATIONS:,}, whole process", "s", ours, 0.12, "sqlite3 and csv alone", bare),
    ]


def _table_seconds(material: Material) -> float:
    facts = child("benchmarks.window", "table", str(_settings(material)), str(material.project), _new_csv(material))
    return float(facts["seconds"])


_STRETCHES = {
    "open": f"a project of {ANNOTATIONS:,} opens",
    "switch": f"a recording with {ANNOTATIONS:,} is switched to",
    "filter": "the first letter of a search is typed",
    "save": "one annotation is saved",
    "undo": "it is taken back",
    "undo-many": "1,000 removals are taken back",
    "history": "the history is opened",
    "export": "the export dialog is opened",
    "close": "the project is closed",
}


def standing(material: Material, runs: int) -> list[Row]:
    """The longest stretch in which the window hears no key, for each thing a user does with 10,000 annotations."""
    facts = [child("benchmarks.stretches", str(_settings(material)), str(_copy(material))) for _ in range(max(3, runs))]
    return [
        Row(f"GUI thread's longest stretch while {words}", "ms", [one[name] for one in facts], 16)
        for name, words in _STRETCHES.items()
    ]


def timeline(_material: Material, runs: int) -> list[Row]:
    """A picture of the timeline while it is zoomed and panned, the playhead moves, and one annotation more is put."""
    rows: list[Row] = []
    for count, at_most in TIMELINE_TARGETS.items():
        facts = [child("benchmarks.timeline", str(count)) for _ in range(max(1, runs // 2))]
        for what, name, target in (
            ("zoomed and panned", "moved", at_most),
            ("playhead moved", "playhead", 1),
            ("one more put", "added", 4),
        ):
            rows.append(_ninety_five(f"Timeline of {count:,}: {what}", [one[name] for one in facts], target))
        if count == max(TIMELINE_TARGETS):
            rows.append(Row(f"Peak memory, timeline of {count:,}", "MB", [one["peak_mb"] for one in facts], 400))
    return rows


def _ninety_five(what: str, runs: list[list[float]], at_most: float) -> Row:
    """A row of the times that nineteen of twenty pictures keep to, one for each run."""
    ordered = [sorted(times) for times in runs]
    middle = median(times[len(times) // 2] for times in ordered)
    note = f"p50 {middle:.2g} ms, max {max(times[-1] for times in ordered):.2g} ms of the GUI thread, painting included"
    return Row(f"{what}, p95", "ms", [times[len(times) * 19 // 20] for times in ordered], at_most, note=note)


ALL: dict[str, Callable[[Material, int], list[Row]]] = {
    "start": start,
    "open": opening,
    "save": saving,
    "csv": csv,
    "stretches": standing,
    "play": playing,
    "seek": seeking,
    "step": stepping,
    "memory": remembering,
    "timeline": timeline,
}


def _in_turns(
    ours: Callable[[], float], beside: Callable[[], float], runs: int
) -> tuple[Sequence[float], Sequence[float]]:
    """Both, one after the other, so that whatever else the computer does falls on both; the first turn warms up."""
    pairs = [(ours(), beside()) for _ in range(runs + 1)][1:]
    return [pair[0] for pair in pairs], [pair[1] for pair in pairs]


def _seconds_to(moment: str, facts: Facts) -> float:
    return float(facts[moment] - facts["started"])


def _wall(*arguments: str) -> float:
    started = time.perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, capture_output=True, env=environment())
    return time.perf_counter() - started


def _settings(material: Material) -> Path:
    """Settings of nobody: none are there, and none are left."""
    path = material.folder / "settings.ini"
    path.unlink(missing_ok=True)
    return path


def _new_csv(material: Material) -> str:
    path = material.folder / "annotations.csv"
    path.unlink(missing_ok=True)
    return str(path)


def _copy(material: Material) -> Path:
    copy = material.folder / "copy.coachview"
    copy.write_bytes(material.project.read_bytes())
    return copy
