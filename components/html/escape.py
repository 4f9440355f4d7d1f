"""The one way markup is made here: ``tag`` escapes every word and attribute it is given; only what it made itself passes through.

Article text and addresses are hostile until they have been through it. Whatever a text holds, its characters stay what and where they are:
only what cannot be sent (lone surrogates) or seen (C0 controls) is replaced, one for one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from html import escape

BIDI = {
    "\u202a": "LRE", "\u202b": "RLE", "\u202c": "PDF", "\u202d": "LRO", "\u202e": "RLO",
    "\u2066": "LRI", "\u2067": "RLI", "\u2068": "FSI", "\u2069": "PDI",
}  # fmt: skip
CONTROL = re.compile(f"[{''.join(BIDI)}]")
HIDDEN = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff"
UNSEEN = re.compile(f"[{HIDDEN}]")
SPECIAL = re.compile(f"[&<>\"'\r{''.join(BIDI)}{HIDDEN}]")  # words without one of these stand as they are
LOCAL = re.compile(r"(?![a-z][a-z0-9+.-]*:|[/\\]{2}|\\)[\x21-\x7e]*\Z", re.IGNORECASE)
REMOTE = re.compile(r"(https?://|mailto:)[\x21-\x7e]+\Z", re.IGNORECASE)
SIGNED = re.compile(r"([0-9A-Za-z٠-٩]+(?:[-_./:][0-9A-Za-z٠-٩]+)+)")
EMPTY = frozenset({"br", "hr", "input", "wbr"})
NAMES = re.compile(r"[a-z][a-z0-9-]*\Z")


class Html(str):
    """Markup made here. Adding plain text to it gives plain text, so it is escaped again: nothing slips in."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        """Streamlit takes it as it is; a plain string it would look for on the disk, and strip of an indentation."""
        return str(self)


Content = str | Iterable["Content"] | None


def text(words: str) -> Html:
    """Words as they stand, inert: a bidi control is kept inside a box of its own, where it turns nothing around."""
    if not SPECIAL.search(words):
        return Html(words)
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
    head = f"<{_element(name)}{_attributes(attributes)}>"
    return Html(head if name in EMPTY else f"{head}{join(content)}</{name}>")


def join(content: Content, between: str = "") -> Html:
    """Pieces one after the other: markup as it is, anything else escaped; None is nothing."""
    if isinstance(content, Html):
        return content
    if content is None:
        return Html("")
    if isinstance(content, str):
        return text(content)
    pieces = [piece for one in content if (piece := one if isinstance(one, Html) else join(one))]
    return Html(text(between).join(pieces) if between else "".join(pieces))


def link(address: str) -> str | None:
    """An address worth following: our own, http(s) or mail; anything else (javascript:, data:) is none."""
    return address if LOCAL.match(address) or REMOTE.match(address) else None


def _escaped(words: str) -> str:
    if not SPECIAL.search(words):
        return words
    return escape(words, quote=True).replace("\r", "&#13;")


def _control(letter: str) -> str:
    return f'<bdi class="mq-control" data-control="{BIDI[letter]}" title="U+{ord(letter):04X}">{letter}</bdi>'


def _attributes(attributes: dict[str, object]) -> str:
    return "".join([_attribute(_named(name), value) for name, value in attributes.items()])


@cache
def _element(name: str) -> str:
    if not NAMES.match(name):
        raise ValueError(f"{name!r} is no element")
    return name


@cache
def _named(attribute: str) -> str:
    name = attribute.rstrip("_").replace("_", "-")
    if not NAMES.match(name) or name.startswith("on") or name == "style":
        raise ValueError(f"{name!r} is not an attribute we write")
    return name


def _attribute(name: str, value: object) -> str:
    if value is None or value is False:
        return ""
    if name == "href":
        value = link(str(value))
        return f' href="{_escaped(value)}"' if value else ""
    if value is True:
        return f" {name}"
    words = str(value)
    return f' {name}="{_escaped(plain(words)) if SPECIAL.search(words) else words}"'


def in_order(words: str) -> Html:
    """Words whose days and names with signs inside («2022-13-40», «a.b/c») keep their order where Arabic stands around them."""
    return join([tag("bdi", part, dir="ltr") if n % 2 else part for n, part in enumerate(SIGNED.split(words))])
