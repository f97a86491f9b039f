"""The View menu: what is on show."""

from coachview.ui.commands.command import Command, When

MENU = "&View"

COMMANDS: tuple[Command, ...] = (
    Command(
        "full_screen",
        MENU,
        "&Full screen",
        "Only the picture and its controls; Escape leaves.",
        ("F11", "F"),
        "maximize",
        When.RECORDING,
        checkable=True,
    ),
    Command(
        "zoom_in",
        MENU,
        "Zoom the timeline &in",
        "See less time, more exactly.",
        ("Ctrl++", "Ctrl+="),
        "zoom-in",
        When.RECORDING,
        new_section=True,
    ),
    Command(
        "zoom_out", MENU, "Zoom the timeline &out", "See more time at once.", ("Ctrl+-",), "zoom-out", When.RECORDING
    ),
    Command(
        "zoom_fit",
        MENU,
        "&Whole recording",
        "Fit the whole recording into the timeline.",
        ("Ctrl+0",),
        "unfold-horizontal",
        When.RECORDING,
    ),
    Command(
        "zoom_selection",
        MENU,
        "Zoom to the &selection",
        "See what is selected on the timeline, or from in to out, as large as it fits.",
        ("Ctrl+9",),
        "scan",
        When.RECORDING,
    ),
    Command(
        "follow_playhead",
        MENU,
        "Follow the &playhead",
        "The timeline goes where the playhead goes.",
        ("Ctrl+Shift+P",),
        "",
        When.RECORDING,
        checkable=True,
    ),
    Command(
        "timeline_layers",
        MENU,
        "Timeline &layers…",
        "Show, hide, move and resize what the timeline is made of.",
        ("Ctrl+L",),
        "",
        When.RECORDING,
    ),
    Command(
        "show_annotations",
        MENU,
        "&Annotations",
        "Show the annotations.",
        ("F5",),
        "message-square-text",
        When.PROJECT,
        new_section=True,
    ),
    Command("show_reflection", MENU, "&Reflection", "Show the reflection.", ("F6",), "notebook-pen", When.PROJECT),
    Command("show_steps", MENU, "Action &steps", "Show the action steps.", ("F7",), "target", When.PROJECT),
)
