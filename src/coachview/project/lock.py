"""One window writes to a project at a time: a lock in the user's own folder, let go when the process ends, however."""

import logging
import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from filelock import BaseFileLock

log = logging.getLogger(__name__)


class ProjectLock:
    """The right to write to the project at `path`, for programs of this user on this computer.

    No file appears beside the project. Two users, or two computers on one network folder, are not told of each other
    here: SQLite keeps them from writing at the same moment, and a project notices what another program wrote.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock: BaseFileLock | None = None

    def take(self) -> bool:
        """True when this process may write; also where no lock can be kept at all, for then nobody can be asked."""
        from filelock import FileLock, Timeout

        try:
            lock = FileLock(_lock_file(self._path), timeout=0, thread_local=False)
            lock.acquire()
        except Timeout:
            return False
        except (OSError, NotImplementedError):
            log.info("No lock can be kept for this project", exc_info=True)
            return True
        self._lock = lock
        return True

    def let_go(self) -> None:
        """Let another window write. Harmless when nothing was taken."""
        lock, self._lock = self._lock, None
        if lock is not None:
            lock.release()


def _lock_folder() -> Path:
    import platformdirs  # for writing only: whoever only reads need not wait for it

    return platformdirs.user_state_path("CoachView", appauthor=False) / "locks"


def _lock_file(path: Path) -> Path:
    from hashlib import sha256

    folder = _lock_folder()
    folder.mkdir(parents=True, exist_ok=True)
    key = os.path.normcase(path.resolve())
    return folder / f"{sha256(os.fsencode(key)).hexdigest()[:32]}.lock"
