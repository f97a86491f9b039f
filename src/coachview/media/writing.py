"""Files that appear whole or not at all."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from coachview.media.errors import CannotWriteError


@contextmanager
def whole_file(target: Path) -> Iterator[Path]:
    """A path beside `target` to write to; it takes the target's place when the block ends well, else it is removed.

    What was at `target` before stays untouched until then. Raises CannotWriteError for everything that the disk or the
    rights in that folder say; other errors, and cancelling, pass through.
    """
    partial = target.with_name(f".{target.name}.part")
    try:
        yield partial
        partial.replace(target)
    except OSError as error:
        raise CannotWriteError(_sentence(target, error)) from error
    finally:
        _remove(partial)


def _remove(partial: Path) -> None:
    try:
        partial.unlink(missing_ok=True)
    except OSError:
        return  # the folder is gone or closed to us: nothing more can be done here


def _sentence(target: Path, error: OSError) -> str:
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return f"The disk is full: “{target.name}” was not written. Make room, or choose another folder."
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return f"You are not allowed to write in “{target.parent}”. Choose another folder for “{target.name}”."
    if not target.parent.is_dir():
        return f"The folder “{target.parent}” is not there any more. Choose another one for “{target.name}”."
    return f"“{target.name}” could not be written ({error.strerror}). Choose another folder or name."
