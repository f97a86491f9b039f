from PySide6.QtCore import QObject, Signal

from coachview.ui.panels.note_time import NoteTime
from coachview.ui.playback.playback import Playback


class NoteClock(QObject):
    """Holds the time of the note that is being written, and has playback stand still meanwhile.

    `lead_ms` is how long before the first key press a note is placed; with `pause_while_typing` playback stands still
    from that key until `resume`. `changed` whenever the time reads otherwise; `in_out_changed(in_ms, out_ms)`, with
    None for what is not marked.
    """

    changed = Signal()
    in_out_changed = Signal(object, object)

    def __init__(self, playback: Playback, parent: QObject) -> None:
        super().__init__(parent)
        self._playback = playback
        self._time = NoteTime()
        self._resumes = False
        self._lead_ms = 2000
        self.pause_while_typing = True
        playback.position_changed.connect(self._on_position)

    @property
    def lead_ms(self) -> int:
        """How long before the first key press a note is placed, in milliseconds."""
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
        start, _ = self._time.without_in_out().span(self._playback.position_ms(), self._lead_ms)
        return start

    def span(self) -> tuple[int, int | None]:
        """Start and end of the note as it stands, inside the recording."""
        return self._time.span(self._playback.position_ms(), self._lead_ms, self._playback.duration_ms())

    def freeze(self) -> None:
        """The first key was pressed: this moment, less the lead; later keys change nothing."""
        if self._time.is_frozen:
            return
        self.time = self._time.freeze(self._playback.position_ms(), self._lead_ms)
        if self.pause_while_typing and self._playback.is_playing:
            self._resumes = True
            self._playback.pause()

    def thaw(self) -> None:
        """Go with the playhead again."""
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
        self._resumes = False
        self.time = NoteTime()

    def _on_position(self, _ms: int) -> None:
        if not self._time.is_frozen:
            self.changed.emit()
