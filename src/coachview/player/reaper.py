"""A thread that ends sessions: stopping waits for libVLC's threads, and the GUI thread must not wait."""

import ctypes
import logging
import sys
from collections.abc import Callable
from queue import SimpleQueue
from threading import Thread

log = logging.getLogger(__name__)


class Reaper:
    """Runs endings one after the other, off the GUI thread. The thread is there from the first ending on."""

    def __init__(self) -> None:
        self._waiting: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._thread: Thread | None = None

    def take(self, end: Callable[[], None]) -> None:
        """Have this called soon, on the reaper's thread."""
        if self._thread is None:
            # Not waited for by the interpreter: whoever owns the reaper shuts it down, at exit at the latest.
            self._thread = Thread(target=self._run, name="CoachView player endings", daemon=True)
            self._thread.start()
        self._waiting.put(end)

    def shut_down(self, timeout_s: float) -> bool:
        """Finish what was taken and end the thread; False if that took longer than the time given."""
        if self._thread is None:
            return True
        self._waiting.put(None)
        self._thread.join(timeout_s)
        done = not self._thread.is_alive()
        self._thread = None
        return done

    def _run(self) -> None:
        while (end := self._waiting.get()) is not None:
            try:
                end()
            except Exception:
                log.exception("A session of the player did not end well")
            give_back_memory()


def give_back_memory() -> None:
    """Have the C library return what was freed: glibc else keeps hundreds of megabytes of old pictures for itself."""
    if sys.platform.startswith("linux"):
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if trim is not None:
            trim(0)
