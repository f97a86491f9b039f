"""Where a packet goes: refused places, a temporary sibling to write in, and one rename at the end."""

import errno
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from coachview.packet.contents import FILE_NAMES, PACING_FILE
from coachview.packet.errors import CannotWritePacketError, TargetExistsError, TargetRefusedError

_OURS = re.compile(r"(?:clips|stills)/\d+-(?:\d+h)?\d+m\d\d\.(?:mp4|jpg)|clips|stills")


def check_target(target: Path, keep_out: tuple[Path, ...], *, folder: bool, replace: bool) -> None:
    """Raise before any work is done when a `folder`, or else a file, may not be written to `target`.

    TargetRefusedError for a recording or project file, a place inside one, a file where a folder is wanted or the other
    way round, or (with `replace`) a folder that holds anything but a packet; TargetExistsError when something is there
    and `replace` is not set; CannotWritePacketError when the folder around it is not there.
    """
    _refuse_kept_out(target, keep_out)
    if not target.parent.is_dir():
        raise CannotWritePacketError(
            f"The folder “{target.parent}” is not there. Make it first, or choose another one."
        )
    if not folder and target.is_dir():
        raise TargetRefusedError(f"“{target.name}” is a folder. Give the name of a file in it.")
    if _is_free(target):
        return
    if not replace:
        raise TargetExistsError(f"“{target.name}” is there already. Choose another name, or remove it first.")
    if target.is_dir():
        _refuse_foreign(target)
    elif folder:
        raise TargetRefusedError(
            f"“{target.name}” is a file and no packet, so it is not replaced. Choose another name."
        )


@contextmanager
def written_in_place(target: Path, *, folder: bool, replace: bool) -> Iterator[Path]:
    """A temporary sibling, an empty folder or a file's path, that becomes `target` when the block ends well.

    When the block raises, the sibling is removed and `target` is as it was. What the disk refuses is raised as
    CannotWritePacketError.
    """
    try:
        room = _private_folder(target)
    except OSError as error:
        raise cannot_write(target, error) from error
    try:
        inside = room / "content"
        if folder:
            inside.mkdir()
        yield inside
        _move_into_place(inside, target, room / "replaced", replace=replace)
    except OSError as error:
        raise cannot_write(target, error) from error
    finally:
        _remove(room)


def cannot_write(target: Path, error: OSError) -> CannotWritePacketError:
    """What the disk said about writing `target`, as a sentence."""
    name, folder = f"“{target.name}”", f"“{target.parent}”"
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        sentence = (
            f"There is no room on the disk for {name}. Free some space or choose another disk, then export again."
        )
    elif error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        sentence = f"You are not allowed to write in {folder}. Choose another folder, such as Documents."
    elif error.errno in {errno.ENOENT, errno.ENOTDIR}:
        sentence = f"The folder {folder} is not there any more. Choose another one."
    elif error.errno in {errno.ENAMETOOLONG, errno.EINVAL}:
        sentence = f"The disk does not take the name {name}. Choose a shorter one of letters and digits."
    else:
        sentence = f"{name} could not be written ({error.strerror or error}). Choose another folder, then export again."
    return CannotWritePacketError(f"{sentence} Nothing was left behind.")


def _private_folder(target: Path) -> Path:
    """A new folder beside `target` that only this user can look into while the packet is being made."""
    room = target.with_name(f".{target.name[:40]}-{os.urandom(6).hex()}.part")
    room.mkdir(mode=0o700)
    return room


def _remove(room: Path) -> None:
    """Remove the folder and whatever is in it; a CSV alone leaves nothing, and is spared a slow import."""
    try:
        room.rmdir()
    except OSError:
        import shutil

        shutil.rmtree(room, ignore_errors=True)


def _is_free(target: Path) -> bool:
    """Whether nothing would be lost there: nothing at all, or an empty folder."""
    if target.is_dir() and not target.is_symlink():
        return not any(target.iterdir())
    return not os.path.lexists(target)


def _refuse_kept_out(target: Path, keep_out: tuple[Path, ...]) -> None:
    wanted = target.resolve()
    for kept in keep_out:
        if wanted == kept.resolve() or _same_file(target, kept):
            raise TargetRefusedError(f"“{target.name}” is part of your project. Choose another name for the packet.")
        if kept.resolve() in wanted.parents:
            raise TargetRefusedError(f"“{kept.name}” is a file and no folder. Choose another place for the packet.")


def _same_file(target: Path, kept: Path) -> bool:
    try:
        return target.samefile(kept)
    except OSError:
        return False


def _refuse_foreign(folder: Path) -> None:
    """Raise unless everything in the folder has a name that packets have."""
    known = {*FILE_NAMES.values(), PACING_FILE}
    names = (path.relative_to(folder).as_posix() for path in folder.rglob("*"))
    foreign = sorted(name for name in names if name not in known and not _OURS.fullmatch(name))
    if foreign:
        raise TargetRefusedError(
            f"“{folder.name}” holds more than a packet ({', '.join(foreign[:3])}), so it is not replaced. "
            "Choose another name."
        )


def _move_into_place(made: Path, target: Path, aside: Path, *, replace: bool) -> None:
    """One rename; what is replaced is put aside first and put back should the rename fail."""
    if not replace and not _is_free(target):
        raise TargetExistsError(f"“{target.name}” has appeared meanwhile. Choose another name and export again.")
    if made.is_file():
        made.replace(target)
        return
    if not os.path.lexists(target):
        made.rename(target)
        return
    target.rename(aside)
    try:
        made.rename(target)
    except OSError:
        aside.rename(target)
        raise
