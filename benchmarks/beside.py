"""What stands beside CoachView's figures: the bare library doing the same, in a process of its own."""

import csv
import json
import sqlite3
import sys
import time
from pathlib import Path
from statistics import median

from benchmarks.process import Usage, peak_mb

PLAYED_S = 8.0


def empty_window() -> dict[str, float]:
    """An empty QMainWindow: what Qt alone needs."""
    from PySide6.QtWidgets import QApplication, QMainWindow

    qt = QApplication([])
    window = QMainWindow()
    window.resize(1280, 800)
    window.show()
    qt.processEvents()
    return {"usable": time.monotonic(), "peak_mb": peak_mb()}


def read_rows(project: str) -> dict[str, float]:
    """Every row of the table of annotations."""
    started = time.perf_counter()
    rows = sqlite3.connect(project).execute("select * from annotation order by start_ms").fetchall()
    return {"seconds": time.perf_counter() - started, "rows": len(rows)}


def commit(project: str) -> dict[str, float]:
    """Insert one row a transaction, as durably as CoachView does."""
    database = sqlite3.connect(project, isolation_level=None)
    database.execute("pragma journal_mode=delete")
    database.execute("pragma synchronous=full")
    database.execute("create table beside (id text primary key, text text)")
    times = []
    for number in range(200):
        started = time.perf_counter()
        database.execute("begin immediate")
        database.execute("insert into beside values (?, ?)", (str(number), "three students compare their drawings"))
        database.execute("commit")
        times.append((time.perf_counter() - started) * 1000)
    return {"median_ms": median(times)}


def write_csv(project: str, target: str) -> dict[str, float]:
    """The same rows through the standard library only."""
    rows = sqlite3.connect(project).execute("select * from annotation order by start_ms").fetchall()
    with Path(target).open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(rows)
    return {"rows": len(rows)}


def play(film: str) -> dict[str, float]:
    """libVLC playing the film to a video output that throws the pictures away."""
    import vlc

    instance = vlc.Instance("--quiet", "--no-audio", "--vout=dummy", "--avcodec-hw=none")
    player = instance.media_player_new(film)
    player.play()
    while player.get_time() < 1000:
        time.sleep(0.01)
    usage = Usage()
    time.sleep(PLAYED_S)
    cpu = usage.cores()
    player.stop()
    return {"cpu": cpu}


TASKS = {"empty-window": empty_window, "read-rows": read_rows, "commit": commit, "csv": write_csv, "play": play}

if __name__ == "__main__":
    print(json.dumps(TASKS[sys.argv[1]](*sys.argv[2:])))
