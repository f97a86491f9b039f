from PySide6 import __version__ as qt_version
from PySide6.QtWidgets import QWidget

from coachview import __version__
from coachview.ui.dialogs.messages import tell


def show_about(parent: QWidget) -> None:
    """Version, licence and what runs inside."""
    tell(
        parent,
        f"CoachView {__version__}",
        "Look at a recorded lesson, mark what you notice, reflect, agree on one action step.\n\n"
        "Free software under the GNU General Public License, version 3 or later. It comes without any warranty.\n\n"
        f"Built with Qt for Python {qt_version}, libVLC, FFmpeg (PyAV), SQLite and Typst; icons by Lucide, "
        "fonts by Noto.\n\nCoachView never uses the network.",
    )
