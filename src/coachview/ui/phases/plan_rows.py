from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QDoubleSpinBox, QFrame, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from coachview.project.planned_phases import LEAST_PLANNED_MS, MOST_PLANNED_MS
from coachview.ui.panels.themed import icon_button
from coachview.ui.theme import Theme

_MINUTE_MS = 60_000
_NEW_MS = 5 * _MINUTE_MS


class PlanRow(QWidget):
    """One phase of a plan: its name, its minutes, and where it stands among the others."""

    changed = Signal()
    moved = Signal(int)
    removed = Signal()

    def __init__(self, theme: Theme, identity: str, name: str, planned_ms: int) -> None:
        super().__init__()
        self._identity, self._planned_ms = identity, planned_ms
        self.name = QLineEdit(name)
        self.name.setPlaceholderText("What the class does in it")
        self.name.setAccessibleName("Phase")
        self.minutes = QDoubleSpinBox()
        self.minutes.setAccessibleName("Planned minutes")
        self.minutes.setDecimals(1)
        self.minutes.setRange(0.1, MOST_PLANNED_MS / _MINUTE_MS)
        self.minutes.setSuffix(" min")
        self.minutes.setValue(planned_ms / _MINUTE_MS)
        self.up = icon_button(theme, "arrow-up", "Earlier in the lesson")
        self.down = icon_button(theme, "arrow-down", "Later in the lesson")
        self.remove = icon_button(theme, "trash-2", "Take it out of the plan")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.name, 1)
        for part in (self.minutes, self.up, self.down, self.remove):
            layout.addWidget(part)
        self.name.textChanged.connect(self.changed)
        self.minutes.valueChanged.connect(self._on_minutes)
        self.up.clicked.connect(lambda: self.moved.emit(-1))
        self.down.clicked.connect(lambda: self.moved.emit(+1))
        self.remove.clicked.connect(self.removed)

    def phase(self) -> tuple[str, str, int]:
        """(identity, name, milliseconds); lengths that nobody touched stay as they are, to the millisecond."""
        return self._identity, self.name.text(), max(LEAST_PLANNED_MS, self._planned_ms)

    def _on_minutes(self, minutes: float) -> None:
        self._planned_ms = round(minutes * _MINUTE_MS)
        self.changed.emit()


class PlanRows(QScrollArea):
    """The phases of a plan below each other; `changed` when any of it does."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.rows: list[PlanRow] = []
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 8, 0)
        self._column.setSpacing(6)
        self._column.addStretch(1)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(inside)

    def show_phases(self, phases: Sequence[tuple[str, str, int]]) -> None:
        """Show these, (identity, name, milliseconds); where there is none, one to be named."""
        for row in list(self.rows):
            self._drop(row)
        for identity, name, planned_ms in phases or [("", "", _NEW_MS)]:
            self._append(identity, name, planned_ms)
        self._refresh()

    def phases(self) -> list[tuple[str, str, int]]:
        """What is written; a last row that was never touched is left out."""
        found = [row.phase() for row in self.rows]
        return found[:-1] if found and not found[-1][1].strip() and not found[-1][0] else found

    def add_empty(self) -> None:
        """One more phase, with the cursor in its name."""
        row = self._append("", "", _NEW_MS)
        self._refresh()
        row.name.setFocus()
        QTimer.singleShot(0, row, lambda: self.ensureWidgetVisible(row))

    def _append(self, identity: str, name: str, planned_ms: int) -> PlanRow:
        row = PlanRow(self._theme, identity, name, planned_ms)
        row.changed.connect(self.changed)
        row.moved.connect(lambda by, row=row: self._move(row, by))
        row.removed.connect(lambda row=row: self._remove(row))
        self.rows.append(row)
        self._column.insertWidget(len(self.rows) - 1, row)
        return row

    def _move(self, row: PlanRow, by: int) -> None:
        place = self.rows.index(row)
        there = place + by
        if 0 <= there < len(self.rows):
            self.rows.insert(there, self.rows.pop(place))
            self._column.removeWidget(row)
            self._column.insertWidget(there, row)
            self._refresh()

    def _remove(self, row: PlanRow) -> None:
        self._drop(row)
        self._refresh()

    def _drop(self, row: PlanRow) -> None:
        self.rows.remove(row)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _refresh(self) -> None:
        for place, row in enumerate(self.rows):
            row.up.setEnabled(place > 0)
            row.down.setEnabled(place + 1 < len(self.rows))
            number = place + 1
            row.name.setAccessibleName(f"Phase {number}")
            row.minutes.setAccessibleName(f"Planned minutes of phase {number}")
        self.changed.emit()
