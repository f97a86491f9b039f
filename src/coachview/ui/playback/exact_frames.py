"""The exact frame, decoded off the GUI thread: what came of a wish is told on the GUI thread."""

import logging
import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from typing import Protocol

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QImage

from coachview.errors import CancelledError, CoachViewError
from coachview.media.errors import NoPictureError
from coachview.media.frames import FrameReader
from coachview.media.picture import Picture
from coachview.media.player_picture import PictureForm, picture_form
from coachview.media.probe import MediaInfo, probe
from coachview.memory import give_back_memory
from coachview.progress import Progress
from coachview.ui.playback.frame_wishes import FrameWishes, OpenFile, Wish
from coachview.ui.playback.likeness import frame_seen, image_of

log = logging.getLogger(__name__)

_SHUT_DOWN_S = 10.0
_LONG_AGO = -math.inf


class Reader(Protocol):
    """What is needed of `coachview.media.frames.FrameReader`."""

    def at(
        self, time_ms: int, *, progress: Progress, approximate: Callable[[Picture], None] | None = None
    ) -> Picture: ...
    def next_after(self, time_ms: int, *, progress: Progress) -> Picture: ...
    def before(self, time_ms: int, *, progress: Progress) -> Picture: ...
    def prefetch(self) -> bool: ...
    def close(self) -> None: ...


@dataclass(frozen=True, slots=True)
class MediaAccess:
    """What of the media room is used; tests put something else in its place."""

    read: Callable[[Path], Reader] = FrameReader
    form: Callable[[Path], PictureForm] = picture_form
    look: Callable[[Path], MediaInfo] = probe


@dataclass(frozen=True, slots=True)
class Shot:
    """One frame: on the screen from `time_ms` until before `end_ms`; asked for by the wish of that number.

    Where it is not `exact`, it is one from before the frame wished for, which will take a while and comes then.
    """

    image: QImage
    time_ms: int
    end_ms: int
    wish: int
    exact: bool = True


@dataclass(frozen=True, slots=True)
class _News:
    file: OpenFile
    signal: str
    value: object


class ExactFrames(QObject):
    """Exact frames of one recording at a time. Signals come on the GUI thread, and only of the recording now open.

    `formed(PictureForm)` says how a player shall bring its pictures; `opened(MediaInfo)` when all is known of the
    recording, usually after the first frame wished for; `unreadable(str)` instead when it is none; `shown(Shot)`,
    for a frame that takes long an approximate one first; `trouble(str)` when one frame could not be had. While nothing
    is wished for, the frames beside the one given last are decoded.
    """

    formed = Signal(object)
    opened = Signal(object)
    unreadable = Signal(str)
    shown = Signal(object)
    trouble = Signal(str)
    _news = Signal(object)

    def __init__(self, access: MediaAccess | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._access = access or MediaAccess()
        self._wishes = FrameWishes()
        self._thread: Thread | None = None
        self._news.connect(self._on_news, Qt.ConnectionType.QueuedConnection)

    def open(self, path: Path) -> None:
        """Take this recording; the one before is let go."""
        self._wishes.use(path)
        if self._thread is None:
            self._thread = Thread(target=self._work, name="CoachView exact frames", daemon=True)
            self._thread.start()

    def close(self) -> None:
        """Let go of the recording."""
        self._wishes.use(None)

    def show(self, time_ms: int, seen: QImage | None = None) -> int:
        """Wish for the frame at a time. Gives the `Shot.wish` that will grant it, unless a newer wish replaces it.

        With the picture `seen` at that time by a player's clock, the frame about there that looks like it.
        """
        return self._wishes.show(time_ms, seen)

    def step(self, count: int) -> int:
        """Wish for the frame so many after (or before) the one wished for last; see `show`."""
        return self._wishes.step(count)

    def rest(self) -> None:
        """No frame is wanted for a while: give back the memory of decoding until the next wish."""
        self._wishes.rest()

    def shut_down(self) -> None:
        """End the thread; of no use afterwards. Harmless when repeated."""
        self._wishes.stop()
        if self._thread is not None:
            self._thread.join(_SHUT_DOWN_S)
            self._thread = None

    def _on_news(self, news: _News) -> None:
        if self._wishes.is_wanted(news.file):
            getattr(self, news.signal).emit(news.value)

    def _work(self) -> None:
        while (file := self._wishes.next_file()) is not None:
            _Desk(file, self._wishes, self._access, self._news.emit).work()


@dataclass(slots=True)
class _Begun:
    """Since when somebody waits for a picture (monotonic); long ago, once there is one to look at meanwhile."""

    at_s: float


class _Desk:
    """The thread's work on one recording."""

    def __init__(self, file: OpenFile, wishes: FrameWishes, access: MediaAccess, send: Callable[[_News], None]) -> None:
        self._file, self._wishes, self._access, self._send = file, wishes, access, send
        self._reader: Reader | None = None
        self._rests = False
        self._last: Picture | None = None

    def work(self) -> None:
        """Open, grant wishes until the recording is not wanted any more, close."""
        try:
            self._open()
            while (wish := self._next_wish()) is not None:
                self._grant(wish)
        finally:
            if self._reader is not None:
                self._reader.close()

    def _open(self) -> None:
        path = self._file.path
        try:
            self._reader = self._reader_or_none(path)
            self._grant(self._wishes.wish_now(self._file))  # a picture first; looking may take longer
            if self._reader is not None:
                self._tell("formed", self._access.form(path))
            self._tell("opened", self._access.look(path))
        except CoachViewError as error:
            self._tell("unreadable", str(error))
        except Exception:
            log.exception("%s could not be opened", path)
            self._tell("unreadable", f"“{path.name}” cannot be read. Check that it plays elsewhere, and copy it again.")

    def _reader_or_none(self, path: Path) -> Reader | None:
        try:
            return self._access.read(path)
        except NoPictureError:
            return None  # perhaps there is sound; looking at it says so, or what is wrong

    def _next_wish(self) -> Wish | None:
        """Wait for a wish, and decode meanwhile what may be wished for next."""
        try:
            while self._reader is not None and not self._wishes.has_news(self._file) and self._reader.prefetch():
                pass
        except Exception:
            log.exception("No neighbours of a frame in %s", self._file.path)  # nobody has asked for them yet
        return self._wishes.next_wish(self._file)

    def _grant(self, wish: Wish | None) -> None:
        if wish is None or (self._reader is None and not self._rests):
            return
        if wish.rest:
            self._rest()
            return
        try:
            self._last = self._find(self._awake(), wish)
            self._tell("shown", _shot(self._last, wish.number))
        except CancelledError:
            pass  # what outdid it comes next
        except Exception:
            log.exception("No exact frame for %s in %s", wish, self._file.path)
            self._tell("trouble", "The picture at this time cannot be read: the file may be damaged there.")

    def _rest(self) -> None:
        if self._reader is not None:
            self._reader.close()
            self._reader, self._rests = None, True
            give_back_memory()

    def _awake(self) -> Reader:
        if self._reader is None:
            self._reader, self._rests = self._access.read(self._file.path), False
        return self._reader

    def _find(self, reader: Reader, wish: Wish) -> Picture:
        begun = _Begun(time.monotonic())
        progress = Progress(cancelled=lambda: self._wishes.is_outdone(self._file, begun.at_s))

        def approximate(picture: Picture) -> None:
            begun.at_s = _LONG_AGO
            self._tell("shown", _shot(picture, wish.number, exact=False))

        picture = self._last
        if wish.seen is not None:  # and is on the screen still, nearer than any approximate picture
            picture = reader.at(wish.time_ms or 0, progress=progress)
            picture = frame_seen(reader, picture, wish.seen, progress)
        elif wish.time_ms is not None or picture is None:
            picture = reader.at(wish.time_ms or 0, progress=progress, approximate=approximate)
        go = reader.next_after if wish.steps > 0 else reader.before
        for _ in range(abs(wish.steps)):
            picture = go(picture.time_ms, progress=progress)
        return picture

    def _tell(self, signal: str, value: object) -> None:
        self._send(_News(self._file, signal, value))


def _shot(picture: Picture, wish: int, *, exact: bool = True) -> Shot:
    return Shot(image_of(picture), picture.time_ms, picture.end_ms, wish, exact)
