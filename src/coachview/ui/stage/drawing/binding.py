from collections.abc import Callable

from coachview.ui.actions import Actions
from coachview.ui.workspace.workspace import Workspace


def bind_drawing(actions: Actions, workspace: Callable[[], Workspace | None]) -> None:
    """Give the commands of drawing to the workspace that is open."""
    actions.bind("draw", lambda: _toggle(actions, workspace()))
    actions.bind("show_drawings", lambda: show_drawings(actions, workspace()))


def show_drawings(actions: Actions, space: Workspace | None) -> None:
    """Show or hide the drawings of a workspace as the menu says."""
    if space is not None:
        space.drawing.set_visible(actions["show_drawings"].isChecked())


def _toggle(actions: Actions, space: Workspace | None) -> None:
    if space is not None and not space.drawing.toggle():
        actions["draw"].setChecked(False)
        space.toast.say("There is no picture to draw on.")
