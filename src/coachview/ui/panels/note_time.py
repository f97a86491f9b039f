"""When the note that is being written happened."""

from dataclasses import dataclass, replace

from coachview.model.annotation import clamp_times


@dataclass(frozen=True, slots=True)
class NoteTime:
    """The frozen time of a note (None until the first key), and the in and out marked for a clip, in milliseconds."""

    frozen_ms: int | None = None
    in_ms: int | None = None
    out_ms: int | None = None

    @property
    def is_frozen(self) -> bool:
        """True from the first key press on."""
        return self.frozen_ms is not None

    @property
    def is_clip(self) -> bool:
        """True when both in and out are marked, so that the note becomes a clip."""
        return self.in_ms is not None and self.out_ms is not None

    def freeze(self, position_ms: int, lead_ms: int) -> "NoteTime":
        """Stand still at the playhead's position less the lead; a time that stands still already stays."""
        return self if self.is_frozen else replace(self, frozen_ms=max(0, position_ms - lead_ms))

    def thaw(self) -> "NoteTime":
        """Go with the playhead again."""
        return replace(self, frozen_ms=None)

    def with_in(self, ms: int) -> "NoteTime":
        """Mark where the clip starts; an out that does not come after it is forgotten."""
        return replace(self, in_ms=ms, out_ms=self.out_ms if self.out_ms is not None and self.out_ms > ms else None)

    def with_out(self, ms: int) -> "NoteTime":
        """Mark where the clip ends; an in that does not come before it is forgotten."""
        return replace(self, in_ms=self.in_ms if self.in_ms is not None and self.in_ms < ms else None, out_ms=ms)

    def without_in_out(self) -> "NoteTime":
        """The note is a moment again."""
        return replace(self, in_ms=None, out_ms=None)

    def span(self, position_ms: int, lead_ms: int, duration_ms: int = 0) -> tuple[int, int | None]:
        """Start and end the note would get now: the clip, else the frozen time, else the playhead less the lead."""
        if self.is_clip:
            return clamp_times(self.in_ms or 0, self.out_ms, duration_ms)
        return clamp_times(self.freeze(position_ms, lead_ms).frozen_ms or 0, None, duration_ms)

    def after_saving(self) -> "NoteTime":
        """What remains for the next note: a mark that was not used yet."""
        return NoteTime() if self.is_clip else self.thaw()
