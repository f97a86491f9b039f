"""Painting the picture lighter or with more contrast, where it is shown and in the size it is shown in."""

from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QObject, QRect, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QImage, QPainter

from coachview.media.toning import Toner
from coachview.model.tone import NEUTRAL, Tone

_GRID = 4


@dataclass(frozen=True, slots=True)
class _Painted:
    """A picture made ready, and what it was made from; the same again is not made twice."""

    image_key: int
    tone: Tone
    target: QRectF
    place: QRect
    ratio: float


class PictureTone(QObject):
    """Paints pictures in one tone, whoever decoded them: playing and standing still look the same.

    Neutral, the picture is painted as it is. Else what is in view is scaled first, so that the cost is that of the
    stage's size: at 1100×620 about 1 ms, whatever the recording has.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._toner = Toner(NEUTRAL)
        self._made: _Painted | None = None
        self._image = QImage()

    @property
    def value(self) -> Tone:
        """The tone it paints in."""
        return self._toner.tone

    def set_value(self, tone: Tone) -> None:
        """Paint in this tone from now on."""
        if tone != self._toner.tone:
            self._toner = Toner(tone)
            self._made, self._image = None, QImage()
            self.changed.emit()

    def paint(self, painter: QPainter, target: QRectF, space: QRect, image: QImage) -> None:
        """Draw a picture of which all would be at `target`, as far as it is in `space`."""
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self.value.is_neutral:
            painter.drawImage(target, image, QRectF(image.rect()))
            return
        place = _on_the_grid(target.toAlignedRect() & space)
        if place.isEmpty():
            return
        self._make(_Painted(image.cacheKey(), self.value, target, place, painter.device().devicePixelRatioF()), image)
        painter.save()
        painter.setClipRect(target, Qt.ClipOperation.IntersectClip)
        painter.drawImage(place.topLeft(), self._image)
        painter.restore()

    def _make(self, wanted: _Painted, image: QImage) -> None:
        if wanted == self._made:
            return
        scaled = _scaled(image, wanted)
        made = self._toner.toned(scaled.constBits(), scaled.width(), scaled.height())
        self._image = QImage(made.pixels, made.width, made.height, made.pitch, QImage.Format.Format_RGB32)
        self._image.setDevicePixelRatio(wanted.ratio)
        self._made = wanted


def _on_the_grid(place: QRect) -> QRect:
    """The same place, or a little more, beginning on a whole pixel of screens that are scaled by quarters."""
    return place.adjusted(-(place.left() % _GRID), -(place.top() % _GRID), 0, 0)


def _scaled(image: QImage, wanted: _Painted) -> QImage:
    """What is in view of a picture, pixel for pixel as it comes onto the screen."""
    size = QSizeF(wanted.place.size()) * wanted.ratio
    result = QImage(ceil(size.width()), ceil(size.height()), QImage.Format.Format_RGB32)
    result.setDevicePixelRatio(wanted.ratio)
    result.fill(0)
    painter = QPainter(result)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(wanted.target.translated(-wanted.place.topLeft()), image, QRectF(image.rect()))
    painter.end()
    return result


def whole_in_tone(image: QImage, tone: Tone) -> QImage:
    """A picture in all its pixels, in a tone; for a still that leaves the program as it was seen."""
    if tone.is_neutral:
        return image
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    made = Toner(tone).toned(plain.constBits(), plain.width(), plain.height())
    return QImage(made.pixels, made.width, made.height, made.pitch, QImage.Format.Format_RGB32)
