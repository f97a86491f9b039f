"""The tab with the annotations of a recording: a search field, the list, and what can be done with each of them."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from coachview.model.annotation import Annotation
from coachview.project import Edit, Project
from coachview.ui.panels.annotation_filter import AnnotationFilter
from coachview.ui.panels.annotation_menu import RowCommands, make_row_menu
from coachview.ui.panels.annotation_model import AnnotationListModel
from coachview.ui.panels.annotation_row import time_text
from coachview.ui.panels.annotation_view import AnnotationView
from coachview.ui.panels.attempt import attempt
from coachview.ui.panels.empty_state import EmptyState
from coachview.ui.panels.filter_bar import FilterBar
from coachview.ui.panels.themed import as_link
from coachview.ui.theme import Theme

_HOW = "Press M while you watch, or click the box below, and write what you notice. Enter keeps it at that moment."
_NONE_TO_ADD = "This project can only be looked at, and nobody has written an annotation in it."


class AnnotationsPanel(QWidget):
    """Shows, filters, edits and removes annotations. `rescued` carries a text whose annotation is gone.

    `play_requested(id)` and `loop_requested(id)` for one that is to be seen once, or over and over.
    """

    jump_requested = Signal(str)
    play_requested = Signal(str)
    loop_requested = Signal(str)
    seek_requested = Signal(int)
    picked = Signal(str)
    trouble = Signal(str)
    rescued = Signal(str)
    left = Signal()

    def __init__(self, project: Project, theme: Theme) -> None:
        super().__init__()
        self._project, self._theme = project, theme
        self._writable = True
        self._in_out: tuple[int | None, int | None] = (None, None)
        self._hidden_id = ""
        self.model = AnnotationListModel(project, self)
        self.view = AnnotationView(self.model, theme)
        self.view.setAccessibleName("Annotations")
        self.view.delegate.playable = True
        self.bar = FilterBar(theme)
        self.empty = EmptyState(theme, "message-square-text", "No annotations yet", _HOW)
        self.no_match = EmptyState(theme, "search", "Nothing found", "", "Clear filter")
        self._stack = QStackedWidget()
        for page in (self.view, self.empty, self.no_match):
            self._stack.addWidget(page)
        self._arrange()
        self._listen()
        self._show_state()

    def set_recording(self, recording_id: str) -> None:
        """Show the annotations of this recording."""
        self.show_recording(recording_id, self._project.annotations.all(recording_id))

    def show_recording(self, recording_id: str, annotations: list[Annotation]) -> None:
        """Show the annotations of this recording, which have been read already, in time order."""
        self.flush()
        self.view.close_edit()
        self._hidden_id = ""
        self.model.show_annotations([recording_id], annotations)
        self.bar.set_people(self.model.people())

    def set_writable(self, writable: bool) -> None:
        """Whether annotations may be changed."""
        self._writable = writable
        self.view.delegate.editable = writable
        self.empty.say("No annotations yet" if writable else "No annotations", _HOW if writable else _NONE_TO_ADD)
        self.view.viewport().update()

    def set_in_out(self, in_ms: int | None, out_ms: int | None) -> None:
        """Offer the clip between these marks in the menu of a row."""
        self._in_out = (in_ms, out_ms)

    def take_up(self, edit: Edit) -> None:
        """Show what an edit changed; an annotation just written is selected."""
        selected = self.view.selected_id
        self.model.take_up(edit)
        self.bar.set_people(self.model.people())
        if self.view.editor is not None and self.model.row_of(self.view.editing_id) < 0:
            self.flush()
        added = [change.row_id for change in edit.changes if change.table == "annotation" and change.is_new]
        if len(added) == 1 and self.model.find(added[0]) is not None:
            self._show_added(added[0])
        elif selected and self.view.selected_id != selected:
            self.view.select_id(selected)

    def select(self, annotation_id: str) -> None:
        """Select an annotation that was chosen elsewhere."""
        self._hidden_id = "" if self.view.select_id(annotation_id) else annotation_id
        self._show_state()

    def enter(self) -> None:
        """Put the keys into the list."""
        self._on_search_entered()

    def find(self) -> None:
        """Put the cursor into the search field."""
        self.bar.search.setFocus()
        self.bar.search.selectAll()

    def flush(self) -> bool:
        """Keep what is being edited in a row; False when that did not work."""
        return self.view.leave_edit()

    def _arrange(self) -> None:
        self._count = QLabel()
        self._count.setProperty("role", "muted")
        self._clear = QPushButton("Clear filter")
        as_link(self._clear, self._theme)
        line = QHBoxLayout()
        line.setContentsMargins(14, 0, 8, 4)
        line.addWidget(self._count, 1)
        line.addWidget(self._clear)
        self._line = QWidget()
        self._line.setLayout(line)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.bar)
        layout.addWidget(self._line)
        layout.addWidget(self._stack, 1)

    def _listen(self) -> None:
        self.bar.changed.connect(self._on_filter)
        self.bar.search.entered.connect(self._on_search_entered)
        self.bar.search.left.connect(self.left)
        self.view.left.connect(self.left)
        self._clear.clicked.connect(self.bar.clear)
        self.no_match.acted.connect(self.bar.clear)
        self.model.counts_changed.connect(self._show_state)
        self.model.current_changed.connect(self._on_current)
        self.view.jump_requested.connect(self.jump_requested)
        self.view.play_requested.connect(self.play_requested)
        self.view.picked.connect(self.picked)
        self.view.edit_requested.connect(self._on_edit_requested)
        self.view.reworded.connect(self._on_reworded)
        self.view.remove_requested.connect(self._on_remove)
        self.view.copy_requested.connect(self._on_copy)
        self.view.customContextMenuRequested.connect(self._on_menu)

    def _show_added(self, annotation_id: str) -> None:
        self._hidden_id = "" if self.view.select_id(annotation_id) else annotation_id
        self._show_state()

    def _show_state(self) -> None:
        shown, total = self.model.rowCount(), self.model.total
        filtered = not self.model.filter.is_empty
        if self.model.row_of(self._hidden_id) >= 0 or not filtered:
            self._hidden_id = ""
        page = self.view if shown else self.no_match if filtered and total else self.empty
        self._stack.setCurrentWidget(page)
        hidden = " · the filter hides the one just chosen" if self._hidden_id else ""
        self._count.setText(f"{shown} of {total}{hidden}")
        self._line.setVisible(filtered and shown > 0)
        self.no_match.say("Nothing found", f"None of the {total} annotations passes the filter{hidden}.")

    def _on_filter(self, wanted: AnnotationFilter) -> None:
        if wanted == self.model.filter:
            return
        selected = self.view.selected_id or self._hidden_id
        if not self.flush():
            return
        self.view.set_words(wanted.words)
        self.model.set_filter(wanted)
        if selected and not self.view.select_id(selected):
            self.view.verticalScrollBar().setValue(0)
        self._show_state()

    def _on_search_entered(self) -> None:
        if self.model.rowCount():
            self.view.setFocus()
            if not self.view.selected_id:
                self.view.setCurrentIndex(self.model.index(0))

    def _on_current(self, annotation_id: str) -> None:
        """Keep the annotation at the playhead in sight, unless somebody is busy in the list."""
        busy = self.view.hasFocus() or self.view.editor is not None or self.view.underMouse()
        if annotation_id and not busy:
            self.view.show_id(annotation_id)

    def _on_edit_requested(self, annotation_id: str) -> None:
        if self._writable:
            self.view.begin_edit(annotation_id)

    def _on_reworded(self, annotation_id: str, text: str) -> None:
        before = self.model.find(annotation_id)
        if before is None:
            self.rescued.emit(text)
            self.view.close_edit()
            return
        if not text.strip() or text == before.text:
            self.view.close_edit()
            return
        if self._edit("Reword annotation", partial(self._project.annotations.reword, annotation_id, text)):
            self.view.close_edit()

    def _on_remove(self, annotation_id: str) -> None:
        if self._writable:
            self._edit("Delete annotation", lambda: self._project.annotations.remove(annotation_id))

    def _on_copy(self, annotation_id: str) -> None:
        one = self.model.find(annotation_id)
        if one is not None:
            QGuiApplication.clipboard().setText(f"{time_text(one)} {self.model.author_name(one)}: {one.text}")

    def _on_menu(self, point: QPoint) -> None:
        index = self.view.indexAt(point)
        if index.isValid():
            menu = self.make_menu(self.model.annotation(index.row()))
            menu.aboutToHide.connect(lambda: QTimer.singleShot(0, menu.deleteLater))
            menu.popup(self.view.viewport().mapToGlobal(point))

    def make_menu(self, one: Annotation) -> object:
        """The menu of an annotation's row."""
        rows = self._project.annotations
        commands = RowCommands(
            jump=lambda: self.jump_requested.emit(one.id),
            play=lambda: self.play_requested.emit(one.id),
            loop=lambda: self.loop_requested.emit(one.id),
            go_to=self.seek_requested.emit,
            edit=lambda: self._on_edit_requested(one.id),
            copy=lambda: self._on_copy(one.id),
            change_type=lambda kind: self._edit("Change type", lambda: rows.change_type(one.id, kind)),
            set_visibility=lambda wanted: self._edit(
                "Make private" if wanted == "private" else "Make shared", lambda: rows.set_visibility(one.id, wanted)
            ),
            move_to=lambda start, end: self._edit(
                "Make clip" if end is not None else "Make moment", lambda: rows.move_to(one.id, start, end)
            ),
            remove=lambda: self._on_remove(one.id),
        )
        drawn_ms = self.model.drawn_ms(one.id)
        return make_row_menu(
            self, self._theme, one, commands, writable=self._writable, in_out=self._in_out, drawn_ms=drawn_ms
        )

    def _edit(self, label: str, change: Callable[[], object]) -> bool:
        sentence = attempt(self._project, label, change)
        if sentence:
            self.trouble.emit(sentence)
        return not sentence
