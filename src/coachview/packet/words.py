"""How the packet puts things for people: types, roles, spans, counts and days."""

import re
import unicodedata

from coachview.model.action_step import StepStatus
from coachview.model.annotation import Annotation, AnnotationType
from coachview.model.person import Role
from coachview.model.timecode import format_time

TYPE_NAMES = {
    AnnotationType.NOTICE: "Notice",
    AnnotationType.WONDER: "Wonder",
    AnnotationType.CELEBRATE: "Celebrate",
    AnnotationType.EVIDENCE: "Evidence",
    AnnotationType.QUESTION: "Question",
}
TYPE_ICONS = {
    AnnotationType.NOTICE: "eye",
    AnnotationType.WONDER: "lightbulb",
    AnnotationType.CELEBRATE: "star",
    AnnotationType.EVIDENCE: "clipboard-list",
    AnnotationType.QUESTION: "circle-help",
}
"""Lucide's names: the same glyphs as in the window."""

ROLE_NAMES = {Role.TEACHER: "Teacher", Role.COACH: "Coach"}
STATUS_NAMES = {
    StepStatus.OPEN: "Open",
    StepStatus.MET: "Met",
    StepStatus.PARTLY: "Partly met",
    StepStatus.NOT_YET: "Not yet met",
}

_MONTHS = "January February March April May June July August September October November December".split()  # noqa: SIM905 - it reads better
_UNSHOWABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def counted(number: int, one: str, many: str = "") -> str:
    """`1 clip`, `2 clips`; `many` where the plural is not made by an s."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def listed(words: list[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def length(ms: int) -> str:
    """A duration as people say it: `0.4 s`, `25 s`, `1 min 5 s`."""
    if ms < 1000:
        return f"{ms / 1000:.1f} s"
    minutes, seconds = divmod(round(ms / 1000), 60)
    if not minutes:
        return f"{seconds} s"
    return f"{minutes} min {seconds} s" if seconds else f"{minutes} min"


def span(annotation: Annotation) -> str:
    """`3:12`, or `3:12–3:30` for a clip."""
    start = format_time(annotation.start_ms)
    return start if annotation.end_ms is None else f"{start}–{format_time(annotation.end_ms)}"


def day(iso: str) -> str:
    """`24 November 2026` of an ISO 8601 date or time; what is none is given back as it is."""
    match = re.match(r"(\d{4})-(\d\d)-(\d\d)", iso)
    if match is None or not 1 <= int(match[2]) <= 12:
        return iso
    return f"{int(match[3])} {_MONTHS[int(match[2]) - 1]} {match[1]}"


def shown(text: str) -> str:
    """The text without what no reader can show: control characters but tabs and line ends (which all become LF)."""
    if text.isprintable():
        return text
    return _UNSHOWABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def is_rtl(text: str) -> bool:
    """Whether its first strong letter runs from right to left (UAX 9, rule P2); False where there is none."""
    strong = (kind for char in text if (kind := unicodedata.bidirectional(char)) in {"L", "R", "AL"})
    return next(strong, "L") != "L"
