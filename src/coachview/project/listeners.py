import logging
from collections import deque
from collections.abc import Callable

from coachview.project.edit import Edit

log = logging.getLogger(__name__)

Listener = Callable[[Edit], None]


class Listeners:
    """Those who are told of each edit, one edit after the other, also when one of them makes an edit meanwhile."""

    def __init__(self) -> None:
        self._listeners: list[Listener] = []
        self._untold: deque[Edit] = deque()
        self._telling = False

    def add(self, listener: Listener) -> Callable[[], None]:
        """Tell `listener` from now on; the returned function ends that, and may be called twice."""
        self._listeners.append(listener)

        def remove() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return remove

    def clear(self) -> None:
        """Tell nobody any more."""
        self._listeners.clear()

    def tell(self, edits: list[Edit]) -> None:
        """Tell everybody of committed edits. What a listener raises is logged: the edit holds, and others hear it."""
        self._untold.extend(edits)
        if self._telling:
            return
        self._telling = True
        try:
            while self._untold:
                self._tell_all(self._untold.popleft())
        finally:
            self._telling = False

    def _tell_all(self, edit: Edit) -> None:
        for listener in tuple(self._listeners):
            if listener in self._listeners:
                try:
                    listener(edit)
                except Exception:
                    log.exception("A listener failed on an edit; the edit holds")
