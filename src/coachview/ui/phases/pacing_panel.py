from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from coachview.model.pacing import Pacing, unmarked_in_words
from coachview.model.timecode import format_time
from coachview.ui.actions import Actions
from coachview.ui.panels.empty_state import EmptyState
from coachview.ui.panels.themed import as_link
from coachview.ui.phases.lesson_phases import LessonPhases
from coachview.ui.phases.pace_row import PaceRow
from coachview.ui.theme import Theme

_WHAT = (
    "Plan how many minutes each phase should take. Then watch, and press N whenever the next one begins: "
    "here you see where the time went."
)


class PacingPanel(QWidget):
    """The tab that sets the time planned for each lesson phase against the time it took.

    `plan_requested` when the plan is to be written; `seek_requested(ms)`; `left` when the keys go back to the player.
    """

    plan_requested = Signal()
    seek_requested = Signal(int)
    left = Signal()

    def __init__(self, phases: LessonPhases, actions: Actions, theme: Theme) -> None:
        super().__init__()
        self._phases, self._theme, self._writable = phases, theme, True
        self._shown: Pacing | None = None
        self.rows: list[PaceRow] = []
        self.empty = EmptyState(theme, "hourglass", "No plan yet", _WHAT, "Plan the lesson…")
        self.summary = QLabel()
        self.summary.setProperty("role", "muted")
        self.unmarked = QLabel()
        self.unmarked.setProperty("role", "muted")
        for label in (self.summary, self.unmarked):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setContentsMargins(8, 0, 8, 0)
        self.next_button, self.end_button = QPushButton(), QPushButton("End phase")
        self.next_button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.plan_button = QPushButton("Change the plan…")
        as_link(self.plan_button, theme)
        self._bind(actions)
        self._arrange()
        phases.changed.connect(self.refresh)
        phases.position_changed.connect(self._on_position)
        self.empty.acted.connect(self.plan_requested)
        self.plan_button.clicked.connect(self.plan_requested)
        self.refresh()

    def set_writable(self, writable: bool) -> None:
        """Whether phases may be planned and marked."""
        self._writable = writable
        for button in (self.next_button, self.end_button, self.plan_button, self.empty.button):
            button.setVisible(writable)

    def flush(self) -> bool:
        """Nothing is typed here."""
        return True

    def enter(self) -> None:
        """Give the keys to the first thing that can be done here."""
        (self.next_button if self._phases.plan or self._phases.actual else self.empty.button).setFocus()

    def refresh(self) -> None:
        """Show the phases as they are."""
        self._show_next()
        found = self._phases.pacing()
        if found == self._shown:
            return
        self._shown = found
        self._stack.setCurrentWidget(self.empty if found.is_empty else self._filled)
        self._show_rows(found)
        planned = format_time(found.planned_ms)
        recorded = format_time(found.duration_ms)
        self.summary.setText(f"Planned {planned} · recorded {recorded}" if found.planned_ms else f"Recorded {recorded}")
        self.unmarked.setText(unmarked_in_words(found))
        self.unmarked.setVisible(bool(self.unmarked.text()))

    def _show_next(self) -> None:
        """Name the phase that the button would begin at this time."""
        upcoming = self._phases.upcoming()
        label = f"Next phase: {upcoming.name}" if upcoming else "Next phase"
        width = max(120, self.next_button.width() - 32)
        self.next_button.setText(self.fontMetrics().elidedText(label, Qt.TextElideMode.ElideRight, width))
        self.next_button.setAccessibleName(label)

    def _on_position(self, _position_ms: int) -> None:
        if self.isVisible():
            self._show_next()

    def _bind(self, actions: Actions) -> None:
        for button, command_id in ((self.next_button, "next_phase"), (self.end_button, "end_phase")):
            button.setToolTip(actions[command_id].toolTip())
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(actions[command_id].trigger)

    def _arrange(self) -> None:
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(10, 10, 10, 10)
        self._column.setSpacing(6)
        self._list = QVBoxLayout()
        self._list.setSpacing(2)
        buttons = QHBoxLayout()
        buttons.addWidget(self.next_button, 1)
        buttons.addWidget(self.end_button)
        self._column.addWidget(self.summary)
        self._column.addLayout(self._list)
        self._column.addWidget(self.unmarked)
        self._column.addSpacing(6)
        self._column.addLayout(buttons)
        self._column.addWidget(self.plan_button, alignment=Qt.AlignmentFlag.AlignLeading)
        self._column.addStretch(1)
        self._filled = QScrollArea()
        self._filled.setWidgetResizable(True)
        self._filled.setFrameShape(QFrame.Shape.NoFrame)
        self._filled.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._filled.setWidget(inside)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self._filled)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)

    def _show_rows(self, found: Pacing) -> None:
        longest = max((max(one.planned_ms or 0, one.actual_ms or 0) for one in found.phases), default=1)
        for row in self.rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [PaceRow(self._theme, one, longest) for one in found.phases]
        for row in self.rows:
            self._list.addWidget(row)
            row.chosen.connect(lambda row=row: self._go_to(row))

    def _go_to(self, row: PaceRow) -> None:
        """Go to where the phase first began."""
        pace = row.pace
        for one in self._phases.actual:
            planned = one.planned_id if any(plan.id == one.planned_id for plan in self._phases.plan) else ""
            if planned == pace.planned_id and (planned or one.name == pace.name):
                self.seek_requested.emit(one.start_ms)
                return
