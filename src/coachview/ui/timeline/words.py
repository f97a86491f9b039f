"""What the timeline says of itself: hints where there is nothing to see, and a description for screen readers."""

from coachview.model.annotation import Annotation
from coachview.packet.words import TYPE_NAMES
from coachview.ui.commands import command
from coachview.ui.timeline.content import Content
from coachview.ui.timeline.tooltip import time_words

_NO_RECORDING = "The timeline appears here when a recording is open."
_NO_ANNOTATIONS = "No annotations yet."


def hint(content: Content, extent_ms: int, *, editable: bool) -> str:
    """A sentence for a timeline that is empty, else nothing."""
    if extent_ms <= 0:
        return _NO_RECORDING
    if len(content):
        return ""
    key = command("annotate").keys[0]
    return f"{_NO_ANNOTATIONS} Press {key} when you notice something." if editable else _NO_ANNOTATIONS


def description(content: Content, selected: Annotation | None, count: int = 0) -> str:
    """How much there is of whom, and what is selected: one, of `count`."""
    lanes = [
        f"{lane.title}: {_count(len(lane.moments), 'moment')}, {_count(len(lane.clips), 'clip')}."
        for lane in content.lanes
    ]
    if count > 1:
        lanes.append(f"{count} selected.")
    if selected is not None:
        lanes.append(f"Selected: {TYPE_NAMES[selected.type]} at {time_words(selected)}, {selected.text[:200]}")
    return " ".join(lanes) or _NO_ANNOTATIONS


def _count(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
