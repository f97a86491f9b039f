from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Span:
    """A selected part of a recording, in ms from its start; `end_ms` itself is not inside."""

    start_ms: int
    end_ms: int

    @property
    def start(self) -> Fraction:
        """Where it begins, in seconds, exactly."""
        return Fraction(self.start_ms, 1000)

    @property
    def seconds(self) -> Fraction:
        """How long it is, exactly."""
        return Fraction(self.end_ms - self.start_ms, 1000)

    def has(self, time_ms: int) -> bool:
        """Whether a time is inside."""
        return self.start_ms <= time_ms < self.end_ms
