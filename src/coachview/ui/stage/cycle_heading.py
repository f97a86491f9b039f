from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from coachview.model.cycle import CoachingCycle
from coachview.model.recording import Recording
from coachview.ui.actions import Actions
from coachview.ui.stage.elided_label import ElidedLabel


class CycleHeading(QWidget):
    """What all of this is about: the cycle, its focus question, and which of its recordings is on show."""

    recording_picked = Signal(str)

    def __init__(self, actions: Actions) -> None:
        super().__init__()
        self._title, self._focus = ElidedLabel(), ElidedLabel()
        self._title.setProperty("role", "heading")
        self._focus.setProperty("role", "muted")
        self._picker = QComboBox()
        self._picker.setAccessibleName("Recording")
        self._picker.activated.connect(lambda index: self.recording_picked.emit(self._picker.itemData(index)))
        export = QPushButton("Export packet…")
        export.setToolTip(actions["export"].toolTip())
        export.clicked.connect(actions["export"].trigger)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(self._title)
        texts.addWidget(self._focus)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 8, 6)
        row.addLayout(texts, 1)
        row.addWidget(self._picker)
        row.addWidget(export)

    def show_cycle(
        self, cycle: CoachingCycle | None, recordings: Sequence[Recording], shown: Recording | None, otherwise: str
    ) -> None:
        """Show a cycle and offer these recordings where there are several; `otherwise` is the title without a cycle."""
        self._title.setText(cycle.title if cycle else otherwise)
        self._focus.setText(cycle.focus_question if cycle else "")
        self._focus.setVisible(bool(cycle and cycle.focus_question))
        self._picker.clear()
        for one in recordings:
            self._picker.addItem(one.title, one.id)
        if shown is not None:
            self._picker.setCurrentIndex(self._picker.findData(shown.id))
        self._picker.setVisible(len(recordings) > 1)
