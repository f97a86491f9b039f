"""annotations.csv: one line per annotation for a spreadsheet, in which no text can become a formula."""

import csv
import io
import re
from collections.abc import Iterator

from coachview.model.timecode import format_time
from coachview.packet.contents import PacketPlan, PlannedAnnotation
from coachview.packet.words import TYPE_NAMES, shown

COLUMNS = (
    "number",
    "recording",
    "start",
    "end",
    "start_ms",
    "end_ms",
    "duration_ms",
    "type",
    "author",
    "role",
    "text",
    "clip",
    "still",
    "written_utc",
    "id",
)
"""`start` and `end` are m:ss.mmm (h:mm:ss.mmm from an hour on); a moment has no `end`, `end_ms` and `duration_ms`."""

_FORMULA = re.compile(r"'*\s*[=+\-@＝＋－＠]|'*[\t\r\n]")
_GUARDED = re.compile(r"'(?:" + _FORMULA.pattern + ")")


def csv_bytes(plan: PacketPlan) -> bytes:
    """RFC 4180 (commas, CRLF, quotes doubled) in UTF-8 with a byte order mark, without which Excel misreads it."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    writer.writerows(_rows(plan))
    return text.getvalue().encode("utf-8-sig")


def guard(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet would take it for a formula.

    After OWASP's “CSV Injection”. A text that already begins so gets one more, so that `unguard` always gives it back.
    """
    if text[:1].isalnum():
        return text
    return "'" + text if _FORMULA.match(text) else text


def unguard(cell: str) -> str:
    """What `guard` was given."""
    return cell[1:] if _GUARDED.match(cell) else cell


def _rows(plan: PacketPlan) -> Iterator[tuple[str | int, ...]]:
    cells: dict[str, str] = {}  # names and titles repeat on every line

    def cell(text: str) -> str:
        if text not in cells:
            cells[text] = guard(shown(text))
        return cells[text]

    for planned in plan.annotations:
        one = planned.annotation
        yield (
            planned.number,
            cell(planned.recording.title),
            format_time(one.start_ms, millis=True),
            *_end(planned),
            TYPE_NAMES[one.type],
            cell(planned.author.name),
            planned.author.role.value if planned.author.id else "",
            guard(shown(one.text)),
            planned.clip,
            planned.still,
            guard(one.created_utc),
            guard(one.id),
        )


def _end(planned: PlannedAnnotation) -> tuple[str | int, ...]:
    """The columns from `end` to `duration_ms`, with the start between them."""
    one = planned.annotation
    if one.end_ms is None:
        return "", one.start_ms, "", ""
    return format_time(one.end_ms, millis=True), one.start_ms, one.end_ms, one.end_ms - one.start_ms
