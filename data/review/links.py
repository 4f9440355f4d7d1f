"""Decisions on links between findings of several articles."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from data.ids import finding_id
from data.model import Decision, Link, Verdict
from data.review.decisions import article_of
from data.review.locate import best, locate
from data.review.state import Review

WORDS = ("object", "note_ar", "note_en")


def lay_link(review: Review, decision: Decision) -> None:
    """A link named by its id or its members is mended or rejected; another is added."""
    kind, rows = str(decision.fields.get("link", "")), decision.fields.get("members")
    there = {one.id for parts in review.found.values() for part in parts.values() for one in part}
    members = tuple(filter(None, (_member(review, row, decision, there) for row in (rows if isinstance(rows, list) else []))))
    at = _find(review, decision, kind, members)
    if decision.verdict is Verdict.REJECTED:
        if at is None:
            review.orphan(decision, decision.id or f"{len(members)} members", "a link to reject")
        else:
            review.decisions.append(replace(decision, id=review.links.pop(at).id))
        return
    if at is None and (len(set(members)) < 2 or not kind):
        review.orphan(decision, f"{len(members)} members, link {kind!r}", "a kind of link and at least two members")
        return
    if at is None:
        review.links.append(Link(finding_id("link", "", f"{kind} {' '.join(sorted(members))}"), kind, members))
        at = len(review.links) - 1
    words = {key: str(decision.fields[key]) for key in WORDS if key in decision.fields}
    old = review.links[at]
    review.links[at] = replace(old, **words, kind=kind or old.kind, members=tuple(dict.fromkeys(members)) or old.members)
    review.note(decision, old.id)


def _find(review: Review, decision: Decision, kind: str, members: tuple[str, ...]) -> int | None:
    by_id = [at for at, one in enumerate(review.links) if one.id == decision.id]
    same = [at for at, one in enumerate(review.links) if members and set(one.members) == set(members) and kind in ("", one.kind)]
    return next(iter(by_id or same), None)


def _member(review: Review, row: Any, decision: Decision, there: Collection[str]) -> str | None:
    """The id of a link's member: an id (of those that are ``there``), or { article, quote, context, kind }."""
    row = row if isinstance(row, dict) else {"id": row}
    if row.get("id") in there:
        return str(row["id"])
    article = article_of(str(row.get("article", "")), review.articles)
    if article:
        rows = review.found[article].get(str(row.get("kind", "statement")), [])
        place = locate(str(row.get("quote", "")), review.text(article), str(row.get("context", "")))
        at = best(place, [one.span for one in rows], 0.3) if place else None
        if at is not None:
            return str(rows[at].id)
    review.tell(decision, str(row)[:100], "the words of a finding")
    return None
