"""Where one was before a jump, as a browser keeps its pages. Pure: no Qt."""

from dataclasses import dataclass

SMALL_STEP_MS = 1000
"""Whoever goes no farther has not left the place."""
_MOST = 100


@dataclass(frozen=True, slots=True)
class Place:
    """A time in a recording of the project."""

    recording_id: str
    time_ms: int

    def is_near(self, other: "Place") -> bool:
        """Whether both are the same to the eye."""
        return self.recording_id == other.recording_id and abs(self.time_ms - other.time_ms) <= SMALL_STEP_MS


@dataclass(frozen=True, slots=True)
class Places:
    """Places left by jumps: `past`, the last one last, and `future`, the next one last. Every method gives new ones."""

    past: tuple[Place, ...] = ()
    future: tuple[Place, ...] = ()

    def jumped(self, here: Place, there: Place) -> "Places":
        """Somebody jumps from here to there: here is kept, unless it is hardly a jump; the future is another now."""
        if here.is_near(there):
            return self
        past = self.past[:-1] if self.past and self.past[-1].is_near(here) else self.past
        return Places((*past, here)[-_MOST:])

    def back(self, here: Place) -> tuple["Places", Place | None]:
        """Where one was before here; None when nowhere."""
        past, found = _last_elsewhere(self.past, here)
        return (self, None) if found is None else (Places(past, (*self.future, here)), found)

    def forward(self, here: Place) -> tuple["Places", Place | None]:
        """Where one came back from; None when nowhere."""
        future, found = _last_elsewhere(self.future, here)
        return (self, None) if found is None else (Places((*self.past, here), future), found)


def _last_elsewhere(places: tuple[Place, ...], here: Place) -> tuple[tuple[Place, ...], Place | None]:
    """The last place that is not here already, and those before it."""
    for at in range(len(places) - 1, -1, -1):
        if not places[at].is_near(here):
            return places[:at], places[at]
    return (), None
