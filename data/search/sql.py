"""Clauses as SQL on the tables of ``index``: plain joins, values bound, nothing a reader typed in the text itself."""

from __future__ import annotations

from collections.abc import Sequence

from data.search.query import Clause, Query

Sql = tuple[str, list[object]]
REMOVED = "removed"  # a passage that is not the article's own: found, and said to be so
LAST = "\U0010ffff"
KEY = {"framings": "article || ':' || CAST(start AS VARCHAR)"}  # a framing has no id of its own
IN_KEYS = "SELECT term FROM keys WHERE {}"
IN_FORMS = "SELECT n FROM terms WHERE {}"


def hits(clause: Clause) -> Sql:
    """(passage, position) of each place where the clause holds."""
    if len(clause.words) > 1:
        found, values = _phrase(clause)
        if clause.name is None:
            return found, values
        spelled = f"SELECT passage, position FROM postings WHERE term IN ({IN_KEYS.format('key = ?')})"
        return f"SELECT passage, position FROM ({found}) AS spelled UNION DISTINCT {spelled}", [*values, clause.name]
    terms, values = _terms(clause, 0)
    if clause.name is None:
        return f"SELECT passage, position FROM postings WHERE term IN ({terms})", values
    named = f"term IN ({terms}) OR term IN ({IN_KEYS.format('key = ?')})"
    return f"SELECT DISTINCT passage, position FROM postings WHERE {named}", [*values, clause.name]


def _phrase(clause: Clause) -> Sql:
    joins, conditions, values = ["postings AS p0"], [], []
    for at in range(len(clause.words)):
        terms, bound = _terms(clause, at)
        if at:
            joins.append(f"JOIN postings AS p{at} ON p{at}.passage = p0.passage AND p{at}.position = p0.position + {at}")
        conditions.append(f"p{at}.term IN ({terms})")
        values += bound
    sql = f"SELECT p0.passage AS passage, p0.position AS position FROM {' '.join(joins)} WHERE {' AND '.join(conditions)}"
    return sql, values


def _terms(clause: Clause, at: int) -> Sql:
    """The numbers of the terms that can be word ``at`` of the clause."""
    if clause.numbers:
        return ", ".join("?" for _ in clause.numbers[at]), list(clause.numbers[at])
    word = clause.words[at]
    inside, column = (IN_FORMS, "form") if clause.exact else (IN_KEYS, "key")
    if clause.prefix and at == len(clause.words) - 1:
        begin = f"{column} >= ? AND {column} < ?"
        if clause.exact:
            return IN_FORMS.format(begin), [word.form, word.form + LAST]
        return f"{IN_FORMS.format('form >= ? AND form < ?')} UNION DISTINCT {IN_KEYS.format(begin)}", [word.form, word.form + LAST] * 2
    values: Sequence[str] = (word.form,) if clause.exact else word.stems
    return inside.format(f"{column} IN ({', '.join('?' for _ in values)})"), list(values)


def articles_without(query: Query, column: str = "article") -> Sql:
    """A condition on ``article`` or ``article_n``: none of the excluded clauses holds anywhere in it."""
    parts, values = [], []
    for clause in query.excluded:
        found, bound = hits(clause)
        parts.append(f"{column} NOT IN (SELECT {column} FROM passages WHERE n IN (SELECT passage FROM ({found}) AS found))")
        values += bound
    return " AND ".join(parts) or "TRUE", values


def holds(query: Query, kind: str) -> Sql:
    """A condition on ``id`` of a table of findings (or articles): every clause holds in the finding's own words."""
    parts, values = [], []
    for clause in query.wanted:
        found, bound = hits(clause)
        if kind == "articles":
            parts.append(f"id IN (SELECT article FROM passages JOIN ({found}) AS found ON found.passage = passages.n)")
            values += bound
        else:
            parts.append(
                f"{KEY.get(kind, 'id')} IN (SELECT id FROM finding_places JOIN ({found}) AS found ON found.passage = finding_places.passage"
                " WHERE finding_places.kind = ? AND found.position >= finding_places.first AND found.position <= finding_places.last)"
            )
            values += [*bound, kind]
    outside, bound = articles_without(query)
    outside = outside.replace("article NOT IN", "id NOT IN") if kind == "articles" else outside
    return " AND ".join([*parts, *([outside] if query.excluded else [])]) or "FALSE", values + bound
