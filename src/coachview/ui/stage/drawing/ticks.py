from collections.abc import Iterable
from itertools import groupby

from coachview.model.drawing import Drawing
from coachview.ui.stage.drawing.words import described
from coachview.ui.timeline.layers.tick_layer import Tick


def ticks(drawings: Iterable[Drawing]) -> list[Tick]:
    """Where on the timeline something is drawn: one tick for all that is drawn on one picture, told in words."""
    by_time = groupby(sorted(drawings, key=lambda one: one.at_ms), key=lambda one: one.at_ms)
    found = [(at_ms, list(drawn)) for at_ms, drawn in by_time]
    return [
        Tick(drawn[0].id, at_ms, ", ".join(described(one.shape, one.colour, one.text) for one in drawn), "brush")
        for at_ms, drawn in found
    ]
