"""The packet as the page and the PDF show it: the plan, grouped by recording, with its links resolved."""

from dataclasses import dataclass

from coachview.model.action_step import ActionStep
from coachview.model.annotation import AnnotationType
from coachview.model.person import Person
from coachview.model.reflection import Reflection
from coachview.packet.contents import PacketPlan, PlannedAnnotation, PlannedRecording
from coachview.packet.pacing_card import PacingCard, card_of
from coachview.packet.timeline import Timeline, lay_out
from coachview.packet.words import TYPE_NAMES, counted, length, shown

_OPEN_TYPES = (AnnotationType.QUESTION, AnnotationType.WONDER)


@dataclass(frozen=True, slots=True)
class RecordingGroup:
    """One recording with its timeline and annotations."""

    recording: PlannedRecording
    timeline: Timeline
    annotations: tuple[PlannedAnnotation, ...]


@dataclass(frozen=True, slots=True)
class LinkedReflection:
    """An answer with the annotations it rests on."""

    reflection: Reflection
    author: str
    links: tuple[PlannedAnnotation, ...]


@dataclass(frozen=True, slots=True)
class LinkedStep:
    """An action step with its owner's name and the annotations it rests on."""

    step: ActionStep
    owner: str
    links: tuple[PlannedAnnotation, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """All that the page shows. `open_ones` are the questions and wonderings: what is still to be talked about."""

    plan: PacketPlan
    title: str
    recordings: str
    groups: tuple[RecordingGroup, ...]
    pacing: tuple[PacingCard, ...]
    authors: tuple[Person, ...]
    types: tuple[AnnotationType, ...]
    counts: str
    open_ones: tuple[PlannedAnnotation, ...]
    reflections: tuple[LinkedReflection, ...]
    action_steps: tuple[LinkedStep, ...]

    @property
    def has_media(self) -> bool:
        """Whether it shows pictures or plays clips."""
        return any(one.clip or one.still for one in self.plan.annotations)


def page_of(plan: PacketPlan) -> Page:
    """The plan as it is shown."""
    by_id = {one.annotation.id: one for one in plan.annotations}
    names = {one.id: one.name for one in plan.people}
    used_types = {one.annotation.type for one in plan.annotations}
    used_authors = {one.author.id for one in plan.annotations}
    return Page(
        plan=plan,
        title=shown(plan.cycle.title).strip() or "Coaching cycle",
        recordings=", ".join(_recording_line(one) for one in plan.recordings),
        groups=_groups(plan),
        pacing=tuple(card_of(one) for one in plan.phases),
        authors=tuple(one for one in plan.people if one.id in used_authors),
        types=tuple(one for one in AnnotationType if one in used_types),
        counts=_counts(plan),
        open_ones=tuple(one for one in plan.annotations if one.annotation.type in _OPEN_TYPES),
        reflections=tuple(
            LinkedReflection(one, names.get(one.author_id, ""), _links(one.annotation_ids, by_id))
            for one in plan.reflections
        ),
        action_steps=tuple(
            LinkedStep(one, names.get(one.owner_id, ""), _links(one.annotation_ids, by_id)) for one in plan.action_steps
        ),
    )


def initials(name: str) -> str:
    """Up to two letters that stand for a name where there is room for no more."""
    return "".join(word[0] for word in shown(name).split()[:2]).upper()


def _groups(plan: PacketPlan) -> tuple[RecordingGroup, ...]:
    phases = {one.recording_id: one for one in plan.phases}
    result = []
    for recording in plan.recordings:
        own = [one for one in plan.annotations if one.recording.id == recording.id]
        if own:
            timeline = lay_out(recording, own, plan.people, phases.get(recording.id))
            result.append(RecordingGroup(recording, timeline, tuple(own)))
    return tuple(result)


def _recording_line(recording: PlannedRecording) -> str:
    title = shown(recording.title)
    return f"{title} ({length(recording.duration_ms)})" if recording.duration_ms else title


def _counts(plan: PacketPlan) -> str:
    """`12 annotations: Notice 5, Wonder 7 · 4 clips, 1 min 5 s together`; never a score."""
    if not plan.annotations:
        return "No annotations"
    types = [one.annotation.type for one in plan.annotations]
    by_type = ", ".join(f"{TYPE_NAMES[one]} {types.count(one)}" for one in AnnotationType if one in types)
    parts = [f"{counted(len(types), 'annotation')}: {by_type}"]
    lengths = [
        one.annotation.end_ms - one.annotation.start_ms for one in plan.annotations if one.annotation.end_ms is not None
    ]
    if lengths:
        parts.append(f"{counted(len(lengths), 'clip')}, {length(sum(lengths))} together")
    return " · ".join(parts)


def _links(ids: tuple[str, ...], by_id: dict[str, PlannedAnnotation]) -> tuple[PlannedAnnotation, ...]:
    return tuple(sorted((by_id[one] for one in ids if one in by_id), key=lambda one: one.number))
