"""What the reading page is asked for, and the rows it works on."""

from __future__ import annotations

from dataclasses import dataclass

from components.html.bits import Row
from data.model import Span
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

    @classmethod
    def of(cls, view: View) -> Desk | None:
        """The desk an address means; None where it names no article of the story."""
        place = view.place
        opened = view.finding(place["open"]) if place.get("open") else None
        read = place.get("read") or (opened or {}).get("article")
        if read not in view.store.articles:
            return None
        at = _span(place.get("at"), len(view.text(read)))
        if at is None and opened and opened.get("article") == read and opened.get("start") is not None:
            at = Span(opened["start"], opened["stop"])
        beside = place.get("beside")
        beside = beside if beside in view.store.articles and beside != read else None
        size = place.get("view") if place.get("view") in ("small", "large") else None
        return cls(read, at, beside, frozenset((place.get("hide") or "").split(",")) & set(SWITCHES), size)

    def address(self, view: View, **changes: object) -> str:
        """The reading page with something changed: read, at, beside, hide, size (None takes it away)."""
        keys: dict[str, object] = {"read": self.read, "at": self.at, "beside": self.beside, "hide": self.hide, "size": self.size, **changes}
        hidden = ",".join(sorted(keys["hide"])) if isinstance(keys["hide"], frozenset) else None
        at = keys["at"]
        where = f"{at.start}-{at.stop}" if isinstance(at, Span) else at
        return view.address("reading", read=keys["read"], at=where, beside=keys["beside"], hide=hidden or None, view=keys["size"])


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
        frame = view.of_article(table, article) if whole else getattr(view, table)(article)
        rows: list[Row] = frame.to_dict("records")
        return rows

    found: list[Row] = view.keep((table, article), read)
    return found
