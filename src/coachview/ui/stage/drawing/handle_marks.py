from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from coachview.model.drawing import Drawing, Shape
from coachview.model.drawing_look import corners, pieces
from coachview.ui.stage.drawing.place import PicturePlace
from coachview.ui.stage.drawing.reshape import LINES, handles_of
from coachview.ui.stage.drawing.words_box import WordsBox
from coachview.ui.theme import DARK

_RADIUS = 5.0
_AROUND = 4.0


def paint_selection(painter: QPainter, drawing: Drawing, place: PicturePlace) -> None:
    """Show that a drawing is selected: a dashed frame around it, and its handles."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if drawing.shape not in LINES:
        _paint_frame(painter, frame_of(drawing, place).adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND))
    for handle in handles_of(drawing):
        _paint_handle(painter, place.to_widget(handle))
    painter.restore()


def frame_of(drawing: Drawing, place: PicturePlace) -> QRectF:
    """What a drawing spans in the widget."""
    width, height = place.rect.width(), place.rect.height()
    if drawing.shape is Shape.TEXT:
        (words,) = pieces([drawing], width, height)
        return WordsBox(words, width, height).rect.translated(place.rect.topLeft())
    left, top, right, bottom = corners(drawing, width, height)
    return QRectF(left, top, right - left, bottom - top).translated(place.rect.topLeft())


def _paint_frame(painter: QPainter, frame: QRectF) -> None:
    """Dark under bright, so that it can be seen on any picture."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(0, 0, 0, 160), 1))
    painter.drawRect(frame)
    dashes = QPen(QColor(DARK.accent), 1, Qt.PenStyle.DashLine)
    painter.setPen(dashes)
    painter.drawRect(frame)


def _paint_handle(painter: QPainter, middle: QPointF) -> None:
    painter.setPen(QPen(QColor(0, 0, 0, 200), 1.5))
    painter.setBrush(QColor(255, 255, 255))
    painter.drawEllipse(middle, _RADIUS, _RADIUS)
