"""The one table of what the window can do: menus, shortcuts, tooltips and the key-map page all come from here."""

from dataclasses import dataclass
from enum import Enum


class When(Enum):
    """In which state of the window a command can be used."""

    ALWAYS = "always"
    PROJECT = "a project is open"
    WRITABLE = "the project can be written"
    RECORDING = "a recording is open"


@dataclass(frozen=True, slots=True)
class Command:
    """One thing the user can do. `label` is the menu's text with its mnemonic; `help` a sentence for the tooltip."""

    id: str
    menu: str
    label: str
    help: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    when: When = When.ALWAYS
    checkable: bool = False
    new_section: bool = False

    @property
    def name(self) -> str:
        """The label as it is read out, without mnemonic and dots."""
        return self.label.replace("&", "").removesuffix("…")


FILE, EDIT, PLAY, ANNOTATE, VIEW, HELP = "&File", "&Edit", "&Playback", "&Annotate", "&View", "&Help"
MENUS = (FILE, EDIT, PLAY, ANNOTATE, VIEW, HELP)

_R, _P, _W = When.RECORDING, When.PROJECT, When.WRITABLE

COMMANDS: tuple[Command, ...] = (
    Command(
        "new_cycle", FILE, "&New coaching cycle…", "Start a coaching cycle with a recording.", ("Ctrl+N",), "file-plus"
    ),
    Command("open_project", FILE, "&Open…", "Open a CoachView project.", ("Ctrl+O",), "folder-open"),
    Command("open_sample", FILE, "Open the &sample lesson", "Look around in a finished example.", (), "square-play"),
    Command(
        "export",
        FILE,
        "&Export debrief packet…",
        "Make a packet that anyone can open.",
        ("Ctrl+E",),
        "package",
        _P,
        new_section=True,
    ),
    Command("relink", FILE, "&Find the recording…", "Tell CoachView where the video file is now.", (), "link-2", _W),
    Command(
        "close_project",
        FILE,
        "&Close project",
        "Go back to the home page. Everything is already saved.",
        ("Ctrl+W",),
        "house",
        _P,
        new_section=True,
    ),
    Command("quit", FILE, "&Quit", "Close CoachView. Everything is already saved.", ("Ctrl+Q",), "log-out"),
    Command("undo", EDIT, "&Undo", "Take back the last change.", ("Ctrl+Z",), "undo-2", _W),
    Command("redo", EDIT, "&Redo", "Do again what was taken back.", ("Ctrl+Shift+Z", "Ctrl+Y"), "redo-2", _W),
    Command(
        "history", EDIT, "&History…", "See who changed what, and when.", ("Ctrl+H",), "history", _P, new_section=True
    ),
    Command("find", EDIT, "&Find annotations", "Search the annotations as you type.", ("Ctrl+F",), "search", _P),
    Command(
        "settings",
        EDIT,
        "&Settings…",
        "Lead time, pause while typing, look.",
        ("Ctrl+,",),
        "settings",
        new_section=True,
    ),
    Command(
        "play_pause", PLAY, "&Play or pause", "Play, or stand still on the exact frame.", ("Space", "K"), "play", _R
    ),
    Command("play_slower", PLAY, "Play s&lower", "Halve the speed, down to a quarter.", ("J", "["), "rewind", _R),
    Command(
        "play_faster",
        PLAY,
        "Play &faster",
        "Play; pressed again, one step faster, up to four times.",
        ("L", "]"),
        "fast-forward",
        _R,
    ),
    Command("normal_speed", PLAY, "&Normal speed", "Play at the speed it happened.", ("Backspace",), "gauge", _R),
    Command("back_5", PLAY, "Back 5 seconds", "Hear that again.", ("Left",), "skip-back", _R, new_section=True),
    Command("forward_5", PLAY, "Forward 5 seconds", "Skip a little.", ("Right",), "skip-forward", _R),
    Command("back_1", PLAY, "Back 1 second", "A small step back.", ("Shift+Left",), "", _R),
    Command("forward_1", PLAY, "Forward 1 second", "A small step on.", ("Shift+Right",), "", _R),
    Command("back_30", PLAY, "Back 30 seconds", "A big step back.", ("Ctrl+Left",), "", _R),
    Command("forward_30", PLAY, "Forward 30 seconds", "A big step on.", ("Ctrl+Right",), "", _R),
    Command(
        "frame_back",
        PLAY,
        "Previous frame",
        "Stand on the frame before this one.",
        (",",),
        "step-back",
        _R,
        new_section=True,
    ),
    Command("frame_forward", PLAY, "Next frame", "Stand on the frame after this one.", (".",), "step-forward", _R),
    Command("go_to_start", PLAY, "Go to the start", "The first frame.", ("Home",), "", _R),
    Command("go_to_end", PLAY, "Go to the end", "The last frame.", ("End",), "", _R),
    Command(
        "previous_annotation",
        PLAY,
        "Previous annotation",
        "Go to the annotation before this time.",
        ("Ctrl+Up",),
        "arrow-left",
        _R,
        new_section=True,
    ),
    Command(
        "next_annotation",
        PLAY,
        "Next annotation",
        "Go to the annotation after this time.",
        ("Ctrl+Down",),
        "arrow-right",
        _R,
    ),
    Command("volume_up", PLAY, "Louder", "Five percent more.", ("Up",), "", _R, new_section=True),
    Command("volume_down", PLAY, "Softer", "Five percent less.", ("Down",), "", _R),
    Command("mute", PLAY, "&Mute", "Sound off or on.", ("Ctrl+M",), "volume-x", _R, checkable=True),
    Command(
        "annotate", ANNOTATE, "&Write a note here", "Freeze this time, less the lead, and write.", ("M",), "pencil", _W
    ),
    Command(
        "mark_in",
        ANNOTATE,
        "Mark &in",
        "The next note becomes a clip that starts here.",
        ("I",),
        "brackets",
        _W,
        new_section=True,
    ),
    Command("mark_out", ANNOTATE, "Mark &out", "The next note becomes a clip that ends here.", ("O",), "", _W),
    Command(
        "clear_in_out", ANNOTATE, "&Clear in and out", "The next note is a moment again.", ("Ctrl+Shift+X",), "x", _W
    ),
    Command(
        "full_screen",
        VIEW,
        "&Full screen",
        "Only the picture and its controls; Escape leaves.",
        ("F11", "F"),
        "maximize",
        _R,
        checkable=True,
    ),
    Command(
        "zoom_in",
        VIEW,
        "Zoom the timeline &in",
        "See less time, more exactly.",
        ("Ctrl++", "Ctrl+="),
        "zoom-in",
        _R,
        new_section=True,
    ),
    Command("zoom_out", VIEW, "Zoom the timeline &out", "See more time at once.", ("Ctrl+-",), "zoom-out", _R),
    Command(
        "zoom_fit",
        VIEW,
        "&Whole recording",
        "Fit the whole recording into the timeline.",
        ("Ctrl+0",),
        "unfold-horizontal",
        _R,
    ),
    Command(
        "show_annotations",
        VIEW,
        "&Annotations",
        "Show the annotations.",
        ("F5",),
        "message-square-text",
        _P,
        new_section=True,
    ),
    Command("show_reflection", VIEW, "&Reflection", "Show the reflection.", ("F6",), "notebook-pen", _P),
    Command("show_steps", VIEW, "Action &steps", "Show the action steps.", ("F7",), "target", _P),
    Command("key_map", HELP, "&Keys", "All keys on one page.", ("F1",), "keyboard"),
    Command("about", HELP, "&About CoachView", "Version, licence, and what runs inside.", (), "info", new_section=True),
)


def command(command_id: str) -> Command:
    """The command of this id; KeyError when there is none."""
    return next(one for one in COMMANDS if one.id == command_id)
