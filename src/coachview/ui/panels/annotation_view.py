"""The list of annotations: chosen, edited, removed and jumped to, with the mouse and with the keyboard."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QListView, QStyle, QToolTip, QWidget

from coachview.model.annotation import Annotation
from coachview.ui.actions import shown_key
from coachview.ui.commands import command
from coachview.ui.panels.annotation_model import AnnotationListModel
from coachview.ui.panels.annotation_row import MAX_LINES, AnnotationDelegate
from coachview.ui.panels.plain_tooltip import plain_tooltip
from coachview.ui.panels.row_editor import RowEditor
from coachview.ui.panels.tall_rows_view import TallRowsView
from coachview.ui.panels.themed import ThemedSheet
from coachview.ui.theme import Theme


class AnnotationView(TallRowsView):
    """Shows an AnnotationListModel. Signals carry the annotation's id.

    `jump_requested` for double click and Enter; `play_requested` for the sign of playing; `edit_requested` for F2 and
    the pencil; `remove_requested` for Delete;
    `picked` when the user, not the program, selects another row. `reworded(id, text)` when the editor in the row is
    left: whoever keeps the text calls `close_edit`, and until then the editor stays with what is written in it.
    `left`, without an id, for Escape.
    """

    jump_requested = Signal(str)
    play_requested = Signal(str)
    edit_requested = Signal(str)
    remove_requested = Signal(str)
    copy_requested = Signal(str)
    picked = Signal(str)
    left = Signal()
    reworded = Signal(str, str)
    edit_closed = Signal()

    def __init__(
        self, model: AnnotationListModel, theme: Theme, parent: QWidget | None = None, *, max_lines: int = MAX_LINES
    ) -> None:
        super().__init__(parent)
        self._rows = model
        self._editor: RowEditor | None = None
        self._by_user = False
        self.delegate = AnnotationDelegate(theme, self, max_lines=max_lines)
        self.delegate.set_font(self.font())
        self.setItemDelegate(self.delegate)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        ThemedSheet(self, theme, "QListView { border: 0; border-radius: 0; background: {surface}; }")
        self.setModel(model)
        self.activated.connect(self._on_activated)
        theme.changed.connect(self._on_look)

    @property
    def selected_id(self) -> str:
        """The annotation that is selected, or empty."""
        index = self.currentIndex()
        return self.annotation_at(index).id if index.isValid() else ""

    @property
    def editor(self) -> RowEditor | None:
        """The field in which a text is being edited, or None."""
        return self._editor

    @property
    def editing_id(self) -> str:
        """The annotation whose text is being edited, or empty."""
        return self.delegate.editing_id

    def annotation_at(self, index: QModelIndex) -> Annotation:
        """The annotation in a row."""
        return self._rows.annotation(index.row())

    def select_id(self, annotation_id: str) -> bool:
        """Select an annotation and bring it into sight, without `picked`; False when it is not shown."""
        index = self._index_of(annotation_id)
        self.setCurrentIndex(index)
        self.scrollTo(index)
        return index.isValid()

    def show_id(self, annotation_id: str) -> None:
        """Bring an annotation into sight without selecting it."""
        self.scrollTo(self._index_of(annotation_id))

    def set_words(self, words: tuple[str, ...]) -> None:
        """Highlight these folded words."""
        self.delegate.set_words(words)
        self.viewport().update()

    def begin_edit(self, annotation_id: str) -> None:
        """Put an editor where the text of an annotation is."""
        index = self._index_of(annotation_id)
        if not index.isValid() or annotation_id == self.editing_id or not self.leave_edit():
            return
        self.select_id(annotation_id)
        self.delegate.editing_id = annotation_id
        self._editor = RowEditor(self.annotation_at(index).text, self.viewport())
        self._editor.setAccessibleName("Text of the annotation")
        self._editor.done.connect(self._on_edit_done)
        self._editor.dropped.connect(self.close_edit)
        self._editor.document().documentLayout().documentSizeChanged.connect(self._on_editor_size)
        self.settled()
        self._editor.show()
        self._on_editor_size()
        self.scrollTo(index)
        self._editor.setFocus()

    def leave_edit(self) -> bool:
        """Have what is being edited kept; False when that did not work and the editor is still there."""
        self._on_edit_done()
        return self._editor is None

    def close_edit(self) -> None:
        """Take the editor away, and with it what is written in it."""
        editor, self._editor = self._editor, None
        if editor is None:
            return
        had_focus = editor.hasFocus()
        self.delegate.editing_id, self.delegate.editing_height = "", 0
        editor.hide()
        editor.deleteLater()
        self.measure_again()
        if had_focus:
            self.setFocus()
        self.edit_closed.emit()

    def row_height(self, row: int) -> int:
        return self.delegate.row_height(self._rows.annotation(row), self.viewport().width())

    def guess_heights(self, first: int, last: int) -> list[int]:
        return self.delegate.guess_heights(self._rows.annotations(first, last), self.viewport().width())

    def is_hovered(self, row: int) -> bool:
        return self._rows.annotation(row).id == self.delegate.hovered_id

    def settled(self) -> None:
        index = self._index_of(self.editing_id)
        if self._editor is None or not index.isValid():
            return
        rect = self.visualRect(index)
        place = QStyle.visualRect(self.layoutDirection(), rect, self.delegate.geometry(rect).text)
        self._editor.setGeometry(place.left() - 8, place.top() - 1, place.width() + 8, self._editor.height())

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()
        if self._by_user and current.isValid():
            self.picked.emit(self.annotation_at(current).id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        chosen = self.selected_id
        if chosen and event.key() == Qt.Key.Key_F2:
            self.edit_requested.emit(chosen)
        elif chosen and event.key() == Qt.Key.Key_Delete:
            self.remove_requested.emit(chosen)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif chosen and event.matches(QKeySequence.StandardKey.Copy):
            self.copy_requested.emit(chosen)
        else:
            with self._user():
                super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        index = self.indexAt(point)
        if event.button() == Qt.MouseButton.LeftButton and self._on_pencil(index, point):
            with self._user():
                self.setCurrentIndex(index)
            self.edit_requested.emit(self.annotation_at(index).id)
            return
        if event.button() == Qt.MouseButton.LeftButton and self._on_play(index, point):
            with self._user():
                self.setCurrentIndex(index)
            self.play_requested.emit(self.annotation_at(index).id)
            return
        with self._user():
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        index = self.indexAt(point)
        self._hover(self.annotation_at(index).id if index.isValid() else "")
        over = self._on_pencil(index, point) or self._on_play(index, point)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)
        with self._user():
            super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover("")
        super().leaveEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            self._show_tip(event)
            return True
        return super().viewportEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.delegate.set_font(self.font())
            self.measure_again()

    @contextmanager
    def _user(self) -> Iterator[None]:
        """What is selected meanwhile is what the user picked; rows that go away select a neighbour by themselves."""
        self._by_user = True
        try:
            yield
        finally:
            self._by_user = False

    def _index_of(self, annotation_id: str) -> QModelIndex:
        row = self._rows.row_of(annotation_id)
        return self._rows.index(row) if row >= 0 else QModelIndex()

    def _on_activated(self, index: QModelIndex) -> None:
        self.jump_requested.emit(self.annotation_at(index).id)

    def _on_look(self) -> None:
        self.delegate.forget()
        self.viewport().update()

    def _hover(self, annotation_id: str) -> None:
        if annotation_id != self.delegate.hovered_id:
            self.delegate.hovered_id = annotation_id
            self.viewport().update()

    def _on_pencil(self, index: QModelIndex, point: QPoint) -> bool:
        if not index.isValid() or not self.delegate.editable or self.annotation_at(index).id == self.editing_id:
            return False
        rect = self.visualRect(index)
        return QStyle.visualRect(self.layoutDirection(), rect, self.delegate.geometry(rect).edit).contains(point)

    def _on_play(self, index: QModelIndex, point: QPoint) -> bool:
        if not index.isValid() or not self.delegate.playable or self.annotation_at(index).id == self.editing_id:
            return False
        rect = self.visualRect(index)
        return QStyle.visualRect(self.layoutDirection(), rect, self.delegate.geometry(rect).play).contains(point)

    def _show_tip(self, event: QHelpEvent) -> None:
        index = self.indexAt(event.pos())
        if not index.isValid():
            QToolTip.hideText()
        elif self._on_pencil(index, event.pos()):
            QToolTip.showText(event.globalPos(), "Edit (F2)", self)
        elif self._on_play(index, event.pos()):
            QToolTip.showText(event.globalPos(), f"Play it ({shown_key(command('play_annotation').keys[0])})", self)
        elif self.delegate.wrapped(self.annotation_at(index), self.viewport().width()).is_cut:
            text = plain_tooltip(self.annotation_at(index).text)
            QToolTip.showText(event.globalPos(), text, self, self.visualRect(index))
        else:
            QToolTip.hideText()

    def _on_editor_size(self, _size: object = None) -> None:
        row = self._rows.row_of(self.editing_id)
        if self._editor is not None and row >= 0:
            self.delegate.editing_height = self._editor.sizeHint().height()
            self.measure_row(row)

    def _on_edit_done(self, _by_key: bool = False) -> None:
        if self._editor is not None:
            self.reworded.emit(self.editing_id, self._editor.text())
