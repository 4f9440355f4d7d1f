"""Lay decisions over a corpus: accepted and corrected findings are marked, rejected ones leave, added ones come."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from data.corpus import Corpus
from data.ids import place_of
from data.model import Basis, Day, Decision, Findings, Link, Verdict
from data.review.decisions import KINDS
from data.review.fields import UnreadableError, read_days
from data.review.findings import lay_finding
from data.review.links import lay_link
from data.review.stances import lay_stance
from data.review.state import PARTS, Review


def apply(corpus: Corpus, decisions: Sequence[Decision]) -> Corpus:
    """The corpus with the decisions laid over it, kind by kind."""
    found = {name: {kind: list(getattr(one, part)) for kind, part in PARTS.items()} for name, one in corpus.findings.items()}
    actors = frozenset(actor.id for actor in corpus.actors)
    review = Review({article.id: article for article in corpus.articles}, actors, found, list(corpus.links))
    review.reviewed |= corpus.reviewed
    review.decisions += corpus.decisions
    for kind in KINDS:
        for decision in decisions:
            if decision.kind == kind:
                LAY[kind](review, decision)
    findings = {name: _findings(corpus.findings[name], parts) for name, parts in review.found.items()}
    return replace(
        corpus,
        findings=findings,
        links=_whole(review.links, findings),
        decisions=tuple(review.decisions),
        reviewed=review.reviewed,
        warnings=(*corpus.warnings, *review.warnings),
    )


def published(days: Mapping[str, Day | None], decisions: Iterable[Decision]) -> dict[str, Day | None]:
    """The articles' days with decisions of kind "article" laid over them."""
    made = dict(days)
    for decision in decisions:
        if decision.kind == "article" and decision.verdict is not Verdict.REJECTED and "published" in decision.fields:
            try:
                made[decision.article] = _day(decision, made.get(decision.article))
            except ValueError:
                continue  # told when the decision is laid over
    return made


def _day(decision: Decision, old: Day | None) -> Day | None:
    span, basis = read_days(decision.fields["published"]), Basis(str(decision.fields.get("basis", Basis.ESTIMATED)))
    if span is None or (old and (old.first, old.last, old.basis) == (*span, basis)):
        return old if span else None
    reason = str(decision.fields.get("reason") or decision.note or "review.toml")
    return Day(decision.article, None, *span, basis, reasons=(reason,), minute=old.minute if old else None)


def _lay_article(review: Review, decision: Decision) -> None:
    try:
        read_days(decision.fields.get("published", ""))
        Basis(str(decision.fields.get("basis", Basis.ESTIMATED)))
    except UnreadableError as error:
        review.tell(decision, error.found, error.wanted)
    except ValueError:
        review.tell(decision, str(decision.fields.get("basis")), "a basis: " + ", ".join(map(str, Basis)))
    review.note(decision, decision.article)


LAY = {
    "article": _lay_article, "statement": lay_finding, "stance": lay_stance, "count": lay_finding, "event": lay_finding, "link": lay_link,
}  # fmt: skip


def _findings(findings: Findings, parts: Mapping[str, list[Any]]) -> Findings:
    ordered: dict[str, Any] = {PARTS[kind]: tuple(sorted(rows, key=place_of)) for kind, rows in parts.items() if kind != "stance"}
    return replace(findings, **ordered, stances=tuple(parts["stance"]))


def _whole(links: Iterable[Link], findings: Mapping[str, Findings]) -> tuple[Link, ...]:
    """Links without members that are gone; a link needs two."""
    there = {one.id for found in findings.values() for part in PARTS.values() for one in getattr(found, part)}
    made = (replace(link, members=tuple(member for member in link.members if member in there)) for link in links)
    return tuple(link for link in made if len(link.members) > 1)
