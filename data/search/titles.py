"""Articles by what is typed of their titles: the engine looks, however many there are."""

from __future__ import annotations

from collections.abc import Sequence

from data.search.sql import LAST, Sql
from data.store.engine import Engine
from data.text.terms import terms

NAMED = "SELECT id FROM articles WHERE {where} ORDER BY n LIMIT {most}"
BEGINS = "form >= ? AND form < ?"
TITLED = (
    "articles.n IN (SELECT article_n FROM passages JOIN postings ON postings.passage = passages.n"
    f" WHERE kind = 'title' AND term IN (SELECT n FROM terms WHERE {BEGINS} OR {BEGINS}))"
)


def titled(typed: str) -> Sql:
    """A condition on articles: every word is the beginning of one of the title's, «ال» before it passed over. Nothing typed is in none."""
    words = [term.form for term in terms(typed)]
    values: list[object] = [bound for word in words for begun in (word, f"ال{word}") for bound in (begun, begun + LAST)]
    return " AND ".join([TITLED] * len(words)) or "FALSE", values


def of_outlets(outlets: Sequence[str]) -> Sql:
    return f"outlet_id IN ({', '.join('?' * len(outlets))})" if outlets else "FALSE", [*outlets]


def named(engine: Engine, where: Sql, most: int) -> list[str]:
    """The first ids of such articles in display order."""
    condition, values = where
    return [str(id) for id in engine.answer(NAMED.format(where=condition, most=int(most)), values).column()]
