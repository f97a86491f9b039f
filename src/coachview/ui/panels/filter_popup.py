from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton, QVBoxLayout, QWidget

from coachview.model.annotation import AnnotationType, Visibility
from coachview.model.person import Person
from coachview.packet.words import TYPE_NAMES
from coachview.ui.panels.annotation_filter import AnnotationFilter
from coachview.ui.panels.popup_dialog import PopupDialog
from coachview.ui.panels.themed import as_link
from coachview.ui.theme import Theme


class FilterPopup(PopupDialog):
    """Things to tick: types, authors, private or shared. Nothing ticked in a group asks for nothing."""

    changed = Signal()
    clear_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Filter")
        self._theme = theme
        self._people: tuple[tuple[str, str], ...] = ()
        self.types = {kind: self._make_box(TYPE_NAMES[kind]) for kind in AnnotationType}
        self.authors: dict[str, QCheckBox] = {}
        self.visibilities = {one: self._make_box(one.value.capitalize()) for one in Visibility}
        self._written_by = _heading("Only written by")
        self._authors_column = QVBoxLayout()
        clear = QPushButton("Clear filter")
        as_link(clear, theme)
        clear.clicked.connect(self.clear_requested)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 18, 10)
        layout.setSpacing(6)
        layout.addWidget(_heading("Only these types"))
        for box in self.types.values():
            layout.addWidget(box)
        layout.addSpacing(4)
        layout.addWidget(self._written_by)
        layout.addLayout(self._authors_column)
        layout.addSpacing(4)
        layout.addWidget(_heading("Only what is"))
        for box in self.visibilities.values():
            layout.addWidget(box)
        layout.addSpacing(4)
        layout.addWidget(clear, alignment=Qt.AlignmentFlag.AlignLeading)
        theme.changed.connect(self._on_look)
        self._on_look()
        self.set_people([])

    def chosen(self, words: tuple[str, ...]) -> AnnotationFilter:
        """What is ticked, with the words that are searched for."""
        visible = [one for one, box in self.visibilities.items() if box.isChecked()]
        return AnnotationFilter(
            frozenset(person_id for person_id, box in self.authors.items() if box.isChecked()),
            frozenset(kind for kind, box in self.types.items() if box.isChecked()),
            visible[0] if len(visible) == 1 else None,
            words,
        )

    def set_people(self, people: list[Person]) -> bool:
        """Offer these authors; what was ticked stays ticked. True when there was something to change."""
        wanted = tuple((one.id, one.name) for one in people)
        if wanted == self._people and self.authors:
            return False
        self._people = wanted
        ticked = {person_id for person_id, box in self.authors.items() if box.isChecked()}
        for box in self.authors.values():
            self._authors_column.removeWidget(box)
            box.hide()
            box.deleteLater()
        self.authors = {person_id: self._make_box(name, on=person_id in ticked) for person_id, name in wanted}
        for box in self.authors.values():
            self._authors_column.addWidget(box)
        self._written_by.setVisible(bool(wanted))
        return True

    def untick(self) -> None:
        """Ask for nothing, without `changed`."""
        for box in (*self.types.values(), *self.authors.values(), *self.visibilities.values()):
            box.blockSignals(True)
            box.setChecked(False)
            box.blockSignals(False)

    def open_below(self, button: QWidget) -> None:
        """Open below a button, ending where it ends."""
        self.adjustSize()
        self.open_at(button, align_end=True)
        next(iter(self.types.values())).setFocus()

    def _make_box(self, label: str, *, on: bool = False) -> QCheckBox:
        box = QCheckBox(label.replace("&", "&&"))
        box.setIconSize(QSize(16, 16))
        box.setChecked(on)
        box.toggled.connect(self.changed)
        return box

    def _on_look(self) -> None:
        for kind, box in self.types.items():
            box.setIcon(self._theme.type_icon(kind))
        self.visibilities[Visibility.PRIVATE].setIcon(self._theme.icon("lock"))
        self.visibilities[Visibility.SHARED].setIcon(self._theme.icon("lock-open"))


def _heading(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", "muted")
    return label
