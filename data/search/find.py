"""Answers to a search: articles by how often they say it, their passages, what else they have in common, and near spellings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz, process

from data.search.query import Clause, Query, name_key
from data.search.sql import REMOVED, Sql, articles_without, hits
from data.store.engine import Engine
from data.tables import Row

FACETS = {
    "outlet": """SELECT outlet_id AS value, count(*) AS articles, sum(found.hits) AS hits, count(*) OVER () AS values_in_all
        FROM found JOIN articles ON articles.n = found.article_n WHERE {among}
        GROUP BY outlet_id ORDER BY articles DESC, hits DESC, value NULLS LAST LIMIT ?""",
    "month": """SELECT month AS value, count(*) AS articles, sum(hits) AS hits, count(*) OVER () AS values_in_all FROM (
            SELECT found.hits AS hits,
                CASE WHEN extract(YEAR FROM published_first) * 100 + extract(MONTH FROM published_first)
                        = extract(YEAR FROM published_last) * 100 + extract(MONTH FROM published_last)
                    THEN extract(YEAR FROM published_first) * 100 + extract(MONTH FROM published_first) END AS month
            FROM found JOIN articles ON articles.n = found.article_n) AS dated WHERE {among}
        GROUP BY month ORDER BY articles DESC, value NULLS LAST LIMIT ?""",
    "actor": """SELECT named.actor AS value, count(*) AS articles, sum(found.hits) AS hits, count(*) OVER () AS values_in_all
        FROM found JOIN named ON named.article_n = found.article_n WHERE {among}
        GROUP BY named.actor ORDER BY articles DESC, hits DESC, value LIMIT ?""",
}
NEAREST, NEAR = 6, 70  # spellings offered, and how alike (rapidfuzz ratio of 100)
MOST_TERMS = 500  # forms of one word looked up by number; more are joined
NO_TERM = -1
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
        """WITH … found(article_n, hits, outside): how often every clause holds in one passage (``apart``: in one article)."""
        outside, bound = articles_without(self.query, "article_n")
        conditions = [outside] if self.query.excluded else []
        conditions += [f"article_n IN (SELECT n FROM articles WHERE {self.where})"] if self.where != "TRUE" else []
        counted, values = _apart(self.query) if apart else _together(self.query)
        where = f"WHERE {' AND '.join(conditions)}" if conditions else ""
        return f"WITH found AS ({counted} {where} GROUP BY article_n)", [*values, *bound, *self.values]


def _together(query: Query) -> Sql:
    """SELECT article_n, hits, outside: the times all clauses hold in one passage, the least frequent clause counted."""
    if len(query.wanted) == 1:
        sql, values = hits(query.wanted[0])
        return f"SELECT article_n, {_kinds('1')} FROM ({sql}) AS h JOIN passages ON passages.n = h.passage", values
    joined, least, values = _joined(query, "passage", lambda sql: f"({sql}) AS h")
    return f"SELECT article_n, {_kinds(least)} FROM {joined} JOIN passages ON passages.n = c0.passage", values


def _apart(query: Query) -> Sql:
    """SELECT article_n, hits, outside: articles in which each clause holds somewhere."""
    joined, least, values = _joined(query, "article_n", lambda sql: f"({sql}) AS h JOIN passages ON passages.n = h.passage")
    return (
        f"SELECT article_n, sum(n) AS hits, 0 AS outside FROM (SELECT c0.article_n AS article_n, {least} AS n FROM {joined}) AS counted",
        values,
    )


def _joined(query: Query, unit: str, source: Callable[[str], str]) -> tuple[str, str, list[object]]:
    """The clauses' counts a unit, joined; the least of them; and their values."""
    parts, values = [], []
    for number, clause in enumerate(query.wanted):
        sql, bound = hits(clause)
        counted = f"(SELECT {unit}, count(*) AS n FROM {source(sql)} GROUP BY {unit}) AS c{number}"
        parts.append(f"JOIN {counted} ON c{number}.{unit} = c0.{unit}" if number else counted)
        values += bound
    names = [f"c{number}.n" for number in range(len(query.wanted))]
    return " ".join(parts), f"least({', '.join(names)})" if len(names) > 1 else names[0], values


def _kinds(times: str) -> str:
    """In the articles' own words, and in lines that are not."""
    inside = f"sum(CASE WHEN kind = '{REMOVED}' THEN 0 ELSE {times} END) AS hits"
    return f"{inside}, sum(CASE WHEN kind = '{REMOVED}' THEN {times} ELSE 0 END) AS outside"


def resolved(engine: Engine, asked: Asked) -> Asked:
    """The same with every word's terms looked up: the engine reads their postings alone."""
    keys = sorted({stem for clause in asked.query.clauses for word in clause.words for stem in word.stems if not clause.exact})
    forms = sorted({word.form for clause in asked.query.clauses for word in clause.words if clause.exact})
    known: dict[str, list[int]] = defaultdict(list)
    for sql, values in (
        ("SELECT key, term FROM keys WHERE key IN ({})", keys),
        ("SELECT form AS key, n AS term FROM terms WHERE form IN ({})", forms),
    ):
        if values:
            for row in _records(engine, sql.format(", ".join("?" for _ in values)), values):
                known[row["key"]].append(int(row["term"]))
    return replace(asked, query=Query(tuple(_numbered(clause, known) for clause in asked.query.clauses)))


def _numbered(clause: Clause, known: Mapping[str, list[int]]) -> Clause:
    """A word that no term can be has the number of none."""
    if clause.prefix:
        return clause
    keys = [(word.form,) if clause.exact else word.stems for word in clause.words]
    found = [sorted({number for key in each for number in known.get(key, ())}) for each in keys]
    return (
        clause if any(len(one) > MOST_TERMS for one in found) else replace(clause, numbers=tuple(tuple(one or [NO_TERM]) for one in found))
    )


def search(engine: Engine, asked: Asked, page: int, size: int) -> Results:
    """One page of the articles found; where no passage has all the words, those articles that have them apart."""
    asked = resolved(engine, asked)
    found = _search(engine, asked, page, size, apart=False)
    if not found.articles and len(asked.query.wanted) > 1:
        found = _search(engine, asked, page, size, apart=True)
    return found


def _search(engine: Engine, asked: Asked, page: int, size: int, *, apart: bool) -> Results:
    """A page beyond the last is the first."""
    sql, values = asked.found(apart=apart)
    totals = "count(*) OVER () AS articles, sum(hits) OVER () AS all_hits, sum(outside) OVER () AS all_outside"
    order = "ORDER BY hits DESC, outside DESC, article_n"
    part = f"SELECT article_n, hits, outside, {totals} FROM found {order} LIMIT ? OFFSET ?"
    named = "SELECT articles.id AS article, hits, outside, articles, all_hits, all_outside FROM"
    text = f"{sql} {named} ({part}) AS part JOIN articles ON articles.n = part.article_n {order}"
    rows = _records(engine, text, [*values, size, (page - 1) * size])
    if not rows:
        return _search(engine, asked, 1, size, apart=apart) if page > 1 else Results(0, 0, 0, (), apart)
    first = rows[0]
    return Results(int(first["all_hits"]), int(first["all_outside"]), int(first["articles"]), tuple(rows), apart)


def _records(engine: Engine, sql: str, values: Sequence[object]) -> list[Row]:
    return engine.answer(sql, values).records()


@dataclass(frozen=True)
class Facet:
    """By what the articles found are divided: outlet, month or actor; all of them, or some alone."""

    kind: str
    among: Sequence[str] | None = None  # outlets or actors

    @property
    def condition(self) -> Sql:
        if self.among is None:
            return "TRUE", []
        column = {"outlet": "outlet_id", "actor": "named.actor"}[self.kind]
        return (f"{column} IN ({', '.join('?' * len(self.among))})" if self.among else "FALSE"), list(self.among)


def facet(engine: Engine, asked: Asked, by: Facet, most: int, *, apart: bool = False) -> list[Row]:
    """How the articles found divide: value, articles, hits, and how many values there are in all."""
    sql, values = resolved(engine, asked).found(apart=apart)
    condition, among = by.condition
    return _records(engine, f"{sql} {FACETS[by.kind].format(among=condition)}", [*values, *among, most])


def passages(engine: Engine, asked: Asked, article: str, most: int) -> list[Row]:
    """The passages of one article in which a clause holds, those with most clauses first: paragraph, start, stop."""
    parts, values = [], []
    for clause in resolved(engine, asked).query.wanted:
        sql, bound = hits(clause)
        parts.append(f"SELECT DISTINCT passage FROM ({sql}) AS h JOIN passages ON passages.n = h.passage WHERE article = ?")
        values += [*bound, article]
    held = " UNION ALL ".join(parts)
    sql = f"""SELECT passages.paragraph, kind, start, stop, count(*) AS clauses
        FROM ({held}) AS held JOIN passages ON passages.n = held.passage GROUP BY passages.paragraph, kind, start, stop
        ORDER BY clauses DESC, CASE WHEN kind = '{REMOVED}' THEN 1 ELSE 0 END, start, passages.paragraph LIMIT ?"""
    return _records(engine, sql, [*values, most])


def forms(engine: Engine, clause: Clause, most: int) -> list[Row]:
    """The words a clause of one word matches, as the articles write them (folded): form, uses."""
    sql, values = hits(clause)
    told = (
        "SELECT form, count(*) AS uses FROM postings JOIN terms ON terms.n = postings.term"
        f" JOIN ({sql}) AS h ON h.passage = postings.passage AND h.position = postings.position"
        " WHERE form NOT LIKE '@%' GROUP BY form ORDER BY uses DESC, form LIMIT ?"
    )
    return _records(engine, told, [*values, most])


def spellings(engine: Engine, key: str, most: int) -> list[Row]:
    """How the articles write a name: form, uses; of a name that only the word list spells, its spellings."""
    actor = key.removeprefix("@").partition("/")[0]
    told = "SELECT form, count(*) AS uses FROM mentions WHERE actor = ? AND basis = 'name' GROUP BY form ORDER BY uses DESC, form"
    rows = _records(engine, told, [actor])
    known = set(engine.answer("SELECT name FROM names WHERE key = ?", [key]).column())
    return [row for row in rows if name_key(row["form"]) in known][:most]


def near(engine: Engine, word: str) -> list[str]:
    """Words of the story spelled like one that was not found, likeliest first."""
    sql = "SELECT form, uses FROM terms WHERE char_length(form) BETWEEN ? AND ? AND form NOT LIKE '@%' ORDER BY uses DESC, form LIMIT ?"
    known = [form for form, _ in engine.answer(sql, [max(len(word) - 2, 2), len(word) + 3, MOST_FORMS]).values]
    found = process.extract(word, known, scorer=fuzz.ratio, score_cutoff=NEAR, limit=NEAREST)
    return [form for form, _, _ in found if form != word]
