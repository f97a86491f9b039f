"""The File menu: projects, recordings and packets."""

from coachview.ui.commands.command import Command, When

MENU = "&File"

COMMANDS: tuple[Command, ...] = (
    Command(
        "new_cycle", MENU, "&New coaching cycle…", "Start a coaching cycle with a recording.", ("Ctrl+N",), "file-plus"
    ),
    Command("open_project", MENU, "&Open…", "Open a CoachView project.", ("Ctrl+O",), "folder-open"),
    Command("open_sample", MENU, "Open the &sample lesson", "Look around in a finished example.", (), "square-play"),
    Command(
        "export",
        MENU,
        "&Export debrief packet…",
        "Make a packet that anyone can open.",
        ("Ctrl+E",),
        "package",
        When.PROJECT,
        new_section=True,
    ),
    Command(
        "relink",
        MENU,
        "&Find the recording…",
        "Tell CoachView where the video file is now.",
        (),
        "link-2",
        When.WRITABLE,
    ),
    Command(
        "close_project",
        MENU,
        "&Close project",
        "Go back to the home page. Everything is already saved.",
        ("Ctrl+W",),
        "house",
        When.PROJECT,
        new_section=True,
    ),
    Command("quit", MENU, "&Quit", "Close CoachView. Everything is already saved.", ("Ctrl+Q",), "log-out"),
)
