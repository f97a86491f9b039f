"""Exporting from a project file in one go, as the command line does it."""

from collections.abc import Callable
from pathlib import Path

from coachview.model.snapshot import Snapshot
from coachview.packet.errors import NothingToExportError
from coachview.packet.plan import plan
from coachview.packet.write import write_csv, write_json, write_packet, write_pdf
from coachview.progress import QUIET, Progress
from coachview.project import Project
from coachview.services.export_request import build_request


def export(  # noqa: PLR0913 - one name for each thing that can be chosen
    file: Path,
    out: Path,
    what: str,
    *,
    cycle: str = "",
    zipped: bool = False,
    replace: bool = False,
    drawings: bool = True,
    pacing: bool = True,
    report: Callable[[float], None] | None = None,
    warn: Callable[[str], object],
) -> Path:
    """Write the `packet`, `pdf`, `csv` or `json` of one cycle (by its title; else the newest) and say where it is.

    `warn` is told a sentence for each recording that was not found and each clip or still that could not be cut; the
    export goes on without them. Without `drawings` nothing that was drawn leaves, without `pacing` no
    lesson phase. Raises ProjectError and PacketError kin.
    """
    with Project.open(file, read_only=True) as project:
        request = build_request(
            project,
            cycle_id=_cycle_id(project.snapshot(), cycle) if cycle else None,
            clips=what == "packet",
            stills=what in {"packet", "pdf"},
            drawings=drawings,
            pacing=pacing,
        )
    planned = plan(request)
    for sentence in planned.troubles:
        warn(sentence)
    progress = Progress(report) if report else QUIET
    if what == "packet":
        return write_packet(planned, out, zipped=zipped, replace=replace, progress=progress, warn=warn)
    if what == "pdf":
        return write_pdf(planned, out, replace=replace, progress=progress, warn=warn)
    return (write_csv if what == "csv" else write_json)(planned, out, replace=replace)


def _cycle_id(snapshot: Snapshot, title: str) -> str:
    found = [one.id for one in snapshot.cycles if one.title.casefold().strip() == title.casefold().strip()]
    if len(found) == 1:
        return found[0]
    known = ", ".join(f"“{one.title}”" for one in snapshot.cycles) or "none yet"
    raise NothingToExportError(f"There is no single coaching cycle called “{title}”. This project has {known}.")
