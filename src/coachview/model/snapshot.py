"""Everything in a project at one moment, as values: what jobs, exports and commands work on."""

from dataclasses import dataclass

from coachview.model.action_step import ActionStep
from coachview.model.annotation import Annotation
from coachview.model.cycle import CoachingCycle
from coachview.model.drawing import Drawing
from coachview.model.person import Person
from coachview.model.phase import ActualPhase, PlannedPhase
from coachview.model.recording import Recording
from coachview.model.reflection import Reflection


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The rows of a project that are not deleted.

    Annotations are in time order, people teachers first, the rest by position; drawings are in the order of their
    annotations, and those of a removed annotation are left out.
    """

    people: tuple[Person, ...] = ()
    cycles: tuple[CoachingCycle, ...] = ()
    recordings: tuple[Recording, ...] = ()
    annotations: tuple[Annotation, ...] = ()
    reflections: tuple[Reflection, ...] = ()
    action_steps: tuple[ActionStep, ...] = ()
    drawings: tuple[Drawing, ...] = ()
    planned_phases: tuple[PlannedPhase, ...] = ()
    actual_phases: tuple[ActualPhase, ...] = ()
