"""Decisions on statements, counts and events."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from data.ids import unused_id
from data.model import Article, Bound, Count, CueClass, Decision, Event, Form, Measure, Span, SpeakerBasis, Statement, Verdict
from data.review.fields import Readers
from data.review.locate import best, locate
from data.review.readers import COUNT, EVENT, STATEMENT
from data.review.stances import list_stances
from data.review.state import Review

READERS: Mapping[str, Readers] = {"statement": STATEMENT, "count": COUNT, "event": EVENT}
ELSEWHERE = {"statement": {"stances"}, "count": {"statement"}, "event": set[str]()}  # fields that are about another finding
CLOSE = 400  # characters: a cue farther off than this does not widen a passage


def lay_finding(review: Review, decision: Decision) -> None:
    """Find what was decided on, or make it; then reject it or lay the fields over it."""
    rows = review.found[decision.article][decision.kind]
    place = review.place(decision)
    at = _find(review, rows, decision, place)
    if decision.verdict is Verdict.REJECTED:
        _reject(review, decision, at)
    elif at is not None:
        _mend(review, decision, at)
    elif place is None:
        review.orphan(decision, "", "words that stand in the article")
    elif decision.verdict is Verdict.ADDED or decision.fields:
        rows.append(_made(decision, review.articles[decision.article], place, rows))
        _mend(review, decision, len(rows) - 1)
    else:
        review.orphan(decision, "", "words a rule finds, or fields to make the finding of")


def _find(review: Review, rows: Sequence[Any], decision: Decision, place: Span | None) -> int | None:
    """By id; else, of those not decided yet, the one that covers the quoted words best, or the smallest they stand in."""
    for at, row in enumerate(rows):
        if decision.id and row.id == decision.id:
            if row.id in review.reviewed:
                review.tell(decision, row.id, "one decision a finding; the later was taken")
            return at
    if place is None:
        return None
    free = [at for at, row in enumerate(rows) if row.id not in review.reviewed]
    spans = [rows[at].span for at in free]
    if decision.verdict is Verdict.ADDED:  # beside a longer finding an addition is not that finding
        same = next((n for n, span in enumerate(spans) if span == place), None)
        chosen = best(place, spans, 0.8) if decision.kind == "statement" else same
    else:
        chosen = best(place, spans)
        if chosen is None:
            around = [(span.stop - span.start, n) for n, span in enumerate(spans) if span.holds(place)]
            chosen = min(around)[1] if around else None
    return None if chosen is None else free[chosen]


def _made(decision: Decision, article: Article, place: Span, rows: Sequence[Any]) -> Any:
    """A finding of quoted words alone; its fields are laid over it next."""
    name = unused_id(decision.kind, article.id, place.of(article.text), {row.id for row in rows})
    if decision.kind == "statement":
        who = (CueClass.ASSERTS, None, None, SpeakerBasis.UNKNOWN, Form.REPORTED)
        return Statement(name, article.id, place, place, None, *who, rule="editor")
    if decision.kind == "count":
        return Count(name, article.id, place, Measure.OTHER, None, None, None, Bound.EXACT, rule="editor")
    return Event(name, article.id, place, None, "other", rule="editor")


def _reject(review: Review, decision: Decision, at: int | None) -> None:
    parts = review.found[decision.article]
    if at is None:
        review.orphan(decision, "", "a finding to reject: no rule finds it any more")
        return
    gone = parts[decision.kind].pop(at)
    if decision.kind == "statement":
        parts["stance"] = [one for one in parts["stance"] if one.statement != gone.id]
        parts["count"] = [replace(one, statement=None) if one.statement == gone.id else one for one in parts["count"]]
    review.decisions.append(replace(decision, id=gone.id))


def _mend(review: Review, decision: Decision, at: int) -> None:
    rows = review.found[decision.article][decision.kind]
    own = {key: value for key, value in decision.fields.items() if key not in ELSEWHERE[decision.kind]}
    changes = review.fields(replace(decision, fields=own), rows[at].span).laid_over(_values(rows[at]), READERS[decision.kind])
    rows[at] = finding = _around(replace(rows[at], **changes))
    known = finding.rule != "editor"
    review.note(replace(decision, verdict=Verdict.CORRECTED) if known and decision.verdict is Verdict.ADDED else decision, finding.id)
    if isinstance(finding, Statement):
        _follow(review, decision, finding)
    elif isinstance(finding, Count) and "statement" in decision.fields:
        _belong(review, decision, at)


def _values(finding: Any) -> dict[str, Any]:
    return {field.name: getattr(finding, field.name) for field in dataclasses.fields(finding)}


def _around(finding: Any) -> Any:
    """A statement's passage holds its content, and its cue and speaker where they stand close."""
    if not isinstance(finding, Statement):
        return finding
    parts = [finding.passage, *(span for span in (finding.cue, finding.speaker_span) if span)]
    spans = [finding.span] + [span for span in parts if abs(span.start - finding.span.start) < CLOSE]
    return replace(finding, passage=Span(min(span.start for span in spans), max(span.stop for span in spans)))


def _follow(review: Review, decision: Decision, statement: Statement) -> None:
    """What hangs on a statement: its stances as listed, else their holder; source and day of its counts."""
    parts, fields = review.found[statement.article], decision.fields
    if "stances" in fields:
        list_stances(review, decision, statement)
    elif "speaker" in fields:
        parts["stance"] = [replace(one, holder=statement.speaker) if one.statement == statement.id else one for one in parts["stance"]]
    changes: dict[str, Any] = {"source": statement.speaker} if "speaker" in fields else {}
    changes |= {"said": statement.said} if "said" in fields else {}
    parts["count"] = [replace(one, **changes) if one.statement == statement.id else one for one in parts["count"]]


def _belong(review: Review, decision: Decision, at: int) -> None:
    """The statement a count stands in, named by its words."""
    parts, words = review.found[decision.article], str(decision.fields["statement"])
    place = locate(words, review.text(decision.article))
    host = best(place, [one.span for one in parts["statement"]], 0.3) if place else None
    if words and host is None:
        review.tell(decision, words, "the words of a statement")
    else:
        parts["count"][at] = replace(parts["count"][at], statement=parts["statement"][host].id if host is not None else None)
