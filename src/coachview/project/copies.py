"""Which copy of a project this is, so that the stamps of two copies are never the same.

A file keeps a copy id and the place it belongs to. When it is written to at another place — mailed, copied, moved,
restored from a backup — it gets a new copy id with its first edit there. The place is this computer (a random number
kept in the user's folder, and its name), the path, and the file's number on its disk. A new id too many does no harm.
One too few takes a file whose older content was put back so that path and number stayed, and a clock set back besides.
"""

import logging
import os
from pathlib import Path

from coachview.model.ids import new_id
from coachview.project.store import Store

log = logging.getLogger(__name__)


class CopyId:
    """The copy id for the stamps of edits at one place, looked up when the first edit needs it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._place = ""

    def in_edit(self, store: Store) -> str:
        """The id, for an edit that is under way; a new one, kept with the edit, when the file came from elsewhere."""
        self._place = self._place or _place_of(self._path)
        known = store.meta("copy_id")
        if known and store.meta("copy_place") == self._place:
            return known
        fresh = new_id()
        store.set_meta("copy_id", fresh)
        store.set_meta("copy_place", self._place)
        return fresh


def _place_of(path: Path) -> str:
    """A digest of where a file is; nobody can read the path or the computer's name from it."""
    import platform  # for edits only: whoever only reads need not wait for these
    from hashlib import sha256

    try:
        number = path.stat().st_ino
    except OSError:
        number = 0
    text = f"{_this_computer()}\n{platform.node()}\n{number}\n".encode() + os.fsencode(path.resolve())
    return sha256(text).hexdigest()[:32]


def _computer_file() -> Path:
    import platformdirs

    return platformdirs.user_state_path("CoachView", appauthor=False) / "computer-id"


def _this_computer() -> str:
    """A random number of this user on this computer; another one each time where none can be kept."""
    file = _computer_file()
    try:
        kept = file.read_text("ascii").strip()
        if kept:
            return kept
    except (OSError, ValueError):
        pass
    fresh = new_id()
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(fresh, "ascii")
    except OSError:
        log.info("This computer cannot be remembered", exc_info=True)
    return fresh
