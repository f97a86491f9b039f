"""What a project should hold, kept as plain values beside the real one: the memory of the state machine.

Each operation is drawn for the state at hand, done to the project, and told here in the simplest way that could be
right.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from hypothesis import strategies as st

from coachview.model import phase_marking
from coachview.model.action_step import ActionStep, StepStatus
from coachview.model.annotation import Annotation, AnnotationType, Visibility
from coachview.model.drawing import WIDTHS, Drawing, DrawingColour, Point, Shape, points_wanted
from coachview.model.ids import pair_id
from coachview.model.person import Person, Role
from coachview.model.phase import ActualPhase, PlannedPhase
from coachview.model.recording import MediaReference
from coachview.model.reflection import Reflection
from coachview.model.snapshot import Snapshot
from coachview.project import Project
from coachview.project.texts import clean_text

Rows = dict[str, tuple[Any, bool]]
"""id → (value, whether it is there: False is a tombstone)"""

texts = st.text(st.characters(exclude_categories=()), max_size=12)
names = texts.filter(lambda name: clean_text(name).strip())
times = st.integers(0, 3_600_000)
spans = st.tuples(times, st.none() | st.integers(1, 60_000)).map(
    lambda pair: (pair[0], None if pair[1] is None else pair[0] + pair[1])
)
media = st.builds(
    MediaReference,
    st.text(max_size=8),
    st.text(max_size=8),
    st.integers(0, 2**40),
    st.integers(0, 10**7),
    st.text("0123456789abcdef", max_size=8),
)


@dataclass(frozen=True)
class Memory:
    """All rows by kind; links are rows whose value is (owner, annotation)."""

    people: Rows = field(default_factory=dict)
    cycles: Rows = field(default_factory=dict)
    recordings: Rows = field(default_factory=dict)
    annotations: Rows = field(default_factory=dict)
    drawings: Rows = field(default_factory=dict)
    planned_phases: Rows = field(default_factory=dict)
    actual_phases: Rows = field(default_factory=dict)
    reflections: Rows = field(default_factory=dict)
    steps: Rows = field(default_factory=dict)
    reflection_links: Rows = field(default_factory=dict)
    step_links: Rows = field(default_factory=dict)

    def put(self, kind: str, row_id: str, value: Any, there: bool = True) -> "Memory":
        """The same memory with one row as given."""
        return replace(self, **{kind: {**getattr(self, kind), row_id: (value, there)}})

    def live(self, kind: str) -> dict[str, Any]:
        """The rows that are there."""
        return {row_id: value for row_id, (value, there) in getattr(self, kind).items() if there}

    def after_taking_back(self, before: "Memory") -> "Memory":
        """This memory when an edit is taken back that began at `before`: rows it made become tombstones."""
        kinds = self.__dataclass_fields__
        return Memory(
            **{
                kind: {row_id: (value, False) for row_id, (value, _) in getattr(self, kind).items()}
                | getattr(before, kind)
                for kind in kinds
            }
        )

    def snapshot(self) -> Snapshot:
        """What `Project.snapshot` should give."""
        cycles = sorted(self.live("cycles").values(), key=lambda one: (one.created_utc, one.id))
        rank = {one.id: number for number, one in enumerate(cycles)}

        def in_cycle(one: Any) -> Any:
            return rank[one.cycle_id], one.position, one.id

        people = self.live("people").values()
        return Snapshot(
            tuple(sorted(people, key=lambda one: (one.role is not Role.TEACHER, one.name.casefold(), one.id))),
            tuple(cycles),
            tuple(sorted(self.live("recordings").values(), key=in_cycle)),
            tuple(self._annotations()),
            tuple(sorted(self._linked("reflections", "reflection_links"), key=in_cycle)),
            tuple(sorted(self._linked("steps", "step_links"), key=in_cycle)),
            tuple(self.shown_drawings()),
            tuple(sorted(self.live("planned_phases").values(), key=_place_in_plan)),
            tuple(sorted(self.live("actual_phases").values(), key=_when)),
        )

    def _annotations(self) -> list[Annotation]:
        return sorted(self.live("annotations").values(), key=lambda one: (one.start_ms, one.created_utc, one.id))

    def shown_drawings(self) -> list[Drawing]:
        """Those whose annotation is there, in the order of the annotations."""
        rank = {one.id: number for number, one in enumerate(self._annotations())}
        shown = [one for one in self.live("drawings").values() if one.annotation_id in rank]
        return sorted(shown, key=lambda one: (rank[one.annotation_id], one.position, one.id))

    def _linked(self, kind: str, links: str) -> list[Any]:
        pairs = set(self.live(links).values())
        order = [one.id for one in self._annotations()]
        return [
            replace(one, annotation_ids=tuple(row_id for row_id in order if (one.id, row_id) in pairs))
            for one in self.live(kind).values()
        ]


def _place_in_plan(one: PlannedPhase) -> tuple[str, int, str]:
    return one.recording_id, one.position, one.id


def _when(one: ActualPhase) -> tuple[str, int, int, str]:
    return one.recording_id, one.start_ms, one.end_ms, one.id


Draw = Callable[[st.SearchStrategy[Any]], Any]
Operation = Callable[[Draw, Project, Memory], Memory]


def _one(draw: Draw, memory: Memory, kind: str) -> Any:
    return draw(st.sampled_from(sorted(memory.live(kind).values(), key=lambda one: one.id)))


def _position(memory: Memory, kind: str, cycle_id: str) -> int:
    return max((one.position for one in memory.live(kind).values() if one.cycle_id == cycle_id), default=-1) + 1


def add_person(draw: Draw, project: Project, memory: Memory) -> Memory:
    name, role = draw(names), draw(st.sampled_from(Role))
    made = project.people.add(name, role)
    assert made == Person(made.id, clean_text(name).strip(), role)
    return memory.put("people", made.id, made)


def rename_person(draw: Draw, project: Project, memory: Memory) -> Memory:
    one, name = _one(draw, memory, "people"), draw(names)
    project.people.rename(one.id, name)
    return memory.put("people", one.id, replace(one, name=clean_text(name).strip()))


def add_cycle(draw: Draw, project: Project, memory: Memory) -> Memory:
    title, question = draw(texts), draw(texts)
    made = project.cycles.add(title, question)
    assert (made.title, made.focus_question) == (clean_text(title), clean_text(question))
    return memory.put("cycles", made.id, made)


def change_cycle(draw: Draw, project: Project, memory: Memory) -> Memory:
    one, title, question = _one(draw, memory, "cycles"), draw(texts), draw(texts)
    project.cycles.rename(one.id, title)
    project.cycles.set_focus_question(one.id, question)
    return memory.put("cycles", one.id, replace(one, title=clean_text(title), focus_question=clean_text(question)))


def add_recording(draw: Draw, project: Project, memory: Memory) -> Memory:
    cycle, title, reference = _one(draw, memory, "cycles"), draw(texts), draw(media)
    made = project.recordings.add(cycle.id, title, reference)
    assert made.position == _position(memory, "recordings", cycle.id)
    assert (made.title, made.media) == (clean_text(title), reference)
    return memory.put("recordings", made.id, made)


def change_recording(draw: Draw, project: Project, memory: Memory) -> Memory:
    one, title, reference = _one(draw, memory, "recordings"), draw(texts), draw(media)
    project.recordings.rename(one.id, title)
    project.recordings.relink(one.id, reference)
    return memory.put("recordings", one.id, replace(one, title=clean_text(title), media=reference))


def add_annotation(draw: Draw, project: Project, memory: Memory) -> Memory:
    recording, author = _one(draw, memory, "recordings"), _one(draw, memory, "people")
    text, kind, (start, end) = draw(texts), draw(st.sampled_from(AnnotationType)), draw(spans)
    seen_by = draw(st.sampled_from(Visibility))
    made = project.annotations.add(
        recording.id, author.id, text, type=kind, start_ms=start, end_ms=end, visibility=seen_by
    )
    wanted = Annotation(made.id, recording.id, author.id, kind, start, end, clean_text(text), seen_by, made.created_utc)
    assert made == wanted
    return memory.put("annotations", made.id, wanted)


def change_annotation(draw: Draw, project: Project, memory: Memory) -> Memory:
    one = _one(draw, memory, "annotations")
    text, kind, (start, end) = draw(texts), draw(st.sampled_from(AnnotationType)), draw(spans)
    seen_by = draw(st.sampled_from(Visibility))
    project.annotations.reword(one.id, text)
    project.annotations.move_to(one.id, start, end)
    project.annotations.change_type(one.id, kind)
    project.annotations.set_visibility(one.id, seen_by)
    changed = replace(one, text=clean_text(text), start_ms=start, end_ms=end, type=kind, visibility=seen_by)
    return memory.put("annotations", one.id, changed)


def leave_annotation(draw: Draw, project: Project, memory: Memory) -> Memory:
    """Set everything to what it is: no change."""
    one = _one(draw, memory, "annotations")
    project.annotations.reword(one.id, one.text)
    project.annotations.move_to(one.id, one.start_ms, one.end_ms)
    project.annotations.change_type(one.id, one.type)
    project.annotations.set_visibility(one.id, one.visibility)
    project.annotations.bring_back(one.id)
    return memory


def remove_annotation(draw: Draw, project: Project, memory: Memory) -> Memory:
    one = _one(draw, memory, "annotations")
    project.annotations.remove(one.id)
    return memory.put("annotations", one.id, one, there=False)


def bring_back_annotation(draw: Draw, project: Project, memory: Memory) -> Memory:
    live = memory.live("recordings")
    gone = [
        (row_id, value)
        for row_id, (value, there) in memory.annotations.items()
        if not there and value.recording_id in live
    ]
    if not gone:
        return memory
    row_id, value = draw(st.sampled_from(sorted(gone, key=lambda pair: pair[0])))
    project.annotations.bring_back(row_id)
    return memory.put("annotations", row_id, value)


def _points(draw: Draw, shape: Shape) -> tuple[Point, ...]:
    """Points of the shape, in the whole millionths in which they are kept."""
    fewest, most = points_wanted(shape)
    places = st.integers(-1_000_000, 2_000_000).map(lambda place: place / 1_000_000)
    return tuple(draw(st.lists(st.builds(Point, places, places), min_size=fewest, max_size=min(most, 6))))


def _drawn_text(draw: Draw, shape: Shape) -> str:
    return str(draw(names)) if shape is Shape.TEXT else ""


def add_drawing(draw: Draw, project: Project, memory: Memory) -> Memory:
    one, shape = _one(draw, memory, "annotations"), draw(st.sampled_from(Shape))
    points, text = _points(draw, shape), _drawn_text(draw, shape)
    colour, width = draw(st.sampled_from(DrawingColour)), draw(st.sampled_from(WIDTHS))
    at, hold = draw(times), draw(st.integers(1, 60_000))
    made = project.drawings.add(one.id, shape, points, at_ms=at, hold_ms=hold, colour=colour, width=width, text=text)
    had = [value.position for value, _ in memory.drawings.values() if value.annotation_id == one.id]
    place = max(had, default=-1) + 1
    wanted = Drawing(made.id, one.id, shape, points, colour, width, clean_text(text), at, hold, place)
    assert made == wanted
    return memory.put("drawings", made.id, wanted)


def change_drawing(draw: Draw, project: Project, memory: Memory) -> Memory:
    shown = memory.shown_drawings()
    if not shown:
        return memory
    one = draw(st.sampled_from(shown))
    points, text = _points(draw, one.shape), _drawn_text(draw, one.shape)
    colour, width = draw(st.sampled_from(DrawingColour)), draw(st.sampled_from(WIDTHS))
    at, hold = draw(times), draw(st.integers(1, 60_000))
    project.drawings.reshape(one.id, points)
    project.drawings.restyle(one.id, colour=colour, width=width)
    project.drawings.reword(one.id, text)
    project.drawings.set_time(one.id, at, hold)
    changed = replace(one, points=points, colour=colour, width=width, text=clean_text(text), at_ms=at, hold_ms=hold)
    assert project.drawings.get(one.id) == changed
    return memory.put("drawings", one.id, changed)


def remove_drawing(draw: Draw, project: Project, memory: Memory) -> Memory:
    shown = memory.shown_drawings()
    if not shown:
        return memory
    one = draw(st.sampled_from(shown))
    project.drawings.remove(one.id)
    return memory.put("drawings", one.id, one, there=False)


def bring_back_drawing(draw: Draw, project: Project, memory: Memory) -> Memory:
    row_id = draw(st.sampled_from(sorted(memory.drawings)))
    project.drawings.bring_back(row_id)
    return memory.put("drawings", row_id, memory.drawings[row_id][0])


def plan_phase(draw: Draw, project: Project, memory: Memory) -> Memory:
    recording, name, planned = _one(draw, memory, "recordings"), draw(names), draw(st.integers(1000, 7_200_000))
    made = project.planned_phases.add(recording.id, name, planned)
    had = [one.position for one in memory.live("planned_phases").values() if one.recording_id == recording.id]
    wanted = PlannedPhase(made.id, recording.id, clean_text(name).strip(), planned, max(had, default=-1) + 1)
    assert made == wanted
    return memory.put("planned_phases", made.id, wanted)


def change_planned_phase(draw: Draw, project: Project, memory: Memory) -> Memory:
    one, name, planned = _one(draw, memory, "planned_phases"), draw(names), draw(st.integers(1000, 7_200_000))
    project.planned_phases.rename(one.id, name)
    project.planned_phases.set_length(one.id, planned)
    return memory.put("planned_phases", one.id, replace(one, name=clean_text(name).strip(), planned_ms=planned))


def reorder_plan(draw: Draw, project: Project, memory: Memory) -> Memory:
    recording = _one(draw, memory, "planned_phases").recording_id
    plan = [one for one in memory.live("planned_phases").values() if one.recording_id == recording]
    ids = draw(st.permutations(sorted(one.id for one in plan)))
    project.planned_phases.reorder(ids)
    for position, row_id in enumerate(ids):
        memory = memory.put("planned_phases", row_id, replace(memory.planned_phases[row_id][0], position=position))
    return memory


def remove_planned_phase(draw: Draw, project: Project, memory: Memory) -> Memory:
    one = _one(draw, memory, "planned_phases")
    project.planned_phases.remove(one.id)
    return memory.put("planned_phases", one.id, one, there=False)


def next_phase(draw: Draw, project: Project, memory: Memory) -> Memory:
    recording, at = _one(draw, memory, "recordings"), draw(times)
    before = [one for one in memory.live("actual_phases").values() if one.recording_id == recording.id]
    plan = [one for one in memory.live("planned_phases").values() if one.recording_id == recording.id]
    after = phase_marking.mark_next(plan, before, recording.id, at, at + draw(st.integers(0, 60_000)))
    found = phase_marking.changes(before, after)
    made = project.actual_phases.apply(found)
    assert [replace(one, id="") for one in made] == [replace(one, name=one.name.strip()) for one in found.added]
    for one in (*found.changed, *made):
        memory = memory.put("actual_phases", one.id, one)
    for row_id in found.removed:
        memory = memory.put("actual_phases", row_id, memory.actual_phases[row_id][0], there=False)
    return memory


def rename_phase(draw: Draw, project: Project, memory: Memory) -> Memory:
    one, name = _one(draw, memory, "actual_phases"), draw(names)
    project.actual_phases.rename(one.id, name)
    return memory.put("actual_phases", one.id, replace(one, name=clean_text(name).strip()))


def add_reflection(draw: Draw, project: Project, memory: Memory) -> Memory:
    cycle, author = _one(draw, memory, "cycles"), _one(draw, memory, "people")
    prompt, answer = draw(texts), draw(texts)
    made = project.reflections.add(cycle.id, author.id, prompt, answer)
    place = _position(memory, "reflections", cycle.id)
    assert made == Reflection(made.id, cycle.id, author.id, clean_text(prompt), clean_text(answer), place)
    return memory.put("reflections", made.id, made)


def change_reflection(draw: Draw, project: Project, memory: Memory) -> Memory:
    one, prompt, answer = _one(draw, memory, "reflections"), draw(texts), draw(texts)
    project.reflections.reword_prompt(one.id, prompt)
    project.reflections.answer(one.id, answer)
    return memory.put("reflections", one.id, replace(one, prompt=clean_text(prompt), answer=clean_text(answer)))


def remove_reflection(draw: Draw, project: Project, memory: Memory) -> Memory:
    one = _one(draw, memory, "reflections")
    project.reflections.remove(one.id)
    return memory.put("reflections", one.id, one, there=False)


def link_reflection(draw: Draw, project: Project, memory: Memory) -> Memory:
    owner, annotation = _one(draw, memory, "reflections"), _one(draw, memory, "annotations")
    project.reflections.link(owner.id, annotation.id)
    return memory.put("reflection_links", pair_id(owner.id, annotation.id), (owner.id, annotation.id))


def unlink_reflection(draw: Draw, project: Project, memory: Memory) -> Memory:
    owner, annotation = _one(draw, memory, "reflections"), _one(draw, memory, "annotations")
    project.reflections.unlink(owner.id, annotation.id)
    link = pair_id(owner.id, annotation.id)
    known = link in memory.reflection_links
    return memory.put("reflection_links", link, (owner.id, annotation.id), there=False) if known else memory


def add_step(draw: Draw, project: Project, memory: Memory) -> Memory:
    cycle, owner = _one(draw, memory, "cycles"), _one(draw, memory, "people")
    text, criterion, due = draw(texts), draw(texts), draw(st.none() | st.dates())
    owner_id = draw(st.sampled_from(["", owner.id]))
    made = project.action_steps.add(cycle.id, text, owner_id=owner_id, due=due, success_criterion=criterion)
    place = _position(memory, "steps", cycle.id)
    wanted = ActionStep(
        made.id, cycle.id, clean_text(text), owner_id, due, clean_text(criterion), StepStatus.OPEN, place
    )
    assert made == wanted
    return memory.put("steps", made.id, wanted)


def change_step(draw: Draw, project: Project, memory: Memory) -> Memory:
    one, owner = _one(draw, memory, "steps"), _one(draw, memory, "people")
    text, criterion = draw(texts), draw(texts)
    due: date | None = draw(st.none() | st.dates())
    status = draw(st.sampled_from(StepStatus))
    project.action_steps.reword(one.id, text)
    project.action_steps.set_owner(one.id, owner.id)
    project.action_steps.set_due(one.id, due)
    project.action_steps.set_success_criterion(one.id, criterion)
    project.action_steps.set_status(one.id, status)
    changed = replace(
        one,
        text=clean_text(text),
        owner_id=owner.id,
        due=due,
        success_criterion=clean_text(criterion),
        status=status,
    )
    return memory.put("steps", one.id, changed)


def remove_step(draw: Draw, project: Project, memory: Memory) -> Memory:
    one = _one(draw, memory, "steps")
    project.action_steps.remove(one.id)
    return memory.put("steps", one.id, one, there=False)


def link_step(draw: Draw, project: Project, memory: Memory) -> Memory:
    owner, annotation = _one(draw, memory, "steps"), _one(draw, memory, "annotations")
    project.action_steps.link(owner.id, annotation.id)
    return memory.put("step_links", pair_id(owner.id, annotation.id), (owner.id, annotation.id))


def unlink_step(draw: Draw, project: Project, memory: Memory) -> Memory:
    owner, annotation = _one(draw, memory, "steps"), _one(draw, memory, "annotations")
    project.action_steps.unlink(owner.id, annotation.id)
    link = pair_id(owner.id, annotation.id)
    known = link in memory.step_links
    return memory.put("step_links", link, (owner.id, annotation.id), there=False) if known else memory


OPERATIONS: tuple[tuple[Operation, tuple[str, ...]], ...] = (
    (add_person, ()),
    (rename_person, ("people",)),
    (add_cycle, ()),
    (change_cycle, ("cycles",)),
    (add_recording, ("cycles",)),
    (change_recording, ("recordings",)),
    (add_annotation, ("recordings", "people")),
    (change_annotation, ("annotations",)),
    (leave_annotation, ("annotations",)),
    (remove_annotation, ("annotations",)),
    (bring_back_annotation, ("recordings",)),
    (add_drawing, ("annotations",)),
    (change_drawing, ("drawings",)),
    (remove_drawing, ("drawings",)),
    (bring_back_drawing, ("drawings",)),
    (plan_phase, ("recordings",)),
    (change_planned_phase, ("planned_phases",)),
    (reorder_plan, ("planned_phases",)),
    (remove_planned_phase, ("planned_phases",)),
    (next_phase, ("recordings",)),
    (rename_phase, ("actual_phases",)),
    (add_reflection, ("cycles", "people")),
    (change_reflection, ("reflections",)),
    (remove_reflection, ("reflections",)),
    (link_reflection, ("reflections", "annotations")),
    (unlink_reflection, ("reflections", "annotations")),
    (add_step, ("cycles", "people")),
    (change_step, ("steps", "people")),
    (remove_step, ("steps",)),
    (link_step, ("steps", "annotations")),
    (unlink_step, ("steps", "annotations")),
)
"""Each with the kinds of which a row must be there."""


def possible(memory: Memory) -> list[Operation]:
    """The operations for which everything needed is there."""
    return [operation for operation, kinds in OPERATIONS if all(memory.live(kind) for kind in kinds)]
