"""Annotations on the clipboard: for CoachView with all that they are, for other programs as lines of text."""

import json
from collections.abc import Sequence

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication

from coachview.model.annotation import Annotation, AnnotationType, Visibility
from coachview.model.timecode import format_time
from coachview.packet.words import TYPE_NAMES

FORMAT = "application/x-coachview-annotations+json"


def copied(annotations: Sequence[Annotation]) -> None:
    """Put these on the clipboard. Private ones stay within CoachView: their text is in no other program's form."""
    if not annotations:
        return
    data = QMimeData()
    data.setData(FORMAT, json.dumps([_values(one) for one in annotations]).encode())
    data.setText("\n".join(_line(one) for one in annotations if not one.is_private))
    QApplication.clipboard().setMimeData(data)


def pasted(recording_id: str, author_id: str, at_ms: int) -> list[Annotation]:
    """What is on the clipboard as new annotations, without identities yet; nothing when CoachView put none there.

    The first is at `at_ms`, the others are as far from it as they were.
    """
    try:
        found = json.loads(bytes(QApplication.clipboard().mimeData().data(FORMAT)) or b"[]")
        first = min((int(one["start_ms"]) for one in found), default=0)
        return [_annotation(one, recording_id, author_id, at_ms - first) for one in found]
    except (ValueError, KeyError, TypeError):
        return []


def _values(one: Annotation) -> dict[str, object]:
    return {
        "type": one.type.value,
        "start_ms": one.start_ms,
        "end_ms": one.end_ms,
        "text": one.text,
        "visibility": one.visibility.value,
    }


def _annotation(values: dict[str, object], recording_id: str, author_id: str, by_ms: int) -> Annotation:
    end_ms = values["end_ms"]
    return Annotation(
        id="",
        recording_id=recording_id,
        author_id=author_id,
        type=AnnotationType(values["type"]),
        start_ms=int(values["start_ms"]) + by_ms,
        end_ms=None if end_ms is None else int(end_ms) + by_ms,
        text=str(values["text"]),
        visibility=Visibility(values["visibility"]),
    )


def _line(one: Annotation) -> str:
    return f"{format_time(one.start_ms)} {TYPE_NAMES[one.type]}: {' '.join(one.text.split())}"
