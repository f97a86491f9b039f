from collections.abc import Callable, Sequence
from dataclasses import dataclass

from coachview.model.annotation import Annotation, AnnotationType, Visibility
from coachview.ui.panels.text_match import has_words, words_of


@dataclass(frozen=True, slots=True)
class AnnotationFilter:
    """Which annotations are shown. An empty set, None or no words asks for nothing and lets everything pass."""

    author_ids: frozenset[str] = frozenset()
    types: frozenset[AnnotationType] = frozenset()
    visibility: Visibility | None = None
    words: tuple[str, ...] = ()

    @classmethod
    def with_text(cls, query: str) -> "AnnotationFilter":
        """Everything in whose text all words of the query occur."""
        return cls(words=words_of(query))

    @property
    def is_empty(self) -> bool:
        """True when everything passes."""
        return not (self.author_ids or self.types or self.visibility or self.words)

    def passing(self, annotations: Sequence[Annotation], folded: Callable[[Annotation], str]) -> list[Annotation]:
        """Those that are shown, in their order; `folded` gives a text as `text_match.fold` does, if words are wanted.

        One group after the other, because ten thousand annotations are filtered at every letter one types.
        """
        shown = list(annotations)
        if self.author_ids:
            shown = [one for one in shown if one.author_id in self.author_ids]
        if self.types:
            shown = [one for one in shown if one.type in self.types]
        if self.visibility is not None:
            shown = [one for one in shown if one.visibility is self.visibility]
        if self.words:
            first, rest = self.words[0], self.words[1:]
            shown = [one for one in shown if first in (text := folded(one)) and has_words(text, rest)]
        return shown
