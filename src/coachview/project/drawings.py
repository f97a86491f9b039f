import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from coachview.model.drawing import (
    LETTERS_AT_MOST,
    USUAL_HOLD_MS,
    USUAL_WIDTH,
    Drawing,
    DrawingColour,
    Point,
    Shape,
    points_wanted,
)
from coachview.model.ids import new_id
from coachview.project import sql
from coachview.project.annotations import check_times
from coachview.project.edit import Value
from coachview.project.errors import InvalidEntryError
from coachview.project.rows import Rows
from coachview.project.store import not_found
from coachview.project.tables import ANNOTATION, DRAWING
from coachview.project.texts import clean_text

_SHAPES = {one.value: one for one in Shape}
_COLOURS = {one.value: one for one in DrawingColour}
_WHOLE = 1_000_000
"""Places and widths are kept in whole millionths of the picture: exact, and the same on every computer."""
_FURTHEST_OUTSIDE = 1.0
_THINNEST, _THICKEST = 0.0005, 0.1


class Drawings(Rows[Drawing]):
    """What is drawn on the picture, in the order of the annotations it belongs to, the lowest of each first.

    A drawing is there as long as its annotation is: with a removed annotation its drawings are gone, and come back
    with it. It is as private as its annotation.
    """

    table = DRAWING
    order = "annotation.start_ms, annotation.created_utc, annotation.id, drawing.position, drawing.id"

    def add(
        self,
        annotation_id: str,
        shape: Shape,
        points: Sequence[Point],
        *,
        at_ms: int,
        hold_ms: int = USUAL_HOLD_MS,
        colour: DrawingColour = DrawingColour.YELLOW,
        width: float = USUAL_WIDTH,
        text: str = "",
    ) -> Drawing:
        """Draw over what the annotation has already, and return it as it was kept.

        Raises RowNotFoundError when the annotation is not in the project, and InvalidEntryError for points that are
        not those of the shape or far outside of the picture, widths that cannot be seen, a text without letters, and
        times before the start of the recording.
        """
        made = Drawing("", annotation_id, shape, tuple(points), colour, width, text, at_ms, hold_ms)
        return self.add_many([made])[0]

    def add_many(self, drawings: Sequence[Drawing]) -> list[Drawing]:
        """Add drawings that exist as values already, each over those before it, and return them as they were kept.

        An empty `id` gets a new one; `position` is given anew. Raises like `add`, and DuplicateRowError for an identity
        that is in the project already.
        """
        tops = {annotation_id: self._top(annotation_id) for annotation_id in {one.annotation_id for one in drawings}}
        kept = []
        for one in drawings:
            kept.append(_completed(one, tops[one.annotation_id]))
            tops[one.annotation_id] += 1
        for one in kept:
            self._store.insert(DRAWING, one.id, _values_of(one))
        return kept

    def reshape(self, drawing_id: str, points: Sequence[Point]) -> None:
        """Put its points elsewhere: moved as a whole, or one of them. Raises InvalidEntryError like `add`."""
        self._change(drawing_id, {"points": _written(self.get(drawing_id).shape, points)})

    def restyle(self, drawing_id: str, *, colour: DrawingColour | None = None, width: float | None = None) -> None:
        """Give it another colour, another width, or both; the width of a text is that of its letters."""
        values: dict[str, Value] = {} if colour is None else {"colour": DrawingColour(colour).value}
        self._change(drawing_id, values if width is None else values | {"width": _whole_width(width)})

    def reword(self, drawing_id: str, text: str) -> None:
        """Change what a text on the picture says. Raises InvalidEntryError like `add`."""
        self._change(drawing_id, {"text": _checked_text(self.get(drawing_id).shape, text)})

    def set_time(self, drawing_id: str, at_ms: int, hold_ms: int) -> None:
        """Show it from another time, or longer or shorter. Raises InvalidEntryError like `add`."""
        _check_hold(at_ms, hold_ms)
        self._change(drawing_id, {"at_ms": at_ms, "hold_ms": hold_ms})

    def remove(self, drawing_id: str) -> None:
        """Remove it; it can be brought back."""
        self._change(drawing_id, {"deleted": 1})

    def bring_back(self, drawing_id: str) -> None:
        """Bring back a removed one, as it was; one that is there is no change."""
        if not self._store.has(DRAWING, drawing_id):
            raise not_found(DRAWING)
        self._store.update(DRAWING, drawing_id, {"deleted": 0})

    def all(self, recording_id: str | None = None, *, annotation_id: str | None = None) -> list[Drawing]:
        """The drawings of a recording, of one annotation, or all; those of removed annotations are not there."""
        if annotation_id is not None:
            return self._select("drawing.annotation_id = ?", (annotation_id,))
        return self._select() if recording_id is None else self._select("annotation.recording_id = ?", (recording_id,))

    def _select(self, where: str = "", values: Sequence[Value] = ()) -> list[Drawing]:
        """The drawings that are not removed and whose annotation is there."""
        joined = "drawing JOIN annotation ON annotation.id = drawing.annotation_id"
        condition = "drawing.deleted = 0 AND annotation.deleted = 0" + (f" AND {where}" if where else "")
        columns = [f"drawing.{name}" for name in ("id", *DRAWING.fields)]
        return self._values(self._store.rows(sql.select(columns, joined, condition, self.order), values))

    def get(self, row_id: str) -> Drawing:
        """The drawing, or RowNotFoundError when there is none or it or its annotation was removed."""
        found = self._select("drawing.id = ?", (row_id,))
        if not found:
            raise not_found(DRAWING)
        return found[0]

    def _change(self, row_id: str, values: Mapping[str, Value]) -> None:
        self.get(row_id)
        if values:
            self._store.update(DRAWING, row_id, values)

    def _top(self, annotation_id: str) -> int:
        """The position over everything the annotation has and had, so that what is brought back finds its own free."""
        self._store.require(ANNOTATION, annotation_id)
        question = sql.select(["coalesce(max(position), -1) + 1"], "drawing", "annotation_id = ?")
        found = self._store.row(question, (annotation_id,))
        return int(found[0]) if found else 0

    def _values(self, rows: Sequence[tuple[Any, ...]]) -> list[Drawing]:
        return [
            Drawing(
                row_id,
                annotation_id,
                _SHAPES[shape],
                _read(points),
                _COLOURS[colour],
                width / _WHOLE,
                text if shape == Shape.TEXT else "",
                at_ms,
                hold_ms,
                position,
            )
            for row_id, annotation_id, shape, points, colour, width, text, at_ms, hold_ms, position in rows
        ]


def _completed(one: Drawing, position: int) -> Drawing:
    _check_hold(one.at_ms, one.hold_ms)
    shape = Shape(one.shape)
    return replace(
        one,
        id=one.id or new_id(),
        shape=shape,
        points=_read(_written(shape, one.points)),
        colour=DrawingColour(one.colour),
        width=_whole_width(one.width) / _WHOLE,
        text=_checked_text(shape, one.text),
        position=position,
    )


def _written(shape: Shape, points: Sequence[Point]) -> str:
    """The points as the file keeps them."""
    fewest, most = points_wanted(shape)
    if not fewest <= len(points) <= most:
        raise InvalidEntryError(f"This {shape.value} has not the points that it needs. Draw it once more.")
    places = [place for point in points for place in (point.x, point.y)]
    if not all(math.isfinite(one) and -_FURTHEST_OUTSIDE <= one <= 1 + _FURTHEST_OUTSIDE for one in places):
        raise InvalidEntryError("This drawing lies too far outside of the picture. Draw it nearer to the picture.")
    return json.dumps([round(one * _WHOLE) for one in places], separators=(",", ":"))


def _read(points: str) -> tuple[Point, ...]:
    places = [one / _WHOLE for one in json.loads(points)]
    return tuple(Point(x, y) for x, y in zip(places[::2], places[1::2], strict=True))


def _whole_width(width: float) -> int:
    if not _THINNEST <= width <= _THICKEST:
        raise InvalidEntryError("A line of this width would not be seen, or hide the picture. Choose another width.")
    return round(width * _WHOLE)


def _checked_text(shape: Shape, text: str) -> str:
    cleaned = clean_text(text)
    if shape is not Shape.TEXT and cleaned:
        raise InvalidEntryError("Only a text on the picture has words. Write them in the annotation instead.")
    if shape is Shape.TEXT and not cleaned.strip():
        raise InvalidEntryError("A text without letters would not be seen. Write something, or remove it.")
    if len(cleaned) > LETTERS_AT_MOST:
        raise InvalidEntryError(
            f"A text on the picture has room for {LETTERS_AT_MOST} letters. Shorten it; "
            "the annotation itself can be as long as you like."
        )
    return cleaned


def _check_hold(at_ms: int, hold_ms: int) -> None:
    if hold_ms <= 0:
        raise InvalidEntryError("A drawing that is shown for no time would not be seen. Choose a longer time.")
    check_times(at_ms, at_ms + hold_ms)


def _values_of(one: Drawing) -> Mapping[str, Value]:
    return {
        "annotation_id": one.annotation_id,
        "shape": one.shape.value,
        "points": _written(one.shape, one.points),
        "colour": one.colour.value,
        "width": _whole_width(one.width),
        "text": one.text,
        "at_ms": one.at_ms,
        "hold_ms": one.hold_ms,
        "position": one.position,
    }
