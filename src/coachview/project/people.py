from collections.abc import Sequence
from typing import Any

from coachview.model.ids import new_id
from coachview.model.person import Person, Role
from coachview.project.errors import InvalidEntryError
from coachview.project.rows import Rows
from coachview.project.tables import PERSON
from coachview.project.texts import clean_text


class People(Rows[Person]):
    """The teacher and the coach, and whoever joins them; teachers first, then by name."""

    table = PERSON
    order = "name, id"

    def add(self, name: str, role: Role) -> Person:
        """Add somebody. Raises InvalidEntryError for a blank name."""
        person = Person(new_id(), _checked(name), Role(role))
        self._store.insert(PERSON, person.id, {"name": person.name, "role": person.role.value})
        return person

    def rename(self, person_id: str, name: str) -> None:
        """Give somebody another name. Raises InvalidEntryError for a blank one."""
        self._change(person_id, {"name": _checked(name)})

    def all(self) -> list[Person]:
        """Everybody, teachers first, then by name."""
        return sorted(self._select(), key=lambda one: (one.role is not Role.TEACHER, one.name.casefold(), one.id))

    def _values(self, rows: Sequence[tuple[Any, ...]]) -> list[Person]:
        return [Person(row_id, name, Role(role)) for row_id, name, role in rows]


def _checked(name: str) -> str:
    cleaned = clean_text(name).strip()
    if not cleaned:
        raise InvalidEntryError("A person needs a name. Write one, or initials.")
    return cleaned
