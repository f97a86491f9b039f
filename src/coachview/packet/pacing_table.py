"""pacing.csv: one line per lesson phase for a spreadsheet."""

from coachview.packet.contents import PacketPlan
from coachview.packet.phases import to_seconds
from coachview.packet.table import text_cell

COLUMNS = ("recording", "phase", "planned_ms", "actual_ms", "over_ms", "times", "planned", "actual")
"""A phase nobody planned has no `planned_ms`, one that is not marked no `actual_ms`; `over_ms` needs both.

The last line of a recording, without `times`, is its unmarked time. `planned` and `actual` are m:ss."""
UNMARKED = "(not marked)"


def pacing_csv_bytes(plan: PacketPlan) -> bytes:
    """In the form of annotations.csv."""
    lines = [",".join(COLUMNS)]
    for phases in plan.phases:
        title, found = text_cell(phases.title), phases.pacing
        for one in found.phases:
            numbers = (one.planned_ms, one.actual_ms, one.over_ms)
            cells = ",".join("" if number is None else str(number) for number in numbers)
            times = ",".join("" if ms is None else to_seconds(ms) for ms in numbers[:2])
            lines.append(f"{title},{text_cell(one.name)},{cells},{one.times},{times}")
        lines.append(f"{title},{text_cell(UNMARKED)},,{found.unmarked_ms},,,,{to_seconds(found.unmarked_ms)}")
    return "\r\n".join([*lines, ""]).encode("utf-8-sig")
