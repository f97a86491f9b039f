"""The markers of moments: drawn once for each type, look and screen, and copied from then on."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPixmap

from coachview.model.annotation import Annotation, AnnotationType
from coachview.packet.words import TYPE_ICONS
from coachview.ui.timeline.ink import Ink, mix
from coachview.ui.timeline.items import BADGE, CROWD_WIDTH, STEM, Item

_ICON = 14
_HALO = 2
_ROUND = QRectF(_HALO, _HALO, BADGE, BADGE)
LOCK = 11


class Glyphs:
    """Markers as pictures. A full disc is shared, a ring with a lock is private: no difference is of colour alone."""

    def __init__(self, ink: Ink) -> None:
        self._ink = ink
        self._pictures: dict[tuple[object, ...], QPixmap] = {}

    def draw(self, painter: QPainter, item: Item) -> None:
        """The marker of a moment, or of a crowd of them, in its place."""
        picture = self._crowd(item.count) if item.is_crowd else self.badge(item.annotation)
        painter.drawPixmap(QPointF(self._ink.snap(item.left) - _HALO, item.top - _HALO), picture)

    def badge(self, one: Annotation) -> QPixmap:
        """The marker of one annotation, with `STEM` below and a halo around."""
        key = (one.type, one.is_private)
        size = QSizeF(BADGE + 2 * _HALO, BADGE + STEM + 2 * _HALO)
        return self._picture(key, size, lambda painter: self._draw_badge(painter, one.type, private=one.is_private))

    def icon(self, kind: AnnotationType, size: int, colour: str = "") -> QPixmap:
        """A type's glyph, in its own colour or in the one given (#RRGGBB)."""
        tint = colour or self._ink.theme.tokens.types[kind]
        icon = self._ink.theme.icon(TYPE_ICONS[kind], tint)
        area = QRect(0, 0, size, size)
        return self._picture((kind, size, tint), QSizeF(size, size), lambda painter: icon.paint(painter, area))

    def _crowd(self, count: int) -> QPixmap:
        words = str(count) if count < 1000 else f"{count // 1000}k"
        size = QSizeF(CROWD_WIDTH + 2 * _HALO, BADGE + STEM + 2 * _HALO)
        return self._picture((words,), size, lambda painter: self._draw_crowd(painter, words))

    def _picture(self, key: tuple[object, ...], size: QSizeF, draw: Callable[[QPainter], None]) -> QPixmap:
        if key not in self._pictures:
            picture = QPixmap((size * self._ink.scale).toSize())
            picture.setDevicePixelRatio(self._ink.scale)
            picture.fill(Qt.GlobalColor.transparent)
            painter = QPainter(picture)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            draw(painter)
            painter.end()
            self._pictures[key] = picture
        return self._pictures[key]

    def _draw_badge(self, painter: QPainter, kind: AnnotationType, *, private: bool) -> None:
        colour, surface = self._ink.type(kind), self._ink.colour("surface")
        painter.setPen(QPen(surface, 2 * _HALO))
        painter.drawEllipse(_ROUND.adjusted(1, 1, -1, -1))
        self._draw_stem(painter, colour)
        painter.setBrush(surface if private else colour)
        painter.setPen(QPen(colour, 1.5))
        painter.drawEllipse(_ROUND.adjusted(0.75, 0.75, -0.75, -0.75))
        side = _HALO + (BADGE - _ICON) // 2
        painter.drawPixmap(QPointF(side, side), self.icon(kind, _ICON, "" if private else surface.name()))
        if private:
            draw_lock(painter, QPointF(_HALO + BADGE - LOCK + 2, _HALO + BADGE - LOCK + 1), colour, surface)

    def _draw_crowd(self, painter: QPainter, words: str) -> None:
        ground, surface = mix(self._ink.colour("muted"), self._ink.colour("surface"), 0.22), self._ink.colour("surface")
        edge = self._ink.colour("muted")
        pill = QRectF(_HALO, _HALO + 1, CROWD_WIDTH - 1, BADGE - 2)
        painter.setPen(QPen(surface, 2 * _HALO))
        painter.drawRoundedRect(pill, 6, 6)
        self._draw_stem(painter, edge)
        painter.setBrush(ground)
        painter.setPen(QPen(edge, 1.25))
        painter.drawRoundedRect(pill, 6, 6)
        font = QFont(self._ink.small)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(self._ink.colour("text"))
        painter.drawText(pill, int(Qt.AlignmentFlag.AlignCenter), words)

    def _draw_stem(self, painter: QPainter, colour: QColor) -> None:
        x = _HALO + BADGE / 2
        painter.fillRect(QRectF(x - 0.75, _HALO + BADGE - 2, 1.5, STEM + 2), colour)


def draw_lock(painter: QPainter, at: QPointF, ink: QColor, ground: QColor) -> None:
    """A padlock, `LOCK` wide and high, on a disc of the ground's colour: legible where an icon would be a blot."""
    painter.save()
    painter.translate(at)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawEllipse(QRectF(0, 0, LOCK, LOCK))
    painter.setBrush(ink)
    painter.drawRoundedRect(QRectF(2.5, 5, 6, 4.25), 1, 1)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(ink, 1.25))
    painter.drawArc(QRectF(3.75, 2, 3.5, 5), 0, 180 * 16)
    painter.restore()
