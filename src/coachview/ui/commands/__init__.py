"""The one table of what the window can do: menus, shortcuts, tooltips and the key-map page all come from here."""

from coachview.ui.commands import annotate_menu, edit_menu, file_menu, go_menu, help_menu, playback_menu, view_menu
from coachview.ui.commands.command import Command, When

__all__ = ["COMMANDS", "MENUS", "Command", "When", "command"]

_MENUS = (file_menu, edit_menu, playback_menu, go_menu, annotate_menu, view_menu, help_menu)

MENUS = tuple(one.MENU for one in _MENUS)
"""The titles of the menus, in order."""

COMMANDS: tuple[Command, ...] = tuple(command for one in _MENUS for command in one.COMMANDS)


def command(command_id: str) -> Command:
    """The command of this id; KeyError when there is none."""
    for one in COMMANDS:
        if one.id == command_id:
            return one
    raise KeyError(command_id)
