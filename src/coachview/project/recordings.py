from collections.abc import Mapping, Sequence
from typing import Any

from coachview.model.ids import new_id
from coachview.model.recording import MediaReference, Recording
from coachview.project.edit import Value
from coachview.project.rows import Rows
from coachview.project.tables import CYCLE, RECORDING
from coachview.project.texts import clean_text


class Recordings(Rows[Recording]):
    """The recordings of each cycle, in their order within it."""

    table = RECORDING
    order = "(SELECT created_utc FROM cycle WHERE cycle.id = cycle_id), cycle_id, position, id"

    def add(self, cycle_id: str, title: str, media: MediaReference) -> Recording:
        """Add a recording after the others of its cycle. Raises RowNotFoundError when the cycle is gone."""
        self._store.require(CYCLE, cycle_id)
        recording = Recording(new_id(), cycle_id, clean_text(title), self._next_position(cycle_id), media)
        values: dict[str, Value] = {
            "cycle_id": cycle_id,
            "title": recording.title,
            "position": recording.position,
            **_media_values(media),
        }
        self._store.insert(RECORDING, recording.id, values)
        return recording

    def rename(self, recording_id: str, title: str) -> None:
        """Give the recording another title."""
        self._change(recording_id, {"title": clean_text(title)})

    def relink(self, recording_id: str, media: MediaReference) -> None:
        """Say where the file of the recording is now, or that it is another file."""
        self._change(recording_id, _media_values(media))

    def all(self, cycle_id: str | None = None) -> list[Recording]:
        """The recordings of a cycle, or of all cycles, oldest cycle first."""
        return self._select() if cycle_id is None else self._select("cycle_id = ?", (cycle_id,))

    def _values(self, rows: Sequence[tuple[Any, ...]]) -> list[Recording]:
        return [
            Recording(row_id, cycle_id, title, position, MediaReference(*media))
            for row_id, cycle_id, title, position, *media in rows
        ]


def _media_values(media: MediaReference) -> Mapping[str, Value]:
    return {
        "relative_path": media.relative_path,
        "absolute_path": media.absolute_path,
        "size_bytes": media.size_bytes,
        "duration_ms": media.duration_ms,
        "fingerprint": media.fingerprint,
    }
