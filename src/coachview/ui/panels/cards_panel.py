"""A tab of cards: one per row of the project, kept up with it without disturbing what is being typed."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from coachview.model.annotation import Annotation
from coachview.project import Edit, Project, RowNotFoundError
from coachview.ui.panels.add_line import AddLine
from coachview.ui.panels.card import Card
from coachview.ui.panels.empty_state import EmptyState
from coachview.ui.panels.growing_text import GrowingTextEdit
from coachview.ui.theme import Theme


class CardsPanel(QWidget):
    """Shows the rows of one cycle. Subclasses say which rows, make a card, and fill it.

    `jump_requested(annotation_id)`, `trouble(sentence)`, and `rescued(text)` for typing whose row is gone;
    `left` when the keys go back to the player.
    """

    jump_requested = Signal(str)
    trouble = Signal(str)
    rescued = Signal(str)
    left = Signal()

    tables: frozenset[str] = frozenset()

    def __init__(self, project: Project, theme: Theme, empty: EmptyState, add_line: AddLine) -> None:
        super().__init__()
        self._project, self._theme = project, theme
        self._cycle_id = ""
        self._writable = True
        self._seen = False
        self._cards: dict[str, Card] = {}
        self._linked: frozenset[str] = frozenset()
        self.empty, self.add_line = empty, add_line
        self._column = QVBoxLayout()
        self._column.setContentsMargins(10, 10, 10, 10)
        self._column.setSpacing(10)
        self._column.addWidget(add_line)
        self._column.addStretch(1)
        inside = QWidget()
        inside.setObjectName("cards")
        inside.setLayout(self._column)
        self.scroll = QScrollArea()
        self.scroll.setWidgetResizable(True)
        self.scroll.setFrameShape(QFrame.Shape.NoFrame)
        self.scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroll.setWidget(inside)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.scroll)
        self._stack.addWidget(empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        empty.acted.connect(self._on_empty_acted)
        add_line.opened.connect(self._on_add_opened)
        self._watch_cursor(add_line.edit)

    @property
    def cards(self) -> list[Any]:
        """The cards on show, in order."""
        return list(self._cards.values())

    def set_cycle(self, cycle_id: str) -> None:
        """Show the rows of this coaching cycle."""
        if cycle_id != self._cycle_id:
            self.flush()
            self._cycle_id = cycle_id
        self.refresh()

    def set_writable(self, writable: bool) -> None:
        """Whether anything may be changed."""
        self._writable = writable
        self.add_line.setVisible(writable)
        self.empty.button.setVisible(writable and bool(self.empty.button.text()))
        for card in self._cards.values():
            card.set_writable(writable)

    def take_up(self, edit: Edit) -> None:
        """Show what an edit changed, if it has to do with these rows."""
        if any(self._matters(change) for change in edit.changes):
            self.refresh()

    def flush(self) -> bool:
        """Keep everything typed; False when something could not be kept and is still there."""
        kept = [part.flush() for part in (*self._cards.values(), self.add_line)]
        return all(kept)

    def showEvent(self, event: QShowEvent) -> None:
        """Cards are made when somebody looks at them first: a project opens sooner."""
        super().showEvent(event)
        if not self._seen:
            self._seen = True
            self.refresh()

    def refresh(self) -> None:
        """Read the rows and show them, if anybody has looked yet."""
        if not self._seen:
            return
        rows = self.read_rows() if self._cycle_id else []
        self._linked = frozenset(one for row in rows for one in row.annotation_ids)
        wanted = {row.id: row for row in rows}
        for row_id in [row_id for row_id in self._cards if row_id not in wanted]:
            self._drop(self._cards.pop(row_id))
        recording_ids = [one.id for one in self._project.recordings.all(self._cycle_id)] if self._cycle_id else []
        self._cards = {row.id: self._cards.get(row.id) or self._add(row.id) for row in rows}
        for place, row in enumerate(rows):
            card = self._cards[row.id]
            if self._column.indexOf(card) != place:
                self._column.removeWidget(card)
                self._column.insertWidget(place, card)
            self.fill_card(card, row, recording_ids)
        self._show_state()

    def enter(self) -> None:
        """Put the cursor into the first field."""
        first = next((text for card in self._cards.values() for text in card.texts), None)
        (first or self.empty.button).setFocus()

    def read_rows(self) -> Sequence[Any]:
        """The rows of the cycle, in order."""
        raise NotImplementedError

    def make_card(self, row_id: str) -> Card:
        """An empty card for a row."""
        raise NotImplementedError

    def fill_card(self, card: Any, row: Any, recording_ids: list[str]) -> None:
        """Show a row on its card."""
        raise NotImplementedError

    def annotations_of(self, row: Any) -> list[Annotation]:
        """The annotations a row rests on."""
        found = []
        for annotation_id in row.annotation_ids:
            try:
                found.append(self._project.annotations.get(annotation_id))
            except RowNotFoundError:
                continue
        return found

    def on_empty_acted(self) -> None:
        """The button of the empty state was pressed."""
        self.add_line.open()

    def _matters(self, change: Any) -> bool:
        if change.table == "annotation":
            return change.row_id in self._linked or change.is_new
        return change.table in self.tables or change.table == "person"

    def _add(self, row_id: str) -> Card:
        card = self.make_card(row_id)
        card.jump_requested.connect(self.jump_requested)
        card.trouble.connect(self.trouble)
        card.left.connect(self.left)
        card.set_writable(self._writable)
        for text in card.texts:
            self._watch_cursor(text)
        return card

    def _watch_cursor(self, text: GrowingTextEdit) -> None:
        """Keep the line one writes in sight while the field grows."""
        text.cursorPositionChanged.connect(lambda: QTimer.singleShot(0, text, lambda: self._show_cursor(text)))

    def _show_cursor(self, text: GrowingTextEdit) -> None:
        if text.hasFocus():
            at = text.viewport().mapTo(self.scroll.widget(), text.cursorRect().center())
            self.scroll.ensureVisible(at.x(), at.y(), 0, 32)

    def _drop(self, card: Card) -> None:
        for text in card.unsaved_texts():
            self.rescued.emit(text)
        self._column.removeWidget(card)
        card.hide()
        card.deleteLater()

    def _on_add_opened(self) -> None:
        QTimer.singleShot(0, self.add_line, lambda: self.scroll.ensureWidgetVisible(self.add_line, 0, 12))

    def _on_empty_acted(self) -> None:
        self._stack.setCurrentWidget(self.scroll)
        self.on_empty_acted()

    def _show_state(self) -> None:
        writing = not self.add_line.edit.isHidden() and not self.add_line.edit.is_blank()
        self._stack.setCurrentWidget(self.scroll if self._cards or writing else self.empty)
