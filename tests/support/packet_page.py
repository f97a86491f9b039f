"""Reading a packet's page back, as a parser sees it and not as the template wrote it."""

import json
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

_VOID = {"meta", "link", "img", "input", "br"}


@dataclass
class Element:
    """One element with its attributes, and all text inside it, that of its children included."""

    tag: str
    attributes: dict[str, str]
    text: str = ""

    @property
    def classes(self) -> set[str]:
        return set(self.attributes.get("class", "").split())


@dataclass
class PageReader(HTMLParser):
    """Every element of the page in the order of their beginnings. Unclosed or wrongly closed elements are an error."""

    elements: list[Element] = field(default_factory=list)
    _open: list[Element] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.elements.append(element)
        if tag not in _VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self._open, f"</{tag}> closes nothing"
        assert self._open[-1].tag == tag, f"</{tag}> closes <{self._open[-1].tag}>"
        self._open.pop()

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.text += data

    def find(self, tag: str, css_class: str = "") -> list[Element]:
        """The elements of that tag that have that class."""
        return [one for one in self.elements if one.tag == tag and (not css_class or css_class in one.classes)]

    @property
    def data(self) -> dict[str, Any]:
        """The data in the page."""
        (script,) = [one for one in self.find("script") if one.attributes.get("type") == "application/json"]
        found: dict[str, Any] = json.loads(script.text)
        return found


def read_page(html: bytes) -> PageReader:
    """The page, parsed to its end with every element closed."""
    reader = PageReader()
    reader.feed(html.decode())
    reader.close()
    assert not reader._open
    return reader
