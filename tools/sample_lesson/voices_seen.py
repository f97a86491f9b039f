"""How far open each mouth is at each moment: from the loudness of the recorded lines."""

import math
from collections.abc import Mapping, Sequence

from coachview.sample import lesson
from tools.sample_lesson.timing import inside, phase

STEP_MS = 40
Levels = Mapping[int, Sequence[float]]
"""For each line of the lesson, by its number, how loud it is in every 40 ms from its start, 0 to 1."""


def mouth(levels: Levels, name: str, ms: float) -> float:
    """How far open somebody's mouth is, 0 to 1."""
    if name != lesson.TEACHER and inside(ms, lesson.PARTNERS_READ):
        return _murmur(name, ms)
    for number, line in enumerate(lesson.LINES):
        if line.start_ms <= ms < line.end_ms and line.speaker in {name, lesson.EVERYBODY}:
            late = 60 * phase(name) if line.speaker == lesson.EVERYBODY else 0
            at = int((ms - late - line.start_ms) // STEP_MS)
            heard = levels.get(number, ())
            return heard[at] if 0 <= at < len(heard) else 0.0
    return 0.0


def speaker_at(ms: float) -> str:
    """Who speaks, or spoke last within a second; the teacher where nobody did."""
    speaking = [line.speaker for line in lesson.LINES if line.start_ms <= ms < line.end_ms + 700]
    return speaking[-1] if speaking else lesson.TEACHER


def _murmur(name: str, ms: float) -> float:
    """Partners take turns reading: first the left of the two, then the right."""
    span = lesson.PARTNERS_READ
    first = lesson.STUDENTS.index(name) % 2 == 0
    middle = (span.start_ms + span.end_ms) / 2 + 900 * (phase(name) - 0.5)
    if (ms < middle) != first or ms < span.start_ms + 500 or ms > span.end_ms - 500:
        return 0.0
    beat = math.sin(ms / 92 + 9 * phase(name)) * math.sin(ms / 341 + 5 * phase(name))
    return max(0.0, 0.25 + 0.5 * beat)
