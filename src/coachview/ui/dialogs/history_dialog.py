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
from coachview.ui.turns import Steps, Turns

_SHOWN = 500
_PAGE = 25
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
        self.tree = QTreeWidget()
        self.tree.setAccessibleName("History")
        self.tree.setHeaderLabels(["When", "Who", "What"])
        self.tree.setUniformRowHeights(True)
        for column in (0, 1):
            self.tree.header().setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        self._heading = QLabel(_heading(0))
        layout.addWidget(self._heading)
        layout.addWidget(self.tree)
        layout.addWidget(buttons)
        self._filling = Turns(self)
        self._filling.start(self._fill(project))

    def done(self, result: int) -> None:
        self._filling.drop()
        super().done(result)

    def _fill(self, project: Project) -> Steps:
        """A page of the history at a time: the file may hold hundreds of edits, and each may be a long one."""
        before: int | None = None
        while self.tree.topLevelItemCount() < _SHOWN:
            page = project.history_page(before_seq=before, limit=_PAGE)
            self.tree.addTopLevelItems([self._item(entry, cut=entry.id in page.cut) for entry in page.entries])
            self._heading.setText(_heading(self.tree.topLevelItemCount()))
            if len(page.entries) < _PAGE:
                return
            before = page.entries[-1].seq
            yield

    def _item(self, entry: HistoryEntry, *, cut: bool) -> QTreeWidgetItem:
        label = _VERBS.get(entry.kind, "") + entry.label + self._subject(entry)
        item = QTreeWidgetItem([local_time(entry.at_utc), self._names.get(entry.author_id, ""), label])
        for change in entry.changes:
            for name, (old, new) in sorted(change.fields.items()):
                if name not in _HIDDEN_FIELDS and not (change.is_new and new in ("", None)):
                    text = f"{_words(name)}: {self._shown(old)} → {self._shown(new)}"
                    item.addChild(QTreeWidgetItem(["", _words(change.table), text]))
        if cut:
            item.addChild(QTreeWidgetItem(["", "", "… and much more in the same step"]))
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
