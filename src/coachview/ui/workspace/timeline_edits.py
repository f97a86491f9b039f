"""Makes edits of what is wished on the timeline: everything wished at once is one edit, and so one undo."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from coachview.errors import CoachViewError
from coachview.model.annotation import Annotation
from coachview.project import Project
from coachview.ui.timeline.drag import Move
from coachview.ui.timeline.view import TimelineView
from coachview.ui.workspace.annotation_clipboard import copied, pasted


class TimelineEdits(QObject):
    """Listens to a timeline. `trouble(sentence)` when something could not be done; the timeline then shows how it is.

    `recording_id` is asked for which recording is on show, empty when none is.
    """

    trouble = Signal(str)

    def __init__(self, project: Project, timeline: TimelineView, recording_id: Callable[[], str]) -> None:
        super().__init__(timeline)
        self._project, self._timeline, self._recording_id = project, timeline, recording_id
        timeline.annotations_moved.connect(self._on_moved)
        timeline.annotations_removed.connect(self._on_removed)
        timeline.annotations_copied.connect(self._on_copied)
        timeline.paste_requested.connect(self._on_paste)

    def _on_moved(self, moves: list[Move]) -> None:
        def act() -> None:
            for move in moves:
                self._project.annotations.move_to(move.id, move.start_ms, move.end_ms)

        if not self._edit(_label("Move", len(moves)), act):
            for move in moves:
                self._timeline.put_annotation(self._project.annotations.get(move.id))

    def _on_removed(self, ids: list[str]) -> None:
        def act() -> None:
            for one_id in ids:
                self._project.annotations.remove(one_id)

        self._edit(_label("Delete", len(ids)), act)

    def _on_copied(self, ids: list[str]) -> None:
        copied([self._project.annotations.get(one_id) for one_id in ids])

    def _on_paste(self, ms: int) -> None:
        recording_id, author_id = self._recording_id(), self._project.author_id
        found = pasted(recording_id, author_id, ms) if recording_id and author_id else []
        if not found:
            return
        kept: list[Annotation] = []
        if self._edit(_label("Paste", len(found)), lambda: kept.extend(self._project.annotations.add_many(found))):
            self._timeline.select_many([one.id for one in kept])

    def _edit(self, label: str, act: Callable[[], object]) -> bool:
        try:
            with self._project.edit(label):
                act()
        except CoachViewError as error:
            self.trouble.emit(str(error))
            return False
        return True


def _label(verb: str, count: int) -> str:
    return f"{verb} annotation" if count == 1 else f"{verb} {count} annotations"
