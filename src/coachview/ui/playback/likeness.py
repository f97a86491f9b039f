"""Which frame was it that was seen? A player's clock may be a few frames off; the picture itself is not.

At a pause the frame nearest to the clock is compared with the picture that stood on the screen, and its neighbours are
looked at only where it is another one.
"""

from operator import mul, sub
from typing import Protocol

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage

from coachview.media.picture import Picture
from coachview.progress import Progress

REACH_MS = 250
"""How far the clock may be off; frames further away are not looked at."""

_REACH_FRAMES = 12
_LOOK = QSize(96, 54)
_SAME = 2.0
"""Mean squared difference of 8-bit brightness: as much as between libVLC's and PyAV's form of one frame."""

_CLEARLY = 0.6


class Reader(Protocol):
    """What is needed of `coachview.media.frames.FrameReader`."""

    def next_after(self, time_ms: int, *, progress: Progress) -> Picture: ...
    def before(self, time_ms: int, *, progress: Progress) -> Picture: ...


def image_of(picture: Picture) -> QImage:
    """The picture for painting; it keeps the bytes alive."""
    return QImage(picture.bgra, picture.width, picture.height, 4 * picture.width, QImage.Format.Format_RGB32)


def frame_seen(reader: Reader, by_clock: Picture, seen: QImage, progress: Progress) -> Picture:
    """The frame that was seen, within REACH_MS: the clock's own unless another is clearly more like it."""
    wanted = _look(seen)
    distance = _difference(_look(image_of(by_clock)), wanted)
    if distance <= _SAME:
        return by_clock
    best, least = by_clock, distance * _CLEARLY
    for go in (reader.next_after, reader.before):
        here = by_clock
        for _ in range(_REACH_FRAMES):
            there = go(here.time_ms, progress=progress)
            if there.time_ms == here.time_ms or abs(there.time_ms - by_clock.time_ms) > REACH_MS:
                break
            here = there
            distance = _difference(_look(image_of(here)), wanted)
            if distance < least:
                best, least = here, distance
            if distance <= _SAME:
                return here
    return best


def _look(image: QImage) -> bytes:
    """The brightness of a small copy, row by row."""
    small = image.scaled(_LOOK, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
    grey = small.convertToFormat(QImage.Format.Format_Grayscale8)
    return bytes(grey.constBits())


def _difference(one: bytes, other: bytes) -> float:
    steps = list(map(sub, one, other))
    return sum(map(mul, steps, steps)) / len(steps)
