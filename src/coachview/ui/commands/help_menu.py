"""The Help menu: keys, and about the program."""

from coachview.ui.commands.command import Command

MENU = "&Help"

COMMANDS: tuple[Command, ...] = (
    Command("key_map", MENU, "&Keys", "All keys on one page.", ("F1",), "keyboard"),
    Command("about", MENU, "&About CoachView", "Version, licence, and what runs inside.", (), "info", new_section=True),
)
