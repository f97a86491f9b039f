from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from coachview.model.annotation import Annotation
from coachview.model.timecode import format_time
from coachview.ui.theme import Theme

_ID = Qt.ItemDataRole.UserRole


class AnnotationChoice(QWidget):
    """Which annotations leave: all shared ones at first; private ones are shown and cannot be chosen."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._list = QListWidget()
        self._list.setAccessibleName("Annotations that leave")
        self._list.setUniformItemSizes(True)
        self._list.setIconSize(QSize(16, 16))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._list.itemChanged.connect(self.changed)
        self._count = QLabel()
        self._count.setProperty("role", "muted")
        row = QHBoxLayout()
        row.addWidget(self._count, 1)
        for label, checked in (("All", True), ("None", False)):
            button = QPushButton(label)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _pressed=False, checked=checked: self._check_all(checked=checked))
            row.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._list, 1)
        layout.addLayout(row)

    def show_annotations(self, annotations: list[Annotation], names: dict[str, str]) -> None:
        """Offer these, in their order; `names` are those of the authors."""
        self._list.blockSignals(True)
        self._list.clear()
        for one in annotations:
            self._list.addItem(self._item(one, names.get(one.author_id, "")))
        self._list.blockSignals(False)
        shared = sum(not one.is_private for one in annotations)
        self._count.setText(f"{shared} shared, {len(annotations) - shared} private")

    def chosen(self) -> frozenset[str]:
        """The identities of the annotations with a tick."""
        items = (self._list.item(row) for row in range(self._list.count()))
        return frozenset(item.data(_ID) for item in items if item.checkState() == Qt.CheckState.Checked)

    def _item(self, one: Annotation, author: str) -> QListWidgetItem:
        text = one.text.replace("\n", " ")
        note = " (private: stays)" if one.is_private else ""
        item = QListWidgetItem(self._theme.type_icon(one.type), f"{format_time(one.start_ms)}  {author}{note}: {text}")
        item.setData(_ID, one.id)
        item.setToolTip(one.text if len(one.text) < 400 else one.text[:400] + "…")
        item.setCheckState(Qt.CheckState.Unchecked if one.is_private else Qt.CheckState.Checked)
        if one.is_private:
            item.setFlags(Qt.ItemFlag.ItemIsSelectable)
        return item

    def _check_all(self, *, checked: bool) -> None:
        self._list.blockSignals(True)
        for row in range(self._list.count()):
            item = self._list.item(row)
            if item.flags() & Qt.ItemFlag.ItemIsEnabled:
                item.setCheckState(Qt.CheckState.Checked if checked else Qt.CheckState.Unchecked)
        self._list.blockSignals(False)
        self.changed.emit()
