"""A painter that thinks in soft shapes: filled blobs, rounded bars, limbs with one bend."""

import math
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

Point = tuple[float, float]


class Brush:
    """Draws on a QPainter; nothing has an outline unless it is a line."""

    def __init__(self, painter: QPainter) -> None:
        self.painter = painter
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)

    @contextmanager
    def moved(
        self, x: float, y: float, *, scale: float = 1.0, turn: float = 0.0, stretch: float = 1.0
    ) -> Iterator[None]:
        """Draw inside with the origin at (x, y), scaled, turned clockwise by degrees, heights stretched."""
        self.painter.save()
        self.painter.translate(x, y)
        self.painter.rotate(turn)
        self.painter.scale(scale, scale * stretch)
        yield
        self.painter.restore()

    @contextmanager
    def clipped(self, path: QPainterPath) -> Iterator[None]:
        """Draw inside only where the path is."""
        self.painter.save()
        self.painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
        yield
        self.painter.restore()

    def fill(self, path: QPainterPath, colour: QColor) -> None:
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(colour)
        self.painter.drawPath(path)

    def oval(self, x: float, y: float, rx: float, ry: float, colour: QColor) -> None:
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(colour)
        self.painter.drawEllipse(QPointF(x, y), rx, ry)

    def box(self, x: float, y: float, width: float, height: float, colour: QColor, *, radius: float = 0.0) -> None:
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(colour)
        self.painter.drawRoundedRect(QRectF(x, y, width, height), radius, radius)

    def shape(self, points: Sequence[Point], colour: QColor) -> None:
        """A filled polygon with sharp corners."""
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(colour)
        self.painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in points]))

    def line(self, points: Sequence[Point], colour: QColor, width: float) -> None:
        """A line through the points with round ends and joints."""
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.setPen(_round_pen(colour, width))
        self.painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in points]))
        self.painter.setPen(Qt.PenStyle.NoPen)

    def curve(self, start: Point, bend: Point, end: Point, colour: QColor, width: float) -> None:
        """A line bent towards one point."""
        path = QPainterPath(QPointF(*start))
        path.quadTo(QPointF(*bend), QPointF(*end))
        self.stroke(path, colour, width)

    def stroke(self, path: QPainterPath, colour: QColor, width: float) -> None:
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.setPen(_round_pen(colour, width))
        self.painter.drawPath(path)
        self.painter.setPen(Qt.PenStyle.NoPen)

    def limb(self, root: Point, joint: Point, tip: Point, colour: QColor, width: float) -> None:
        """An arm: from the shoulder over a softly bent elbow to the wrist."""
        path = QPainterPath(QPointF(*root))
        near, far = between(root, joint, 0.72), between(joint, tip, 0.28)
        path.lineTo(QPointF(*near))
        path.quadTo(QPointF(*joint), QPointF(*far))
        path.lineTo(QPointF(*tip))
        self.stroke(path, colour, width)


def _round_pen(colour: QColor, width: float) -> QPen:
    return QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)


def blob(start: Point, *curves: tuple[float, float, float, float, float, float]) -> QPainterPath:
    """A closed path of cubic curves: each is two control points and an end."""
    path = QPainterPath(QPointF(*start))
    for ax, ay, bx, by, x, y in curves:
        path.cubicTo(ax, ay, bx, by, x, y)
    path.closeSubpath()
    return path


def smooth(points: Sequence[Point]) -> QPainterPath:
    """A closed soft shape through the midpoints of a polygon, bent towards its corners."""
    middles = [between(a, b, 0.5) for a, b in zip(points, [*points[1:], points[0]], strict=True)]
    path = QPainterPath(QPointF(*middles[-1]))
    for corner, middle in zip(points, middles, strict=True):
        path.quadTo(QPointF(*corner), QPointF(*middle))
    path.closeSubpath()
    return path


def between(a: Point, b: Point, part: float) -> Point:
    """The point that far along from a (0) to b (1)."""
    return a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part


def elbow(shoulder: Point, hand: Point, upper: float, lower: float, side: float) -> tuple[Point, Point]:
    """Where the elbow goes, and where the hand really gets to, for an arm of two lengths; `side` ±1 is its bend."""
    dx, dy = hand[0] - shoulder[0], hand[1] - shoulder[1]
    wanted = math.hypot(dx, dy) or 1.0
    reach = min(max(wanted, abs(upper - lower) + 1), (upper + lower) * 0.995)
    ux, uy = dx / wanted, dy / wanted
    along = (upper**2 - lower**2 + reach**2) / (2 * reach)
    off = math.sqrt(max(0.0, upper**2 - along**2)) * side
    joint = (shoulder[0] + ux * along - uy * off, shoulder[1] + uy * along + ux * off)
    return joint, (shoulder[0] + ux * reach, shoulder[1] + uy * reach)
