"""The tables whose every change is recorded: what edits, history, salvage and later merging agree on."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Table:
    """One recorded table. Each also has `id` (never recorded: it names the row) and `deleted` (0, or 1: a tombstone).

    `owner` is the field that says to which row a row of this table belongs, empty when it stands alone.
    """

    name: str
    fields: tuple[str, ...]
    owner: str = ""

    @property
    def columns(self) -> tuple[str, ...]:
        """All columns in the order in which rows are read: `id`, the fields, `deleted`."""
        return ("id", *self.recorded)

    @property
    def recorded(self) -> tuple[str, ...]:
        """The columns whose changes are recorded."""
        return (*self.fields, "deleted")


PERSON = Table("person", ("name", "role"))
CYCLE = Table("cycle", ("title", "focus_question", "created_utc"))
RECORDING = Table(
    "recording",
    (
        "cycle_id",
        "title",
        "position",
        "relative_path",
        "absolute_path",
        "size_bytes",
        "duration_ms",
        "fingerprint",
    ),
    owner="cycle_id",
)
ANNOTATION = Table(
    "annotation",
    ("recording_id", "author_id", "type", "start_ms", "end_ms", "text", "visibility", "created_utc"),
    owner="recording_id",
)
DRAWING = Table(
    "drawing",
    ("annotation_id", "shape", "points", "colour", "width", "text", "at_ms", "hold_ms", "position"),
    owner="annotation_id",
)
PLANNED_PHASE = Table("planned_phase", ("recording_id", "name", "planned_ms", "position"), owner="recording_id")
ACTUAL_PHASE = Table("actual_phase", ("recording_id", "name", "start_ms", "end_ms", "planned_id"), owner="recording_id")
REFLECTION = Table("reflection", ("cycle_id", "author_id", "prompt", "answer", "position"), owner="cycle_id")
REFLECTION_ANNOTATION = Table("reflection_annotation", ("reflection_id", "annotation_id"), owner="reflection_id")
ACTION_STEP = Table(
    "action_step",
    ("cycle_id", "text", "owner_id", "due", "success_criterion", "status", "position"),
    owner="cycle_id",
)
ACTION_STEP_ANNOTATION = Table("action_step_annotation", ("action_step_id", "annotation_id"), owner="action_step_id")

TABLES = {
    table.name: table
    for table in (
        PERSON,
        CYCLE,
        RECORDING,
        ANNOTATION,
        DRAWING,
        PLANNED_PHASE,
        ACTUAL_PHASE,
        REFLECTION,
        REFLECTION_ANNOTATION,
        ACTION_STEP,
        ACTION_STEP_ANNOTATION,
    )
}
