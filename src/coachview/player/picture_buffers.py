"""Where libVLC's threads put pictures and the GUI thread takes them: three buffers, so that neither waits."""

import ctypes
from collections.abc import Callable
from threading import Lock
from typing import Any

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

_ALIGN = 32
_COUNT = 3
_PIXEL_BYTES = 4

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


class _Buffer:
    """One picture in memory that libVLC writes and Qt reads: RV32 is Format_RGB32."""

    def __init__(self, width: int, height: int, pitch: int, lines: int) -> None:
        self._memory = (ctypes.c_uint8 * (pitch * lines + _ALIGN))()
        start = ctypes.addressof(self._memory)
        offset = -start % _ALIGN
        self.address = start + offset
        # The image keeps the memory alive for whoever still holds it when the size changes.
        view = memoryview(self._memory)[offset : offset + pitch * lines]
        self.image = QImage(view, width, height, pitch, QImage.Format.Format_RGB32)


class PictureBuffers:
    """The pictures of one session. libVLC writes one buffer, the newest whole picture waits in another, one is shown.

    The callbacks run on libVLC's threads: they swap numbers under a lock and call `announce`, which must only signal.
    They and this object must live until the session's media player is released.
    """

    def __init__(self, size: QSize, announce: Callable[[], None]) -> None:
        """Ask for pictures of this size; where it is empty, of the size libVLC decodes to, which may be padded."""
        self._size, self._announce = size, announce
        self._lock = Lock()
        self._buffers: list[_Buffer] = []
        self._writing, self._ready, self._showing = range(_COUNT)
        self._fresh = False
        self._any = False
        self._announced = False
        self.quiet = False
        """Set while paused: libVLC then shows the same picture again and again, of which nobody needs to hear."""
        self.shown = 0
        """How many pictures libVLC has shown, repetitions too."""
        self.callbacks = (
            LockCallback(self._on_lock),
            UnlockCallback(self._on_unlock),
            DisplayCallback(self._on_display),
            SetupCallback(self._on_setup),
            CleanupCallback(self._on_cleanup),
        )

    def heard(self) -> None:
        """The announcement has arrived: the next picture is announced again."""
        self._announced = False

    def newest(self) -> QImage | None:
        """The last whole picture. Its pixels stay as they are until the next call."""
        with self._lock:
            if not self._any:
                return None
            if self._fresh:
                self._showing, self._ready = self._ready, self._showing
                self._fresh = False
            return self._buffers[self._showing].image

    def _on_setup(self, _opaque: Any, chroma: Any, width: Any, height: Any, pitches: Any, lines: Any) -> int:
        """Say what pictures are wanted; libVLC turns them upright and scales the visible part to the size given."""
        if not self._size.isEmpty():
            width[0], height[0] = self._size.width(), self._size.height()
        ctypes.memmove(chroma, b"RV32", 4)
        pitches[0] = _aligned(width[0] * _PIXEL_BYTES)
        lines[0] = _aligned(height[0])
        with self._lock:
            self._buffers = [_Buffer(width[0], height[0], pitches[0], lines[0]) for _ in range(_COUNT)]
            self._fresh = self._any = False
        return 1

    def _on_cleanup(self, _opaque: Any) -> None:
        """Nothing: the last picture stays to be looked at, and Python frees the memory."""

    def _on_lock(self, _opaque: Any, planes: Any) -> None:
        planes[0] = self._buffers[self._writing].address

    def _on_unlock(self, _opaque: Any, _picture: Any, _planes: Any) -> None:
        """Nothing: a picture is whole when it is displayed."""

    def _on_display(self, _opaque: Any, _picture: Any) -> None:
        with self._lock:
            self._writing, self._ready = self._ready, self._writing
            self._fresh = self._any = True
            self.shown += 1
            silent = self.quiet or self._announced
            self._announced = self._announced or not silent
        if not silent:
            self._announce()


def _aligned(count: int) -> int:
    """Rounded up to what libVLC's fast paths assume of pitches and lines."""
    return -(-count // _ALIGN) * _ALIGN
