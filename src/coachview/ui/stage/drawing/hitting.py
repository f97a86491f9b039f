"""Which drawing is under the mouse: what was painted is what is hit."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath, QPainterPathStroker

from coachview.model.drawing import Drawing, Shape
from coachview.model.drawing_look import Fill, Piece, Stroke, Words, corners, pieces
from coachview.ui.stage.drawing.painting import painter_path
from coachview.ui.stage.drawing.place import PicturePlace
from coachview.ui.stage.drawing.reshape import handles_of
from coachview.ui.stage.drawing.words_box import WordsBox

_REACH = 5.0
"""How far beside a line one may click, in pixels of the widget."""

_HANDLE_REACH = 9.0


def drawing_at(position: QPointF, drawings: Sequence[Drawing], place: PicturePlace, reach: float = _REACH) -> str:
    """The id of the uppermost drawing at a place in the widget, empty when there is none.

    The light of a spotlight is under everything else: only its edge is as good as a line.
    """
    topmost = list(reversed(drawings))
    for one in topmost:
        if is_on(one, position, place, reach):
            return one.id
    for one in topmost:
        if one.shape is Shape.SPOTLIGHT and _spot(one, place).contains(position - place.rect.topLeft()):
            return one.id
    return ""


def is_on(drawing: Drawing, position: QPointF, place: PicturePlace, reach: float = _REACH) -> bool:
    """Whether a place in the widget is on what is painted of a drawing, or within reach of it."""
    inside = position - place.rect.topLeft()
    width, height = place.rect.width(), place.rect.height()
    if drawing.shape is Shape.SPOTLIGHT:
        return _is_on_line(_spot(drawing, place), 2 * reach, inside)
    return any(_is_on_piece(one, inside, reach, width, height) for one in pieces([drawing], width, height))


def handle_at(position: QPointF, drawing: Drawing, place: PicturePlace) -> int | None:
    """Which handle of a drawing is at a place in the widget; the nearest of several."""
    away = [
        ((place.to_widget(one) - position).manhattanLength(), number) for number, one in enumerate(handles_of(drawing))
    ]
    nearest = min(away, default=None)
    return nearest[1] if nearest is not None and nearest[0] <= _HANDLE_REACH else None


def _is_on_piece(piece: Piece, inside: QPointF, reach: float, width: float, height: float) -> bool:
    match piece:
        case Words():
            return WordsBox(piece, width, height).rect.adjusted(-reach, -reach, reach, reach).contains(inside)
        case Fill():
            path = painter_path(piece.path)
            return path.contains(inside) or _is_on_line(path, 2 * reach, inside)
        case Stroke():
            return _is_on_line(painter_path(piece.path), piece.width + 2 * reach, inside)
    return False


def _is_on_line(path: QPainterPath, width: float, inside: QPointF) -> bool:
    stroker = QPainterPathStroker()
    stroker.setWidth(width)
    stroker.setCapStyle(stroker.capStyle().RoundCap)
    stroker.setJoinStyle(stroker.joinStyle().RoundJoin)
    return stroker.createStroke(path).contains(inside)


def _spot(drawing: Drawing, place: PicturePlace) -> QPainterPath:
    left, top, right, bottom = corners(drawing, place.rect.width(), place.rect.height())
    path = QPainterPath()
    path.addEllipse(left, top, right - left, bottom - top)
    return path
