"""One exact frame as it is shown, in all its pixels: made and written off the GUI thread."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from coachview.media.frames import FrameReader
from coachview.media.picture import Picture
from coachview.media.stills import write_still
from coachview.model.timecode import format_time
from coachview.model.tone import Tone
from coachview.progress import QUIET, Progress
from coachview.ui.stage.picture_tone import whole_in_tone

Layer = Callable[[QPainter, QRectF], None]
"""Paints something over the picture, which is at the rectangle; called on a job's thread, so it holds frozen values."""

ENDINGS = (".png", ".jpg", ".jpeg")
_STRIP, _LEAST_STRIP, _LETTERS = 0.05, 26, 0.56
_STRIP_COLOUR, _TEXT_COLOUR = "#0E1116", "#E8ECF2"
_NOT_IN_NAMES = re.compile(r'[\x00-\x1f<>:"/\\|?*]+')


@dataclass(frozen=True, slots=True)
class StillOrder:
    """What a still is made of: the exact frame at a time, in `image` where it is at hand, else decoded from `path`.

    Below it may be written its own time, and with that a `title`.
    """

    path: Path
    time_ms: int
    image: QImage | None
    tone: Tone
    layers: tuple[Layer, ...] = ()
    with_time: bool = False
    title: str = ""


@dataclass(frozen=True, slots=True)
class Still:
    """A finished still, and the time of its frame in ms."""

    image: QImage
    time_ms: int


def develop(order: StillOrder, progress: Progress = QUIET) -> Still:
    """The still: the whole frame in its tone, the layers on it, and the caption on a strip below it.

    Raises MediaError kin when the frame cannot be had, CancelledError.
    """
    frame, time_ms = (order.image, order.time_ms) if order.image else _decoded(order, progress)
    toned = whole_in_tone(frame, order.tone)
    strip = max(_LEAST_STRIP, round(toned.height() * _STRIP)) if order.with_time else 0
    still = QImage(toned.width(), toned.height() + strip, QImage.Format.Format_RGB32)
    painter = QPainter(still)
    painter.drawImage(0, 0, toned)
    picture = QRectF(toned.rect())
    for paint in order.layers:
        painter.save()
        painter.setClipRect(picture)
        paint(painter, picture)
        painter.restore()
    if strip:
        _paint_caption(painter, QRect(0, toned.height(), toned.width(), strip), caption_of(time_ms, order.title))
    painter.end()
    return Still(still, time_ms)


def caption_of(time_ms: int, title: str) -> str:
    """What is written below a still; an empty title is left out."""
    time = format_time(time_ms, millis=True)
    return f"{title}  ·  {time}" if title else time


def file_name(title: str, time_ms: int) -> str:
    """A name for a still: `Lesson 1 3m12s480`, without what some system does not allow in names, and without ending."""
    minutes, rest = divmod(time_ms, 60_000)
    words = " ".join(_NOT_IN_NAMES.sub(" ", title).split())[:80].strip(" .")
    return f"{words or 'Still'} {minutes}m{rest // 1000:02}s{rest % 1000:03}"


def write(still: Still, target: Path) -> Path:
    """Write PNG, or JPEG where the name ends so, whole or not at all; nothing but pixels. Raises CannotWriteError."""
    write_still(_picture(still), target)
    return target


def _decoded(order: StillOrder, progress: Progress) -> tuple[QImage, int]:
    with FrameReader(order.path) as reader:
        picture = reader.at(order.time_ms, progress=progress)
    image = QImage(picture.bgra, picture.width, picture.height, 4 * picture.width, QImage.Format.Format_RGB32)
    return image, picture.time_ms


def _picture(still: Still) -> Picture:
    image = still.image
    return Picture(image.width(), image.height(), bytes(image.constBits()), still.time_ms, 1)


def _paint_caption(painter: QPainter, strip: QRect, text: str) -> None:
    painter.fillRect(strip, QColor(_STRIP_COLOUR))
    font = QFont(painter.font())
    font.setPixelSize(round(strip.height() * _LETTERS))
    painter.setFont(font)
    painter.setPen(QColor(_TEXT_COLOUR))
    inner = strip.adjusted(strip.height() // 2, 0, -strip.height() // 2, 0)
    line = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, inner.width())
    painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, line)
