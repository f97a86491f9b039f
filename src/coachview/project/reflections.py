from collections.abc import Sequence
from typing import Any

from coachview.model.ids import new_id
from coachview.model.reflection import Reflection
from coachview.project.links import Links
from coachview.project.rows import Rows
from coachview.project.store import Store
from coachview.project.tables import CYCLE, PERSON, REFLECTION, REFLECTION_ANNOTATION
from coachview.project.texts import clean_text


class Reflections(Rows[Reflection]):
    """The reflection prompts of each cycle and the answers to them, in their order."""

    table = REFLECTION
    order = "(SELECT created_utc FROM cycle WHERE cycle.id = cycle_id), cycle_id, position, id"

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self._links = Links(store, REFLECTION, REFLECTION_ANNOTATION)

    def add(self, cycle_id: str, author_id: str, prompt: str, answer: str = "") -> Reflection:
        """Add a prompt after the others of its cycle. Raises RowNotFoundError when cycle or author are gone."""
        self._store.require(CYCLE, cycle_id)
        self._store.require(PERSON, author_id)
        position = self._next_position(cycle_id)
        made = Reflection(new_id(), cycle_id, author_id, clean_text(prompt), clean_text(answer), position)
        self._store.insert(REFLECTION, made.id, {name: getattr(made, name) for name in REFLECTION.fields})
        return made

    def answer(self, reflection_id: str, answer: str) -> None:
        """Write the answer, in place of what was there."""
        self._change(reflection_id, {"answer": clean_text(answer)})

    def reword_prompt(self, reflection_id: str, prompt: str) -> None:
        """Change the question."""
        self._change(reflection_id, {"prompt": clean_text(prompt)})

    def link(self, reflection_id: str, annotation_id: str) -> None:
        """Say that the answer rests on an annotation; saying it twice is no change."""
        self._links.link(reflection_id, annotation_id)

    def unlink(self, reflection_id: str, annotation_id: str) -> None:
        """Take the link away; where there is none it is no change."""
        self._links.unlink(reflection_id, annotation_id)

    def remove(self, reflection_id: str) -> None:
        """Remove the prompt with its answer; undo brings both back."""
        self._change(reflection_id, {"deleted": 1})

    def all(self, cycle_id: str | None = None) -> list[Reflection]:
        """The reflections of a cycle, or of all cycles, oldest cycle first."""
        return self._select() if cycle_id is None else self._select("cycle_id = ?", (cycle_id,))

    def _values(self, rows: Sequence[tuple[Any, ...]]) -> list[Reflection]:
        links = self._links.by_owner(rows[0][0] if len(rows) == 1 else None) if rows else {}
        return [
            Reflection(row_id, cycle_id, author_id, prompt, answer, position, links.get(row_id, ()))
            for row_id, cycle_id, author_id, prompt, answer, position in rows
        ]
