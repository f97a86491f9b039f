"""One run of libVLC over one recording, from the start of playing to the end, a close, or another start."""

import ctypes
import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path
from typing import Any

from PySide6.QtGui import QImage

from coachview.media.player_picture import PictureForm
from coachview.player.picture_buffers import PictureBuffers
from coachview.player.playable import Demuxer


class What(Enum):
    """What libVLC's threads have to say."""

    PICTURE = auto()
    TIME = auto()
    LENGTH = auto()
    PLAYING = auto()
    ENDED = auto()
    BROKEN = auto()


@dataclass(frozen=True, slots=True)
class Happening:
    """Something libVLC said about a session: `at_s` on the wall clock of `time.perf_counter`, `value_ms` for times."""

    session: int
    what: What
    at_s: float
    value_ms: int = 0


@dataclass(frozen=True, slots=True)
class Start:
    """How a session begins."""

    path: Path
    demuxer: Demuxer
    time_ms: int
    rate: float
    volume: int
    picture_form: PictureForm | None


class _Event(ctypes.Structure):
    """The head of `libvlc_event_t`, and the times in its union."""

    _fields_ = (("type", ctypes.c_int), ("sender", ctypes.c_void_p), ("value", ctypes.c_int64))


_EventCallback = ctypes.CFUNCTYPE(None, ctypes.POINTER(_Event), ctypes.c_void_p)

_OPTIONS = (
    ":no-video-title-show",
    ":no-sub-autodetect-file",
    ":no-spu",
    ":input-repeat=0",
    ":no-input-fast-seek",
    ":no-mkv-preload-local-dir",
)


class VlcSession:
    """A media player of its own for each run: nothing of the one before (an end, a rate, an old time) leaks into it.

    libVLC's threads call `tell` with what happens, which must only signal. Everything else is for the GUI thread, but
    `end`, which waits for libVLC's threads and belongs on a thread that may wait.
    """

    def __init__(self, vlc: Any, instance: Any, number: int, start: Start, tell: Callable[[Happening], None]) -> None:
        self.number = number
        self.is_playing = False
        """True from when libVLC has opened the file; before, it can be ended but not paused."""
        self._stereo_mode: int | None = None
        self._vlc, self._tell = vlc, tell
        self._kinds = _event_kinds(vlc)
        self._event_callback: Any = _EventCallback(self._on_event)
        self._pictures = PictureBuffers(start.picture_form, self._on_picture, from_middle=start.time_ms > 0)
        self._player = instance.media_player_new()
        self._attach()
        lock, unlock, display, setup, cleanup = self._pictures.callbacks
        self._player.video_set_callbacks(lock, unlock, display, None)
        self._player.video_set_format_callbacks(setup, cleanup)
        self._give_media(instance, start)
        self._player.set_rate(start.rate)
        self.set_volume(start.volume)
        self._player.play()

    @property
    def pictures_shown(self) -> int:
        """How many pictures libVLC has shown."""
        return self._pictures.shown

    def picture(self) -> QImage | None:
        """The picture shown last; None before the first."""
        return self._pictures.newest()

    def heard_of_picture(self) -> None:
        """Announce the next picture too."""
        self._pictures.heard()

    def pause(self) -> None:
        """Stand still; libVLC does so after a frame or two."""
        self._pictures.quiet = True
        self._player.set_pause(1)

    def resume(self) -> None:
        """Go on from where it stands."""
        self._pictures.quiet = False
        self._player.set_pause(0)

    def seek(self, time_ms: int) -> None:
        """Go to a time; libVLC does it when it gets to it, and takes the last of several."""
        self._player.set_time(time_ms)

    def set_rate(self, rate: float) -> None:
        """Play at another speed; what is buffered (some 300 ms) still comes at the old one."""
        self._player.set_rate(rate)

    def set_volume(self, volume: int) -> None:
        """How loud, 0 to 200. Before there is sound it is not always kept: say it again when it plays."""
        self._player.audio_set_volume(volume)

    def set_stereo_mode(self, mode: int) -> None:
        """Another of libVLC's stereo modes (libvlc_audio_output_channel_t). Lost where there is no sound yet."""
        self._stereo_mode = mode
        self._player.audio_set_channel(mode)

    def keep_stereo_mode(self) -> None:
        """Say the stereo mode again, once, now that there is sound; a session begins with its instance's."""
        if self._stereo_mode is not None:
            mode, self._stereo_mode = self._stereo_mode, None
            if self._player.audio_get_channel() != mode:
                self._player.audio_set_channel(mode)

    def end(self) -> None:
        """Stop and release; waits until no thread of libVLC works on it. Not on a thread that libVLC could wait for."""
        manager = self._player.event_manager()
        for kind in self._kinds:
            self._vlc.libvlc_event_detach(manager, kind, self._event_callback, None)
        self._player.stop()
        self._player.release()
        self._pictures.free()
        self._event_callback = None

    def _attach(self) -> None:
        manager = self._player.event_manager()
        for kind in self._kinds:
            self._vlc.libvlc_event_attach(manager, kind, self._event_callback, None)

    def _give_media(self, instance: Any, start: Start) -> None:
        media = instance.media_new_path(os.fsencode(start.path.absolute()))
        place = f":start-time={start.time_ms / 1000:.3f}"
        for option in (*_OPTIONS, *start.demuxer.options, place):
            media.add_option(option)
        self._player.set_media(media)
        media.release()

    def _on_picture(self) -> None:
        self._tell(Happening(self.number, What.PICTURE, time.perf_counter()))

    def _on_event(self, event: Any, _data: Any) -> None:
        at_s = time.perf_counter()
        what = self._kinds[event.contents.type]
        value_ms = event.contents.value if what in {What.TIME, What.LENGTH} else 0
        self._tell(Happening(self.number, what, at_s, value_ms))


def _event_kinds(vlc: Any) -> dict[int, What]:
    kinds = {
        vlc.EventType.MediaPlayerTimeChanged: What.TIME,
        vlc.EventType.MediaPlayerLengthChanged: What.LENGTH,
        vlc.EventType.MediaPlayerPlaying: What.PLAYING,
        vlc.EventType.MediaPlayerEndReached: What.ENDED,
        vlc.EventType.MediaPlayerEncounteredError: What.BROKEN,
    }
    return {kind.value: what for kind, what in kinds.items()}
