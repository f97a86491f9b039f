"""What a packet will hold: values only, and nothing in them that must not leave."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from coachview.model.action_step import ActionStep
from coachview.model.annotation import Annotation
from coachview.model.cycle import CoachingCycle
from coachview.model.drawing import Drawing
from coachview.model.person import Person
from coachview.model.reflection import Reflection
from coachview.packet.drawing_words import drawn_line, picture_words, what_is_drawn
from coachview.packet.phases import RecordingPhases
from coachview.packet.request import PacketFormat
from coachview.packet.words import span

FILE_NAMES = {
    PacketFormat.HTML: "index.html",
    PacketFormat.PDF: "debrief.pdf",
    PacketFormat.CSV: "annotations.csv",
    PacketFormat.JSON: "packet.json",
}
PACING_FILE = "pacing.csv"
"""Written beside annotations.csv when there are lesson phases."""


@dataclass(frozen=True, slots=True)
class PlannedRecording:
    """A recording that the packet is about. `source` is where clips and stills are cut from; it is never written."""

    id: str
    title: str
    duration_ms: int
    source: Path | None


@dataclass(frozen=True, slots=True)
class PlannedAnnotation:
    """A shared annotation with its number in the packet, from 1, and the files that show it ("" where there is none).

    `clip` and `still` are paths in the packet with forward slashes. `drawings` are those of this annotation that leave,
    the lowest first; they lie on its own still and clip only. `still_ms` is the time of its still: its start, or where
    most of its drawings are on the picture.
    """

    number: int
    annotation: Annotation
    author: Person
    recording: PlannedRecording
    clip: str = ""
    still: str = ""
    drawings: tuple[Drawing, ...] = ()
    still_ms: int = 0

    @property
    def still_words(self) -> str:
        """What the still shows, for those who cannot see it."""
        one = self.annotation
        begins_clip = bool(self.clip) and self.still_ms == one.start_ms
        return picture_words(self.still_ms, self.drawings, begins_clip=begins_clip)

    @property
    def clip_words(self) -> str:
        """What the clip is and what was drawn on it, for those who cannot see it."""
        one = self.annotation
        end_ms = one.start_ms if one.end_ms is None else one.end_ms
        inside = [
            drawn for drawn in self.drawings if drawn.at_ms < end_ms and drawn.at_ms + drawn.hold_ms > one.start_ms
        ]
        words = f"Clip {span(one)}"
        return f"{words}, with {what_is_drawn(inside)}" if inside else words

    @property
    def drawn(self) -> str:
        """`Drawn on the picture at 3:14: an arrow`; empty when nothing was."""
        return drawn_line(self.drawings)


@dataclass(frozen=True, slots=True)
class Left:
    """How many things of the project stay in it."""

    private: int = 0
    not_chosen: int = 0
    reflections: int = 0
    unanswered: int = 0
    action_steps: int = 0
    drawings: int = 0
    phases: int = 0
    other_cycles: int = 0


@dataclass(frozen=True, slots=True)
class Section:
    """One headed group of lines in the preview, such as `Clips` with a line for each."""

    title: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PacketPlan:
    """Exactly what leaves: whatever is written is rendered from this and from nothing else.

    Annotations are by recording, then in time order. Links of reflections and action steps lead only to annotations
    that leave. `keep_out` are files the packet must not be written over. The preview shows `sections` (what leaves),
    `stays` (what does not) and `troubles` (what was asked for and cannot be had), sentences all.
    """

    cycle: CoachingCycle
    made_utc: str
    formats: frozenset[PacketFormat]
    people: tuple[Person, ...]
    recordings: tuple[PlannedRecording, ...]
    annotations: tuple[PlannedAnnotation, ...]
    reflections: tuple[Reflection, ...]
    action_steps: tuple[ActionStep, ...]
    left: Left
    wanted_media: bool
    keep_out: tuple[Path, ...]
    phases: tuple[RecordingPhases, ...] = ()
    sections: tuple[Section, ...] = ()
    stays: tuple[str, ...] = ()
    troubles: tuple[str, ...] = ()

    @property
    def files(self) -> tuple[str, ...]:
        """The paths in the packet of all that is written, the documents first."""
        documents = [FILE_NAMES[one] for one in PacketFormat if one in self.formats]
        if self.has_pacing_table:
            documents.append(PACING_FILE)
        clips = [one.clip for one in self.annotations if one.clip]
        return (*documents, *clips, *(one.still for one in self.annotations if one.still))

    @property
    def has_pacing_table(self) -> bool:
        """Whether pacing.csv is written."""
        return PacketFormat.CSV in self.formats and bool(self.phases)

    @property
    def missing_media(self) -> tuple[PlannedRecording, ...]:
        """The recordings whose clips or stills were asked for and whose file was not found."""
        used = {one.recording.id for one in self.annotations}
        return tuple(one for one in self.recordings if self.wanted_media and one.source is None and one.id in used)

    @property
    def items(self) -> tuple[str, ...]:
        """The lines of all sections, in order."""
        return tuple(line for section in self.sections for line in section.items)

    def keeping(self, keep: Callable[[str], bool]) -> "PacketPlan":
        """The same plan with only those clips and stills of which `keep(path)` is true."""
        if not any(one.clip or one.still for one in self.annotations):
            return self
        kept = tuple(
            replace(one, clip=one.clip if keep(one.clip) else "", still=one.still if keep(one.still) else "")
            for one in self.annotations
        )
        return replace(self, annotations=kept)
