"""A person's decisions laid over a story of any size: only the articles they are about are unpacked."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

import numpy as np

from data import review
from data.corpus import Corpus
from data.ids import id_number
from data.model import Decision
from data.parts.pages import Pages
from data.passes import ids_in


def mended(corpus: Corpus, pages: Pages, decisions: Sequence[Decision]) -> Corpus:
    """Decisions on findings: what they change is kept beside the parts."""
    own = [decision for decision in decisions if decision.kind != "link"]
    if not own:
        return corpus
    laid = review.apply(_part(corpus, pages, {decision.article for decision in own}), own)
    for article, findings in laid.findings.items():
        pages.kept[pages.at[article]].mended = findings
    pages.findings.cache_clear()
    return replace(corpus, decisions=laid.decisions, reviewed=laid.reviewed, warnings=laid.warnings)


def link_decisions(corpus: Corpus, pages: Pages, decisions: Sequence[Decision]) -> Corpus:
    """Decisions on links."""
    own = [decision for decision in decisions if decision.kind == "link"]
    if not own:
        return corpus
    given = [str(row.get("article", "")) for row in _members(own) if isinstance(row, dict)]
    begun = {article for article in pages.at for start in given if start and article.startswith(start)}
    part = _part(corpus, pages, begun | _owners(pages, _named(corpus, own)))
    there = {one.id for found in part.findings.values() for mine in ids_in(found) for one in mine}
    mine = tuple(link for link in corpus.links if there.issuperset(link.members))
    laid = review.apply(replace(part, links=mine), own)
    rest = set(mine)
    others = tuple(link for link in corpus.links if link not in rest)
    return replace(corpus, links=(*laid.links, *others), decisions=laid.decisions, reviewed=laid.reviewed, warnings=laid.warnings)


def _part(corpus: Corpus, pages: Pages, articles: Collection[str]) -> Corpus:
    """The story of these articles alone, all in memory."""
    mine = [article for article in pages.at if article in articles]
    texts = tuple(pages.article(pages.at[article]) for article in mine)
    return replace(corpus, articles=texts, findings={article: corpus.findings[article] for article in mine})


def _members(decisions: Iterable[Decision]) -> Iterator[object]:
    for decision in decisions:
        rows = decision.fields.get("members")
        yield from rows if isinstance(rows, list) else ()


def _named(corpus: Corpus, decisions: Sequence[Decision]) -> set[str]:
    """Findings that decisions name by their ids, or by the id of the link that joins them."""
    ids = {str(row.get("id", "")) if isinstance(row, dict) else str(row) for row in _members(decisions)}
    links = {decision.id for decision in decisions if decision.id}
    return ids | {member for link in corpus.links if link.id in links for member in link.members}


def _owners(pages: Pages, findings: Collection[str]) -> set[str]:
    """The articles that hold these findings."""
    numbers = []
    for finding in findings:
        try:
            numbers.append(id_number(finding))
        except (ValueError, IndexError):
            continue  # no id: told when the decision is laid over
    if not numbers:
        return set()
    wanted = np.array(numbers, np.uint64)
    held = (np.frombuffer(pages.ids(number), np.uint64) for number in range(len(pages.kept)))
    return {one.id for one, ids in zip(pages.kept, held, strict=True) if np.isin(ids, wanted).any()}
