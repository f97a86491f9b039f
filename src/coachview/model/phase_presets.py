"""Plans that many lessons follow, to begin with; every minute of them can be changed."""

from dataclasses import dataclass

_MINUTE_MS = 60_000


@dataclass(frozen=True, slots=True)
class PhasePreset:
    """A plan by its name: what the phases are called, in order, and how long each should last."""

    name: str
    phases: tuple[tuple[str, int], ...]
    """(name, planned milliseconds)"""

    @property
    def planned_ms(self) -> int:
        """How long the whole lesson should last."""
        return sum(planned_ms for _name, planned_ms in self.phases)


def _preset(name: str, *phases: tuple[str, int]) -> PhasePreset:
    return PhasePreset(name, tuple((phase, minutes * _MINUTE_MS) for phase, minutes in phases))


PRESETS = (
    _preset(
        "Eureka-style mathematics lesson",
        ("Fluency Practice", 12),
        ("Application Problem", 5),
        ("Concept Development", 33),
        ("Student Debrief", 10),
    ),
    _preset("Application Problem alone", ("Read and launch", 3), ("Students work", 5), ("Share", 2)),
    _preset("Launch, explore, discuss", ("Launch", 10), ("Explore", 25), ("Discuss", 20), ("Exit ticket", 5)),
    _preset("Gradual release", ("I do", 10), ("We do", 15), ("You do", 15), ("Exit ticket", 5)),
    _preset("Workshop", ("Mini-lesson", 10), ("Independent work", 40), ("Share", 10)),
)
