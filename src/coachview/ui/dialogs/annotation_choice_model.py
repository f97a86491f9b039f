from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from coachview.model.annotation import Annotation
from coachview.model.timecode import format_time
from coachview.ui.theme import Theme

_LONGEST_TIP = 400
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class AnnotationChoiceModel(QAbstractListModel):
    """Annotations with a tick each; private ones have none and cannot get one. Rows are described when they are seen.

    `ticked` after the user changed one tick.
    """

    ticked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._rows: Sequence[Annotation] = ()
        self._names: Mapping[str, str] = {}
        self._chosen: set[str] = set()

    def show(self, annotations: Sequence[Annotation], names: Mapping[str, str]) -> None:
        """Offer these, all shared ones ticked."""
        self.beginResetModel()
        self._rows, self._names = annotations, names
        self._chosen = {one.id for one in annotations if not one.is_private}
        self.endResetModel()

    def chosen(self) -> frozenset[str]:
        """The identities of those with a tick."""
        return frozenset(self._chosen)

    def tick_all(self, *, ticked: bool) -> None:
        """Tick every shared one, or none."""
        self._chosen = {one.id for one in self._rows if ticked and not one.is_private}
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1), [Qt.ItemDataRole.CheckStateRole])

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid() or self._rows[index.row()].is_private:
            return Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        one = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                note = " (private: stays)" if one.is_private else ""
                author = self._names.get(one.author_id, "")
                return f"{format_time(one.start_ms)}  {author}{note}: {one.text.replace(chr(10), ' ')}"
            case Qt.ItemDataRole.DecorationRole:
                return self._theme.type_icon(one.type)
            case Qt.ItemDataRole.ToolTipRole:
                return one.text if len(one.text) < _LONGEST_TIP else one.text[:_LONGEST_TIP] + "…"
            case Qt.ItemDataRole.CheckStateRole:
                return Qt.CheckState.Checked if one.id in self._chosen else Qt.CheckState.Unchecked
        return None

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not self.flags(index) & Qt.ItemFlag.ItemIsUserCheckable:
            return False
        row_id = self._rows[index.row()].id
        if Qt.CheckState(value) is Qt.CheckState.Checked:
            self._chosen.add(row_id)
        else:
            self._chosen.discard(row_id)
        self.dataChanged.emit(index, index, [role])
        self.ticked.emit()
        return True
