"""What an edit changed, shown on the timeline, which holds values and knows of no project."""

from coachview.model.annotation import Annotation
from coachview.project import Edit, Project, RowNotFoundError
from coachview.ui.timeline.view import TimelineView

_MANY = 200
"""From so many changed annotations on, they are read and shown at once."""


def show_edit(timeline: TimelineView, project: Project, recording_id: str, edit: Edit) -> None:
    """Show the annotations of a recording as they are after an edit, undo or redo."""
    ids = list(dict.fromkeys(change.row_id for change in edit.changes if change.table == "annotation"))
    if len(ids) > _MANY:
        found = [one for one in project.annotations.some(ids) if one.recording_id == recording_id]
        timeline.change_annotations(ids, found)
        return
    for annotation_id in ids:
        found = _annotation(project, annotation_id)
        if found is None or found.recording_id != recording_id:
            timeline.drop_annotation(annotation_id)
        else:
            timeline.put_annotation(found)


def _annotation(project: Project, annotation_id: str) -> Annotation | None:
    try:
        return project.annotations.get(annotation_id)
    except RowNotFoundError:
        return None
