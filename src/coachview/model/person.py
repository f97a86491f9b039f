from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a person is in a coaching cycle."""

    TEACHER = "teacher"
    COACH = "coach"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who annotates, reflects, or owns an action step."""

    id: str
    name: str
    role: Role
