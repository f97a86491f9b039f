"""A note that is not written yet, as it is kept across closing: plain values that JSON can hold."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from coachview.model.annotation import AnnotationType
from coachview.ui.panels.note_time import NoteTime


@dataclass(frozen=True, slots=True)
class NoteDraft:
    """Everything the note box holds."""

    text: str
    type: AnnotationType = AnnotationType.NOTICE
    private: bool = False
    time: NoteTime = field(default_factory=NoteTime)

    def to_values(self) -> dict[str, Any]:
        """The draft as strings, numbers, booleans and None."""
        return {
            "text": self.text,
            "type": self.type.value,
            "private": self.private,
            "frozen_ms": self.time.frozen_ms,
            "in_ms": self.time.in_ms,
            "out_ms": self.time.out_ms,
        }

    @classmethod
    def from_values(cls, values: Mapping[str, Any]) -> "NoteDraft":
        """The draft of such values. They come from a settings file: what makes no sense there is left out."""
        kinds = {one.value: one for one in AnnotationType}
        times = {name: _time(values.get(name)) for name in ("frozen_ms", "in_ms", "out_ms")}
        return cls(
            str(values.get("text") or ""),
            kinds.get(str(values.get("type")), AnnotationType.NOTICE),
            bool(values.get("private")),
            NoteTime(**times),
        )


def _time(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None
