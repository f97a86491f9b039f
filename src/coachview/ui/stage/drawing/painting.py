"""Paints drawings with QPainter as `drawing_look` says they look."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen

from coachview.model.drawing import Drawing
from coachview.model.drawing_look import Fill, Ink, Path, Piece, Stroke, Words, pieces
from coachview.ui.stage.drawing.words_box import WordsBox


class DrawingPainter:
    """Paints what lies on the picture. Playing, the same is painted many times: it is kept as a layer of pixels."""

    def __init__(self) -> None:
        self._known: tuple[object, ...] = ()
        self._layer = QImage()

    def paint(self, painter: QPainter, picture: QRectF, drawings: Sequence[Drawing], seen: QRectF) -> None:
        """Paint the drawings on the upright picture that fills `picture`, as far as `seen` of the widget goes."""
        part = QRectF(picture.intersected(seen).toAlignedRect())
        if not drawings or part.isEmpty():
            self._known, self._layer = (), QImage()
            return
        ratio = painter.device().devicePixelRatioF()
        known = (tuple(drawings), *picture.getRect(), *part.getRect(), ratio)
        if known != self._known:
            self._known, self._layer = known, _layer(picture, drawings, part, ratio)
        painter.drawImage(part.topLeft(), self._layer)


def paint_drawings(painter: QPainter, picture: QRectF, drawings: Sequence[Drawing]) -> None:
    """Paint drawings on the upright picture that fills `picture`; nothing is painted beside it."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipRect(picture, Qt.ClipOperation.IntersectClip)
    painter.translate(picture.topLeft())
    for piece in pieces(drawings, picture.width(), picture.height()):
        _item(piece, picture.width(), picture.height()).paint(painter)
    painter.restore()


def _layer(picture: QRectF, drawings: Sequence[Drawing], part: QRectF, ratio: float) -> QImage:
    layer = QImage((part.size() * ratio).toSize(), QImage.Format.Format_ARGB32_Premultiplied)
    layer.setDevicePixelRatio(ratio)
    layer.fill(Qt.GlobalColor.transparent)
    painter = QPainter(layer)
    paint_drawings(painter, picture.translated(-part.topLeft()), drawings)
    painter.end()
    return layer


class _Item:
    """A path with a pen or a brush, ready to be painted."""

    def __init__(self, path: QPainterPath, pen: QPen | None, colour: QColor) -> None:
        self._path, self._pen, self._colour = path, pen, colour

    def paint(self, painter: QPainter) -> None:
        if self._pen is None:
            painter.fillPath(self._path, self._colour)
        else:
            painter.strokePath(self._path, self._pen)


def _item(piece: Piece, width: float, height: float) -> "_Item | WordsBox":
    match piece:
        case Words():
            return WordsBox(piece, width, height)
        case Stroke():
            return _Item(painter_path(piece.path), pen_of(piece), colour_of(piece.ink))
        case Fill():
            return _Item(painter_path(piece.path), None, colour_of(piece.ink))


def colour_of(ink: Ink) -> QColor:
    """An ink as Qt takes it."""
    return QColor(*ink)


def pen_of(stroke: Stroke) -> QPen:
    """What a stroke is drawn with."""
    pen = QPen(colour_of(stroke.ink), stroke.width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen


def painter_path(path: Path) -> QPainterPath:
    """A path as Qt takes it; a place is inside when it is enclosed an odd number of times."""
    made = QPainterPath()
    made.setFillRule(Qt.FillRule.OddEvenFill)
    for step in path:
        places = [QPointF(*one) for one in step.places]
        match step.kind:
            case "move":
                made.moveTo(*places)
            case "line":
                made.lineTo(*places)
            case "curve":
                made.cubicTo(*places)
            case "close":
                made.closeSubpath()
    return made
