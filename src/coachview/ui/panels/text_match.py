"""Finding typed words in texts whatever their case and accents: `ecole` finds “École”, `strasse` finds “Straße”."""

import re
import unicodedata

_MARKS = re.compile(
    "[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+"
)
"""Accents of Latin, Greek and Cyrillic, Hebrew points, Arabic vowel signs and tatweel (Unicode 15 block charts)."""
_UNDECOMPOSED = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe"})


def fold(text: str) -> str:
    """The text as it is compared: without case, accents, vowel points, and width or ligature forms."""
    if text.isascii():
        return text.lower()
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return _MARKS.sub("", folded).translate(_UNDECOMPOSED)


def words_of(query: str) -> tuple[str, ...]:
    """The folded words of what somebody typed into a search field."""
    return tuple(fold(query).split())


def has_words(folded: str, words: tuple[str, ...]) -> bool:
    """Whether every word occurs somewhere in a folded text; no words occur everywhere."""
    return all(word in folded for word in words)


def spans_of(text: str, words: tuple[str, ...]) -> list[tuple[int, int]]:
    """Where the words occur in a text, as (start, end) in its own characters, so that they can be marked."""
    pieces = [fold(character) for character in text]
    owners = [place for place, piece in enumerate(pieces) for _ in piece]
    folded = "".join(pieces)
    return [
        (owners[match.start()], owners[match.end() - 1] + 1)
        for word in words
        for match in re.finditer(re.escape(word), folded)
    ]
