"""Notes of a briefing: each passage once, numbered in the order it is first needed."""

from __future__ import annotations

from dataclasses import dataclass, field

from components.export.preview import cut
from components.html.bits import Row
from components.html.citation import paragraph_at
from components.html.escape import plain
from components.html.marks import snapped
from data import rights
from data.model import Span
from data.view import View

MOST_WORDS, MOST_QUOTED = 420, 220  # characters of an article's words: in the text, in a note
BESIDE = {"ar": "،\u200f ", "en": ",\u200e "}  # the mark keeps names in the other script apart


@dataclass(frozen=True)
class Note:
    """``source``: article and place in the reader's language; ``words``: the article's own; ``href``: to the passage, or ""."""

    n: int
    source: str
    words: str
    href: str


@dataclass
class Notes:
    view: View
    base: str
    made: list[Note] = field(default_factory=list)
    _known: dict[tuple[str, int, int], int] = field(default_factory=dict)

    def number(self, row: Row) -> int:
        """The number of the note on a finding's passage."""
        key = (str(row["article"]), int(row["start"]), int(row["stop"]))
        if key not in self._known:
            self._known[key] = len(self.made) + 1
            self.made.append(self._note(key[0], Span(*key[1:])))
        return self._known[key]

    def _note(self, article: str, at: Span) -> Note:
        view, row = self.view, self.view.store.articles[article]
        words = view.words
        basis = f" ({words.basis(row['published_basis'])})" if row["published_first"] else ""
        parts = (
            plain(view.outlet(article)),
            f"«{cut(plain(view.article_title(article)), 120)}»",
            words.day_range(row["published_first"], row["published_last"]) + basis,
            words("reading.paragraph", n=paragraph_at(view, article, at)),
            words("briefing.place", first=at.start, last=at.stop),
        )
        href = f"{self.base}{view.passage(article, at.start, at.stop)}" if self.base else ""
        return Note(len(self.made) + 1, BESIDE[view.lang].join(parts), f"«{_short(view, article, at, MOST_QUOTED)}»", href)


def exact(view: View, row: Row) -> str:
    """A finding's words as its story may show them; in guillemets where the article itself quotes."""
    words = _short(view, str(row["article"]), Span(int(row["start"]), int(row["stop"])), MOST_WORDS)
    return f"«{words}»" if row.get("form") == "quoted" else words


def _short(view: View, article: str, at: Span, most: int) -> str:
    text = view.text(article)
    return cut(plain(rights.collapsed(snapped(text, at).of(text))), most)
