"""The composition root: the only place that builds everything and wires it together."""

import faulthandler
import gc
import logging
import os
import signal
import sys
from collections.abc import Sequence
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QTimer
from PySide6.QtGui import QFontDatabase, QIcon
from PySide6.QtWidgets import QApplication

from coachview import __version__
from coachview.folders import log_folder, settings_file
from coachview.memory import return_large_blocks_at_once
from coachview.player import make_player
from coachview.player.sound_channels import SoundChannels
from coachview.resources_dir import resources_dir
from coachview.ui.context import UiContext
from coachview.ui.dialogs.messages import show_error, tell
from coachview.ui.jobs import Jobs
from coachview.ui.main_window import MainWindow
from coachview.ui.playback.playback import Playback
from coachview.ui.settings import Settings
from coachview.ui.theme import Theme
from coachview.ui.timeline.accessible import tell_of_timelines
from coachview.ui.workspace.annotation_clipboard import FORMAT as ANNOTATIONS

log = logging.getLogger(__name__)


class Application:
    """The running program: one window and what it stands on. `close` ends every thread it started."""

    def __init__(self, qt: QApplication, settings: Settings) -> None:
        return_large_blocks_at_once()
        self._qt = qt
        self.settings = settings
        self.theme = Theme(resources_dir() / "icons")
        self._use_look()
        tell_of_timelines()
        self.jobs = Jobs()
        player = make_player(safe_video=settings.safe_video)
        self.playback = Playback(player)
        self.playback.set_muted(settings.muted)
        self.playback.set_volume(settings.volume)
        self.playback.set_channels(settings.channels)
        self.window = MainWindow(UiContext(settings, self.theme, self.jobs, self.playback))
        settings.changed.connect(self._on_setting)
        qt.styleHints().colorSchemeChanged.connect(self._use_look)
        self.playback.volume_changed.connect(self._on_volume)
        self.playback.channels_changed.connect(self._on_channels)

    def show(self, path: Path | None = None) -> None:
        """Open the window, with a project or a recording when one was named."""
        self.window.show()
        # What was made so far stays for good: no later collection need look through Qt's thousands of classes again.
        gc.freeze()
        if path is not None:
            self.window.open_path(path)
        if not self.playback.can_play:
            tell(self.window, "Playing needs VLC", self.playback.why_not)

    def close(self) -> None:
        """Leave nothing running, nothing unwritten, and on the clipboard only what Qt can keep without Python."""
        clipboard = self._qt.clipboard()
        if clipboard.ownsClipboard() and clipboard.mimeData().hasFormat(ANNOTATIONS):
            clipboard.setText(clipboard.text())
        self.window.close()
        self.playback.shut_down()
        self.jobs.shut_down()
        self.settings.sync()

    def _use_look(self, _scheme: object = None) -> None:
        self.theme.apply(self._qt, self.settings.look)

    def _on_setting(self, name: str) -> None:
        if name == "look":
            self._use_look()

    def _on_volume(self, volume: int, muted: bool) -> None:
        self.settings.volume = volume
        self.settings.muted = muted

    def _on_channels(self, channels: SoundChannels) -> None:
        self.settings.channels = channels


def make_qt(argv: Sequence[str]) -> QApplication:
    """The Qt application with CoachView's name, style, font and icon."""
    running = QApplication.instance()
    qt = running if isinstance(running, QApplication) else QApplication(list(argv))
    qt.setApplicationName("CoachView")
    qt.setApplicationDisplayName("CoachView")
    qt.setApplicationVersion(__version__)
    qt.setDesktopFileName("coachview")
    qt.setStyle("Fusion")
    qt.setWindowIcon(QIcon(str(resources_dir() / "icons" / "coachview.svg")))
    _use_bundled_font(qt)
    return qt


def _use_bundled_font(qt: QApplication) -> None:
    """Noto Sans where there is no designed system font; Windows and macOS keep their own."""
    if sys.platform in ("win32", "darwin"):
        return
    for file in sorted((resources_dir() / "fonts").glob("NotoSans*.ttf")):
        QFontDatabase.addApplicationFont(str(file))
    font = qt.font()
    font.setFamilies(["Noto Sans", "Noto Sans Arabic", "Noto Sans Hebrew", font.family()])
    font.setPointSizeF(10)
    qt.setFont(font)


_NO_DISPLAY = (
    "There is no display to open the window on. Start CoachView from a desktop session, "
    "or use its commands: coachview --help lists them.\n"
)


def has_display() -> bool:
    """Whether Qt would find a screen; without one it would end the process on the spot."""
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def keep_traces(folder: Path) -> None:
    """Send the log and the traceback of a crash to a file; a bug is logged and said, and the window stays."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = RotatingFileHandler(
            folder / "coachview.log", maxBytes=512_000, backupCount=2, encoding="utf-8"
        )
        faulthandler.enable((folder / "crash.log").open("a", encoding="utf-8"))
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.getLogger("coachview").addHandler(handler)
    logging.getLogger("coachview").setLevel(logging.INFO)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the window until it is closed; `argv` may name a project or a recording to open."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if not has_display():
        sys.stderr.write(_NO_DISPLAY)
        return 1
    keep_traces(log_folder())
    qt = make_qt(["coachview", *arguments])
    application = Application(qt, Settings(settings_file()))
    sys.excepthook = _Excepthook(application)
    signal.signal(signal.SIGINT, lambda *_: qt.quit())
    # Python sees a signal only when it runs: without this, Ctrl+C in the terminal would wait for the next event.
    wake = QTimer()
    wake.start(500)
    wake.timeout.connect(lambda: None)
    application.show(Path(arguments[0]).absolute() if arguments else None)
    code = qt.exec()
    application.close()
    return code


class _Excepthook:
    def __init__(self, application: Application) -> None:
        self._application = application

    def __call__(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if not isinstance(error, Exception):
            sys.__excepthook__(kind, error, trace)
            return
        log.error("A bug", exc_info=(kind, error, trace))
        sys.__excepthook__(kind, error, trace)
        show_error(self._application.window, "Something went wrong", error)
