"""What reflections and action steps have in common: a card that keeps its texts by itself and links annotations."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from coachview.model.annotation import Annotation
from coachview.project import Project
from coachview.ui.panels.annotation_chips import AnnotationChips
from coachview.ui.panels.attempt import attempt
from coachview.ui.panels.kept_text import KeptText
from coachview.ui.panels.link_picker import LinkPicker
from coachview.ui.panels.message_line import MessageLine
from coachview.ui.panels.themed import ThemedSheet
from coachview.ui.theme import Theme


class Card(QFrame):
    """One row of the project as a card. `rows` has its `link`, `unlink` and `remove`; `word` names it in edits.

    `jump_requested(annotation_id)`; what could not be kept is said on the card and by `trouble`.
    """

    jump_requested = Signal(str)
    trouble = Signal(str)
    left = Signal()

    def __init__(self, project: Project, theme: Theme, row_id: str, word: str) -> None:
        super().__init__()
        self.row_id = row_id
        self._project, self._theme, self._word = project, theme, word
        self._rows = project.reflections if word == "reflection" else project.action_steps
        self._recording_ids: list[str] = []
        self._linked: tuple[str, ...] = ()
        self._picker: LinkPicker | None = None
        self._placeholders: dict[KeptText, str] = {}
        self.writable = True
        self.chips = AnnotationChips(theme)
        self.message = MessageLine(theme)
        self.setObjectName("card")
        ThemedSheet(self, theme, "#card { background: {surface}; border: 1px solid {border}; border-radius: 10px; }")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(12, 10, 12, 10)
        self.column.setSpacing(8)
        self.chips.jump_requested.connect(self.jump_requested)
        self.chips.unlink_requested.connect(self._on_unlink)
        self.chips.link_requested.connect(self._on_link)

    @property
    def picker(self) -> LinkPicker | None:
        """The list of annotations to link while it is open."""
        return self._picker

    @property
    def texts(self) -> list[KeptText]:
        """The fields one writes in."""
        return list(self._placeholders)

    def make_text(self, label: str, placeholder: str, write: Callable[[str], object], name: str) -> KeptText:
        """A text of the card; `write` is the edit, `label` names it in the history, `name` is what it is called."""
        text = KeptText(lambda typed: attempt(self._project, label, lambda: write(typed)))
        text.setAccessibleName(name)
        text.failed.connect(self._on_failed)
        text.kept.connect(self.message.clear)
        text.left.connect(self.left)
        text.setPlaceholderText(placeholder)
        self._placeholders[text] = placeholder
        return text

    def show_links(self, annotations: Sequence[Annotation], recording_ids: list[str]) -> None:
        """Show the linked annotations; more can be chosen from these recordings."""
        self._recording_ids = recording_ids
        self._linked = tuple(one.id for one in annotations)
        self.chips.show_annotations(annotations)
        if self._picker is not None:
            self._picker.set_linked(frozenset(self._linked))

    def set_writable(self, writable: bool) -> None:
        """Whether anything on the card may be changed."""
        self.writable = writable
        self.chips.set_writable(writable)
        for text, placeholder in self._placeholders.items():
            text.setReadOnly(not writable)
            text.setPlaceholderText(placeholder if writable else "Nothing written")

    def flush(self) -> bool:
        """Keep what is typed; False when that failed."""
        kept = [text.flush() for text in self._placeholders]
        return all(kept)

    def unsaved_texts(self) -> list[str]:
        """What is typed and could not be kept yet."""
        return [text.text() for text in self._placeholders if text.pending]

    def edit(self, label: str, change: Callable[[], object]) -> bool:
        """Do one edit, and say what went wrong; True when it is kept."""
        sentence = attempt(self._project, label, change)
        if sentence:
            self.message.show_error(sentence)
            self.trouble.emit(sentence)
        else:
            self.message.clear()
        return not sentence

    def remove(self) -> None:
        """Remove the row; undo brings it back."""
        if self.flush():
            self.edit(f"Remove {self._word}", lambda: self._rows.remove(self.row_id))

    def _on_failed(self, sentence: str) -> None:
        self.message.show_error(f"{sentence} What you wrote is still here.")
        self.trouble.emit(sentence)

    def _on_link(self) -> None:
        picker = LinkPicker(self._project, self._theme, self._recording_ids, frozenset(self._linked))
        picker.toggled.connect(self._on_toggled)
        picker.destroyed.connect(self._on_picker_closed)
        self._picker = picker
        picker.open_below(self.chips.link_button)

    def _on_picker_closed(self) -> None:
        self._picker = None

    def _on_toggled(self, annotation_id: str, linked: bool) -> None:
        if linked:
            self.edit("Link annotation", lambda: self._rows.link(self.row_id, annotation_id))
        else:
            self._on_unlink(annotation_id)

    def _on_unlink(self, annotation_id: str) -> None:
        self.edit("Unlink annotation", lambda: self._rows.unlink(self.row_id, annotation_id))
