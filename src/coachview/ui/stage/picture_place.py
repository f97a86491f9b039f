from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from coachview.ui.settings import Settings
from coachview.ui.stage.picture_window import PictureWindow
from coachview.ui.stage.video_view import VideoView
from coachview.ui.theme import DARK, Theme


class PicturePlace(QStackedWidget):
    """Where the picture is in the main window, or a word that it is in a window of its own.

    The one stage moves between the two: what lies on it, its zoom and its tone go with it, and nothing is painted
    twice. `detached_changed(bool)`; `full_screen_changed(bool)` of its own window.
    """

    detached_changed = Signal(bool)
    full_screen_changed = Signal(bool)

    def __init__(self, video: VideoView, settings: Settings, theme: Theme) -> None:
        super().__init__()
        self._video, self._settings, self._theme = video, settings, theme
        self._title = ""
        self.own_window: PictureWindow | None = None
        self._away = _Away(self.attach)
        self.addWidget(video)
        self.addWidget(self._away)
        theme.changed.connect(self._on_look)
        self._on_look()

    @property
    def is_detached(self) -> bool:
        """Whether the picture is in a window of its own."""
        return self.own_window is not None

    def set_title(self, title: str) -> None:
        """What the picture's own window is called: the recording's title."""
        self._title = title
        if self.own_window is not None:
            self.own_window.setWindowTitle(_named(title))

    def set_detached(self, *, on: bool) -> None:
        """Move the picture into its own window, or back."""
        if on:
            self.detach()
        else:
            self.attach()

    def detach(self) -> None:
        """Move the picture into a window of its own; the main window keeps the keyboard."""
        if self.own_window is not None:
            return
        had_focus = self._video.hasFocus()
        own = PictureWindow(self._video, self, self._settings.picture_geometry, on_top=self._settings.picture_on_top)
        self.own_window = own
        own.closing.connect(self.attach)
        own.full_screen_changed.connect(self.full_screen_changed)
        own.setWindowTitle(_named(self._title))
        self.setCurrentWidget(self._away)
        self._video.show()
        own.show()
        if had_focus:
            self._away.setFocus()
        self.detached_changed.emit(True)

    def attach(self) -> None:
        """Bring the picture back into the main window."""
        own, self.own_window = self.own_window, None
        if own is None:
            return
        own.closing.disconnect(self.attach)
        own.set_full_screen(on=False)
        self._settings.picture_geometry = own.saveGeometry()
        had_focus = self._away.hasFocus() or own.isActiveWindow()
        self.insertWidget(0, self._video)
        self.setCurrentWidget(self._video)
        own.close()
        own.deleteLater()
        if had_focus:
            self._video.setFocus()
        self.detached_changed.emit(False)

    def set_on_top(self, *, on: bool) -> None:
        """Whether the picture's own window stays in front; kept."""
        self._settings.picture_on_top = on
        if self.own_window is not None:
            self.own_window.set_on_top(on=on)

    def set_full_screen(self, *, on: bool) -> None:
        """Whether the picture's own window fills its screen."""
        if self.own_window is not None:
            self.own_window.set_full_screen(on=on)

    def make_way(self) -> None:
        """The main window is wanted: do not cover all of it."""
        own = self.own_window
        if own is not None and own.isFullScreen() and own.screen() is self.screen():
            own.set_full_screen(on=False)

    def take_focus(self) -> None:
        """Give the keyboard to what is in the picture's place in the main window."""
        self.currentWidget().setFocus()

    def _on_look(self) -> None:
        self._away.set_stage(self._theme.tokens.stage)


class _Away(QWidget):
    """Says where the picture is, and brings it back."""

    def __init__(self, bring_back: object) -> None:
        super().__init__()
        self.setObjectName("pictureAway")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("The picture is in its own window")
        self._says = QLabel("The picture is in its own window.\nThe same keys work there and here.")
        self._says.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._button = QPushButton("Bring it back")
        self._button.clicked.connect(bring_back)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addStretch(1)
        column.addWidget(self._says)
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)

    def set_stage(self, colour: str) -> None:
        self.setStyleSheet(f"#pictureAway {{ background: {colour}; }}")
        self._says.setStyleSheet(f"color: {DARK.text}; font-size: 12pt; background: transparent;")


def _named(title: str) -> str:
    return f"{title} — picture" if title else "Picture"
