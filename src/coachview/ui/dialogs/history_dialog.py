"""Who changed what, and when."""

from datetime import datetime

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from coachview.project import HistoryEntry, Project

_SHOWN = 500
_HIDDEN_FIELDS = {"id", "deleted", "created_utc", "position"}
_TEXTS = ("text", "answer", "name")
_VERBS = {"undo": "Taken back: ", "redo": "Done again: "}


class HistoryDialog(QDialog):
    """The newest edits of the project, each with the fields that it changed."""

    def __init__(self, project: Project, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("History")
        self.resize(760, 560)
        self._names = {person.id: person.name for person in project.people.all()}
        entries = project.history(limit=_SHOWN)
        self.tree = QTreeWidget()
        self.tree.setAccessibleName("History")
        self.tree.setHeaderLabels(["When", "Who", "What"])
        self.tree.setUniformRowHeights(True)
        self.tree.addTopLevelItems([self._item(entry) for entry in entries])
        for column in (0, 1):
            self.tree.header().setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(QLabel(_heading(len(entries))))
        layout.addWidget(self.tree)
        layout.addWidget(buttons)

    def _item(self, entry: HistoryEntry) -> QTreeWidgetItem:
        label = _VERBS.get(entry.kind, "") + entry.label + self._subject(entry)
        item = QTreeWidgetItem([local_time(entry.at_utc), self._names.get(entry.author_id, ""), label])
        for change in entry.changes:
            for name, (old, new) in sorted(change.fields.items()):
                if name not in _HIDDEN_FIELDS and not (change.is_new and new in ("", None)):
                    text = f"{_words(name)}: {self._shown(old)} → {self._shown(new)}"
                    item.addChild(QTreeWidgetItem(["", _words(change.table), text]))
        return item

    def _subject(self, entry: HistoryEntry) -> str:
        """What the edit was about, when it set one text."""
        texts = [change.fields[name][1] for change in entry.changes for name in _TEXTS if name in change.fields]
        return f": {self._shown(texts[0])}" if len(texts) == 1 and texts[0] and entry.kind == "edit" else ""

    def _shown(self, value: object) -> str:
        if value is None or value == "":
            return "–"
        text = self._names.get(str(value), str(value)).replace("\n", " ")
        return text if len(text) <= 120 else text[:119] + "…"


def local_time(at_utc: str) -> str:
    """An instant as this user writes days and times."""
    try:
        local = datetime.fromisoformat(at_utc).astimezone()
    except ValueError:
        return at_utc
    return QLocale().toString(local.replace(tzinfo=None), QLocale.FormatType.ShortFormat)


def _words(name: str) -> str:
    return name.removesuffix("_id").removesuffix("_ms").replace("_", " ")


def _heading(count: int) -> str:
    if count == 0:
        return "Nothing has been changed yet."
    if count < _SHOWN:
        return "Every change, newest first. Undo goes back through these, also after closing."
    return f"The newest {count} changes. Undo goes back through all of them, also after closing."
