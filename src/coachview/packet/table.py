"""annotations.csv: one line per annotation for a spreadsheet, in which no text can become a formula."""

import json
import re
from collections.abc import Callable, Iterator

from coachview.model.annotation import AnnotationType
from coachview.model.timecode import format_time
from coachview.packet.contents import PacketPlan, PlannedAnnotation
from coachview.packet.data import drawing_data
from coachview.packet.words import shown

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
    "drawings",
)
"""`start` and `end` are m:ss.mmm (h:mm:ss.mmm from an hour on); a moment has no `end`, `end_ms` and `duration_ms`.

`drawings` is a JSON list like that of packet.json, empty when nothing was drawn."""

_FORMULA = re.compile(r"'*\s*[=+\-@＝＋－＠\t\r\n]")
_PLAIN = re.compile(r"[0-9A-Za-z][0-9A-Za-z:.-]*")
_GUARDED = re.compile(r"'(?:" + _FORMULA.pattern + ")")


def csv_bytes(plan: PacketPlan) -> bytes:
    """RFC 4180 (commas, CRLF, quotes doubled) in UTF-8 with a byte order mark, without which Excel misreads it.

    Set by hand rather than by the csv module: it is twice as fast, and only texts need quoting.
    """
    return "\r\n".join([",".join(COLUMNS), *_lines(plan), ""]).encode("utf-8-sig")


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


def _lines(plan: PacketPlan) -> Iterator[str]:
    titles = {one.id: text_cell(one.title) for one in plan.recordings}
    kinds = {one: one.capitalize() for one in AnnotationType}
    authors: dict[str, str] = {}  # name and role, which repeat on every line
    for planned in plan.annotations:
        one, author = planned.annotation, planned.author
        if author.id not in authors:
            authors[author.id] = f"{text_cell(author.name)},{author.role.value if author.id else ''}"
        start_ms, end_ms = one.start_ms, one.end_ms
        start = format_time(start_ms, millis=True)
        if end_ms is None:
            times = f"{start},,{start_ms},,"
        else:
            times = f"{start},{format_time(end_ms, millis=True)},{start_ms},{end_ms},{end_ms - start_ms}"
        yield (
            f"{planned.number},{titles[planned.recording.id]},{times},{kinds[one.type]},{authors[author.id]},"
            f"{text_cell(one.text)},{planned.clip},{planned.still},{_word(one.created_utc)},{_word(one.id)},{_drawings(planned)}"
        )


def _drawings(planned: PlannedAnnotation) -> str:
    if not planned.drawings:
        return ""
    return text_cell(json.dumps([drawing_data(one) for one in planned.drawings], ensure_ascii=False))


def _word(text: str, is_plain: Callable[[str], object] = _PLAIN.fullmatch) -> str:
    """A stamp or an id: as it is while it looks like one, and as safe as any text when it does not."""
    return text if is_plain(text) else text_cell(text)


def text_cell(text: str) -> str:
    """A text between quotes, whatever is in it."""
    if '"' not in text and text[:1].isalnum() and text.isprintable():
        return f'"{text}"'  # nothing below would change it: so are nearly all
    clean = guard(shown(text))
    return f'"{clean}"' if '"' not in clean else '"' + clean.replace('"', '""') + '"'
