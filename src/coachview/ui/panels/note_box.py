"""Where annotations are written: always in view, and as quick as a key press."""

from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from coachview.model.annotation import Annotation, Visibility
from coachview.model.timecode import format_time
from coachview.project import Project
from coachview.ui.panels.attempt import attempt
from coachview.ui.panels.note_clock import NoteClock
from coachview.ui.panels.note_draft import NoteDraft
from coachview.ui.panels.note_form import NoteForm
from coachview.ui.panels.person_dialog import PersonDialog
from coachview.ui.panels.type_picker import TYPES
from coachview.ui.playback.playback import Playback
from coachview.ui.theme import Theme

_WRITE_HERE = "Write what you notice (M)"
_NO_RECORDING = "Notes are written about a recording."
_NO_PEOPLE = "A note needs somebody who wrote it."
_PAUSE_MS = 1500
_ADD_PERSON = "Add a person…"


class NoteBox(NoteForm):
    """Freezes the time at the first key, keeps the note at Enter, and gives the keys back.

    `finished` when the keys go back to the player; `in_out_changed(in_ms, out_ms)`, with None for what is not marked;
    `author_changed(person_id)` when the user writes as somebody else;
    `draft_changed` after a pause in typing, and when a note is kept or dropped: `draft` is worth keeping then.
    """

    finished = Signal()
    in_out_changed = Signal(object, object)
    author_changed = Signal(str)
    draft_changed = Signal()

    def __init__(self, project: Project, playback: Playback, theme: Theme) -> None:
        super().__init__(theme)
        self._project = project
        self._recording_id = ""
        self._read_only = project.read_only_reason
        self._dropped: NoteDraft | None = None
        self._private_by_default = False
        self.clock = NoteClock(playback, self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._listen()
        self.show_people()

    @property
    def lead_ms(self) -> int:
        """How long before the first key press a note is placed, in milliseconds."""
        return self.clock.lead_ms

    @lead_ms.setter
    def lead_ms(self, value: int) -> None:
        self.clock.lead_ms = value

    @property
    def pause_while_typing(self) -> bool:
        """Whether playback stands still from the first key to Enter."""
        return self.clock.pause_while_typing

    @pause_while_typing.setter
    def pause_while_typing(self, value: bool) -> None:
        self.clock.pause_while_typing = value

    @property
    def private_by_default(self) -> bool:
        """Whether notes start out private."""
        return self._private_by_default

    @private_by_default.setter
    def private_by_default(self, value: bool) -> None:
        self._private_by_default = value
        if self.edit.is_blank():
            self.private.setChecked(value)

    def set_recording(self, recording_id: str) -> None:
        """Write about this recording; a note about another one is not carried over (`draft` keeps it)."""
        if recording_id != self._recording_id:
            self._recording_id = recording_id
            self._dropped = None
            self._start_anew()
            self.hint.setText("")
            self.clock.forget()
        self._show_state()

    def set_read_only(self, reason: str) -> None:
        """Why nothing can be written; empty when it can."""
        self._read_only = reason
        self._show_state()

    def show_people(self) -> None:
        """Offer the people of the project to write as; somebody is always chosen where there is anybody."""
        people = self._project.people.all()
        if people and self._project.author_id not in {one.id for one in people}:
            self._project.author_id = people[0].id
        self.header.author.show_people(people, self._project.author_id)
        self._show_state()

    def begin(self) -> None:
        """M was pressed: put the cursor here and freeze the time at this key press, less the lead."""
        if not self._can_write() or not self.isVisible():
            return
        if self.edit.is_blank() and not self.edit.hasFocus():
            self.clock.thaw()
        self._freeze()
        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def set_in(self, ms: int) -> None:
        """The next note is about a clip that starts here."""
        self.clock.time = self.clock.time.with_in(ms)

    def set_out(self, ms: int) -> None:
        """The next note is about a clip that ends here."""
        self.clock.time = self.clock.time.with_out(ms)

    def clear_in_out(self) -> None:
        """The next note is about a moment again."""
        self.clock.time = self.clock.time.without_in_out()

    def draft(self) -> dict[str, Any] | None:
        """What is written and not kept yet, as plain values; None when nothing is."""
        return None if self.edit.is_blank() else self.as_draft(self.clock.time).to_values()

    def restore_draft(self, draft: dict[str, Any]) -> None:
        """Write again what `draft` gave; whatever is being written stays instead."""
        kept = NoteDraft.from_values(draft)
        if kept.text.strip() and self.edit.is_blank():
            self._resume_draft(kept)

    def rescue(self, text: str) -> None:
        """Offer a text that has lost its place: it can be brought back into this box."""
        if text.strip():
            self._dropped = NoteDraft(text, self.types.type, private=True)
            self._offer_dropped()

    def write_into_project(self) -> Annotation:
        """Add the note as it stands, for an edit that is open already; `was_kept` is to follow when it is committed.

        Raises like `annotations.add`; the note stays in any case.
        """
        start, end = self.clock.span()
        return self._project.annotations.add(
            self._recording_id,
            self.header.author.chosen_id,
            self.edit.text().strip(),
            type=self.types.type,
            start_ms=start,
            end_ms=end,
            visibility=Visibility.PRIVATE if self.private.isChecked() else Visibility.SHARED,
        )

    def was_kept(self, start_ms: int) -> None:
        """The note was written into the project by another way than Enter: be ready for the next, and stand still."""
        self.clock.stay()
        self._forget_kept(start_ms)

    def _listen(self) -> None:
        self.edit.touched.connect(self._freeze)
        self.edit.clicked.connect(self._on_clicked)
        self.edit.entered.connect(self._on_entered)
        self.edit.escaped.connect(self._on_escaped)
        self.edit.chosen.connect(self._on_chosen)
        self.edit.undo_wanted.connect(self._bring_back)
        self.edit.textChanged.connect(self._on_text)
        self._pause.timeout.connect(self.draft_changed)
        self.clock.changed.connect(self._show_time)
        self.clock.in_out_changed.connect(self.in_out_changed)
        self.header.reset_requested.connect(self._on_reset)
        self.header.clear_requested.connect(self.clear_in_out)
        self.header.author.chosen.connect(self._on_author)
        self.header.author.add_requested.connect(self._add_person)
        self.message.acted.connect(self._on_message_acted)
        QApplication.instance().focusChanged.connect(self._on_focus_changed)

    def _can_write(self) -> bool:
        return bool(self._recording_id) and not self._read_only

    def _has_author(self) -> bool:
        return bool(self.header.author.chosen_id)

    def _freeze(self) -> None:
        if self._can_write():
            self.clock.freeze()

    def _keep(self) -> bool:
        """Write the note into the project; what stands in the way is said beneath the text, which stays."""
        start, _end = self.clock.span()
        sentence = _NO_PEOPLE
        if self._has_author():
            sentence = attempt(self._project, "Add annotation", self.write_into_project)
        if sentence:
            action = "" if self._has_author() else _ADD_PERSON
            self.message.show_error(f"{sentence} Your note is still here: press Enter to try again.", action)
            return False
        self._forget_kept(start)
        return True

    def _forget_kept(self, start_ms: int) -> None:
        self._dropped = None
        self.clock.time = self.clock.time.after_saving()
        self._start_anew()
        self.hint.setText(f"✓ kept at {format_time(start_ms)}")
        self.draft_changed.emit()

    def _on_entered(self, stay: bool) -> None:
        blank = self.edit.is_blank()
        if not blank and not self._keep():
            return
        if not stay:
            self._leave()
        elif not blank:
            self.clock.resume()

    def _on_escaped(self) -> None:
        if not self.edit.is_blank():
            self._dropped = self.as_draft(self.clock.time)
        self._start_anew()
        self._offer_dropped()
        self.draft_changed.emit()
        self._leave()

    def _leave(self) -> None:
        """Give the keys back to the player."""
        self.clock.thaw()
        self.edit.clearFocus()
        self.clock.resume()
        self.finished.emit()

    def _on_clicked(self) -> None:
        if self.edit.is_blank():
            self._freeze()

    def _on_text(self) -> None:
        if self.edit.is_blank():
            return
        self._pause.start()
        # Whatever way a text came in (undo, drag and drop, an input method), its time stands still from now on.
        self._freeze()
        self.hint.setText("Enter keeps it")
        self.message.clear()

    def _on_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        """An empty box that is left is as if it had not been entered."""
        inside = now is None or now is self or self.isAncestorOf(now)
        if not inside and self.clock.time.is_frozen and self.edit.is_blank():
            self.clock.thaw()
            self.clock.resume()

    def _on_chosen(self, number: int) -> None:
        if number < len(TYPES):
            self.types.choose(TYPES[number])
        else:
            self.private.toggle()

    def _on_reset(self) -> None:
        self.clock.thaw()
        if not self.edit.is_blank():
            self._freeze()

    def _on_author(self, person_id: str) -> None:
        self._project.author_id = person_id
        self.author_changed.emit(person_id)

    def _add_person(self) -> None:
        dialog = PersonDialog(self._project, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.added.connect(self._on_person_added)
        dialog.open()

    def _on_person_added(self, person_id: str) -> None:
        self._on_author(person_id)
        self.message.clear()
        self.show_people()

    def _on_message_acted(self) -> None:
        if self._dropped is not None and self.edit.is_blank():
            self._bring_back()
        elif not self.header.author.chosen_id:
            self._add_person()

    def _offer_dropped(self) -> None:
        if self._dropped is not None and self.edit.is_blank():
            first = self._dropped.text.strip().splitlines()[0]
            self.message.offer(f"Dropped: “{first[:40]}{'…' if len(first) > 40 else ''}”", "Bring back")

    def _bring_back(self) -> None:
        dropped, self._dropped = self._dropped, None
        if dropped is not None and self.edit.is_blank():
            self._resume_draft(dropped)
            self.edit.setFocus()

    def _start_anew(self) -> None:
        self._pause.stop()
        self.empty(private=self._private_by_default)

    def _resume_draft(self, draft: NoteDraft) -> None:
        self.clock.time = draft.time
        self.fill(draft)

    def _show_time(self) -> None:
        self.header.show_time(self.clock.time, self.clock.moment_ms)

    def _show_state(self) -> None:
        writes = self._can_write()
        self.set_writable(writes, _WRITE_HERE if writes else _NO_RECORDING)
        self.show_only(self._read_only)
        if writes and not self.header.author.chosen_id:
            self.message.show_error(_NO_PEOPLE, _ADD_PERSON)
        self._show_time()
