"""The passage a link leads to, in its exact words: through ``data/texts.py``, so that what a story hides is in none."""

from __future__ import annotations

from dataclasses import dataclass

from components.export.shaping import inert
from components.html.desk import TABLES, Desk, rows_of
from data import rights
from data.model import Span
from data.quoted import Found
from data.tables import Row
from data.view import View

ALIKE = 0.5  # of the longer of two passages: how much they share to be one


@dataclass(frozen=True)
class Passage:
    """Words of an article; ``row``: the finding they are, with its ``kind_of``."""

    article: str
    words: str
    row: Row | None = None


def opened(view: View) -> Passage | None:
    """The finding whose evidence stands open on a page."""
    row = view.finding(view.place["open"]) if view.place.get("open") else None
    if row and row["kind_of"] == "link":
        row = next(iter(view.members(row["id"])), None)
    if row and row["kind_of"] == "stance":
        row = view.finding(row["statement"])
    if not row or row["kind_of"] not in TABLES:
        return None
    words = row["text"]
    if row["kind_of"] == "count" and row["passage_start"] is not None:
        words = rights.collapsed(view.text(row["article"])[row["passage_start"] : row["passage_stop"]])
    return Passage(row["article"], inert(words), row)


def linked(view: View, asked: Desk) -> Passage | None:
    """The passage of a link to the reading page, in its exact words; none where the words it names stand there no longer."""
    if asked.at is None or asked.found in (Found.NEAREST, Found.GONE, Found.HIDDEN):
        return None
    words = inert(rights.collapsed(asked.at.of(view.text(asked.read))))
    return Passage(asked.read, words, _lying(view, asked.read, asked.at)) if words else None


def _lying(view: View, article: str, at: Span) -> Row | None:
    """The statement, else the count or event, that stands at a passage: for the most part the same characters."""
    for kind, table in TABLES.items():
        rows = [(_shared(at, Span(row["start"], row["stop"])), row) for row in rows_of(view, table, article)]
        share, row = max(rows, key=lambda one: one[0], default=(0.0, None))
        if row and share > ALIKE:
            return {**row, "kind_of": kind}
    return None


def _shared(one: Span, other: Span) -> float:
    common = min(one.stop, other.stop) - max(one.start, other.start)
    return common / max(one.stop - one.start, other.stop - other.start, 1)
