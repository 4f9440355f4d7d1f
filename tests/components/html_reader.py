"""Reads markup as a browser would: its text, and its elements with their attributes."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"br", "hr", "input", "wbr"}


@dataclass
class Element:
    name: str
    attributes: dict[str, str]
    path: tuple[str, ...]  # classes of the elements around it, outermost first
    words: str = ""

    def __getitem__(self, name: str) -> str:
        return self.attributes[name]

    def get(self, name: str, default: str = "") -> str:
        return self.attributes.get(name, default)


@dataclass
class Reader(HTMLParser):
    """``skip``: classes whose content is left out of ``text``."""

    skip: tuple[str, ...] = ()
    text: str = ""
    elements: list[Element] = field(default_factory=list)
    open: list[Element] = field(default_factory=list)
    unbalanced: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        HTMLParser.__init__(self, convert_charrefs=True)

    def __hash__(self) -> int:
        return id(self)

    def handle_starttag(self, tag, attrs):
        path = tuple(element.get("class") for element in self.open)
        element = Element(tag, {name: value or "" for name, value in attrs}, path)
        self.elements.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag):
        if self.open and self.open[-1].name == tag:
            self.open.pop()
        else:
            self.unbalanced.append(tag)

    def handle_data(self, data):
        if not any(name in element.get("class").split() for element in self.open for name in self.skip):
            self.text += data
        for element in self.open:
            element.words += data

    def all(self, name: str | None = None, style: str | None = None) -> list[Element]:
        return [one for one in self.elements if (name is None or one.name == name) and (style is None or style in one.get("class").split())]

    def one(self, name: str | None = None, style: str | None = None) -> Element:
        found = self.all(name, style)
        if len(found) != 1:
            raise LookupError(f"{len(found)} of {name} .{style}")
        return found[0]


def read(markup: str, *skip: str) -> Reader:
    reader = Reader(skip)
    reader.feed(markup)
    reader.close()
    return reader
