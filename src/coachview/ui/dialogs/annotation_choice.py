from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QTreeView, QVBoxLayout, QWidget

from coachview.model.annotation import Annotation
from coachview.ui.dialogs.annotation_choice_model import AnnotationChoiceModel
from coachview.ui.theme import Theme


class AnnotationChoice(QWidget):
    """Which annotations leave: all shared ones at first; private ones are shown and cannot be chosen."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.model = AnnotationChoiceModel(theme)
        self.model.ticked.connect(self.changed)
        self._list = QTreeView()  # a list view would measure every row before it shows the first
        self._list.setModel(self.model)
        self._list.setAccessibleName("Annotations that leave")
        self._list.setHeaderHidden(True)
        self._list.setRootIsDecorated(False)
        self._list.setUniformRowHeights(True)
        self._list.setIconSize(QSize(16, 16))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._count = QLabel()
        self._count.setProperty("role", "muted")
        row = QHBoxLayout()
        row.addWidget(self._count, 1)
        for label, ticked in (("All", True), ("None", False)):
            button = QPushButton(label)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _pressed=False, ticked=ticked: self._tick_all(ticked=ticked))
            row.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._list, 1)
        layout.addLayout(row)

    def show_annotations(self, annotations: Sequence[Annotation], names: Mapping[str, str]) -> None:
        """Offer these, in their order; `names` are those of the authors."""
        self.model.show(annotations, names)
        shared = sum(not one.is_private for one in annotations)
        self._count.setText(f"{shared} shared, {len(annotations) - shared} private")

    def chosen(self) -> frozenset[str]:
        """The identities of the annotations with a tick."""
        return self.model.chosen()

    def _tick_all(self, *, ticked: bool) -> None:
        self.model.tick_all(ticked=ticked)
        self.changed.emit()
