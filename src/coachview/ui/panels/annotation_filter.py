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

    def accepts(self, annotation: Annotation, folded_text: str) -> bool:
        """Whether an annotation is shown; `folded_text` is its text as `text_match.fold` gives it."""
        return (
            (not self.author_ids or annotation.author_id in self.author_ids)
            and (not self.types or annotation.type in self.types)
            and (self.visibility is None or annotation.visibility is self.visibility)
            and has_words(folded_text, self.words)
        )
