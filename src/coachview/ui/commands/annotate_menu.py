"""The Annotate menu: writing notes."""

from coachview.ui.commands.command import Command, When

MENU = "&Annotate"

COMMANDS: tuple[Command, ...] = (
    Command(
        "annotate",
        MENU,
        "&Write a note here",
        "Freeze this time, less the lead, and write.",
        ("M",),
        "pencil",
        When.WRITABLE,
    ),
    Command(
        "draw",
        MENU,
        "&Draw on the picture",
        "Stand still on this frame and draw; Escape ends it.",
        ("D",),
        "brush",
        When.WRITABLE,
        checkable=True,
    ),
    Command(
        "mark_in",
        MENU,
        "Mark &in",
        "The next note becomes a clip that starts here.",
        ("I",),
        "brackets",
        When.WRITABLE,
        new_section=True,
    ),
    Command("mark_out", MENU, "Mark &out", "The next note becomes a clip that ends here.", ("O",), "", When.WRITABLE),
    Command(
        "clear_in_out",
        MENU,
        "&Clear in and out",
        "The next note is a moment again.",
        ("Ctrl+Shift+X",),
        "x",
        When.WRITABLE,
    ),
    Command(
        "next_phase",
        MENU,
        "&Next phase now",
        "The next lesson phase of the plan begins at this time.",
        ("N",),
        "chart-no-axes-gantt",
        When.WRITABLE,
        new_section=True,
    ),
    Command(
        "end_phase",
        MENU,
        "&End phase",
        "The lesson phase at this time ends here; what follows is not marked.",
        ("Shift+N",),
        "",
        When.WRITABLE,
    ),
    Command(
        "plan_lesson",
        MENU,
        "&Plan the lesson…",
        "Write which phases the lesson should have, and how many minutes each.",
        ("Ctrl+Shift+L",),
        "hourglass",
        When.WRITABLE,
    ),
)
