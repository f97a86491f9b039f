from functools import cache
from typing import TYPE_CHECKING

from coachview.resources_dir import resources_dir

if TYPE_CHECKING:
    from typst import Fonts


@cache
def fonts() -> "Fonts":
    """Our fonts first, and the computer's own for scripts and emoji that ours do not have."""
    from typst import Fonts

    return Fonts(include_system_fonts=True, include_embedded_fonts=False, font_paths=[resources_dir() / "fonts"])
