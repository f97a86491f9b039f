from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from coachview.model.person import Person
from coachview.ui.panels.annotation_filter import AnnotationFilter
from coachview.ui.panels.filter_popup import FilterPopup
from coachview.ui.panels.search_field import SearchField
from coachview.ui.panels.text_match import words_of
from coachview.ui.panels.themed import ThemedIcon
from coachview.ui.theme import Theme


class FilterBar(QWidget):
    """Says which annotations are wanted: by text as one types, by type, by author, and private or shared."""

    changed = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.search = SearchField(theme, "Search the annotations")
        self.button = QToolButton()
        self.button.setToolTip("Show only some types or people")
        self.button.setAccessibleName("Filter")
        self._icon = ThemedIcon(self.button, theme, "list-filter", "text", 18)
        self.popup = FilterPopup(theme, self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(10, 8, 8, 8)
        layout.setSpacing(6)
        layout.addWidget(self.search, 1)
        layout.addWidget(self.button)
        self.button.clicked.connect(self._on_button)
        self.search.textChanged.connect(self._on_changed)
        self.popup.changed.connect(self._on_changed)
        self.popup.clear_requested.connect(self.clear)

    @property
    def filter(self) -> AnnotationFilter:
        """What is asked for now."""
        return self.popup.chosen(words_of(self.search.text()))

    def set_people(self, people: list[Person]) -> None:
        """Offer these authors; what was ticked stays ticked."""
        if self.popup.set_people(people):
            self._on_changed()

    def clear(self) -> None:
        """Ask for nothing: everything is shown."""
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        self.popup.untick()
        self._on_changed()

    def _on_button(self) -> None:
        self.popup.open_below(self.button)

    def _on_changed(self, _state: object = None) -> None:
        wanted = self.filter
        ticked = bool(wanted.types or wanted.author_ids or wanted.visibility)
        self._icon.use("list-filter", "accent" if ticked else "text")
        said = "Filter (some annotations are hidden)" if ticked else "Filter"
        self.button.setAccessibleName(said)
        self.changed.emit(wanted)
