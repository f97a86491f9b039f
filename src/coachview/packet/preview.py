"""What the preview says before anything is written: what leaves, and what stays, line by line."""

from coachview.model.drawing import Drawing
from coachview.model.timecode import format_time
from coachview.packet.contents import FILE_NAMES, PACING_FILE, PacketPlan, PlannedAnnotation, Section
from coachview.packet.drawing_words import SHAPE_NAMES
from coachview.packet.request import PacketFormat
from coachview.packet.words import ROLE_NAMES, counted, length, span

_DOCUMENTS = {
    PacketFormat.HTML: "the packet: opens in any browser, without internet",
    PacketFormat.PDF: "the same to print or to read on a phone",
    PacketFormat.CSV: "the annotations for a spreadsheet",
    PacketFormat.JSON: "the same as data for other programs",
}
SOMEBODY = "somebody"
"""How a person without a name is called in a sentence."""


def sections(plan: PacketPlan) -> tuple[Section, ...]:
    """What leaves, grouped; groups with nothing in them are left out."""
    groups = (
        Section("Documents", tuple(_documents(plan))),
        Section("Words", tuple(_words(plan))),
        Section("Clips", tuple(_clip_line(one) for one in plan.annotations if one.clip)),
        Section("Stills", tuple(_still_line(one) for one in plan.annotations if one.still)),
        Section("Names", tuple(f"{one.name or SOMEBODY} ({ROLE_NAMES[one.role].lower()})" for one in plan.people)),
    )
    return tuple(group for group in groups if group.items)


def stays(plan: PacketPlan) -> tuple[str, ...]:
    """What does not leave, a sentence each."""
    left, result = plan.left, []
    if left.private:
        result.append(f"{_stay(left.private, 'private annotation')} in the project.")
    if left.not_chosen:
        result.append(f"{_stay(left.not_chosen, 'annotation')} in the project: not chosen.")
    if left.reflections:
        result.append(f"The reflection stays in the project ({counted(left.reflections, 'answer')}).")
    if left.unanswered:
        verb = "is" if left.unanswered == 1 else "are"
        result.append(f"{counted(left.unanswered, 'reflection prompt')} without an answer {verb} left out.")
    if left.action_steps:
        result.append(f"{_stay(left.action_steps, 'action step')} in the project.")
    if left.drawings:
        result.append(f"{_stay(left.drawings, 'drawing')} in the project.")
    if left.phases:
        result.append(f"{_stay(left.phases, 'lesson phase')} in the project.")
    if left.other_cycles:
        result.append(f"{_stay(left.other_cycles, 'other coaching cycle')} in the project.")
    result.append("The recordings stay where they are: of them only the clips and stills listed here leave.")
    result.append("The history of your changes stays in the project.")
    return tuple(result)


def troubles(plan: PacketPlan) -> tuple[str, ...]:
    """What was asked for and cannot be had, a sentence each: recordings that were not found."""
    return tuple(
        f"The file of “{one.title}” was not found, so the packet has no clips or stills of it. "
        "Put the recording back beside the project, or show it in the window, and export again."
        for one in plan.missing_media
    )


def _formats(plan: PacketPlan) -> list[PacketFormat]:
    return [one for one in PacketFormat if one in plan.formats]


def _documents(plan: PacketPlan) -> list[str]:
    lines = [f"{FILE_NAMES[one]} — {_DOCUMENTS[one]}" for one in _formats(plan)]
    return [*lines, f"{PACING_FILE} — the lesson phases for a spreadsheet"] if plan.has_pacing_table else lines


def _words(plan: PacketPlan) -> list[str]:
    lines = [f"Title and focus question of “{plan.cycle.title}”"]
    if plan.annotations:
        by = [f"{count} by {name}" for name, count in _per_author(plan).items()]
        lines.append(f"{counted(len(plan.annotations), 'annotation')}: {', '.join(by)}")
    drawings = [drawing for one in plan.annotations for drawing in one.drawings]
    if drawings:
        lines.append(f"{counted(len(drawings), 'drawing')} on the picture: {_kinds(drawings)}")
    if plan.phases:
        planned = sum(len(one.plan) for one in plan.phases)
        marked = sum(len(one.actual) for one in plan.phases)
        lines.append(f"Pacing: {counted(planned, 'planned lesson phase')}, {counted(marked, 'marked one')}")
    if plan.reflections:
        lines.append(f"Reflection: {counted(len(plan.reflections), 'answer')}")
    if plan.action_steps:
        lines.append(counted(len(plan.action_steps), "action step"))
    return lines


def _kinds(drawings: list[Drawing]) -> str:
    """`3 arrows, 1 text`."""
    shapes = [one.shape for one in drawings]
    return ", ".join(counted(shapes.count(one), name) for one, name in SHAPE_NAMES.items() if one in shapes)


def _per_author(plan: PacketPlan) -> dict[str, int]:
    counts: dict[str, int] = {}
    for one in plan.annotations:
        name = one.author.name or SOMEBODY
        counts[name] = counts.get(name, 0) + 1
    return counts


def _clip_line(planned: PlannedAnnotation) -> str:
    one = planned.annotation
    lasting = length((one.end_ms or one.start_ms) - one.start_ms)
    return f"{planned.clip} — {span(one)}, {lasting}, by {planned.author.name or SOMEBODY}"


def _still_line(planned: PlannedAnnotation) -> str:
    drawn = ", with what was drawn" if any(one.is_shown_at(planned.still_ms) for one in planned.drawings) else ""
    return f"{planned.still} — at {format_time(planned.still_ms)}{drawn}, by {planned.author.name or SOMEBODY}"


def _stay(number: int, what: str) -> str:
    return f"{counted(number, what)} {'stays' if number == 1 else 'stay'}"
