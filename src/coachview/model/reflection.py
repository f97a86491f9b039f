from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reflection:
    """An answer to one reflection prompt of a cycle, with the annotations it rests on; `position` orders prompts."""

    id: str
    cycle_id: str
    author_id: str
    prompt: str
    answer: str
    position: int = 0
    annotation_ids: tuple[str, ...] = ()


DEFAULT_PROMPTS = (
    "What happened? What did students say and do?",
    "Why did it happen? What in the lesson led to it?",
    "What next? What will you try in the next lesson?",
)
"""Diagnosis, causation, planning: the questions a new cycle starts with."""
