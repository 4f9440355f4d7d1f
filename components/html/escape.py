"""The one way markup is made here: ``tag`` escapes every word and attribute it is given; only what it made itself passes through.

Article text and addresses are hostile until they have been through it. Whatever a text holds, its characters stay what and where they are:
only what cannot be sent (lone surrogates) or seen (C0 controls) is replaced, one for one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

BIDI = {
    "\u202a": "LRE", "\u202b": "RLE", "\u202c": "PDF", "\u202d": "LRO", "\u202e": "RLO",
    "\u2066": "LRI", "\u2067": "RLI", "\u2068": "FSI", "\u2069": "PDI",
}  # fmt: skip
CONTROL = re.compile(f"[{''.join(BIDI)}]")
UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
LOCAL = re.compile(r"(?![a-z][a-z0-9+.-]*:|[/\\]{2}|\\)[\x21-\x7e]*\Z", re.IGNORECASE)
REMOTE = re.compile(r"(https?://|mailto:)[\x21-\x7e]+\Z", re.IGNORECASE)
EMPTY = frozenset({"br", "hr", "input", "wbr"})
NAMES = re.compile(r"[a-z][a-z0-9-]*\Z")


class Html(str):
    """Markup made here. Adding plain text to it gives plain text, so it is escaped again: nothing slips in."""

    __slots__ = ()


Content = str | Iterable["Content"] | None


def text(words: str) -> Html:
    """Words as they stand, inert: a bidi control is kept inside a box of its own, where it turns nothing around."""
    parts, last = [], 0
    clean = printable(words)
    for found in CONTROL.finditer(clean):
        parts += [_escaped(clean[last : found.start()]), _control(found.group())]
        last = found.end()
    return Html("".join([*parts, _escaped(clean[last:])]))


def printable(words: str) -> str:
    """The same number of characters, all of which can be sent to a browser."""
    return UNSEEN.sub("\ufffd", words)


def plain(words: str) -> str:
    """For attributes and copied text: no controls that could turn the line around."""
    return CONTROL.sub("", printable(words))


def tag(name: str, *content: Content, **attributes: object) -> Html:
    """One element. ``class_`` is class, ``data_nav`` data-nav; None and False leave an attribute out, True gives it without a value."""
    if not NAMES.match(name):
        raise ValueError(f"{name!r} is no element")
    head = f"<{name}{_attributes(attributes)}>"
    return Html(head if name in EMPTY else f"{head}{join(content)}</{name}>")


def join(content: Content, between: str = "") -> Html:
    """Pieces one after the other: markup as it is, anything else escaped; None is nothing."""
    if content is None:
        return Html("")
    if isinstance(content, Html):
        return content
    if isinstance(content, str):
        return text(content)
    return Html(text(between).join(piece for piece in map(join, content) if piece))


def link(address: str) -> str | None:
    """An address worth following: our own, http(s) or mail; anything else (javascript:, data:) is none."""
    return address if LOCAL.match(address) or REMOTE.match(address) else None


def _escaped(words: str) -> str:
    return escape(words, quote=True).replace("\r", "&#13;")


def _control(letter: str) -> str:
    return f'<bdi class="mq-control" data-control="{BIDI[letter]}" title="U+{ord(letter):04X}">{letter}</bdi>'


def _attributes(attributes: dict[str, object]) -> str:
    return "".join(_attribute(name.rstrip("_").replace("_", "-"), value) for name, value in attributes.items())


def _attribute(name: str, value: object) -> str:
    if not NAMES.match(name) or name.startswith("on") or name == "style":
        raise ValueError(f"{name!r} is not an attribute we write")
    if value is None or value is False:
        return ""
    if name == "href":
        value = link(str(value))
        return f' href="{_escaped(value)}"' if value else ""
    return f" {name}" if value is True else f' {name}="{_escaped(plain(str(value)))}"'
