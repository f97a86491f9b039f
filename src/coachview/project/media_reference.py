"""How a project finds the file of a recording again. Only names and sizes are looked at; nothing is decoded here."""

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path, PurePosixPath, PureWindowsPath

from coachview.model.recording import MediaReference
from coachview.project.errors import InvalidEntryError

_MANY = 2000
"""How many files of one folder are looked at; a folder of more is not where somebody keeps lessons."""


def refer_to(project_path: Path, media_path: Path, *, duration_ms: int, fingerprint: str) -> MediaReference:
    """The reference to a file that is there now. Raises InvalidEntryError when its name cannot be written down.

    `duration_ms` and `fingerprint` are what `coachview.media` found out about it. Raises OSError when it is not there.
    """
    absolute = os.path.abspath(media_path)  # noqa: PTH100 - links are kept as the user chose them
    _require_writable_name(absolute)
    return MediaReference(
        relative_path=_relative(project_path, absolute),
        absolute_path=absolute,
        size_bytes=Path(absolute).stat().st_size,
        duration_ms=duration_ms,
        fingerprint=fingerprint,
    )


def find_media(project_path: Path, reference: MediaReference, *, known_folders: Sequence[Path] = ()) -> Path | None:
    """Where the file is now, or None.

    Looked for where it was, seen from the project (also from where a link to it leads) and from the root; by name
    beside the project and in the known folders; and there by its exact size and kind, if it was renamed and only one
    file fits. A file of the recorded size goes before one of another size: of that one it is for the caller to say
    whether it is the recording at all.
    """
    own = dict.fromkeys([_folder_of(project_path), _folder_of(project_path.resolve())])
    folders = [*own, *known_folders]
    named = [path for path in _named(project_path, own, reference, folders) if _is_file(path)]
    fitting = [path for path in named if _size(path) == reference.size_bytes]
    if fitting:
        return fitting[0]
    renamed = _renamed(reference, folders)
    if renamed is not None:
        return renamed
    return named[0] if named else None


def _named(
    project_path: Path, own: Iterable[Path], reference: MediaReference, folders: Iterable[Path]
) -> Iterator[Path]:
    if reference.relative_path:
        seen = (Path(os.path.normpath(folder / reference.relative_path)) for folder in own)
        yield from (path for path in seen if not _leaves_the_computer(str(path), project_path))
    if reference.absolute_path and not _leaves_the_computer(reference.absolute_path, project_path):
        yield Path(reference.absolute_path)
    name = file_name(reference)
    if name:
        yield from (folder / name for folder in folders)


def file_name(reference: MediaReference) -> str:
    """The name of the file alone, whichever system wrote the path; empty when the reference is."""
    if reference.relative_path:
        return PurePosixPath(reference.relative_path).name
    windows = "\\" in reference.absolute_path and not reference.absolute_path.startswith("/")
    return (PureWindowsPath if windows else PurePosixPath)(reference.absolute_path).name


def _renamed(reference: MediaReference, folders: Iterable[Path]) -> Path | None:
    if reference.size_bytes <= 0:
        return None
    ending = PurePosixPath(file_name(reference)).suffix.lower()
    found = {
        path.resolve(): path
        for folder in folders
        for path in _files_in(folder)
        if path.suffix.lower() == ending and _size(path) == reference.size_bytes
    }
    return next(iter(found.values())) if len(found) == 1 else None


def _files_in(folder: Path) -> list[Path]:
    try:
        with os.scandir(folder) as entries:
            return [Path(entry.path) for entry, _ in zip(entries, range(_MANY), strict=False) if entry.is_file()]
    except OSError:
        return []


def _leaves_the_computer(path: str, project_path: Path) -> bool:
    r"""Whether Windows would ask a server for the path, which a file from somebody else must not make it do.

    A share on which the project itself lies (`\\server\share`) is no news to that server.
    """
    if os.name != "nt":
        return False
    drive = PureWindowsPath(path).drive
    return drive.startswith("\\\\") and drive.lower() != PureWindowsPath(project_path).drive.lower()


def _relative(project_path: Path, absolute: str) -> str:
    try:
        return Path(os.path.relpath(absolute, _folder_of(project_path))).as_posix()
    except ValueError:  # another drive
        return ""


def _folder_of(project_path: Path) -> Path:
    return Path(os.path.abspath(project_path)).parent  # noqa: PTH100 - links are kept as the user chose them


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return -1


def _require_writable_name(path: str) -> None:
    try:
        path.encode()
    except UnicodeEncodeError as error:
        shown = path.encode(errors="replace").decode()
        raise InvalidEntryError(
            f"The name “{shown}” has characters that cannot be written down. "
            "Rename the file or its folder, then try again."
        ) from error
