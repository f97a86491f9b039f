from html import escape

from coachview.model.annotation import Annotation
from coachview.model.timecode import format_time
from coachview.ui.theme import TYPE_NAMES

_LONGEST = 600


def tooltip_html(one: Annotation, author: str) -> str:
    """An annotation's time, type, author and text as rich text; nothing in the text is taken for markup."""
    when = format_time(one.start_ms, millis=True)
    if one.end_ms is not None:
        when += f" – {format_time(one.end_ms, millis=True)}"
    about = [when, TYPE_NAMES[one.type], author, "private" if one.is_private else ""]
    head = " · ".join(escape(part) for part in about if part)
    text = one.text if len(one.text) <= _LONGEST else one.text[:_LONGEST] + "…"
    return f"<p style='white-space:pre-wrap'><b>{head}</b><br>{escape(text).replace(chr(10), '<br>')}</p>"
