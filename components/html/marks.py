"""Article text with marks on it: spans in, markup out, and not one character of the text changed.

One rule where marks overlap: the shortest lies on top, and of equal ones the kind that comes first in ``KINDS``. A piece of text has
one mark and one link; statements, shared words and the linked passage also show beneath the others. Marks are background only, and stand
on whole words: a border or a padding inside a word would pull its letters apart.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from components.html.escape import Html, join, tag
from data.model import Span

KINDS = ("hit", "here", "count", "day", "actor", "statement", "event", "shared")
UNDER = frozenset({"here", "statement", "shared"})  # kinds that show beneath the mark on top
JOINERS = "\u0640\u200c\u200d"


@dataclass(frozen=True)
class Mark:
    """``span`` is in the article's text; ``href`` opens the card; ``says`` is the tooltip."""

    span: Span
    kind: str
    href: str | None = None
    says: str | None = None

    def rank(self) -> tuple[int, int, int]:
        return self.span.stop - self.span.start, KINDS.index(self.kind), self.span.start


@dataclass(frozen=True)
class Piece:
    """A run of text under the same marks: ``top`` is seen and linked, ``under`` are the kinds that show beneath it."""

    span: Span
    top: Mark | None
    under: frozenset[str] = frozenset()

    @property
    def here(self) -> bool:
        return "here" in self.under or (self.top is not None and self.top.kind == "here")


def in_word(letter: str) -> bool:
    return letter.isalnum() or letter in JOINERS or unicodedata.category(letter) in ("Mn", "Me")


def snapped(text: str, span: Span) -> Span:
    """The span widened to whole words: «ل» and «و» before a name belong to its word."""
    start, stop = max(0, min(span.start, len(text))), max(0, min(span.stop, len(text)))
    while 0 < start < len(text) and start < stop and in_word(text[start]) and in_word(text[start - 1]):
        start -= 1
    while start < stop < len(text) and in_word(text[stop - 1]) and in_word(text[stop]):
        stop += 1
    return Span(start, stop)


def settled(text: str, marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """Marks on whole words, in their text, topmost first."""
    found = [replace(mark, span=snapped(text, mark.span)) for mark in marks]
    kept = dict.fromkeys(mark for mark in found if mark.span.start < mark.span.stop)  # in their order: of equal ones the first lies on top
    return tuple(sorted(kept, key=Mark.rank))


def pieces(whole: Span, marks: Sequence[Mark]) -> Iterator[Piece]:
    """``whole`` cut at every edge of a mark; ``marks`` are settled."""
    near = [mark for mark in marks if mark.span.overlaps(whole)]
    edges = {at for mark in near for at in (mark.span.start, mark.span.stop) if whole.start < at < whole.stop}
    last: Piece | None = None
    for start, stop in pairwise(sorted({whole.start, whole.stop} | edges)):
        over = [mark for mark in near if mark.span.start <= start and stop <= mark.span.stop]
        piece = Piece(Span(start, stop), over[0] if over else None, UNDER & {mark.kind for mark in over[1:]})
        if last and (last.top, last.under) == (piece.top, piece.under):
            last = replace(last, span=Span(last.span.start, stop))  # cut by a mark that does not show here
            continue
        if last:
            yield last
        last = piece
    if last:
        yield last


def marked(text: str, whole: Span, marks: Sequence[Mark], *, beside: bool = False) -> Html:
    """The words of ``whole`` with their marks; the page scrolls to the passage's first piece (``beside``: within the second pane)."""
    made: list[Html | str] = []
    for piece in pieces(whole, marks):
        first = piece.here and not any(mark.kind == "here" and mark.span.start < piece.span.start for mark in marks)
        made.append(_drawn(text, piece, _anchor(piece.span, beside) if first else {}))
    return join(made)


def _anchor(span: Span, beside: bool) -> dict[str, object]:
    where = f"{span.start}-{span.stop}"
    return {"data_here_too": where} if beside else {"id": "mq-here", "data_here": where}


def _drawn(text: str, piece: Piece, anchor: dict[str, object]) -> Html | str:
    words, mark = piece.span.of(text), piece.top
    if mark is None:
        return words
    over = [f"mq-over-{kind}" for kind in ("statement", "shared") if kind in piece.under]
    names = ["mq-mark", f"mq-on-{mark.kind}", "mq-here" if piece.here else "", *over]
    attributes = {"class_": " ".join(filter(None, names)), "title": mark.says, **anchor}
    inside = any(
        map(in_word, text[mark.span.start : piece.span.start])
    )  # the rest of a mark that others cut: one stop for the keyboard is enough
    if mark.href:
        mute = not any(map(in_word, words))  # a space between two marks, a full stop: nothing to read out
        hidden = {"aria_hidden": "true"} if mute else {}
        return tag("a", words, data_nav=True, href=mark.href, tabindex="-1" if inside or mute else None, **attributes, **hidden)
    return tag("mark", words, **attributes)
