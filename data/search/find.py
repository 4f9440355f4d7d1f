"""Answers to a search: articles by how often they say it, their passages, what else they have in common, and near spellings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from data.search.query import Clause, Query, name_key
from data.search.sql import REMOVED, Sql, articles_without, hits
from data.store.engine import Engine
from data.tables import Row

FACETS = {
    "outlet": """SELECT outlet_id AS value, count(*) AS articles, sum(found.hits) AS hits
        FROM found JOIN articles ON articles.id = found.article
        GROUP BY outlet_id ORDER BY articles DESC, hits DESC, value NULLS LAST LIMIT ?""",
    "month": """SELECT month AS value, count(*) AS articles, sum(hits) AS hits FROM (
            SELECT found.hits AS hits,
                CASE WHEN extract(YEAR FROM published_first) * 100 + extract(MONTH FROM published_first)
                        = extract(YEAR FROM published_last) * 100 + extract(MONTH FROM published_last)
                    THEN extract(YEAR FROM published_first) * 100 + extract(MONTH FROM published_first) END AS month
            FROM found JOIN articles ON articles.id = found.article) AS dated
        GROUP BY month ORDER BY value NULLS LAST LIMIT ?""",
    "actor": """SELECT named.actor AS value, count(*) AS articles, sum(found.hits) AS hits
        FROM found JOIN (SELECT DISTINCT article, actor FROM mentions) AS named ON named.article = found.article
        GROUP BY named.actor ORDER BY articles DESC, hits DESC, value LIMIT ?""",
}
NEAREST, NEAR = 6, 70  # spellings offered, and how alike (rapidfuzz ratio of 100)
MOST_FORMS = 200_000  # of a length: what is compared with a word that was not found


@dataclass(frozen=True)
class Results:
    """What a query finds under a selection. ``forms``: (word as written, folded; times), likeliest first."""

    hits: int
    outside: int  # in lines that are not the articles' own: captions, related links
    articles: int
    rows: tuple[Row, ...]  # of one page: article, hits, outside
    apart: bool = False  # the words stand in these articles, but in no single passage


@dataclass(frozen=True)
class Asked:
    """A query and the articles it may look in: a condition on ``articles`` with its values."""

    query: Query
    where: str = "TRUE"
    values: Sequence[object] = ()

    def found(self, *, apart: bool = False) -> Sql:
        """WITH … found(article, hits, outside): how often every clause holds in one passage (``apart``: in one article)."""
        parts, values, unit = [], [], "article" if apart else "passage"
        for number, clause in enumerate(self.query.wanted):
            sql, bound = hits(clause)
            source = f"({sql}) AS h JOIN passages ON passages.n = h.passage" if apart else f"({sql}) AS h"
            parts.append(f"c{number} AS (SELECT {unit}, count(*) AS n FROM {source} GROUP BY {unit})")
            values += bound
        outside, bound = articles_without(self.query)
        parts.append(
            f"found AS ({self._grouped(apart)} AND {outside} AND article IN (SELECT id FROM articles WHERE {self.where}) GROUP BY article)"
        )
        return "WITH " + ", ".join(parts), [*values, *bound, *self.values]

    def _grouped(self, apart: bool) -> str:
        unit, size = "article" if apart else "passage", len(self.query.wanted)
        rest = "".join(f" JOIN c{number} ON c{number}.{unit} = c0.{unit}" for number in range(1, size))
        least = "c0.n" if size == 1 else f"least({', '.join(f'c{number}.n' for number in range(size))})"
        if apart:
            counted = f"SELECT c0.article AS article, {least} AS n FROM c0{rest}"
            return f"SELECT article, sum(n) AS hits, 0 AS outside FROM ({counted}) AS counted WHERE TRUE"
        inside = f"sum(CASE WHEN kind = '{REMOVED}' THEN 0 ELSE {least} END) AS hits"
        outside = f"sum(CASE WHEN kind = '{REMOVED}' THEN {least} ELSE 0 END) AS outside"
        return f"SELECT article, {inside}, {outside} FROM c0{rest} JOIN passages ON passages.n = c0.passage WHERE TRUE"


def search(engine: Engine, asked: Asked, page: int, size: int) -> Results:
    """One page of the articles found; where no passage has all the words, those articles that have them apart."""
    found = _search(engine, asked, page, size, apart=False)
    if not found.articles and len(asked.query.wanted) > 1:
        found = _search(engine, asked, page, size, apart=True)
    return found


def _search(engine: Engine, asked: Asked, page: int, size: int, *, apart: bool) -> Results:
    sql, values = asked.found(apart=apart)
    total = engine.rows(f"{sql} SELECT count(*) AS articles, sum(hits) AS hits, sum(outside) AS outside FROM found", values).iloc[0]
    order = "SELECT article, hits, outside FROM found ORDER BY hits DESC, outside DESC, article LIMIT ? OFFSET ?"
    rows = engine.rows(f"{sql} {order}", [*values, size, (page - 1) * size]).to_dict("records") if total["articles"] else []
    return Results(int(total["hits"] or 0), int(total["outside"] or 0), int(total["articles"]), tuple(rows), apart)


def _records(engine: Engine, sql: str, values: Sequence[object]) -> list[Row]:
    rows: list[Row] = engine.rows(sql, values).to_dict("records")
    return rows


def facet(engine: Engine, asked: Asked, kind: str, most: int, *, apart: bool = False) -> list[Row]:
    """How the articles found divide by outlet, month or actor: value, articles, hits."""
    sql, values = asked.found(apart=apart)
    return _records(engine, f"{sql} {FACETS[kind]}", [*values, most])


def passages(engine: Engine, asked: Asked, article: str, most: int) -> list[Row]:
    """The passages of one article in which a clause holds, those with most clauses first: paragraph, start, stop."""
    parts, values = [], []
    for clause in asked.query.wanted:
        sql, bound = hits(clause)
        parts.append(f"SELECT DISTINCT passage FROM ({sql}) AS h JOIN passages ON passages.n = h.passage WHERE article = ?")
        values += [*bound, article]
    held = " UNION ALL ".join(parts)
    sql = f"""SELECT passages.paragraph, kind, start, stop, count(*) AS clauses
        FROM ({held}) AS held JOIN passages ON passages.n = held.passage GROUP BY passages.paragraph, kind, start, stop
        ORDER BY clauses DESC, CASE WHEN kind = '{REMOVED}' THEN 1 ELSE 0 END, start LIMIT ?"""
    return _records(engine, sql, [*values, most])


def forms(engine: Engine, clause: Clause, most: int) -> list[Row]:
    """The words a clause of one word matches, as the articles write them (folded): form, uses."""
    sql, values = hits(clause)
    told = (
        "SELECT form, count(*) AS uses FROM postings JOIN terms ON terms.n = postings.term"
        f" JOIN ({sql}) AS h ON h.position = postings.position WHERE form NOT LIKE '@%' GROUP BY form ORDER BY uses DESC, form LIMIT ?"
    )
    return _records(engine, told, [*values, most])


def spellings(engine: Engine, key: str, most: int) -> list[Row]:
    """How the articles write a name: form, uses; of a name that only the word list spells, its spellings."""
    actor = key.removeprefix("@").partition("/")[0]
    told = "SELECT form, count(*) AS uses FROM mentions WHERE actor = ? AND basis = 'name' GROUP BY form ORDER BY uses DESC, form"
    rows = _records(engine, told, [actor])
    known = set(engine.rows("SELECT name FROM names WHERE key = ?", [key])["name"])
    return [row for row in rows if name_key(row["form"]) in known][:most]


def near(engine: Engine, word: str) -> list[str]:
    """Words of the story spelled like one that was not found, likeliest first."""
    sql = "SELECT form, uses FROM terms WHERE length(form) BETWEEN ? AND ? AND form NOT LIKE '@%' ORDER BY uses DESC LIMIT ?"
    known = engine.rows(sql, [max(len(word) - 2, 2), len(word) + 3, MOST_FORMS])
    found = process.extract(word, known["form"].tolist(), scorer=fuzz.ratio, score_cutoff=NEAR, limit=NEAREST)
    return [form for form, _, _ in found if form != word]
