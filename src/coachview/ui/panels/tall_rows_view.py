"""A list whose rows are as high as their text, and which lays out only the rows in sight."""

from PySide6.QtCore import QAbstractItemModel, QItemSelectionModel, QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyleOptionViewItem, QWidget

from coachview.ui.panels import row_scroll
from coachview.ui.panels.row_offsets import RowOffsets

_LINE = 24
_MOVES = QAbstractItemView.CursorAction


class TallRowsView(QListView):
    """QListView asks every row for its size at every change: half a second with ten thousand texts.

    This one guesses heights, measures the rows one scrolls to, and keeps what one looks at where it is. It stays a
    QListView because that is what Qt's accessibility knows as a list. Subclasses say how high a row is.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offsets = RowOffsets()
        self._laid_out_width = -1
        self._settling = False
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def row_height(self, row: int) -> int:
        """How high a row is, exactly."""
        raise NotImplementedError

    def guess_heights(self, first: int, last: int) -> list[int]:
        """About how high the rows from `first` to `last` are; asked for every row, so each may take a microsecond."""
        raise NotImplementedError

    def is_hovered(self, _row: int) -> bool:
        """Whether the mouse is over a row."""
        return False

    def settled(self) -> None:
        """Places have changed: move along what stands upon a row."""

    def measure_again(self) -> None:
        """Every row may have another height."""
        if len(self._offsets):
            self._offsets.forget(0, len(self._offsets) - 1)
        self.scheduleDelayedItemsLayout()

    def measure_row(self, row: int) -> None:
        """A row in sight has another height now."""
        self._offsets.measure(row, self.row_height(row))
        self._settle()
        self.settled()
        self.viewport().update()

    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        if model is None:
            return
        model.rowsInserted.connect(self._on_rows_inserted)
        model.rowsRemoved.connect(self._on_rows_removed)
        model.rowsMoved.connect(self._on_rows_moved)
        model.modelReset.connect(self._on_model_reset)
        model.dataChanged.connect(self._on_data_changed)
        self._on_model_reset()

    def doItemsLayout(self) -> None:
        QAbstractItemView.doItemsLayout(self)

    def updateGeometries(self) -> None:
        self._settle()
        QAbstractItemView.updateGeometries(self)
        if self.model() is not None:
            self.settled()

    def visualRect(self, index: QModelIndex) -> QRect:
        if not index.isValid() or index.row() >= len(self._offsets):
            return QRect()
        top = self._offsets.top(index.row()) - self.verticalOffset()
        return QRect(0, top, self.viewport().width(), self._offsets.height(index.row()))

    def indexAt(self, point: QPoint) -> QModelIndex:
        row = self._offsets.row_at(point.y() + self.verticalOffset())
        return self.model().index(row, 0) if 0 <= row < self._count() else QModelIndex()

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def horizontalOffset(self) -> int:
        return 0

    def scrollTo(
        self, index: QModelIndex, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        row = index.row()
        if not 0 <= row < len(self._offsets):
            return
        centre = hint == QAbstractItemView.ScrollHint.PositionAtCenter
        for _ in range(3):
            if not self._offsets.is_measured(row):
                self._offsets.measure(row, self.row_height(row))
            self._settle()
            scroll = self.verticalOffset()
            wanted = row_scroll.scroll_to_row(self._offsets, row, scroll, self.viewport().height(), centre=centre)
            if wanted == scroll:
                break
            self.verticalScrollBar().setValue(wanted)

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        self._settle()
        self.settled()
        self.viewport().update()

    def moveCursor(self, action: QAbstractItemView.CursorAction, _modifiers: Qt.KeyboardModifier) -> QModelIndex:
        last, row = self._count() - 1, self.currentIndex().row()
        page = max(1, len(self._in_sight()) - 2)
        wanted = {
            _MOVES.MoveUp: max(row, 1) - 1,
            _MOVES.MovePrevious: max(row, 1) - 1,
            _MOVES.MoveDown: row + 1,
            _MOVES.MoveNext: row + 1,
            _MOVES.MoveHome: 0,
            _MOVES.MoveEnd: last,
            _MOVES.MovePageUp: row - page,
            _MOVES.MovePageDown: row + page,
        }.get(action, row)
        return self.model().index(max(0, min(wanted, last)), 0) if last >= 0 else QModelIndex()

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        self.selectionModel().select(self.indexAt(rect.topLeft()), command)

    def visualRegionForSelection(self, _selection: object) -> QRegion:
        return QRegion(self.viewport().rect())

    def keyboardSearch(self, _search: str) -> None:
        """Letters command the player, they do not search: the field above the list does."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        seen = event.rect()
        for row in row_scroll.rows_in_sight(self._offsets, self.verticalOffset() + seen.top(), seen.height()):
            if row < self._count():
                self._paint_row(painter, QStyleOptionViewItem(option), row)
        painter.end()

    def _paint_row(self, painter: QPainter, option: QStyleOptionViewItem, row: int) -> None:
        index, flags = self.model().index(row, 0), QStyle.StateFlag
        state = option.state & ~(flags.State_HasFocus | flags.State_Selected | flags.State_MouseOver)
        if self.selectionModel().isSelected(index):
            state |= flags.State_Selected
        if self.hasFocus() and index == self.currentIndex():
            state |= flags.State_HasFocus
        if self.is_hovered(row):
            state |= flags.State_MouseOver
        option.rect, option.state = self.visualRect(index), state
        self.itemDelegate().paint(painter, option, index)

    def _count(self) -> int:
        return self.model().rowCount() if self.model() is not None else 0

    def _in_sight(self) -> range:
        return row_scroll.rows_in_sight(self._offsets, self.verticalOffset(), self.viewport().height())

    def _settle(self) -> None:
        """Measure what is in sight, and set the scroll bar to what that means."""
        if self._settling or len(self._offsets) != self._count():
            return
        self._settling = True
        try:
            height, bar = self.viewport().height(), self.verticalScrollBar()
            if self.viewport().width() != self._laid_out_width:
                self._laid_out_width = self.viewport().width()
                self._offsets.forget(0, len(self._offsets) - 1)
            scroll = row_scroll.settle(self._offsets, bar.value(), height, self.row_height)
            bar.setSingleStep(_LINE)
            bar.setPageStep(height)
            bar.setRange(0, max(0, self._offsets.total - height))
            bar.setValue(scroll)
        finally:
            self._settling = False

    def _on_model_reset(self) -> None:
        self._offsets = RowOffsets(self.guess_heights(0, self._count() - 1))
        self.scheduleDelayedItemsLayout()

    def _on_rows_inserted(self, _parent: QModelIndex, first: int, last: int) -> None:
        self._offsets.insert(first, self.guess_heights(first, last))
        self.scheduleDelayedItemsLayout()

    def _on_rows_removed(self, _parent: QModelIndex, first: int, last: int) -> None:
        self._offsets.remove(first, last)
        self.scheduleDelayedItemsLayout()

    def _on_rows_moved(self, _parent: QModelIndex, row: int, _last: int, _to: QModelIndex, before: int) -> None:
        self._offsets.move(row, before)
        self.scheduleDelayedItemsLayout()

    def _on_data_changed(self, first: QModelIndex, last: QModelIndex, roles: list[int]) -> None:
        if not roles:
            self._offsets.forget(first.row(), last.row())
            self.scheduleDelayedItemsLayout()
        self.viewport().update()
