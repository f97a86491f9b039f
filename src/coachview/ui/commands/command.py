"""What a command of the window is, and when it can be used."""

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
    """One thing the user can do. `label` is the menu's text with its mnemonic; `help` a sentence for the tooltip.

    Commands of a menu with the same `submenu` stand together in a menu of that name, where the first of them is.
    `repeats` is whether a key that is held down gives the command again and again.
    """

    id: str
    menu: str
    label: str
    help: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    when: When = When.ALWAYS
    checkable: bool = False
    checked: bool = False
    new_section: bool = False
    submenu: str = ""
    repeats: bool = True

    @property
    def name(self) -> str:
        """The label as it is read out, without mnemonic and dots."""
        return self.label.replace("&", "").removesuffix("…")
