"""Beside a comparison: the evidence of the cell or square that is open, and what the story links with it."""

from __future__ import annotations

from components.html import beside, bits, compare, compare_labels, figures
from components.html.bits import Row
from components.html.escape import Html, tag
from data import labels
from data.facts import facts
from data.view import View


def opened(view: View) -> bool:
    """Whether the address opens a cell or a square."""
    return bool(view.place.get("open") or _use(view))


def side(view: View) -> Html:
    """The opened finding, with the ways to what the same row says in other articles; or the opened use of a label."""
    finding, use = view.place.get("open"), _use(view)
    if finding:
        row = next((fact for fact in facts(view) if any(one["id"] == finding for one in fact.rows)), None)
        walk = [one["id"] for one in row.rows] if row else []
        return beside.opened(view, "compare", finding, walk)
    return figures.beside(view, "compare", _label(view, use)) if use else Html("")


def _use(view: View) -> Row | None:
    """The use of a label that stands where the address points."""
    place = view.place.get("read"), view.place.get("at")
    if compare.part(view) != "labels" or None in place:
        return None
    return next((row for row in compare_labels.rows(view) if (row["article"], f"{row['start']}-{row['stop']}") == place), None)


def _label(view: View, row: Row) -> Html:
    """The label, how it stands and in whose mouth, its words in their place, and the way to the passage."""
    whose = view.name(row["attributed_to"]) if row["attributed_to"] else None
    facts_of = (view.words(f"compare.labels.way.{row['way']}"), whose)
    parts = (
        tag("p", tag("strong", labels.name(row["label"], view.lang), class_="mq-name-of")),
        bits.line(facts_of),
        tag("p", compare.in_context(view, row), class_="mq-context"),
        tag("p", bits.source(view, row["article"]), class_="mq-source"),
        tag("p", tag("a", view.words("common.open_passage"), href=bits.passage(view, row), data_nav=True)),
    )
    return tag("article", [part for part in parts if part], class_="mq-card")
