"""The scroll bars of the timeline: in milliseconds across, in pixels down."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QAbstractScrollArea, QScrollBar, QWidget

from coachview.ui.theme import Theme, Tokens
from coachview.ui.timeline.overview import Overview
from coachview.ui.timeline.scale import Scale

THICKNESS = 12


class ScrollBars(QObject):
    """The overview, which is the bar of time, and the bar of the layers.

    `time_wanted(ms)` and `down_wanted(pixels)` when the user scrolls, never when they are set; `span_wanted(first_ms,
    last_ms)` when an end of the window in the overview is pulled.

    The overview keeps its place when there is nothing to scroll, so that zooming moves nothing else. It begins
    where the names end.
    """

    time_wanted = Signal(int)
    span_wanted = Signal(float, float)
    down_wanted = Signal(int)

    def __init__(self, area: QAbstractScrollArea, theme: Theme) -> None:
        super().__init__(area)
        self._area, self._theme = area, theme
        self.overview = Overview(theme)
        area.setHorizontalScrollBar(self.overview)
        self._time, self._down = self.overview, area.verticalScrollBar()
        self._under_names = QWidget()
        self._between = QWidget()
        area.addScrollBarWidget(self._under_names, Qt.AlignmentFlag.AlignLeft)
        area.setCornerWidget(self._between)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._time.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._down.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._time.valueChanged.connect(self.time_wanted)
        self.overview.span_wanted.connect(self.span_wanted)
        self._down.valueChanged.connect(self.down_wanted)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    @property
    def scroll(self) -> int:
        """How far down the lanes are scrolled."""
        return self._down.value()

    def scroll_to(self, pixels: int) -> None:
        """Scroll the lanes so far, within bounds; tells it like a scroll of the user."""
        self._down.setValue(pixels)

    def show_time(self, scale: Scale, header: int) -> None:
        """What of the time is in view."""
        self._under_names.setFixedWidth(header)
        _set(self._time, scale.start_ms, scale.duration_ms - scale.span_ms, scale.span_ms)

    def show_lanes(self, lanes_height: int, room: int) -> None:
        """How high the lanes are, and how much of that is in view."""
        _set(self._down, self._down.value(), lanes_height - room, room)

    def _on_theme_changed(self) -> None:
        sheet = _sheet(self._theme.tokens)
        self._down.setStyleSheet(sheet)
        for ground in (self._under_names, self._between):
            ground.setStyleSheet(f"background: {self._theme.tokens.window};")


def _set(bar: QScrollBar, value: float, most: float, page: float) -> None:
    bar.blockSignals(True)
    bar.setRange(0, max(0, round(most)))
    bar.setPageStep(max(1, round(page)))
    bar.setSingleStep(max(1, round(page / 10)))
    bar.setValue(round(value))
    bar.blockSignals(False)
    bar.update()


def _sheet(tokens: Tokens) -> str:
    return f"""
    QScrollBar {{ background: {tokens.window}; border: 0; margin: 0; }}
    QScrollBar:vertical {{ width: {THICKNESS}px; }}
    QScrollBar::handle {{ background: {tokens.border}; border-radius: 4px; margin: 2px; }}
    QScrollBar::handle:hover, QScrollBar::handle:pressed {{ background: {tokens.muted}; }}
    QScrollBar::handle:vertical {{ min-height: 28px; }}
    QScrollBar::handle:disabled {{ background: transparent; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    """
