"""What was drawn, as transparent pictures to lay over stills and clips, set by Typst: lines, curves and any script."""

import json
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import Any

from coachview.media.overlay import Overlay, laid_over
from coachview.media.picture import Picture
from coachview.model.drawing import Drawing, shown_at
from coachview.model.drawing_look import LINE_HEIGHT, Fill, Ink, Piece, Stroke, Words, pieces
from coachview.packet.errors import DrawingError
from coachview.packet.fonts import fonts
from coachview.packet.words import is_rtl, shown
from coachview.progress import QUIET, Progress
from coachview.resources_dir import resources_dir


def overlays(
    drawings: Sequence[Drawing],
    width: int,
    height: int,
    from_ms: int,
    until_ms: int,
    progress: Progress = QUIET,
) -> list[Overlay]:
    """What lies on the pictures of [from_ms, until_ms), one overlay for each time in which that stays the same.

    Pictures are `width` × `height` pixels. Raises DrawingError and CancelledError.
    """
    inside = [one for one in drawings if one.at_ms < until_ms and one.at_ms + one.hold_ms > from_ms]
    times = {from_ms, until_ms, *(time for one in inside for time in (one.at_ms, one.at_ms + one.hold_ms))}
    found = []
    for begin, end in pairwise(sorted(time for time in times if from_ms <= time <= until_ms)):
        progress.check()
        now = shown_at(inside, begin)
        if now:
            found.append(Overlay(png_of(now, width, height), begin, end))
    return found


def drawn_on(picture: Picture, drawings: Sequence[Drawing]) -> Picture:
    """The picture with all of the drawings on it. Raises DrawingError."""
    if not drawings:
        return picture
    png = png_of(drawings, picture.width, picture.height)
    return laid_over(picture, [Overlay(png, picture.time_ms, picture.end_ms)])


def png_of(drawings: Sequence[Drawing], width: int, height: int) -> bytes:
    """The drawings as they lie on one picture of `width` × `height` pixels; transparent elsewhere.

    Raises DrawingError when Typst refuses.
    """
    from typst import Compiler, TypstError

    found = [_data(one) for one in pieces(drawings, width, height)]
    data = json.dumps({"width": width, "height": height, "line_height": LINE_HEIGHT, "pieces": found})
    try:
        made = Compiler(_template(), font_paths=fonts(), sys_inputs={"data": data}).compile(format="png", ppi=72)
    except TypstError as error:
        raise DrawingError(
            f"What was drawn could not be put on the picture ({error.message}). Export again without drawings; "
            "the notes are the same."
        ) from error
    if not isinstance(made, bytes):
        raise TypeError("Typst gave several pictures instead of one")
    return made


@cache
def _template() -> bytes:
    return (resources_dir() / "packet" / "drawings.typ").read_bytes()


def _data(piece: Piece) -> dict[str, Any]:
    if isinstance(piece, Words):
        lines = [{"text": line, "rtl": is_rtl(line)} for line in shown(piece.text).split("\n")]
        sizes = {"size": piece.size, "widest": piece.widest, "padding": piece.padding, "rounding": piece.rounding}
        return {
            "kind": "words",
            "lines": lines,
            "x": piece.x,
            "y": piece.y,
            **sizes,
            "ink": _hex(piece.ink),
            "box": _hex(piece.box),
        }
    path = [(step.kind, step.places) for step in piece.path]
    if isinstance(piece, Fill):
        return {"kind": "fill", "path": path, "ink": _hex(piece.ink)}
    return _stroke(piece, path)


def _stroke(piece: Stroke, path: list[Any]) -> dict[str, Any]:
    return {"kind": "stroke", "path": path, "ink": _hex(piece.ink), "width": piece.width}


def _hex(ink: Ink) -> str:
    return f"#{bytes(ink).hex()}"
