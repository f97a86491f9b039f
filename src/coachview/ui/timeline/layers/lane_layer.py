from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from coachview.model.annotation import Annotation
from coachview.packet.words import TYPE_NAMES
from coachview.ui.timeline.items import BADGE, HAIR, STEM, Item, clips_in, moments_in
from coachview.ui.timeline.lanes import Lane, Run, is_bar
from coachview.ui.timeline.layers.layer import Layer, Part
from coachview.ui.timeline.strip import Strip
from coachview.ui.timeline.tooltip import time_words

PAD = 5
LANE_LEAST = 48
MOMENTS = BADGE + STEM + 2
CLIP_PITCH = 24
CLIP_GAP = 3
THINNEST = 10
"""Rows of clips that would be thinner become one row of crowds; a lane dragged taller has its rows again."""
EDGE = 6
"""How much of a clip's end can be gripped."""
_TALLEST = 4 * CLIP_PITCH
_MOST_EDGES = 400


@dataclass(frozen=True, slots=True)
class Rows:
    """Where in a lane its moments are, where its rows of clips begin, how far apart they are, and what is in each."""

    moments_top: int
    clips_top: int
    pitch: float
    runs: tuple[Run, ...]

    def place_of(self, row: int) -> tuple[float, float]:
        """Top and height of a row's bars."""
        gap = CLIP_GAP if self.pitch >= CLIP_PITCH else 1
        return self.clips_top + row * self.pitch, self.pitch - gap


class LaneLayer(Layer):
    """One person's annotations: moments above, clips below them."""

    least = LANE_LEAST

    def __init__(self, lane: Lane) -> None:
        super().__init__(f"author:{lane.author_id}", "authors", lane.name, lane.role)
        self.lane = lane

    @property
    def wanted(self) -> int:
        rows = len(self.lane.rows)
        moments = MOMENTS if self.lane.moments or not rows else 0
        clips = min(rows * CLIP_PITCH, _TALLEST) if rows * THINNEST <= _TALLEST else CLIP_PITCH
        return max(LANE_LEAST, moments + clips + 2 * PAD)

    def rows(self, strip: Strip) -> Rows:
        """How the room of the lane is divided."""
        lane, count = self.lane, len(self.lane.rows)
        moments = MOMENTS if lane.moments or not count else 0
        room = strip.height - 2 * PAD - moments
        pitch = min(CLIP_PITCH, room / count) if count else CLIP_PITCH
        runs = tuple(lane.rows)
        if count > 1 and pitch < THINNEST:
            pitch, runs = min(CLIP_PITCH, room), (lane.clips,)
        content = moments + round(len(runs) * pitch)
        inner = strip.top + (strip.height - content) // 2
        return Rows(inner, inner + moments, pitch, runs)

    def things(self, strip: Strip, first_x: float, last_x: float) -> Iterator[Item]:
        rows = self.rows(strip)
        for row, run in enumerate(rows.runs):
            top, height = rows.place_of(row)
            yield from clips_in(run, strip.scale, top, height, first_x, last_x)
        yield from moments_in(self.lane.moments, strip.scale, rows.moments_top, first_x, last_x)

    def item_of(self, strip: Strip, one: Annotation) -> Item | None:
        """An annotation's own place, whether or not it is one of a crowd there and whether or not it is in view."""
        rows, x = self.rows(strip), strip.scale.x_of(one.start_ms)
        if not is_bar(one):
            at = self.lane.moments.index_of(one)
            place = (x - BADGE / 2, rows.moments_top, BADGE, BADGE + STEM)
            return Item(self.lane.moments, at, 1, *place, is_bar=False) if at >= 0 else None
        for row, run in enumerate(rows.runs):
            at = run.index_of(one)
            if at >= 0:
                top, height = rows.place_of(row)
                width = max(strip.scale.x_of(run.ends[at]) - x, HAIR)
                return Item(run, at, 1, x, top, width, height, is_bar=True)
        return None

    def part_at(self, thing: Item, x: float) -> Part:
        """Short bars and crowds have only a body, and so has an end that another clip hides."""
        if thing.is_bar and not thing.is_crowd and thing.width >= 3 * EDGE:
            if x < thing.left + EDGE:
                return Part.START
            if x >= thing.right - EDGE:
                return Part.END
        return Part.BODY

    def edges_ms(self, first_ms: float, last_ms: float) -> Iterable[int]:
        lane = self.lane
        for run in (lane.moments, *lane.rows):
            first = max(0, run.first_after(first_ms) - 1)
            for at in islice(range(first, len(run)), _MOST_EDGES):
                if run.starts[at] > last_ms:
                    break
                yield run.starts[at]
                yield run.ends[at]

    def words(self, thing: Item) -> str:
        """Type, time, author and text of one; how many there are of a crowd."""
        if thing.is_crowd:
            return f"{thing.count} annotations of {self.title} from {time_words(thing.annotation)} on"
        one = thing.annotation
        private = ", private" if one.is_private else ""
        return f"{TYPE_NAMES[one.type]} at {time_words(one)}, {self.title}{private}: {one.text[:200]}"

    def start_of(self, thing: Item) -> int:
        return thing.annotation.start_ms
