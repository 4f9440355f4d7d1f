"""What a story's articles tell: each figure, event and utterance with the findings that say it, joined where the story links them.

A fact is told of the whole story: what only one article has does not depend on the reader's filters.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any
from weakref import WeakKeyDictionary

from data.fact import Fact, Row, day_of, linked
from data.facts_said import Lead, heard_once, statement_order, statements_told
from data.groups import Groups
from data.model import Measure
from data.records import Records
from data.store.engine import Engine
from data.text.fold import folded

KINDS = ("figure", "event", "statement")
MEASURES = [measure.value for measure in Measure]
MOST_KEPT = 8  # choices of articles
_made: WeakKeyDictionary[Engine, dict[tuple[str, ...], tuple[Fact, ...]]] = WeakKeyDictionary()  # as long as a story's tables


def facts(story: Records) -> tuple[Fact, ...]:
    """Every fact of the story, or of the articles looked at: figures, events, statements; of each kind those of most articles first."""
    kept = _made.setdefault(story.engine, {})
    if story.within not in kept:
        found = _facts(story)
        while len(kept) >= MOST_KEPT:
            kept.pop(next(iter(kept)), None)
        kept[story.within] = found
    return kept[story.within]


def _facts(story: Records) -> tuple[Fact, ...]:
    counts, events, statements = (_all(story, name) for name in ("counts", "events", "statements"))
    carrying = {row["statement"] for row in counts if row["statement"]}
    lead = Lead(heard_once(statements), {row["statement"] for row in _all(story, "stances") if row["value"] != "none"}, carrying)
    return (
        *sorted(_figures(story, counts), key=_figure_order),
        *sorted(_events(story, events), key=lambda fact: (-len(fact.articles), day_of(fact.rows[0], "first"), fact.id)),
        *sorted(statements_told(story, statements, counts), key=lambda fact: statement_order(fact, lead)),
    )


def origins(fact: Fact, shared: Mapping[str, Sequence[Row]]) -> int:
    """From how many origins the fact's articles have it; ``shared``: the shared passages by article."""
    told: dict[str, set[str]] = defaultdict(set)
    for row in fact.rows:
        for passage in shared.get(row["article"], ()):
            if passage["start"] < row["stop"] and row["start"] < passage["stop"]:
                told[passage["origin"]].add(row["article"])
    pairs = [(min(articles), other) for articles in told.values() for other in sorted(articles) if len(articles) > 1]
    groups = Groups(pair for pair in pairs if pair[0] != pair[1]).lists()
    return len(fact.articles) - sum(len(group) - 1 for group in groups)


# Figures ---------------------------------------------------------------------------------------------------------------------


def _figures(story: Records, counts: Sequence[Row]) -> list[Fact]:
    """By link; then the same number of one article, and words without a number («عشرات») of one measure."""
    by_id = {row["id"]: row for row in counts}
    made, taken = linked(story, "figure", ("fact",), by_id)
    alike: dict[tuple[Any, ...], list[Row]] = defaultdict(list)
    for row in counts:
        if row["id"] not in taken:
            alike[_same_figure(row)].append(row)
    return [*made, *(Fact("figure", rows[0]["id"], tuple(rows), "same" if len(rows) > 1 else None) for rows in alike.values())]


def _same_figure(row: Row) -> tuple[Any, ...]:
    if row["value"] is None and row["low"] is None and row["high"] is None:
        return row["measure"], row["bound"]
    return row["article"], row["measure"], row["value"], row["low"], row["high"], row["status"], row["source"], folded(row["unit"] or "")


def _figure_order(fact: Fact) -> tuple[Any, ...]:
    row = fact.rows[0]
    value = next((row[key] for key in ("value", "low", "high") if row[key] is not None), None)
    measure = MEASURES.index(row["measure"]) if row["measure"] in MEASURES else len(MEASURES)
    return -len(fact.articles), measure, value is None, -(value or 0), fact.id


# Events ----------------------------------------------------------------------------------------------------------------------


def _events(story: Records, events: Sequence[Row]) -> list[Fact]:
    """By link: one event, on one day or told of two."""
    by_id = {row["id"]: row for row in events}
    made, taken = linked(story, "event", ("fact", "date_conflict"), by_id)
    return [*made, *(Fact("event", row["id"], (row,)) for row in events if row["id"] not in taken)]


def _all(story: Records, name: str) -> list[Row]:
    return [*story.all_rows(name)]
