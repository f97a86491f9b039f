"""Every text on its way into the file: any script, emoji and direction pass; what breaks a reader later does not."""

import re

_BREAKS = re.compile("\r\n|[\r\x0b\x0c]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_NOT_CHARACTERS = re.compile("[\ud800-\udfff\ufffe\uffff]")


def clean_text(text: str) -> str:
    r"""The text as it is kept; what is kept stays the same when cleaned again.

    Line ends of every system become `\n`. Control characters, NUL among them, fall away: XML 1.0 (and so Word and PDF)
    cannot carry them. Lone surrogates and the two non-characters of the first plane become U+FFFD, so that the text can
    always be encoded.
    """
    text = _BREAKS.sub("\n", text)
    text = _CONTROLS.sub("", text)
    return _NOT_CHARACTERS.sub("\N{REPLACEMENT CHARACTER}", text)
