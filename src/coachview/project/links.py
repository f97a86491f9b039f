"""Links from a reflection or an action step to the annotations it rests on: sets, so that merging is simple."""

from collections import defaultdict
from collections.abc import Mapping

from coachview.model.ids import pair_id
from coachview.project import sql
from coachview.project.store import Store
from coachview.project.tables import ANNOTATION, Table


class Links:
    """The rows of one link table. A link has the same identity on every copy; unlinking leaves a tombstone."""

    def __init__(self, store: Store, owners: Table, table: Table) -> None:
        self._store, self._owners, self._table = store, owners, table

    def link(self, owner_id: str, annotation_id: str) -> None:
        """Make the link; one that is there already is no change."""
        self._store.require(self._owners, owner_id)
        self._store.require(ANNOTATION, annotation_id)
        link_id = pair_id(owner_id, annotation_id)
        if self._store.has(self._table, link_id):
            self._store.update(self._table, link_id, {"deleted": 0})
        else:
            self._store.insert(self._table, link_id, {self._table.owner: owner_id, "annotation_id": annotation_id})

    def unlink(self, owner_id: str, annotation_id: str) -> None:
        """Take the link away; one that is not there is no change."""
        self._store.require(self._owners, owner_id)
        link_id = pair_id(owner_id, annotation_id)
        if self._store.has(self._table, link_id):
            self._store.update(self._table, link_id, {"deleted": 1})

    def by_owner(self, owner_id: str | None = None) -> Mapping[str, tuple[str, ...]]:
        """Each owner's annotations in time order, removed ones left out; those of one owner, or of all."""
        owner_name = f"link.{self._table.owner}"
        only, values = ("", ()) if owner_id is None else (f" AND {owner_name} = ?", (owner_id,))
        question = sql.select(
            (owner_name, "annotation.id"),
            f"{self._table.name} AS link JOIN annotation ON annotation.id = link.annotation_id",
            f"link.deleted = 0 AND annotation.deleted = 0{only}",
            "annotation.start_ms, annotation.created_utc, annotation.id",
        )
        gathered: dict[str, list[str]] = defaultdict(list)
        for owner, annotation_id in self._store.rows(question, values):
            gathered[owner].append(annotation_id)
        return {owner: tuple(ids) for owner, ids in gathered.items()}
