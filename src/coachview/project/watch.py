"""Whether the open file is still the one that was opened, and what other programs wrote to it."""

from collections.abc import Iterable
from pathlib import Path

from coachview.project import history
from coachview.project.edit import Edit, HistoryEntry
from coachview.project.errors import ReplacedProjectError
from coachview.project.store import Store

Identity = tuple[int, int]


class Watch:
    """Remembers the file's number on its disk, SQLite's change counter, and the newest edit that was seen."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.begin()

    def begin(self) -> None:
        """Take the file as it is now for what everybody has seen."""
        with self._store.reading():
            self._data_version = self._read_data_version()
            self._last = history.last_step(self._store)
            self._project_id = self._store.meta("project_id")
        self._identity = _identity_of(self._store.path)

    @property
    def was_replaced(self) -> bool:
        """True when another file lies at the project's place now, as after a synced folder brought a newer one.

        Raises ReplacedProjectError when there is none: an edit would go into a file that nobody finds.
        """
        now = _identity_of(self._store.path)
        if now is None:
            raise ReplacedProjectError(
                f"“{self._store.path.name}” is not in {self._store.path.parent} any more, so nothing was changed. "
                "Put it back there, or close it here and open it where it is now; what was saved before is in it."
            )
        return now != self._identity

    @property
    def last_seq(self) -> int:
        """The number of the newest edit that was seen, 0 when there was none."""
        return self._last[0] if self._last else 0

    def saw(self, last: tuple[int, str] | None) -> None:
        """An edit of our own was committed and is the newest now."""
        self._last = last

    def is_continued_by(self, store: Store) -> bool:
        """Whether a file is this project and has everything that was seen."""
        same = store.meta("project_id") == self._project_id
        return same and (self._last is None or history.id_of(store, self.last_seq) == self._last[1])

    def others(self) -> list[Edit]:
        """The edits that other programs made since this was last asked, oldest first; asked inside a transaction.

        Raises ReplacedProjectError when what was seen is not in the file any more.
        """
        data_version = self._read_data_version()
        if data_version == self._data_version:
            return []
        if not self.is_continued_by(self._store):
            raise ReplacedProjectError(
                f"Another program put something else into “{self._store.path.name}”, so nothing was changed. "
                "Close it and open it again to see what is in it now."
            )
        edits = as_edits(history.entries_after(self._store, self.last_seq))
        self._data_version, self._last = data_version, history.last_step(self._store)
        return edits

    def _read_data_version(self) -> int:
        row = self._store.row("PRAGMA data_version")
        return int(row[0]) if row else 0


def as_edits(entries: Iterable[HistoryEntry]) -> list[Edit]:
    """What the history remembers, as listeners are told of it."""
    return [Edit(one.label, one.changes, one.author_id, one.kind, one.clock, one.id) for one in entries]


def _identity_of(path: Path) -> Identity | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
