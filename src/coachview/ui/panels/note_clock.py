from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from coachview.ui.panels.note_time import NoteTime
from coachview.ui.playback.playback import Playback


class NoteClock(QObject):
    """Holds the time of the note that is being written, and has playback stand still meanwhile.

    While it plays, a note is placed `lead_ms` before the first key press: so long one needs to see and to decide. When
    it stands still, somebody chose the frame: the note is placed at that frame's own time. With `pause_while_typing`
    playback stands still from that key until `resume`. `changed` whenever the time reads otherwise;
    `in_out_changed(in_ms, out_ms)`, with None for what is not marked.
    """

    changed = Signal()
    in_out_changed = Signal(object, object)

    def __init__(self, playback: Playback, parent: QObject) -> None:
        super().__init__(parent)
        self._playback = playback
        self._time = NoteTime()
        self._resumes = False
        self._awaits_frame = False
        self._lead_ms = 2000
        self.pause_while_typing = True
        playback.position_changed.connect(self._on_position)

    @property
    def lead_ms(self) -> int:
        """How long before the first key press a note is placed while it plays, in milliseconds."""
        return self._lead_ms

    @lead_ms.setter
    def lead_ms(self, value: int) -> None:
        self._lead_ms = value
        self.changed.emit()

    @property
    def time(self) -> NoteTime:
        """What is decided of the note's time."""
        return self._time

    @time.setter
    def time(self, time: NoteTime) -> None:
        before, self._time = self._time, time
        self.changed.emit()
        if (time.in_ms, time.out_ms) != (before.in_ms, before.out_ms):
            self.in_out_changed.emit(time.in_ms, time.out_ms)

    @property
    def moment_ms(self) -> int:
        """Where a moment would be placed now."""
        start, _ = self._time.without_in_out().span(self._playback.position_ms(), self._lead_now())
        return start

    def span(self) -> tuple[int, int | None]:
        """Start and end of the note as it stands, inside the recording."""
        return self._time.span(self._playback.position_ms(), self._lead_now(), self._playback.duration_ms())

    def freeze(self) -> None:
        """The first key was pressed: this moment, less the lead; later keys change nothing."""
        if self._time.is_frozen:
            return
        lead_ms = self._lead_now()
        self.time = self._time.freeze(self._playback.position_ms(), lead_ms)
        if self.pause_while_typing and self._playback.is_playing:
            self._resumes = True
            self._playback.pause()
        self._awaits_frame = lead_ms == 0 and not self._playback.is_playing and not self._playback.is_exact

    def thaw(self) -> None:
        """Go with the playhead again."""
        self._awaits_frame = False
        self.time = self._time.thaw()

    def resume(self) -> None:
        """Play on, where playback stood still for the note only."""
        resumes, self._resumes = self._resumes, False
        if resumes and not self._playback.is_playing:
            self._playback.play()

    def stay(self) -> None:
        """Do not play on, whatever stood still for the note."""
        self._resumes = False

    def forget(self) -> None:
        """Another recording: nothing of the time is true for it, and nothing is to be played on."""
        self._resumes = self._awaits_frame = False
        self.time = NoteTime()

    def _lead_now(self) -> int:
        return self._lead_ms if self._playback.is_playing else 0

    def _on_position(self, ms: int) -> None:
        """The frame that was still being decoded at the first key is there now, unless one went elsewhere instead."""
        if self._awaits_frame and self._time.is_frozen and self._playback.is_exact:
            self.time = replace(self._time, frozen_ms=ms)
        elif not self._time.is_frozen:
            self.changed.emit()
        self._awaits_frame = False
