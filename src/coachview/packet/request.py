"""What somebody asked to hand over, frozen before anything is planned or read again."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from coachview.model.snapshot import Snapshot


class PacketFormat(StrEnum):
    """The files a packet can have beside its clips and stills."""

    HTML = "html"
    PDF = "pdf"
    CSV = "csv"
    JSON = "json"


ALL_FORMATS = frozenset(PacketFormat)


@dataclass(frozen=True, slots=True)
class PacketRequest:
    """One export of one coaching cycle.

    `annotation_ids` None means every shared annotation of the cycle; private ones never leave, whatever it says.
    `media` maps the id of a recording to its file, None where it was not found. `made_utc` is ISO 8601 in UTC.
    `keep_out` are files that the packet must not be written over or into, such as the project file; the recordings
    in `media` are kept out anyway. `drawings` False keeps what was drawn on the picture out of everything,
    `pacing` False the lesson phases.
    """

    snapshot: Snapshot
    cycle_id: str
    made_utc: str
    annotation_ids: frozenset[str] | None = None
    media: Mapping[str, Path | None] = field(default_factory=dict)
    clips: bool = True
    stills: bool = True
    drawings: bool = True
    pacing: bool = True
    reflections: bool = True
    action_steps: bool = True
    formats: frozenset[PacketFormat] = ALL_FORMATS
    keep_out: tuple[Path, ...] = ()
