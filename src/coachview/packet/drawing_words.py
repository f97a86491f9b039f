"""What was drawn, in words: for those who cannot see it, and for lists."""

from collections.abc import Iterable, Sequence

from coachview.model.drawing import Drawing, Shape
from coachview.model.timecode import format_time
from coachview.packet.words import counted, listed, shown

SHAPE_NAMES = {
    Shape.ARROW: "arrow",
    Shape.LINE: "line",
    Shape.CIRCLE: "circle",
    Shape.RECTANGLE: "rectangle",
    Shape.FREEHAND: "freehand line",
    Shape.SPOTLIGHT: "spotlight",
    Shape.TEXT: "text",
}


def what_is_drawn(drawings: Sequence[Drawing]) -> str:
    """`an arrow, 2 circles and the text “Board”`; empty when nothing is."""
    shapes = [one.shape for one in drawings]
    named = [_some(shapes.count(one), SHAPE_NAMES[one]) for one in Shape if one is not Shape.TEXT and one in shapes]
    texts = [f"the text “{' '.join(shown(one.text).split())}”" for one in drawings if one.shape is Shape.TEXT]
    return listed([*named, *texts])


def drawn_line(drawings: Sequence[Drawing]) -> str:
    """`Drawn on the picture at 3:12 and 3:20: an arrow and a circle`; empty when nothing is."""
    if not drawings:
        return ""
    times = list(dict.fromkeys(format_time(one.at_ms) for one in sorted(drawings, key=lambda one: one.at_ms)))
    return f"Drawn on the picture at {listed(times)}: {what_is_drawn(drawings)}"


def picture_words(at_ms: int, drawings: Iterable[Drawing], *, begins_clip: bool = False) -> str:
    """`Picture at 3:12, with an arrow`: what a reader who cannot see a still is told."""
    drawn = what_is_drawn([one for one in drawings if one.is_shown_at(at_ms)])
    words = f"Picture at {format_time(at_ms)}"
    words += ", where the clip begins" if begins_clip else ""
    return f"{words}, with {drawn}" if drawn else words


def _some(number: int, name: str) -> str:
    if number > 1:
        return counted(number, name)
    return f"{'an' if name[0] in 'aeiou' else 'a'} {name}"
