"""Keeps the timeline's picture between paintings, so that what moves over it costs a copy of what it covers."""

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QFont, QPainter, QPixmap

from coachview.ui.theme import Theme
from coachview.ui.timeline.ink import Ink
from coachview.ui.timeline.lanes import Lane
from coachview.ui.timeline.layout import Layout
from coachview.ui.timeline.overlay import Moving, Overlay
from coachview.ui.timeline.picture import Picture


class Canvas:
    """Paints layouts in one look, font and device scale, and notices when one of these changes."""

    def __init__(self, theme: Theme, font: QFont) -> None:
        self._theme = theme
        self._still: QPixmap | None = None
        self._prepare(font, 1.0)

    def spoil(self) -> None:
        """The still picture no longer shows how things are."""
        self._still = None

    def restyle(self, font: QFont) -> None:
        """The look or the font has changed."""
        self._prepare(font, self._ink.scale)

    def paint(self, painter: QPainter, rect: QRect, layout: Layout, hint: str, moving: Moving) -> None:
        """This part of the widget."""
        scale = painter.device().devicePixelRatioF()
        if scale != self._ink.scale:
            self._prepare(self._font, scale)
        if self._still is None:
            self._still = self._paint_still(layout, hint)
        painter.drawPixmap(QRectF(rect), self._still, QRectF(rect.topLeft() * scale, rect.size() * scale))
        self._overlay.paint(painter, layout, moving)

    def paint_focus(self, painter: QPainter, layout: Layout) -> None:
        """The frame that shows where the keys go."""
        self._overlay.paint_focus(painter, layout)

    def header_width(self, lanes: tuple[Lane, ...], least: int, most: int) -> int:
        """How wide the column of names has to be, within bounds."""
        return self._picture.header_width(lanes, least, most)

    def name_fits(self, name: str, header: int) -> bool:
        """Whether a name is shown in full in so wide a column."""
        return self._picture.name_fits(name, header)

    def _prepare(self, font: QFont, scale: float) -> None:
        self._font = font
        self._ink = Ink(self._theme, font, scale)
        self._picture = Picture(self._ink)
        self._overlay = Overlay(self._ink, self._picture)
        self._still = None

    def _paint_still(self, layout: Layout, hint: str) -> QPixmap:
        scale = self._ink.scale
        still = QPixmap(round(layout.width * scale), round(layout.height * scale))
        still.setDevicePixelRatio(scale)
        painter = QPainter(still)
        self._picture.paint(painter, layout, hint)
        painter.end()
        return still
