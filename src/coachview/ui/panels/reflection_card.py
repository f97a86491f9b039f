from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel

from coachview.model.annotation import Annotation
from coachview.model.reflection import Reflection
from coachview.project import Project
from coachview.ui.panels.card import Card
from coachview.ui.panels.prompt_label import PromptLabel
from coachview.ui.panels.themed import icon_button
from coachview.ui.theme import Theme


class ReflectionCard(Card):
    """A reflection prompt, the answer to it, and the annotations the answer rests on."""

    def __init__(self, project: Project, theme: Theme, row_id: str) -> None:
        super().__init__(project, theme, row_id, "reflection")
        self.prompt = PromptLabel(self._reword)
        self.author = QLabel()
        self.author.setProperty("role", "muted")
        self.answer = self.make_text(
            "Answer reflection",
            "Write as you think; it is kept by itself",
            lambda typed: project.reflections.answer(row_id, typed),
            "Answer",
        )
        self.edit_button = icon_button(theme, "pencil", "Edit this question")
        self.remove_button = icon_button(theme, "trash-2", "Remove this question and its answer")
        self.edit_button.clicked.connect(self.prompt.begin_edit)
        self.remove_button.clicked.connect(self.remove)
        top = QHBoxLayout()
        top.setSpacing(2)
        top.addWidget(self.prompt, 1)
        for button in (self.edit_button, self.remove_button):
            top.addWidget(button, alignment=Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(top)
        for widget in (self.author, self.answer, self.message, self.chips):
            self.column.addWidget(widget)

    def show_row(
        self, row: Reflection, author: str, annotations: Sequence[Annotation], recording_ids: list[str]
    ) -> None:
        """Show the reflection as it is in the project; `author` is empty where that goes without saying."""
        self.prompt.show_text(row.prompt)
        self.answer.setAccessibleName(f"Answer to: {row.prompt}")
        self.author.setText(author)
        self.author.setVisible(bool(author))
        self.answer.show_saved(row.answer)
        self.show_links(annotations, recording_ids)

    def set_writable(self, writable: bool) -> None:
        super().set_writable(writable)
        self.prompt.set_writable(writable)
        self.edit_button.setVisible(writable)
        self.remove_button.setVisible(writable)

    def flush(self) -> bool:
        kept = [self.prompt.flush(), super().flush()]
        return all(kept)

    def _reword(self, prompt: str) -> bool:
        return self.edit("Reword prompt", lambda: self._project.reflections.reword_prompt(self.row_id, prompt))
