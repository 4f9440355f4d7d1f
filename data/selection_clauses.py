"""The reader's filters as conditions and as words: one function a filter, every value bound."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from data.search.query import Names as StoryNames
from data.search.sql import holds
from data.selection_address import UNKNOWN_OUTLET
from data.words import Words

if TYPE_CHECKING:
    from data.selection import Selection


@dataclass(frozen=True)
class Names:
    """How ids read in the reader's language."""

    actor: Callable[[str], str]
    outlet: Callable[[str], str]
    article: Callable[[str], str]


Clause = tuple[str, list[Any]]
EVERYWHERE = {"period", "outlets", "articles", "words"}
BEARS_ON: Mapping[str, frozenset[str]] = {
    "statements": frozenset(EVERYWHERE | {"actors", "stances"}),
    "stances": frozenset(EVERYWHERE | {"actors", "stances", "target"}),
    "counts": frozenset(EVERYWHERE | {"actors", "measures"}),
    "events": frozenset(EVERYWHERE | {"actors"}),
    "articles": frozenset(EVERYWHERE | {"actors"}),
    "framings": frozenset(EVERYWHERE | {"actors"}),
}
DATED = {"statements": "said", "stances": "said", "counts": "said", "events": "", "articles": "published", "framings": "published"}
TOWARD = "target IN (SELECT id FROM chains WHERE actor = ?)"
WHO = {
    "statements": "speaker IN ({})",
    "stances": "holder IN ({})",
    "counts": "source IN ({})",
    "framings": "attributed_to IN ({})",
    "events": "id IN (SELECT event FROM event_actors WHERE actor IN ({}))",
    "articles": "id IN (SELECT article FROM mentions WHERE actor IN ({}))",
}


def _period(selection: Selection, table: str, names: StoryNames) -> Clause:
    """Ranges that touch the period; what has no date cannot be said to."""
    stem = DATED[table]
    first, last = (f"{stem}_first", f"{stem}_last") if stem else ("first", "last")
    sql, values = [], []
    for condition, value in ((f"{last} >= ?", selection.first), (f"{first} <= ?", selection.last)):
        if value:
            sql.append(condition)
            values.append(value)
    return _of_articles(table, " AND ".join(sql), "published_first"), values


def _of_articles(table: str, condition: str, column: str) -> str:
    """A framing has no date of its own: its article's counts."""
    if table == "framings" and column.startswith("published"):
        return f"article IN (SELECT id FROM articles WHERE {condition})"
    return f"({condition})"


def _actors(selection: Selection, table: str, names: StoryNames) -> Clause:
    """An id means itself and everyone whose chain holds it."""
    inner = f"SELECT id FROM chains WHERE actor IN ({_marks(selection.actors)})"
    return WHO[table].format(inner), list(selection.actors)


def _outlets(selection: Selection, table: str, names: StoryNames) -> Clause:
    named = [outlet for outlet in selection.outlets if outlet != UNKNOWN_OUTLET]
    parts = [f"outlet_id IN ({_marks(named)})"] if named else []
    parts += ["outlet_id IS NULL"] if UNKNOWN_OUTLET in selection.outlets else []
    condition = " OR ".join(parts)
    return (f"({condition})" if table == "articles" else f"article IN (SELECT id FROM articles WHERE {condition})"), named


def _articles(selection: Selection, table: str, names: StoryNames) -> Clause:
    return f"{'id' if table == 'articles' else 'article'} IN ({_marks(selection.articles)})", list(selection.articles)


def _stances(selection: Selection, table: str, names: StoryNames) -> Clause:
    """On statements: those that carry such a stance, toward the chosen target where one is chosen."""
    condition, values = f"value IN ({_marks(selection.stances)})", list(selection.stances)
    if table == "stances":
        return condition, values
    if selection.target:
        condition, values = f"{condition} AND {TOWARD}", [*values, selection.target]
    return f"id IN (SELECT statement FROM stances WHERE {condition})", values


def _target(selection: Selection, table: str, names: StoryNames) -> Clause:
    """Toward the target or anyone who belongs to it: a stance to its president is one to the state."""
    return (TOWARD, [selection.target]) if table == "stances" else ("TRUE", [])


def _measures(selection: Selection, table: str, names: StoryNames) -> Clause:
    return f"measure IN ({_marks(selection.measures)})", list(selection.measures)


def _words_clause(selection: Selection, table: str, names: StoryNames) -> Clause:
    query = selection.query(names)
    sql, values = holds(query, "statements" if table == "stances" else table)
    if table == "stances":
        sql = f"statement IN (SELECT id FROM statements WHERE {sql})"
    return f"({sql})", values


def _marks(values: Sequence[str]) -> str:
    return ", ".join("?" for _ in values)


CLAUSES: Mapping[str, Callable[[Selection, str, StoryNames], Clause]] = {
    "period": _period, "actors": _actors, "outlets": _outlets, "articles": _articles,
    "stances": _stances, "target": _target, "measures": _measures, "words": _words_clause,
}  # fmt: skip

SPOKEN = ("actors", "stances", "target", "measures", "period", "outlets", "articles", "words")
IN_WORDS: Mapping[str, Callable[[Selection, Words, Names, str], str]] = {
    "period": lambda s, w, n, t: " " + w.between(s.first, s.last),
    "actors": lambda s, w, n, t: w(f"common.sentence.by.{t}", names=w.join(map(n.actor, s.actors))),
    "outlets": lambda s, w, n, t: w("common.sentence.in_outlets", names=w.join(map(n.outlet, s.outlets))),
    "articles": lambda s, w, n, t: w("common.sentence.in_articles", names=w.join(map(n.article, s.articles))),
    "stances": lambda s, w, n, t: w("common.sentence.stance", names=w.join(w.label("stance", value) for value in s.stances)),
    "target": lambda s, w, n, t: w("common.sentence.target", name=w.toward(n.actor(s.target or ""))),
    "measures": lambda s, w, n, t: w("common.sentence.measure", names=w.join(w.label("measure", value) for value in s.measures)),
    "words": lambda s, w, n, t: w("common.sentence.words", words=s.words),
}
