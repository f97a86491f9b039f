from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from coachview.model.annotation import Annotation, Visibility
from coachview.model.drawing import Drawing
from coachview.project import Edit, Project, RowNotFoundError
from coachview.ui.panels.attempt import attempt
from coachview.ui.panels.note_box import NoteBox
from coachview.ui.stage.drawing.target import Target, WrittenNote, find_target
from coachview.ui.stage.drawing.words import SHAPE_NAMES


class DrawingDesk(QObject):
    """The drawings of the recording on show, and the edits that change them: one for each finished gesture.

    `changed` when there are others to show; `trouble(sentence)` when an edit could not be kept. `selected` says which
    annotation is selected in the list, by its id.
    """

    changed = Signal()
    trouble = Signal(str)

    def __init__(self, project: Project, note_box: NoteBox, selected: Callable[[], str], parent: QObject) -> None:
        super().__init__(parent)
        self._project, self._note_box, self._selected = project, note_box, selected
        self._recording_id = ""
        self._last_target_id = ""
        self._drawings: tuple[Drawing, ...] = ()

    @property
    def drawings(self) -> tuple[Drawing, ...]:
        """All drawings of the recording, the lowest of each annotation first."""
        return self._drawings

    @property
    def first_ms(self) -> dict[str, int]:
        """When the first drawing of each annotation that has any is on the picture, by the annotation's id."""
        first: dict[str, int] = {}
        for one in self._drawings:
            first[one.annotation_id] = min(one.at_ms, first.get(one.annotation_id, one.at_ms))
        return first

    def set_recording(self, recording_id: str) -> None:
        """Show the drawings of this recording; none without one."""
        self._recording_id, self._last_target_id = recording_id, ""
        self._read()

    def take_up(self, edit: Edit) -> None:
        """Show what an edit changed: drawings go and come with their annotations."""
        if any(change.table in {"drawing", "annotation", "recording"} for change in edit.changes):
            self._read()

    def shown_at(self, time_ms: int) -> list[Drawing]:
        """What lies on the picture at a time, the lowest first."""
        return [one for one in self._drawings if one.is_shown_at(time_ms)]

    def find(self, drawing_id: str) -> Drawing | None:
        """The drawing of this identity, None when it is not of this recording."""
        return next((one for one in self._drawings if one.id == drawing_id), None)

    def target(self, at_ms: int) -> Target:
        """What a drawing at a time would belong to."""
        chosen = map(self._annotation, (self._selected(), self._last_target_id))
        return find_target(at_ms, self._note(), (*chosen, *self._own_drawn_on(at_ms)))

    def belongs_to(self, drawing: Drawing) -> str:
        """What a drawing that is kept belongs to, in words."""
        return Target(drawing.at_ms, self._annotation(drawing.annotation_id)).sentence

    def add(self, drawing: Drawing) -> str:
        """Keep a new drawing, with its annotation where there is none yet; the drawing's id, empty when that failed."""
        target, kept = self.target(drawing.at_ms), []
        label = f"Draw {SHAPE_NAMES[drawing.shape].lower()}"
        if not self._edit(label, lambda: kept.append(self._add(drawing, target))):
            return ""
        self._last_target_id = kept[0].annotation_id
        if target.note is not None:
            self._note_box.was_kept(target.note.start_ms)
        return kept[0].id

    def change(self, label: str, after: Drawing) -> bool:
        """Keep a drawing as it is now; False when it could not be."""
        before = self.find(after.id)
        return before is not None and (before == after or self._edit(label, partial(self._change, before, after)))

    def remove(self, drawing_id: str) -> bool:
        """Remove a drawing; False when it could not be."""
        return self._edit("Delete drawing", partial(self._project.drawings.remove, drawing_id))

    def _add(self, drawing: Drawing, target: Target) -> Drawing:
        annotation = target.annotation or self._new_annotation(target)
        return self._project.drawings.add_many([replace(drawing, annotation_id=annotation.id)])[0]

    def _new_annotation(self, target: Target) -> Annotation:
        if target.note is not None:
            return self._note_box.write_into_project()
        private = self._note_box.private_by_default
        return self._project.annotations.add(
            self._recording_id,
            self._project.author_id,
            "",
            start_ms=target.at_ms,
            visibility=Visibility.PRIVATE if private else Visibility.SHARED,
        )

    def _change(self, before: Drawing, after: Drawing) -> None:
        rows = self._project.drawings
        if after.points != before.points:
            rows.reshape(after.id, after.points)
        if (after.colour, after.width) != (before.colour, before.width):
            rows.restyle(after.id, colour=after.colour, width=after.width)
        if after.text != before.text:
            rows.reword(after.id, after.text)
        if (after.at_ms, after.hold_ms) != (before.at_ms, before.hold_ms):
            rows.set_time(after.id, after.at_ms, after.hold_ms)

    def _note(self) -> WrittenNote | None:
        box = self._note_box
        if box.edit.is_blank():
            return None
        return WrittenNote(box.edit.text(), *box.clock.span())

    def _own_drawn_on(self, at_ms: int) -> Iterator[Annotation]:
        """The writer's own annotations whose drawings lie on the picture at a time."""
        for one in reversed(self.shown_at(at_ms)):
            found = self._annotation(one.annotation_id)
            if found is not None and found.author_id == self._project.author_id:
                yield found

    def _annotation(self, annotation_id: str) -> Annotation | None:
        try:
            found = self._project.annotations.get(annotation_id) if annotation_id else None
        except RowNotFoundError:
            return None
        return found if found is not None and found.recording_id == self._recording_id else None

    def _edit(self, label: str, change: Callable[[], object]) -> bool:
        sentence = attempt(self._project, label, change)
        if sentence:
            self.trouble.emit(sentence)
        return not sentence

    def _read(self) -> None:
        self._drawings = tuple(self._project.drawings.all(self._recording_id)) if self._recording_id else ()
        self.changed.emit()
