"""Keeps the timeline's picture between paintings, so that what moves over it costs a copy of what it covers."""

from dataclasses import replace

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QFont, QPainter, QPixmap

from coachview.ui.theme import Theme
from coachview.ui.timeline.ink import Ink
from coachview.ui.timeline.layout import RULER, Layout
from coachview.ui.timeline.overlay import Moving, Overlay
from coachview.ui.timeline.painters.names import Names
from coachview.ui.timeline.picture import Picture

_WHOLE = 1e-4


class Canvas:
    """Paints layouts in one look, font and device scale, and notices when one of these changes.

    What is spoiled is painted anew, the rest is kept: one changed annotation costs its lane, a pan what comes into
    view.
    """

    def __init__(self, theme: Theme, font: QFont) -> None:
        self._theme = theme
        self._still: QPixmap | None = None
        self._spoiled: list[QRect] = []
        self._prepare(font, 1.0)

    @property
    def names(self) -> Names:
        """How names are set."""
        return self._picture.names

    def spoil(self, part: QRect | None = None) -> None:
        """The still picture no longer shows how things are, in a part or anywhere."""
        if part is None or self._ink.scale % 1:
            self._still = None  # parts would not end between two pixels of the screen
        else:
            self._spoiled.append(part)

    def pan(self, before: Layout, after: Layout) -> None:
        """What is in view has changed from one layout to another: keep what both show, when it only went sideways."""
        pixels = (before.scale.start_ms - after.scale.start_ms) / after.scale.ms_per_px
        whole = round(pixels * self._ink.scale)
        moved_only = replace(after.scale, start_ms=before.scale.start_ms) == before.scale and _same_places(
            before, after
        )
        far = abs(pixels) > (after.width - after.header) / 2
        is_whole = abs(pixels - round(pixels)) < _WHOLE and not self._ink.scale % 1
        if self._still is None or not moved_only or far or not is_whole:
            self.spoil()
            return
        room = QRect(after.header, RULER, after.width - after.header, after.height - RULER)
        self._still.scroll(whole, 0, _on_screen(room, self._ink.scale).toRect())
        shift = round(pixels)
        self._spoiled = [part.united(part.translated(shift, 0)) for part in self._spoiled]
        exposed = abs(shift) + 2
        self.spoil(QRect(0, 0, after.width, RULER))
        self.spoil(QRect(after.header if shift > 0 else after.width - exposed, RULER, exposed, after.height))
        for part in _cut_off(before, shift) + _cut_off(after, 0):
            self.spoil(part)

    def restyle(self, font: QFont) -> None:
        """The look or the font has changed."""
        self._prepare(font, self._ink.scale)

    def paint(self, painter: QPainter, rect: QRect, layout: Layout, hint: str, moving: Moving) -> None:
        """This part of the widget."""
        scale = painter.device().devicePixelRatioF()
        if scale != self._ink.scale:
            self._prepare(self._font, scale)
        self._refresh(layout, hint)
        painter.drawPixmap(QRectF(rect), self._still, _on_screen(rect, scale))
        self._overlay.paint(painter, layout, moving)

    def paint_focus(self, painter: QPainter, layout: Layout) -> None:
        """The frame that shows where the keys go."""
        self._overlay.paint_focus(painter, layout)

    def _prepare(self, font: QFont, scale: float) -> None:
        self._font = font
        self._ink = Ink(self._theme, font, scale)
        self._picture = Picture(self._ink)
        self._overlay = Overlay(self._ink, self._picture)
        self._still = None

    def _refresh(self, layout: Layout, hint: str) -> None:
        whole = QRect(0, 0, layout.width, layout.height)
        if self._still is None:
            self._still = QPixmap(round(layout.width * self._ink.scale), round(layout.height * self._ink.scale))
            self._still.setDevicePixelRatio(self._ink.scale)
            self._spoiled = [whole]
        if self._spoiled:
            painter, lines = QPainter(self._still), self._picture.lines(layout)
            for part in self._spoiled:
                self._picture.paint(painter, layout, hint, part.intersected(whole), lines)
            painter.end()
            self._spoiled = []


def _on_screen(rect: QRect, scale: float) -> QRectF:
    return QRectF(rect.topLeft() * scale, rect.size() * scale)


def _same_places(one: Layout, other: Layout) -> bool:
    return (one.places, one.width, one.height, one.header, one.end_ms) == (
        other.places,
        other.width,
        other.height,
        other.header,
        other.end_ms,
    )


def _cut_off(layout: Layout, shift: int) -> list[QRect]:
    """What begins left of the view and goes on in it: its words stand at the edge and do not go along."""
    parts = []
    for place in layout.places:
        lasting = [one for one in layout.things(place, layout.header, layout.header + 1) if one.left < layout.header]
        if lasting:
            right = min(max(one.right for one in lasting) + shift, layout.width)
            parts.append(QRect(layout.header, place.top, max(0, round(right) + 1 - layout.header), place.height))
    return parts
