"""What an export needs, read once from an open project and then frozen."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from coachview.packet.errors import NothingToExportError
from coachview.packet.request import ALL_FORMATS, PacketFormat, PacketRequest
from coachview.project import Project
from coachview.project.media_reference import find_media


def build_request(  # noqa: PLR0913 - one name for each thing that can be chosen
    project: Project,
    *,
    cycle_id: str | None = None,
    annotation_ids: frozenset[str] | None = None,
    clips: bool = True,
    stills: bool = True,
    reflections: bool = True,
    action_steps: bool = True,
    drawings: bool = True,
    pacing: bool = True,
    formats: frozenset[PacketFormat] = ALL_FORMATS,
    known_folders: Sequence[Path] = (),
    made_utc: str = "",
) -> PacketRequest:
    """The request to export one cycle: the newest without a `cycle_id`; made now without a `made_utc`.

    Recordings are looked for in `known_folders` too. No export can be written over one of them, nor over the project.
    Raises NothingToExportError for a project without a cycle.
    """
    snapshot = project.snapshot()
    if not snapshot.cycles:
        raise NothingToExportError("This project has no coaching cycle yet. Start one first, then export it.")
    chosen = cycle_id or max(snapshot.cycles, key=lambda one: one.created_utc).id
    found = {one.id: find_media(project.path, one.media, known_folders=known_folders) for one in snapshot.recordings}
    return PacketRequest(
        snapshot=snapshot,
        cycle_id=chosen,
        made_utc=made_utc or datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        annotation_ids=annotation_ids,
        media=found if clips or stills else {},
        clips=clips,
        stills=stills,
        reflections=reflections,
        action_steps=action_steps,
        drawings=drawings,
        pacing=pacing,
        formats=formats,
        keep_out=(project.path, *(path for path in found.values() if path is not None)),
    )
