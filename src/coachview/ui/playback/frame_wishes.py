"""Which exact frame is wanted: the one place where the GUI thread and the decoding thread meet."""

import time
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Condition

from PySide6.QtGui import QImage

PATIENCE_S = 0.25
"""How long decoding goes on when something newer is wanted: so scrubbing shows pictures, and never waits for long."""


@dataclass(frozen=True, slots=True)
class Wish:
    """A frame: the one at a time (None: the one given last), or so many after or before it.

    With `seen`, the time is what a player's clock said when this picture stood on the screen: see `likeness`. With
    `rest` no frame at all for a while.
    """

    number: int
    time_ms: int | None
    steps: int = 0
    seen: QImage | None = None
    rest: bool = False


@dataclass(frozen=True, slots=True)
class OpenFile:
    """A recording that frames are wanted of; `number` tells one opening from the next of the same file."""

    path: Path
    number: int


class FrameWishes:
    """The newest wish wins: one not yet begun is replaced, except that single steps add up."""

    def __init__(self) -> None:
        self._changed = Condition()
        self._file: OpenFile | None = None
        self._files = 0
        self._wish: Wish | None = None
        self._wishes = 0
        self._stopped = False

    def use(self, path: Path | None) -> None:
        """Frames of this recording are wanted from now on, or of none."""
        with self._changed:
            self._files += 1
            self._file = None if path is None else OpenFile(path, self._files)
            self._wish = None
            self._changed.notify()

    def show(self, time_ms: int, seen: QImage | None = None) -> int:
        """Wish for the frame at a time. Gives the number of the wish."""
        return self._put(Wish(0, time_ms, seen=seen))

    def step(self, count: int) -> int:
        """Wish for the frame so many after (or before) the one wished for last. Gives the number of the wish."""
        with self._changed:
            wish = self._wish if self._wish is not None and not self._wish.rest else Wish(0, None)
            return self._put(replace(wish, steps=wish.steps + count))

    def rest(self) -> None:
        """Wish for nothing until the next wish, instead of what was not begun yet."""
        self._put(Wish(0, None, rest=True))

    def stop(self) -> None:
        """Nothing is wanted any more, ever."""
        with self._changed:
            self._stopped = True
            self._changed.notify()

    def is_wanted(self, file: OpenFile) -> bool:
        """Whether this is still the recording that frames are wanted of."""
        return self._file is file and not self._stopped

    def is_outdone(self, file: OpenFile, since_s: float) -> bool:
        """Whether a frame begun at `since_s` (monotonic) is to be given up: another is wanted, and it takes long."""
        newer = self._wish
        replaced = newer is not None and (newer.rest or newer.time_ms is not None)
        impatient = replaced and time.monotonic() - since_s > PATIENCE_S
        return impatient or not self.is_wanted(file)

    def has_news(self, file: OpenFile) -> bool:
        """Whether `next_wish` would not wait."""
        return self._wish is not None or not self.is_wanted(file)

    def next_file(self) -> OpenFile | None:
        """Wait for a recording; None when stopped."""
        with self._changed:
            self._changed.wait_for(lambda: self._file is not None or self._stopped)
            return None if self._stopped else self._file

    def next_wish(self, file: OpenFile) -> Wish | None:
        """Wait for a wish for this recording and take it; None when the recording is not wanted any more."""
        with self._changed:
            self._changed.wait_for(lambda: self._wish is not None or not self.is_wanted(file))
            return self._take(file)

    def wish_now(self, file: OpenFile) -> Wish | None:
        """Take the wish for this recording, if there is one already."""
        with self._changed:
            return self._take(file)

    def _put(self, wish: Wish) -> int:
        with self._changed:
            self._wishes += 1
            self._wish = replace(wish, number=self._wishes)
            self._changed.notify()
            return self._wishes

    def _take(self, file: OpenFile) -> Wish | None:
        if not self.is_wanted(file):
            return None
        wish, self._wish = self._wish, None
        return wish
