from collections.abc import Callable

from coachview.ui.actions import Actions
from coachview.ui.phases.phase_desk import PhaseDesk


def bind_phases(actions: Actions, desk: Callable[[], PhaseDesk | None]) -> None:
    """Give the commands about lesson phases to the desk of whatever project is open."""

    def bind(command_id: str, act: Callable[[PhaseDesk], object]) -> None:
        def run() -> None:
            here = desk()
            if here is not None:
                act(here)

        actions.bind(command_id, run)

    bind("next_phase", lambda here: here.phases.next_now())
    bind("end_phase", lambda here: here.phases.end_now())
    bind("plan_lesson", lambda here: here.plan_lesson())
