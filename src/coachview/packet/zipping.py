"""One zip of a finished packet: the same bytes for the same files."""

import re
import zipfile
from pathlib import Path

from coachview.packet.contents import PacketPlan
from coachview.packet.naming import packet_name
from coachview.progress import Progress

_PACKED_ALREADY = {".mp4", ".jpg", ".pdf"}
_CHUNK = 1 << 20


def zip_folder(plan: PacketPlan, folder: Path, target: Path, progress: Progress) -> None:
    """Zip the files of `folder` into one folder named after the cycle; films and pictures are stored as they are.

    Entries are sorted and dated with the day the packet was made. Raises CancelledError and OSError.
    """
    top, date = packet_name(plan.cycle.title), _date(plan.made_utc)
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    with zipfile.ZipFile(target, "w") as archive:
        for number, path in enumerate(paths):
            progress.report(number / len(paths))
            entry = zipfile.ZipInfo(f"{top}/{path.relative_to(folder).as_posix()}", date)
            stored = path.suffix in _PACKED_ALREADY
            entry.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            entry.file_size = path.stat().st_size
            _copy(path, archive, entry, progress)


def _copy(path: Path, archive: zipfile.ZipFile, entry: zipfile.ZipInfo, progress: Progress) -> None:
    with path.open("rb") as source, archive.open(entry, "w") as packed:
        while chunk := source.read(_CHUNK):
            progress.check()
            packed.write(chunk)


def _date(made_utc: str) -> tuple[int, int, int, int, int, int]:
    """The day of the packet as zip keeps it: not before 1980."""
    found = re.match(r"(\d{4})-(\d\d)-(\d\d)", made_utc)
    if found is None or int(found[1]) < 1980:
        return (1980, 1, 1, 0, 0, 0)
    return (int(found[1]), int(found[2]), int(found[3]), 0, 0, 0)
