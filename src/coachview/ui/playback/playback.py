"""What the window plays with: libVLC while it plays, the exact frame whenever it stands still."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QImage

from coachview.media.player_picture import PictureForm
from coachview.media.probe import MediaInfo
from coachview.player.player import Player, PlayerState
from coachview.ui.playback.exact_frames import ExactFrames, Shot
from coachview.ui.playback.sound_and_speed import SoundAndSpeed
from coachview.ui.playback.throttle import Throttle

_TICK_MS = 33
_SCRUB_MS = 80
"""While it plays, libVLC is asked for another time no more often than this; the time wanted is shown at once."""

_NEAR_END_MS = 1000


@dataclass(frozen=True, slots=True)
class Glimpse:
    """What was on the screen at a moment of playing: the time by the player's clock, and the picture if it is its."""

    time_ms: int
    picture: QImage | None


class Playback(SoundAndSpeed):
    """One recording at a time: its time, its state, and the picture to show. All times are ms from its start.

    Standing still, the picture is the frame of the time shown and the time is that frame's own; until it is decoded,
    the picture before stays, or an approximate one where it takes long, and the time is the one asked for. Signals:
    `position_changed(int)`, some 30 times a second while playing; `state_changed(PlayerState)`;
    `duration_changed(int)`; `rate_changed(float)`; `volume_changed(int, bool)` with whether it is muted;
    `picture_changed()`; `trouble(str)`, a sentence for the user; `sought(int)` when another time was asked for, before
    anything else is told of it.
    """

    position_changed = Signal(int)
    state_changed = Signal(object)
    duration_changed = Signal(int)
    picture_changed = Signal()
    trouble = Signal(str)
    sought = Signal(int)

    def __init__(self, player: Player, frames: ExactFrames | None = None, parent: QObject | None = None) -> None:
        """Take over the player and the frames; `shut_down` ends both."""
        super().__init__(player, parent)
        self._frames = frames or ExactFrames()
        self._forget()
        self._state = PlayerState.EMPTY
        self._tick = QTimer(self)
        self._tick.setInterval(_TICK_MS)
        self._tick.setTimerType(Qt.TimerType.PreciseTimer)
        self._tick.timeout.connect(self._on_tick)
        self._scrub = Throttle(player.seek, _SCRUB_MS, self)
        player.state_changed.connect(self._on_player_state)
        player.duration_changed.connect(self._on_player_duration)
        player.picture_ready.connect(self._on_player_picture)
        player.failed.connect(self._on_player_failed)
        self._frames.formed.connect(self._on_formed)
        self._frames.opened.connect(self._on_opened)
        self._frames.unreadable.connect(self._on_unreadable)
        self._frames.shown.connect(self._on_shown)
        self._frames.trouble.connect(self._on_frame_trouble)

    @property
    def can_play(self) -> bool:
        """False where libVLC is missing: everything but playing works, and `why_not` says what to install."""
        return self._player.can_play

    @property
    def why_not(self) -> str:
        """A sentence for the user when nothing can be played here; else empty."""
        return self._player.why_not

    @property
    def path(self) -> Path | None:
        """The recording that is open; None when there is none, or its file is not there."""
        return self._path

    @property
    def is_playing(self) -> bool:
        return self._state is PlayerState.PLAYING

    @property
    def state(self) -> PlayerState:
        """EMPTY, PAUSED, PLAYING, ENDED, or FAILED with a recording of which nothing can be shown or played."""
        return self._state

    @property
    def complaint(self) -> str:
        """What is wrong with the recording; empty when nothing is known to be."""
        return self._complaint

    @property
    def is_sound_only(self) -> bool:
        """True when it is known that the recording has no picture."""
        return self._info is not None and not self._info.has_video

    @property
    def is_exact(self) -> bool:
        """True when `picture` is the exact frame at `position_ms`."""
        return not self.is_playing and self._shot is not None and self._shot.wish == self._wish

    @property
    def awaits_exact(self) -> bool:
        """True while it stands and the exact frame of `position_ms` is still being decoded."""
        if self._path is None or self.is_playing or self._unreadable or self.is_sound_only:
            return False
        return self._wish not in {self._failed_wish, self._shot.wish if self._shot else 0}

    def open(self, path: Path, *, resume_at_ms: int = 0) -> None:
        """Show this recording, standing at a time; at the start when the time is close to the end."""
        self._leave()
        self._path, self._resumed = path, resume_at_ms > 0
        self._open_player(path)
        self._frames.open(path)
        self._stand(max(0, resume_at_ms))
        self._refresh_state()

    def close(self) -> None:
        """Show nothing."""
        had_picture = self._picture is not None
        self._leave()
        self._frames.close()
        self._player.close()
        self._refresh_state()
        self.duration_changed.emit(0)
        self.position_changed.emit(0)
        if had_picture:
            self.picture_changed.emit()

    def show_nothing(self, duration_ms: int) -> None:
        """Show nothing of a recording whose file is not there; its time can be moved all the same, for its notes."""
        self.close()
        self._bare_ms = duration_ms
        self.duration_changed.emit(duration_ms)

    def toggle(self) -> None:
        """Play, or pause."""
        if self.is_playing:
            self.pause()
        else:
            self.play()

    def play(self) -> None:
        """Go on from where it stands; from the start when it has ended. Says why when it cannot."""
        if self._path is None:
            return
        if not self.can_play or self._unreadable:
            self.trouble.emit(self.why_not or self._complaint)
            return
        if self._player.state() is PlayerState.FAILED:
            self._open_player(self._path)  # perhaps a stick was pulled out and is back
        self._put_player_in_place()
        self._player.play()

    def glimpse(self) -> Glimpse:
        """What is on the screen now, for `pause_at`."""
        is_of_now = self.is_playing and self._scrub.waiting is None and self._player.shows_time()
        return Glimpse(self.position_ms(), self._picture if is_of_now else None)

    def pause(self) -> None:
        """Stand still at the frame that is on the screen; it is shown exactly."""
        self.pause_at(self.glimpse())
        self._paused_wish = self._wish

    def pause_at(self, glimpse: Glimpse) -> None:
        """Stand still at the frame that was on the screen a little while ago."""
        if self.is_playing:
            self._standing_ms = glimpse.time_ms
            self._scrub.drop()
            self._player.pause()
            self._stand(glimpse.time_ms, glimpse.picture)

    def position_ms(self) -> int:
        """The time now."""
        if not self.is_playing:
            return self._standing_ms
        return self._player.time_ms() if self._scrub.waiting is None else self._scrub.waiting

    def duration_ms(self) -> int:
        """How long the recording is; 0 until that is known."""
        known_ms = self._bare_ms if self._info is None else self._info.duration_ms
        return known_ms or self._player.duration_ms()

    @property
    def frame_rate(self) -> float:
        """Frames a second on average; 0.0 until that is known, and without a picture."""
        return 0.0 if self._info is None else self._info.frame_rate

    def seek(self, position_ms: int) -> None:
        """Go to a time inside the recording; playing goes on there."""
        if self._path is None:
            self._standing_ms = max(0, min(position_ms, self._bare_ms))
            self.position_changed.emit(self._standing_ms)
            return
        duration_ms = self.duration_ms()
        wanted_ms = max(0, min(position_ms, duration_ms) if duration_ms else position_ms)
        self.sought.emit(wanted_ms)
        if self.is_playing:
            self._scrub.put(wanted_ms)
            self.position_changed.emit(wanted_ms)
        else:
            if self._state is PlayerState.ENDED:
                self._player.seek(wanted_ms)
            self._stand(wanted_ms)

    def skip(self, delta_ms: int) -> None:
        """Go so far back or forward."""
        self.seek(self.position_ms() + delta_ms)

    def step_frame(self, count: int) -> None:
        """Go to the next frame (+1) or the one before (-1), and stand there."""
        if self._path is None or count == 0:
            return
        self.pause()
        if self._state is PlayerState.ENDED:
            self._player.seek(self._standing_ms)
        self._wish = self._frames.step(count)
        self.position_changed.emit(self._standing_ms)

    def picture(self) -> QImage | None:
        """What to show now; None before the first picture."""
        return self._picture

    def shut_down(self) -> None:
        """End every thread; of no use afterwards."""
        self._leave()
        self._frames.shut_down()
        self._player.shut_down()

    def _forget(self) -> None:
        self._path: Path | None = None
        self._info: MediaInfo | None = None
        self._form: PictureForm | None = None
        self._unreadable = False
        self._complaint = ""
        self._resumed = False
        self._bare_ms = 0
        self._standing_ms = 0
        self._wish = self._paused_wish = self._failed_wish = 0
        self._shot: Shot | None = None
        self._picture: QImage | None = None

    def _leave(self) -> None:
        self._tick.stop()
        self._scrub.drop()
        self._forget()

    def _stand(self, time_ms: int, seen: QImage | None = None) -> None:
        """Say this time at once, and have its frame decoded."""
        self._standing_ms = time_ms
        self._wish = self._frames.show(time_ms, seen)
        self.position_changed.emit(time_ms)

    def _open_player(self, path: Path) -> None:
        self._player.open(path)
        if self._form is not None:
            self._player.set_picture_form(self._form)

    def _put_player_in_place(self) -> None:
        """Standing, the player need not be at the frame's own first millisecond, but inside the frame."""
        if self._player.state() is not PlayerState.PAUSED:
            return
        end_ms = self._shot.end_ms if self.is_exact else self._standing_ms + 1
        if not self._standing_ms <= self._player.time_ms() < end_ms:
            self._player.seek(self._standing_ms)

    def _on_tick(self) -> None:
        self.position_changed.emit(self.position_ms())

    def _on_player_state(self, state: PlayerState) -> None:
        if self._path is None:
            return
        stopped_by_itself = state is PlayerState.ENDED or (state is PlayerState.FAILED and self.is_playing)
        if stopped_by_itself:
            self._standing_ms = self.duration_ms() if state is PlayerState.ENDED else self._player.time_ms()
            self._scrub.drop()
        self._refresh_state()
        if state is PlayerState.PLAYING:
            self._frames.rest()
            self._tick.start()
            return
        self._tick.stop()
        if stopped_by_itself:
            self._stand(self._standing_ms)

    def _refresh_state(self) -> None:
        state = self._player.state()
        if self._path is None:
            state = PlayerState.EMPTY
        elif state in {PlayerState.EMPTY, PlayerState.FAILED}:
            state = PlayerState.FAILED if self._unreadable else PlayerState.PAUSED
        if state is not self._state:
            self._state = state
            self.state_changed.emit(state)

    def _on_player_duration(self, duration_ms: int) -> None:
        if self._info is None and self._path is not None and duration_ms:
            self.duration_changed.emit(duration_ms)

    def _on_player_picture(self) -> None:
        if self.is_playing:
            self._show(self._player.picture())

    def _on_player_failed(self, sentence: str) -> None:
        """Say it, unless it is not known yet whether there is something better to say: what the file is."""
        self._complaint = sentence
        if self._info is not None:
            self.trouble.emit(sentence)
        self._refresh_state()

    def _on_formed(self, form: PictureForm) -> None:
        self._form = form
        self._player.set_picture_form(form)

    def _on_opened(self, info: MediaInfo) -> None:
        self._info = info
        self.duration_changed.emit(self.duration_ms())
        if self._complaint:
            self.trouble.emit(self._complaint)
        if not info.has_video:
            self.picture_changed.emit()
        if self._resumed and self._standing_ms >= self.duration_ms() - _NEAR_END_MS and not self.is_playing:
            self._stand(0)

    def _on_unreadable(self, sentence: str) -> None:
        self._unreadable, self._complaint = True, sentence
        self._player.close()
        self._refresh_state()
        self.trouble.emit(sentence)

    def _on_frame_trouble(self, sentence: str) -> None:
        self._failed_wish = self._wish
        self.picture_changed.emit()
        self.trouble.emit(sentence)

    def _on_shown(self, shot: Shot) -> None:
        if self.is_playing:
            return
        if not shot.exact:
            if shot.wish != self._paused_wish:  # else what is on the screen is nearer
                self._show(shot.image)
            return
        self._shot = shot
        if self.is_exact and self._state is not PlayerState.ENDED and shot.time_ms != self._standing_ms:
            self._standing_ms = shot.time_ms
            if shot.wish == self._paused_wish and not shot.time_ms <= self._player.time_ms() < shot.end_ms:
                self._player.stands_at(shot.time_ms)  # and goes on from there: it was what was seen
            self.position_changed.emit(shot.time_ms)
        self._show(shot.image)

    def _show(self, image: QImage | None) -> None:
        self._picture = image
        self.picture_changed.emit()
