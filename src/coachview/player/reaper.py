"""A thread that ends sessions: stopping waits for libVLC's threads, and the GUI thread must not wait."""

import logging
from collections.abc import Callable
from queue import SimpleQueue
from threading import Thread

from coachview.memory import give_back_memory

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
