"""What hovering shows, as rich text in which nothing of a user's words is taken for markup."""

from collections.abc import Sequence
from html import escape

from coachview.model.annotation import Annotation
from coachview.model.timecode import format_time
from coachview.packet.words import TYPE_NAMES
from coachview.ui.timeline.lanes import is_bar

_LONGEST, _LINE, _LISTED = 500, 70, 6


def annotation_tooltip(one: Annotation, author: str) -> str:
    """Time, type, author, whether it is private, and the text."""
    about = [TYPE_NAMES[one.type], author, *(["private"] if one.is_private else [])]
    head = f"<b>{escape(time_words(one))}</b> · {escape(' · '.join(filter(None, about)))}"
    return _block(head) + _block(escape(_cut(one.text, _LONGEST)))


def crowd_tooltip(crowd: Sequence[Annotation], author: str) -> str:
    """The first of several that are too close to be shown each, and how to see the others."""
    first, last = format_time(crowd[0].start_ms), format_time(crowd[-1].start_ms)
    head = f"<b>{len(crowd):,} annotations, {first} – {last}</b> · {escape(author)}"
    lines = [
        f"{format_time(one.start_ms)} {TYPE_NAMES[one.type]}: {escape(_cut(_one_line(one.text), _LINE))}"
        for one in crowd[:_LISTED]
    ]
    if len(crowd) > _LISTED:
        lines.append(f"and {len(crowd) - _LISTED} more")
    return _block(head) + "".join(map(_block, lines)) + _block("<i>Double-click to zoom in on them.</i>")


def plain_tooltip(words: str) -> str:
    """Plain text, as it was written."""
    return _block(escape(_cut(words, _LONGEST)))


def time_words(one: Annotation) -> str:
    """`3:12.5`, or `3:12.5 – 3:40.0 (27.5 s)` for a clip."""
    if not is_bar(one) or one.end_ms is None:
        return tenths(one.start_ms)
    return f"{tenths(one.start_ms)} – {tenths(one.end_ms)} ({length_words(one.end_ms - one.start_ms)})"


def length_words(ms: int) -> str:
    """`27.5 s` below a minute, `1:07.5` from there on."""
    return f"{round(ms / 100) / 10:g} s" if ms < 60_000 else tenths(ms)


def tenths(ms: int) -> str:
    """A time to the nearest tenth of a second: what the eye can use where a pixel is wider than a picture."""
    return format_time(round(ms / 100) * 100, millis=True)[:-2]


def _block(html: str) -> str:
    return f'<div style="white-space: pre-wrap">{html}</div>' if html else ""


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[:longest]}…"
