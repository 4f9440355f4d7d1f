"""Quotation marks of a text, balanced or not: « », “ ”, \" \", '' '', mismatched, unclosed, unopened."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from data.text.fold import Folded
from data.text.words import CLITICS

MARK = re.compile("\"|''")
OPENING, CLOSING = "«“„‟〝❝", "»”‟〞❞"


@dataclass(frozen=True)
class Quote:
    """Folded places: the words within are [start:stop). A missing mark is said, and the place on its side is where the words may end."""

    start: int
    stop: int
    opened: bool = True
    closed: bool = True
    width: int = 1  # of a mark: two for ''

    @property
    def outer(self) -> tuple[int, int]:
        """With the marks."""
        return self.start - self.width * self.opened, self.stop + self.width * self.closed


@dataclass(frozen=True)
class Mark:
    start: int
    stop: int
    way: str  # open, close, either
    sure: bool  # the sign itself says the way: «


def find_quotes(original: str, text: Folded, parts: list[tuple[int, int]]) -> list[Quote]:
    """Quotes of folded ``parts`` (paragraphs) in order; one left open goes on when the next paragraph closes it first."""
    found: list[Quote] = []
    open_at: int | None = None
    last_stop = 0
    for start, stop in parts:
        marks = list(_marks(original, text, start, stop))
        if open_at is not None and not (marks and marks[0].way == "close"):
            found.append(Quote(open_at, last_stop, closed=False))
            open_at = None
        for number, mark in enumerate(marks):
            open_at = _read(mark, open_at, found, marks[number + 1 :])
        last_stop = stop
    if open_at is not None:
        found.append(Quote(open_at, last_stop, closed=False))
    return sorted(found, key=lambda quote: quote.start)


def _read(mark: Mark, open_at: int | None, found: list[Quote], rest: list[Mark]) -> int | None:
    """The place of the open mark after this one."""
    if open_at is None:
        if mark.way == "close":
            found.append(Quote(mark.start, mark.start, opened=False, width=mark.stop - mark.start))
            return None
        return mark.stop
    if mark.way == "open" and not (mark.sure and _closes_twice(rest)):
        found.append(Quote(open_at, mark.start, closed=False))
        return mark.stop
    if mark.way == "open":
        return open_at  # a quotation within the quotation
    found.append(Quote(open_at, mark.start, width=mark.stop - mark.start))
    return None


def _closes_twice(rest: list[Mark]) -> bool:
    return len(rest) >= 2 and rest[0].way == rest[1].way == "close"


def _marks(original: str, text: Folded, start: int, stop: int) -> Iterator[Mark]:
    for match in MARK.finditer(text.text, start, stop):
        sign = original[text.origin[match.start()]]
        opens, closes = _may_open(text.text, match, start), _may_close(text.text, match, start)
        if sign in OPENING or sign in CLOSING:
            way = "open" if sign in OPENING else "close"
            if opens != closes and (way == "open") != opens and not _is_apart(text.text, match):
                way = "open" if opens else "close"  # ”text“: the spacing tells
            yield Mark(match.start(), match.end(), way, True)
        else:
            way = "either" if opens == closes or _is_apart(text.text, match) else "open" if opens else "close"
            yield Mark(match.start(), match.end(), way, False)


def _is_apart(text: str, match: re.Match[str]) -> bool:
    """A mark with a space on either side: « لن نقبل », \" أصدرنا بيانا \"."""
    return text[match.start() - 1 : match.start()] == " " and text[match.end() : match.end() + 1] == " "


def _may_open(text: str, match: re.Match[str], start: int) -> bool:
    """Before a word, behind a space, a bracket or clitics: بـ"الإرهابيين"."""
    if match.end() >= len(text) or text[match.end()] in " \n.,،؛:!؟)":
        return False
    begin = match.start()
    while begin > start and (text[begin - 1].isalnum() or text[begin - 1] == "_"):
        begin -= 1
    glued = text[begin : match.start()]
    return (
        match.start() == start
        or text[match.start() - 1] in " \n([{-:،"
        or (bool(glued) and bool(CLITICS.fullmatch(glued)))
        or glued in ("ال", "بال", "لل")
    )


def _may_close(text: str, match: re.Match[str], start: int) -> bool:
    """Behind a word or a stop, before a space or punctuation."""
    if match.start() == start:
        return False
    after = text[match.end()] if match.end() < len(text) else " "
    return (text[match.start() - 1] not in " \n([{" and not after.isalnum()) or (text[match.start() - 1] == " " and after in " .,،؛\n")
