"""Choosing the annotations that a reflection or an action step rests on."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from coachview.project import Project
from coachview.ui.panels.annotation_filter import AnnotationFilter
from coachview.ui.panels.annotation_model import AnnotationListModel
from coachview.ui.panels.annotation_view import AnnotationView
from coachview.ui.panels.popup_dialog import PopupDialog
from coachview.ui.panels.search_field import SearchField
from coachview.ui.panels.themed import SCROLL_BARS, ThemedSheet
from coachview.ui.theme import Theme


class _TickView(AnnotationView):
    """A list whose rows are ticked by a click, Space or Enter."""

    ticked = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if event.key() in keys and self.selected_id:
            self.ticked.emit(self.selected_id)
        else:
            super().keyPressEvent(event)


class LinkPicker(PopupDialog):
    """A list of annotations that opens at a button; `toggled(annotation_id, linked)` for each one ticked or unticked.

    It stays open while one chooses, and closes on Escape or a click elsewhere.
    """

    toggled = Signal(str, bool)

    def __init__(self, project: Project, theme: Theme, recording_ids: list[str], linked: frozenset[str]) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Link annotations")
        self._model = AnnotationListModel(project, self)
        self._model.set_recordings(recording_ids)
        self.search = SearchField(theme, "Search the annotations")
        self.view = _TickView(self._model, theme, max_lines=2)
        self.view.setAccessibleName("Annotations to link")
        self.view.delegate.editable = False
        self.view.delegate.checked_ids = linked
        self._nothing = QLabel("No annotation has these words." if self._model.total else "No annotations yet.")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setProperty("role", "muted")
        self.setObjectName("linkPicker")
        ThemedSheet(self, theme, SCROLL_BARS + "#linkPicker { border: 1px solid {border}; }")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(6)
        for widget in (self.search, self.view, self._nothing):
            layout.addWidget(widget)
        self.search.textChanged.connect(self._on_search)
        self.search.entered.connect(self._on_entered)
        self.search.left.connect(self.close)
        self.view.clicked.connect(self._on_clicked)
        self.view.ticked.connect(self._toggle)
        self._show_state()

    def set_linked(self, linked: frozenset[str]) -> None:
        """Show which are linked now."""
        self.view.delegate.checked_ids = linked
        self.view.viewport().update()

    def open_below(self, button: QWidget) -> None:
        """Open below a button, or above it where there is no room below."""
        self.resize(340, 380)
        self.open_at(button)
        self.search.setFocus()

    def _on_search(self, text: str) -> None:
        wanted = AnnotationFilter.with_text(text)
        self.view.set_words(wanted.words)
        self._model.set_filter(wanted)
        self._show_state()

    def _show_state(self) -> None:
        self.view.setVisible(self._model.rowCount() > 0)
        self._nothing.setVisible(self._model.rowCount() == 0)

    def _on_entered(self) -> None:
        if self._model.rowCount():
            self.view.setFocus()
            self.view.setCurrentIndex(self._model.index(0))

    def _on_clicked(self, index: QModelIndex) -> None:
        self._toggle(self.view.annotation_at(index).id)

    def _toggle(self, annotation_id: str) -> None:
        self.toggled.emit(annotation_id, annotation_id not in (self.view.delegate.checked_ids or frozenset()))
