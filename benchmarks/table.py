"""One row for each thing measured, and the table made of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Row:
    """Figures of one thing in `unit`; `at_most` is its target, `peer` what stands beside it, with its own figures."""

    what: str
    unit: str
    figures: Sequence[float]
    at_most: float | None = None
    peer: str = ""
    peer_figures: Sequence[float] = ()
    note: str = ""

    @property
    def met(self) -> bool:
        """Whether the median keeps to the target; true where there is none."""
        return self.at_most is None or median(self.figures) <= self.at_most


def render(rows: Sequence[Row]) -> str:
    """The table as text."""
    heads = ("", "CoachView", "target", "", "beside it", "")
    lines = [heads, *(_cells(row) for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(heads))]
    text = ["  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines]
    notes = [f"{row.what}: {row.note}" for row in rows if row.note]
    return "\n".join([text[0], "-" * max(map(len, text)), *text[1:], "", *notes])


def _cells(row: Row) -> tuple[str, ...]:
    target = "" if row.at_most is None else f"≤ {row.at_most:g} {row.unit}"
    verdict = "" if row.at_most is None else ("met" if row.met else "MISSED")
    return (row.what, _figure(row.figures, row.unit), target, verdict, _figure(row.peer_figures, row.unit), row.peer)


def _figure(figures: Sequence[float], unit: str) -> str:
    if not figures:
        return ""
    low, middle, high = (f"{value:.3g}" for value in (min(figures), median(figures), max(figures)))
    return f"{middle} {unit}" + (f" ({low}–{high})" if len(figures) > 1 else "")
