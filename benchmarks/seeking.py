"""Going to exact frames and stepping back, beside mpv on a virtual screen, in turns."""

import random
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles

from benchmarks.films import P720, P1080, P2160, Kind, make_film, make_long_film
from benchmarks.material import Material
from benchmarks.mpv import Mpv, what_is_missing
from benchmarks.run import child
from benchmarks.table import Row

_SEEKS = 12
_HOURS = 3
_FIRST, _EXACT = 1.0, 1.3
"""How often mpv's time may be taken until the first picture, and until the exact one."""


def seeking(material: Material, runs: int) -> list[Row]:
    """Random places: until any picture is there, and until the exact one is; targets are in times of mpv's median."""
    return [row for kind in (P720, P1080, P2160) for row in _seeking(make_film(material.folder, kind), kind, runs)]


def _seeking(film: Path, kind: Kind, runs: int) -> list[Row]:
    first: list[float] = []
    exact: list[float] = []
    peer: list[float] = []
    for run in range(max(1, runs // 2)):
        chance = random.Random(run)
        times = [chance.randrange(0, kind.seconds * 1000 - 100) for _ in range(_SEEKS)]
        waits = child("benchmarks.exact", "seek", str(film), *map(str, times))
        first, exact = first + waits["first"], exact + waits["exact"]
        peer += _mpv_seeks(film, times)
    at_most = (median(peer) * _FIRST, median(peer) * _EXACT) if peer else (None, None)
    note = f"p95 {_p95(exact):.0f} ms" + (f", mpv {_p95(peer):.0f} ms" if peer else f"; {what_is_missing()}")
    what = "mpv --hr-seek=yes" if peer else ""
    return [
        Row(f"First picture, {kind.name}", "ms", first, at_most[0], what, peer),
        Row(f"Exact picture, {kind.name}", "ms", exact, at_most[1], what, peer, note),
    ]


def stepping(material: Material, _runs: int) -> list[Row]:
    """One frame back from what is kept, and thirty in a row as with a held key."""
    rows = []
    for kind in (P720, P1080, P2160):
        film, from_ms = make_film(material.folder, kind), kind.seconds * 700
        waits = child("benchmarks.exact", "back", str(film), str(from_ms))
        peer = _mpv_steps(film, from_ms)
        what = "mpv frame-back-step" if peer else ""
        rows += [
            Row(f"Step back, {kind.name}", "ms", waits["kept"], 16, what, peer, "" if peer else what_is_missing()),
            Row(f"30 steps back in a row, {kind.name}", "ms", waits["held"], 33, what, peer),
        ]
    return rows


def remembering(material: Material, _runs: int) -> list[Row]:
    """How much memory looking at a long recording takes beyond its first frame; the limit is stated in the reader."""
    from coachview.media.frames import KEPT_BYTES

    film = make_long_film(material.folder, _HOURS)
    chance = random.Random(1)
    times = [str(chance.randrange(60_000, _HOURS * 3_600_000)) for _ in range(40)]
    grown = [child("benchmarks.exact", "memory", str(film), *times)["grown_mb"]]
    note = f"decoded frames are kept up to {KEPT_BYTES / 1e6:.0f} MB; the rest is pictures on their way to the screen"
    return [Row(f"Memory for frames, {_HOURS} hours at 1080p", "MB", grown, KEPT_BYTES / 1e6 + 60, note=note)]


def _p95(figures: Sequence[float]) -> float:
    return quantiles(figures, n=20)[-1]


def _mpv_seeks(film: Path, times_ms: Sequence[int]) -> list[float]:
    if what_is_missing():
        return []
    with _screen() as display, Mpv(film, display) as mpv:
        return [mpv.seek(ms / 1000) for ms in times_ms]


def _mpv_steps(film: Path, from_ms: int) -> list[float]:
    if what_is_missing():
        return []
    with _screen() as display, Mpv(film, display) as mpv:
        mpv.seek(from_ms / 1000)
        return [mpv.step_back() for _ in range(12)]


@contextmanager
def _screen() -> Iterator[str]:
    """A virtual screen of its own; gives its name when it is ready."""
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", "1366x768x24"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        yield f":{process.stdout.readline().strip()}"
    finally:
        process.terminate()
        process.wait()
