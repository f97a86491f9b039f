"""Where libVLC's threads put pictures, and the GUI thread takes them."""

import ctypes
from collections.abc import Callable
from typing import Any

from PySide6.QtGui import QImage

from coachview.media.player_picture import PictureForm, PlayerPicture, ScreenPicture

# As in libVLC 3's vlc/libvlc_media_player.h; the binding's own types for some of these were wrong once.
_pointer = ctypes.c_void_p
_unsigned = ctypes.POINTER(ctypes.c_uint)
SetupCallback = ctypes.CFUNCTYPE(
    ctypes.c_uint, ctypes.POINTER(_pointer), _pointer, _unsigned, _unsigned, _unsigned, _unsigned
)
CleanupCallback = ctypes.CFUNCTYPE(None, _pointer)
LockCallback = ctypes.CFUNCTYPE(_pointer, _pointer, ctypes.POINTER(_pointer))
UnlockCallback = ctypes.CFUNCTYPE(None, _pointer, _pointer, ctypes.POINTER(_pointer))
DisplayCallback = ctypes.CFUNCTYPE(None, _pointer, _pointer)


_TRACE_STEP = 251
"""Of so many bytes one is looked at to tell pictures apart."""


class PictureBuffers:
    """The pictures of one session: libVLC writes one, and each that it shows is a new image that never changes.

    The callbacks run on libVLC's thread for pictures, one after the other: writing, then showing at the right moment.
    They copy and call `announce`, which must only signal. They and this object must live until the session's media
    player is released.
    """

    def __init__(self, form: PictureForm | None, announce: Callable[[], None], *, from_middle: bool = False) -> None:
        """Ask for pictures of this form; without one, of the size libVLC decodes to, which may be padded.

        Started `from_middle` of a recording libVLC first shows, once or several times, a picture of another place: one
        that the next are predicted from, or the next key frame long before its time. That one is announced, not kept.
        """
        self._form, self._announce = form, announce
        self._passing = from_middle
        self._first: bytes | None = None
        self._written: PlayerPicture | None = None
        self._coming: ScreenPicture | None = None
        self._newest: QImage | None = None
        self._announced = False
        self.quiet = False
        """Set while paused: libVLC then shows the same picture again and again, of which nobody needs to hear."""
        self.shown = 0
        """How many pictures libVLC has shown, repetitions too."""
        self.callbacks: tuple[Any, ...] = (
            LockCallback(self._on_lock),
            UnlockCallback(self._on_unlock),
            DisplayCallback(self._on_display),
            SetupCallback(self._on_setup),
            CleanupCallback(self._on_cleanup),
        )

    def free(self) -> None:
        """Let go of the memory, and of the threads that convert pictures; only after the media player's release."""
        self.callbacks = ()
        self._announce = _nobody
        self._written = self._coming = self._newest = None

    def heard(self) -> None:
        """The announcement has arrived: the next picture is announced again."""
        self._announced = False

    def newest(self) -> QImage | None:
        """The picture shown last; None before the first."""
        return self._newest

    def _on_setup(self, _opaque: Any, chroma: Any, width: Any, height: Any, pitches: Any, lines: Any) -> int:
        """Say what pictures are wanted; libVLC turns them upright and scales the visible part to the size given."""
        form = self._form or PictureForm(width[0], height[0])
        self._written = PlayerPicture(form)
        width[0], height[0] = form.width, form.height
        ctypes.memmove(chroma, b"I420", 4)
        for number, plane in enumerate(self._written.planes):
            pitches[number], lines[number] = plane.pitch, plane.lines
        return 1

    def _on_cleanup(self, _opaque: Any) -> None:
        """Nothing: the last picture stays to be looked at, and Python frees the memory."""

    def _on_lock(self, _opaque: Any, planes: Any) -> None:
        if self._written is not None:
            for number, plane in enumerate(self._written.planes):
                planes[number] = plane.address

    def _on_unlock(self, _opaque: Any, _picture: Any, _planes: Any) -> None:
        """The picture is written; it is to be shown a little later."""
        if self._written is not None and not self.quiet:
            self._coming = self._written.for_screen()

    def _on_display(self, _opaque: Any, _picture: Any) -> None:
        self.shown += 1
        coming, self._coming = self._coming, None
        if coming is None:
            return
        if not self._passes(coming):
            self._newest = _image_of(coming)
        if not self.quiet and not self._announced:
            self._announced = True
            self._announce()

    def _passes(self, coming: ScreenPicture) -> bool:
        """Whether this is still the picture of another place that libVLC begins with."""
        if self._passing:
            trace = bytes(coming.pixels[::_TRACE_STEP])
            self._first = self._first or trace
            self._passing = trace == self._first
        return self._passing


def _nobody() -> None:
    """Nobody is to hear."""


def _image_of(picture: ScreenPicture) -> QImage:
    return QImage(picture.pixels, picture.width, picture.height, picture.pitch, QImage.Format.Format_RGB32)
