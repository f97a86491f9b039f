"""The Playback menu: playing and moving about."""

from coachview.ui.commands.command import Command, When

MENU = "&Playback"

COMMANDS: tuple[Command, ...] = (
    Command(
        "play_pause",
        MENU,
        "&Play or pause",
        "Play, or stand still on the exact frame.",
        ("Space", "K"),
        "play",
        When.RECORDING,
    ),
    Command(
        "play_slower", MENU, "Play s&lower", "Halve the speed, down to a quarter.", ("J", "["), "rewind", When.RECORDING
    ),
    Command(
        "play_faster",
        MENU,
        "Play &faster",
        "Play; pressed again, one step faster, up to four times.",
        ("L", "]"),
        "fast-forward",
        When.RECORDING,
    ),
    Command(
        "normal_speed", MENU, "&Normal speed", "Play at the speed it happened.", ("Backspace",), "gauge", When.RECORDING
    ),
    Command(
        "back_5", MENU, "Back 5 seconds", "Hear that again.", ("Left",), "skip-back", When.RECORDING, new_section=True
    ),
    Command("forward_5", MENU, "Forward 5 seconds", "Skip a little.", ("Right",), "skip-forward", When.RECORDING),
    Command("back_1", MENU, "Back 1 second", "A small step back.", ("Shift+Left",), "", When.RECORDING),
    Command("forward_1", MENU, "Forward 1 second", "A small step on.", ("Shift+Right",), "", When.RECORDING),
    Command("back_30", MENU, "Back 30 seconds", "A big step back.", ("Ctrl+Left",), "", When.RECORDING),
    Command("forward_30", MENU, "Forward 30 seconds", "A big step on.", ("Ctrl+Right",), "", When.RECORDING),
    Command(
        "frame_back",
        MENU,
        "Previous frame",
        "Stand on the frame before this one.",
        (",",),
        "step-back",
        When.RECORDING,
        new_section=True,
    ),
    Command(
        "frame_forward",
        MENU,
        "Next frame",
        "Stand on the frame after this one.",
        (".",),
        "step-forward",
        When.RECORDING,
    ),
    Command("go_to_start", MENU, "Go to the start", "The first frame.", ("Home",), "", When.RECORDING),
    Command("go_to_end", MENU, "Go to the end", "The last frame.", ("End",), "", When.RECORDING),
    Command(
        "previous_annotation",
        MENU,
        "Previous annotation",
        "Go to the annotation before this time.",
        ("Ctrl+Up",),
        "arrow-left",
        When.RECORDING,
        new_section=True,
    ),
    Command(
        "next_annotation",
        MENU,
        "Next annotation",
        "Go to the annotation after this time.",
        ("Ctrl+Down",),
        "arrow-right",
        When.RECORDING,
    ),
    Command("volume_up", MENU, "Louder", "Five percent more.", ("Up",), "", When.RECORDING, new_section=True),
    Command("volume_down", MENU, "Softer", "Five percent less.", ("Down",), "", When.RECORDING),
    Command("mute", MENU, "&Mute", "Sound off or on.", ("Ctrl+M",), "volume-x", When.RECORDING, checkable=True),
)
