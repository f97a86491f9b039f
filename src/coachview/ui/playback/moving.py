"""Moving about in a recording: everything that is more than playing, seeking and stepping."""

from PySide6.QtCore import QObject, Signal

from coachview.model.annotation import Annotation
from coachview.ui.playback.loop import Looping
from coachview.ui.playback.places import Place, Places
from coachview.ui.playback.play_range import RangePlayer, Span
from coachview.ui.playback.playback import Playback
from coachview.ui.playback.shuttle import Shuttle
from coachview.ui.playback.shuttle_keys import HeldKey
from coachview.ui.settings import Settings


class Moving(QObject):
    """Shuttle, loop, playing a stretch, scrubbing, and the places one was at: together, over one Playback.

    `place_wanted(Place)` for going back and forward, for the place may be in another recording.
    """

    place_wanted = Signal(object)

    def __init__(self, playback: Playback, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._playback, self._settings = playback, settings
        self.shuttle = Shuttle(playback, self)
        self.looping = Looping(playback, self)
        self.range = RangePlayer(playback, self)
        self.held = HeldKey(self.step_frame, self)
        self._recording_id = ""
        self._places = Places()
        self._grabbed_at: Place | None = None
        self._plays_on = False
        self.range.over.connect(self._on_range_over)

    @property
    def here(self) -> Place:
        """Where one is now."""
        return Place(self._recording_id, self._playback.position_ms())

    @property
    def places(self) -> Places:
        """Where one was."""
        return self._places

    def use(self, recording_id: str) -> None:
        """Another recording is opened: nothing loops or stops there yet. The places stay."""
        self.shuttle.stand()
        self.range.drop()
        self.looping.clear()
        self._recording_id, self._grabbed_at, self._plays_on = recording_id, None, False

    def forget_places(self) -> None:
        """Another project is opened."""
        self._places = Places()

    def jump(self, time_ms: int) -> None:
        """Go to a time; the place left can be gone back to."""
        if self._grabbed_at is None:
            self.leave_for(Place(self._recording_id, time_ms))
        self._playback.seek(time_ms)

    def leave_for(self, there: Place) -> None:
        """Keep this place, for somebody goes from it to another one."""
        self._places = self._places.jumped(self.here, there)

    def back(self) -> None:
        """Go where one was before the last jump."""
        self._places, found = self._places.back(self.here)
        if found is not None:
            self.place_wanted.emit(found)

    def forward(self) -> None:
        """Go where one came back from."""
        self._places, found = self._places.forward(self.here)
        if found is not None:
            self.place_wanted.emit(found)

    def skip(self, delta_ms: int) -> None:
        """Go so far back or forward: a step, not a jump."""
        self._playback.skip(delta_ms)

    def step_frame(self, count: int) -> None:
        """Go to the next frame (+1) or the one before (-1), and stand there."""
        self.shuttle.stop()
        self._playback.step_frame(count)

    def hold_key(self) -> None:
        """K went down: stand still, and step with J and L until it is up."""
        self.shuttle.stop()
        self.held.press()

    def grab(self) -> None:
        """The playhead is being held: until it is let go, going to a time is dragging it and no jump."""
        self._grabbed_at = self.here

    def drag(self) -> None:
        """It is dragged: stand still meanwhile, so that the pictures passed can be seen."""
        self._plays_on = self._playback.is_playing
        self._playback.pause()

    def let_go(self) -> None:
        """It was let go: go on as before. If that is far away, it was a jump after all."""
        grabbed_at, plays_on = self._grabbed_at, self._plays_on
        self._grabbed_at, self._plays_on = None, False
        if grabbed_at is not None:
            self._places = self._places.jumped(grabbed_at, self.here)
        if plays_on:
            self._playback.play()

    def span_around(self, one: Annotation) -> Span:
        """What is played of an annotation: itself, with the room before and after it that is set."""
        span = Span(one.start_ms, one.start_ms if one.end_ms is None else one.end_ms)
        settings = self._settings
        return span.with_room(settings.pre_roll_ms, settings.post_roll_ms, self._playback.duration_ms())

    def play_around(self, one: Annotation) -> None:
        """Play an annotation, and stand still when it is over."""
        span = self.span_around(one)
        self.leave_for(Place(self._recording_id, span.start_ms))
        self.range.play(span)
        self.looping.let_go()

    def span_to_loop(self, one: Annotation) -> Span:
        """What is looped of an annotation: the clip, or what is around a moment."""
        return Span(one.start_ms, one.end_ms) if one.end_ms is not None else self.span_around(one)

    def loop_from_here(self) -> None:
        """The loop begins at this time."""
        self.range.drop()
        self.looping.set_a()

    def loop_to_here(self) -> None:
        """The loop jumps back at this time."""
        self.range.drop()
        self.looping.set_b()

    def loop_span(self, span: Span) -> None:
        """Play this over and over, from its start if one is not in it."""
        self.range.drop()
        self.looping.over(span.start_ms, span.end_ms)
        if not span.start_ms <= self._playback.position_ms() < span.end_ms:
            self.jump(span.start_ms)
        if not self._playback.is_playing:
            self._playback.play()

    def _on_range_over(self) -> None:
        self.looping.hold(self._playback.position_ms())
