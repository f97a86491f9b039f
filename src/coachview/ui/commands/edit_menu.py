"""The Edit menu: taking back, finding, settings."""

from coachview.ui.commands.command import Command, When

MENU = "&Edit"

COMMANDS: tuple[Command, ...] = (
    Command("undo", MENU, "&Undo", "Take back the last change.", ("Ctrl+Z",), "undo-2", When.WRITABLE),
    Command(
        "redo", MENU, "&Redo", "Do again what was taken back.", ("Ctrl+Shift+Z", "Ctrl+Y"), "redo-2", When.WRITABLE
    ),
    Command(
        "history",
        MENU,
        "&History…",
        "See who changed what, and when.",
        ("Ctrl+H",),
        "history",
        When.PROJECT,
        new_section=True,
    ),
    Command(
        "find", MENU, "&Find annotations", "Search the annotations as you type.", ("Ctrl+F",), "search", When.PROJECT
    ),
    Command(
        "settings",
        MENU,
        "&Settings…",
        "Lead time, pause while typing, look.",
        ("Ctrl+,",),
        "settings",
        new_section=True,
    ),
)
