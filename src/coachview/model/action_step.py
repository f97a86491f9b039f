from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class StepStatus(StrEnum):
    """How an action step stands; the last three are what the next recording showed."""

    OPEN = "open"
    MET = "met"
    PARTLY = "partly"
    NOT_YET = "not yet"


@dataclass(frozen=True, slots=True)
class ActionStep:
    """One bite-sized, observable, dated commitment, with the annotations it rests on.

    `owner_id` is the person who will do it (empty while nobody is named); `due` is a calendar day, not an instant.
    """

    id: str
    cycle_id: str
    text: str
    owner_id: str = ""
    due: date | None = None
    success_criterion: str = ""
    status: StepStatus = StepStatus.OPEN
    position: int = 0
    annotation_ids: tuple[str, ...] = ()
