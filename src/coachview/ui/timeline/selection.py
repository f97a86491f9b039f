"""Which annotations are chosen. Pure: no Qt."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Selection:
    """The identities chosen, and among them the `current` one, which keys and Shift start from; empty when none is."""

    ids: frozenset[str] = frozenset()
    current: str = ""

    def only(self, one_id: str) -> "Selection":
        """That one and no other; none with an empty identity."""
        return Selection(frozenset({one_id}), one_id) if one_id else Selection()

    def toggled(self, one_id: str) -> "Selection":
        """With that one too, or without it when it was chosen."""
        if one_id not in self.ids:
            return Selection(self.ids | {one_id}, one_id)
        rest = self.ids - {one_id}
        return Selection(rest, self.current if self.current in rest else min(rest, default=""))

    def these(self, ids: Iterable[str], *, added: bool = False) -> "Selection":
        """Those; or those as well as what was chosen."""
        chosen = frozenset(ids) | (self.ids if added else frozenset())
        return Selection(chosen, self.current if self.current in chosen else min(chosen, default=""))

    def among(self, is_known: Callable[[str], object]) -> "Selection":
        """What of it still exists."""
        gone = {one_id for one_id in self.ids if not is_known(one_id)}
        return self.these(self.ids - gone) if gone else self
