"""Writing what was planned: beside its place first, then there with one rename, or not at all."""

from collections.abc import Callable
from pathlib import Path

from coachview.packet.contents import FILE_NAMES, PACING_FILE, PacketPlan
from coachview.packet.place import check_target, written_in_place
from coachview.packet.request import PacketFormat
from coachview.progress import QUIET, Progress

Warn = Callable[[str], object]


def _nobody_listens(_sentence: str) -> None:
    """What is left out is not told to anybody."""


def write_packet(
    plan: PacketPlan,
    target: Path,
    *,
    zipped: bool = False,
    replace: bool = False,
    progress: Progress = QUIET,
    warn: Warn = _nobody_listens,
) -> Path:
    """Write the packet as the folder `target`, or as one zip file, and say where it is (a zip ends in .zip).

    A failure or cancelling leaves nothing behind. Something that is there already is replaced only with `replace`: a
    file by a zip file, a folder with nothing but a packet in it by a folder. `warn` is told a sentence for each clip or
    still that could not be cut; the packet is then written without it. Raises PacketError kin, CannotWriteError and
    CancelledError.
    """
    if zipped and target.suffix.lower() != ".zip":
        target = target.with_name(target.name + ".zip")
    check_target(target, plan.keep_out, folder=not zipped, replace=replace)
    with written_in_place(target, folder=not zipped, replace=replace) as inside:
        folder = inside.with_name("unzipped") if zipped else inside
        folder.mkdir(exist_ok=True)
        _fill(plan, folder, progress.part(0.0, 0.95 if zipped else 1.0), warn)
        if zipped:
            from coachview.packet.zipping import zip_folder

            zip_folder(plan, folder, inside, progress.part(0.95, 1.0))
        progress.check()
    progress.report(1.0)
    return target


def write_pdf(
    plan: PacketPlan,
    target: Path,
    *,
    replace: bool = False,
    progress: Progress = QUIET,
    warn: Warn = _nobody_listens,
) -> Path:
    """Write the PDF alone, with its stills; otherwise as `write_packet`."""
    check_target(target, plan.keep_out, folder=False, replace=replace)
    with written_in_place(target, folder=False, replace=replace) as inside:
        folder = inside.with_name("stills-for-pdf")
        folder.mkdir()
        stills_only = plan.keeping(lambda path: path.startswith("stills/"))
        cut = _cut(stills_only, folder, progress.part(0.0, 0.8), warn)
        inside.write_bytes(_render(PacketFormat.PDF, cut, folder))
        progress.check()
    progress.report(1.0)
    return target


def write_csv(plan: PacketPlan, target: Path, *, replace: bool = False) -> Path:
    """Write the table of annotations alone; the clips and stills that only a packet has are not named in it."""
    return _write_one(PacketFormat.CSV, plan, target, replace=replace)


def write_json(plan: PacketPlan, target: Path, *, replace: bool = False) -> Path:
    """Write the data alone; the clips and stills that only a packet has are not named in it."""
    return _write_one(PacketFormat.JSON, plan, target, replace=replace)


def _write_one(what: PacketFormat, plan: PacketPlan, target: Path, *, replace: bool) -> Path:
    check_target(target, plan.keep_out, folder=False, replace=replace)
    with written_in_place(target, folder=False, replace=replace) as inside:
        inside.write_bytes(_render(what, plan.keeping(lambda _path: False), inside.parent))
    return target


def _fill(plan: PacketPlan, folder: Path, progress: Progress, warn: Warn) -> None:
    """All files of the packet: films and pictures first, so that no document names one that could not be made."""
    made = _cut(plan, folder, progress.part(0.0, 0.9), warn)
    wanted = [one for one in PacketFormat if one in plan.formats]
    for number, one in enumerate(wanted):
        progress.check()
        progress.report(0.9 + 0.1 * number / len(wanted))
        (folder / FILE_NAMES[one]).write_bytes(_render(one, made, folder))
    if plan.has_pacing_table:
        from coachview.packet.pacing_table import pacing_csv_bytes

        (folder / PACING_FILE).write_bytes(pacing_csv_bytes(plan))


def _cut(plan: PacketPlan, folder: Path, progress: Progress, warn: Warn) -> PacketPlan:
    if not any(one.clip or one.still for one in plan.annotations):
        return plan
    from coachview.packet.media_files import cut_all

    return cut_all(plan, folder, progress, warn)


def _render(what: PacketFormat, plan: PacketPlan, folder: Path) -> bytes:
    """One document of the packet; the libraries behind it are loaded only now."""
    if what is PacketFormat.HTML:
        from coachview.packet.html import html_bytes

        return html_bytes(plan)
    if what is PacketFormat.PDF:
        from coachview.packet.pdf import pdf_bytes

        return pdf_bytes(plan, folder)
    if what is PacketFormat.CSV:
        from coachview.packet.table import csv_bytes

        return csv_bytes(plan)
    from coachview.packet.data import json_bytes

    return json_bytes(plan)
