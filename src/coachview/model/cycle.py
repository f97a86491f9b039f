from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CoachingCycle:
    """One round of plan, teach, annotate, debrief, act.

    `created_utc` is ISO 8601 in UTC with milliseconds, such as `2026-11-24T09:30:00.000Z`.
    """

    id: str
    title: str
    focus_question: str
    created_utc: str
