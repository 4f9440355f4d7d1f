"""What the reading page is asked for, and the rows it works on."""

from __future__ import annotations

from dataclasses import dataclass

from components.html.bits import Row
from components.html.lasting import WORDS, keys
from data import quoted, rights
from data.model import Span
from data.quoted import Found, Quote
from data.view import View

SWITCHES = ("statement", "actor", "day", "count", "event", "shared", "hit")
TABLES = {"statement": "statements", "count": "counts", "event": "events"}


@dataclass(frozen=True)
class Desk:
    """What the reading page is asked for: addresses are checked, articles exist."""

    read: str
    at: Span | None = None
    beside: str | None = None
    hide: frozenset[str] = frozenset()
    size: str | None = None
    quote: Quote | None = None  # the passage's words as the link has them
    found: Found | None = None  # whether they stand there; None where the link has none

    @classmethod
    def of(cls, view: View) -> Desk | None:
        """The desk an address means; None where it names no article of the story."""
        place = view.place
        opened = view.finding(place["open"]) if place.get("open") else None
        read = place.get("read") or (opened or {}).get("article")
        if not read or read not in view.store.articles:
            return None
        at = _span(place.get("at"), len(view.text(read)))
        if at is None and opened and opened.get("article") == read and opened.get("start") is not None:
            at = Span(opened["start"], opened["stop"])
        quote = Quote(*(place.get(key) or "" for key in WORDS)) if place.get("quote") else None
        at, found = quoted.find(quote, view.text(read), at) if quote else (at, None)
        if at and not rights.shows(view.shown_of(read), at):
            at, found = None, Found.HIDDEN
        beside = place.get("beside")
        beside = beside if beside in view.store.articles and beside != read else None
        size = place.get("view") if place.get("view") in ("small", "large") else None
        hide = frozenset((place.get("hide") or "").split(",")) & set(SWITCHES)
        return cls(read, at, beside, hide, size, quote, found)

    def address(self, view: View, **changes: object) -> str:
        """The reading page with something changed: read, at, beside, hide, size (None takes it away). The passage's words stay with it."""
        asked: dict[str, object] = {
            "read": self.read,
            "at": self.at,
            "beside": self.beside,
            "hide": self.hide,
            "size": self.size,
            **changes,
        }
        hidden = ",".join(sorted(asked["hide"])) if isinstance(asked["hide"], frozenset) else None
        at = asked["at"]
        where = f"{at.start}-{at.stop}" if isinstance(at, Span) else at
        words = keys(self.quote) if self.quote and {"read", "at"}.isdisjoint(changes) else {}
        return view.address(
            "reading", read=asked["read"], at=where, **words, beside=asked["beside"], hide=hidden or None, view=asked["size"]
        )


def _span(written: str | None, length: int) -> Span | None:
    """The passage an address means, held within the text."""
    start, _, stop = (written or "").partition("-")
    if not (start.isdigit() and stop.isdigit()):
        return None
    span = Span(min(int(start), length), min(int(stop), length))
    return span if span.start < span.stop else None


def rows_of(view: View, table: str, article: str) -> list[Row]:
    """An article's rows of a table, read once a view: statements, counts, events, mentions, days, paragraphs, removed."""

    def read() -> list[Row]:
        whole = table in TABLES.values()
        return list(view.of_article(table, article) if whole else getattr(view, table)(article))

    found: list[Row] = view.keep((table, article), read)
    return found
