"""Lay decisions over findings: accepted and corrected ones are marked, rejected ones leave, added ones come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from data.corpus import Corpus
from data.ids import finding_id
from data.model import (
    Article,
    Basis,
    Bound,
    Count,
    CueClass,
    Day,
    Decision,
    Event,
    Findings,
    Form,
    Link,
    Measure,
    Span,
    SpeakerBasis,
    Stance,
    StanceValue,
    Statement,
    StoryError,
    Verdict,
)
from data.locate import best, locate
from data.review import FILE, KINDS, quote_of
from data.review_fields import COUNT, EVENT, STANCE, STATEMENT, Fields, Readers, Unreadable, read_days

READERS: Mapping[str, Readers] = {"statement": STATEMENT, "count": COUNT, "event": EVENT, "stance": STANCE}
PARTS = {"statement": "statements", "stance": "stances", "count": "counts", "event": "events"}
ELSEWHERE = {"statement": {"stances"}, "count": {"statement"}, "stance": set()}  # fields that name another finding


@dataclass
class Review:
    """The state of laying over: findings by article and kind, links, and what was decided."""

    articles: Mapping[str, Article]
    actors: frozenset[str]
    found: dict[str, dict[str, list[Any]]]  # article -> kind -> findings
    links: list[Link] = field(default_factory=list)
    reviewed: dict[str, Decision] = field(default_factory=dict)
    decisions: list[Decision] = field(default_factory=list)
    warnings: list[StoryError] = field(default_factory=list)


def apply(corpus: Corpus, decisions: Sequence[Decision]) -> Corpus:
    """The corpus with the decisions laid over it, in the order of kinds; of two on one finding the later wins, with a warning."""
    found = {
        article: {kind: list(getattr(findings, part)) for kind, part in PARTS.items()} for article, findings in corpus.findings.items()
    }
    articles = {article.id: article for article in corpus.articles}
    review = Review(articles, frozenset(actor.id for actor in corpus.actors), found, list(corpus.links))
    for kind in KINDS:
        for decision in decisions:
            if decision.kind == kind:
                _lay(review, decision)
    findings = {article: _findings(corpus.findings[article], parts) for article, parts in review.found.items()}
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
        if decision.kind != "article" or decision.verdict is Verdict.REJECTED or "published" not in decision.fields:
            continue
        try:
            span = read_days(decision.fields["published"])
            basis = Basis(str(decision.fields.get("basis", Basis.ESTIMATED)))
        except ValueError:
            continue  # reported when the decision is laid over
        old, reason = made.get(decision.article), str(decision.fields.get("reason") or decision.note or "review.toml")
        if span is None:
            made[decision.article] = None
        elif old is None or (old.first, old.last, old.basis) != (*span, basis):
            made[decision.article] = Day(decision.article, None, *span, basis, reasons=(reason,), minute=old.minute if old else None)
    return made


def _lay(review: Review, decision: Decision) -> None:
    if decision.kind == "article":
        _lay_article(review, decision)
    elif decision.kind == "link":
        _lay_link(review, decision)
    elif decision.kind == "stance":
        _lay_stance(review, decision)
    else:
        _lay_finding(review, decision)


def _lay_article(review: Review, decision: Decision) -> None:
    try:
        read_days(decision.fields.get("published", ""))
        Basis(str(decision.fields.get("basis", Basis.ESTIMATED)))
    except Unreadable as error:
        review.warnings.append(_told(decision, error.found, error.wanted))
    except ValueError:
        review.warnings.append(_told(decision, str(decision.fields.get("basis")), "a basis: " + ", ".join(map(str, Basis))))
    _note(review, decision, decision.article)


def _lay_finding(review: Review, decision: Decision) -> None:
    """A statement, count or event."""
    article = review.articles[decision.article]
    rows = review.found[article.id][decision.kind]
    place = locate(decision.quote, article.text, decision.context)
    at = _find(rows, decision, place, review)
    if at is None and (place is None or not _can_make(decision)):
        wanted = "words that stand in the article" if place is None else "words a rule found, or fields to make the finding of"
        review.warnings.append(_told(decision, decision.quote[:80] or decision.id, wanted))
        _note(review, decision, decision.id)
        return
    if decision.verdict is Verdict.REJECTED:
        _reject(review, decision, rows, at)
        return
    finding = rows[at] if at is not None else _made(decision, article, place or Span(0, 0), rows)
    fields = Fields(decision, article, place or finding.span, review.actors)
    own = replace(decision, fields={key: value for key, value in decision.fields.items() if key not in ELSEWHERE.get(decision.kind, set())})
    changes = Fields(own, article, fields.near, review.actors, review.warnings).laid_over(vars(finding), READERS[decision.kind])
    finding = replace(finding, **changes)
    finding = _passage_over(finding)
    rows[at if at is not None else len(rows) :] = [finding, *(rows[at + 1 :] if at is not None else [])]
    _note(review, decision, finding.id)
    if decision.kind == "statement":
        _follow(review, decision, finding)
    if decision.kind == "count" and "statement" in decision.fields:
        _belong(review, decision, finding)


def _find(rows: Sequence[Any], decision: Decision, place: Span | None, review: Review) -> int | None:
    """The finding decided on: by id, else the one not yet decided that covers the quoted words best."""
    if decision.id:
        for at, row in enumerate(rows):
            if row.id == decision.id:
                if row.id in review.reviewed:
                    review.warnings.append(_told(decision, row.id, "one decision a finding; the later is taken"))
                return at
    if place is None or (decision.verdict is Verdict.ADDED and decision.kind != "statement"):
        exact = [at for at, row in enumerate(rows) if place and row.span == place and row.id not in review.reviewed]
        return exact[0] if exact else None
    free = [at for at, row in enumerate(rows) if row.id not in review.reviewed]
    least = 0.8 if decision.verdict is Verdict.ADDED else 0.5  # an addition beside a longer finding is not that finding
    chosen = best(place, [rows[at].span for at in free], least)
    return None if chosen is None else free[chosen]


def _can_make(decision: Decision) -> bool:
    return decision.verdict is Verdict.ADDED or (decision.verdict is not Verdict.REJECTED and bool(decision.fields))


def _made(decision: Decision, article: Article, place: Span, rows: Sequence[Any]) -> Any:
    """A finding made of quoted words alone; its fields are laid over it next."""
    taken = {row.id for row in rows}
    words = place.of(article.text)
    name = next(one for n in range(len(rows) + 1) if (one := finding_id(decision.kind, article.id, words, n)) not in taken)
    if decision.kind == "statement":
        return Statement(name, article.id, place, place, None, CueClass.ASSERTS, None, None, SpeakerBasis.UNKNOWN, Form.REPORTED, rule="editor")
    if decision.kind == "count":
        return Count(name, article.id, place, Measure.OTHER, None, None, None, Bound.EXACT, rule="editor")
    return Event(name, article.id, place, None, "other", rule="editor")


def _passage_over(finding: Any) -> Any:
    """A passage that holds content, cue and speaker, where they stand close together."""
    if not isinstance(finding, Statement):
        return finding
    spans = [finding.span, finding.passage, *(span for span in (finding.cue, finding.speaker_span) if span)]
    close = [span for span in spans if abs(span.start - finding.span.start) < 400]
    return replace(finding, passage=Span(min(span.start for span in close), max(span.stop for span in close)))


def _reject(review: Review, decision: Decision, rows: list[Any], at: int | None) -> None:
    if at is None:
        review.warnings.append(_told(decision, decision.quote[:80] or decision.id, "a finding to reject: no rule finds it any more"))
        _note(review, decision, decision.id)
        return
    gone = rows.pop(at)
    parts = review.found[decision.article]
    if decision.kind == "statement":
        parts["stance"] = [one for one in parts["stance"] if one.statement != gone.id]
        parts["count"] = [replace(one, statement=None) if one.statement == gone.id else one for one in parts["count"]]
    review.decisions.append(replace(decision, id=gone.id))


def _follow(review: Review, decision: Decision, statement: Statement) -> None:
    """What hangs on a statement: its stances as listed, holders after the speaker, its counts' source and day."""
    parts = review.found[statement.article]
    if "stances" in decision.fields:
        _list_stances(review, decision, statement)
    elif "speaker" in decision.fields:
        parts["stance"] = [replace(one, holder=statement.speaker) if one.statement == statement.id else one for one in parts["stance"]]
    for at, count in enumerate(parts["count"]):
        if count.statement == statement.id:
            source = statement.speaker if "speaker" in decision.fields else count.source
            parts["count"][at] = replace(count, source=source, said=statement.said if "said" in decision.fields else count.said)


def _list_stances(review: Review, decision: Decision, statement: Statement) -> None:
    """The stances of a statement are those listed: equal ones accepted, others corrected or added, the rest rejected."""
    parts = review.found[statement.article]
    old = [one for one in parts["stance"] if one.statement == statement.id]
    kept: list[Stance] = []
    listed = decision.fields["stances"]
    for row in listed if isinstance(listed, list) else []:
        own = replace(decision, kind="stance", fields=dict(row) if isinstance(row, dict) else {"value": row})
        fields = Fields(own, review.articles[statement.article], statement.passage, review.actors, review.warnings)
        changes = {"holder": statement.speaker, "target": None, "value": StanceValue.NONE} | fields.laid_over({}, STANCE)
        match = next((one for one in old if one not in kept and (one.target, one.value) == (changes["target"], changes["value"])), None)
        match = match or next((one for one in old if one.target == changes["target"] and one.id not in {each.id for each in kept}), None)
        stance = replace(match, **changes) if match else _new_stance(statement, changes, [*old, *kept])
        verdict = Verdict.ADDED if match is None else Verdict.ACCEPTED if stance == match else Verdict.CORRECTED
        kept.append(stance)
        review.reviewed[stance.id] = replace(own, id=stance.id, verdict=verdict)
    parts["stance"] = [one for one in parts["stance"] if one.statement != statement.id] + kept


def _new_stance(statement: Statement, changes: Mapping[str, Any], others: Sequence[Stance]) -> Stance:
    words = f"{statement.id} {changes.get('target')} {changes.get('value')}"
    taken = {one.id for one in others}
    name = next(one for n in range(len(others) + 1) if (one := finding_id("stance", statement.article, words, n)) not in taken)
    made = Stance(name, statement.article, statement.id, statement.speaker, None, StanceValue.NONE, statement.cue, "editor")
    return replace(made, **changes)


def _lay_stance(review: Review, decision: Decision) -> None:
    """A stance on its own: by id, or by its statement's words and its target."""
    parts = review.found[decision.article]
    place = locate(decision.quote, review.articles[decision.article].text, decision.context)
    at = next((n for n, one in enumerate(parts["stance"]) if one.id == decision.id), None)
    host = best(place, [one.span for one in parts["statement"]], 0.3) if place else None
    statement = parts["statement"][host] if host is not None else None
    if at is None and statement:
        mine = [n for n, one in enumerate(parts["stance"]) if one.statement == statement.id]
        aimed = [n for n in mine if parts["stance"][n].target == (decision.fields.get("target") or None)]
        at = (aimed or (mine if len(mine) == 1 and decision.verdict is not Verdict.ADDED else []) or [None])[0]
    if at is None and (statement is None or decision.verdict is not Verdict.ADDED):
        review.warnings.append(_told(decision, decision.quote[:80] or decision.id, "the words of a statement with such a stance"))
        _note(review, decision, decision.id)
        return
    if decision.verdict is Verdict.REJECTED and at is not None:
        review.decisions.append(replace(decision, id=parts["stance"].pop(at).id))
        return
    stance = parts["stance"][at] if at is not None else None
    owner = statement or next(one for one in parts["statement"] if stance and one.id == stance.statement)
    fields = Fields(decision, review.articles[decision.article], owner.passage, review.actors, review.warnings)
    changes = fields.laid_over({}, STANCE)
    if stance is None or at is None:
        stance = _new_stance(owner, changes, parts["stance"])
        parts["stance"].append(stance)
    else:
        stance = replace(stance, **changes)
        parts["stance"][at] = stance
    _note(review, decision, stance.id)


def _belong(review: Review, decision: Decision, count: Count) -> None:
    """The statement a count stands in, named by its words."""
    parts = review.found[count.article]
    words = str(decision.fields["statement"])
    place = locate(words, review.articles[count.article].text)
    host = best(place, [one.span for one in parts["statement"]], 0.3) if place else None
    if words and host is None:
        review.warnings.append(_told(decision, words, "the words of a statement"))
        return
    at = next(n for n, one in enumerate(parts["count"]) if one.id == count.id)
    parts["count"][at] = replace(count, statement=parts["statement"][host].id if host is not None else None)


def _lay_link(review: Review, decision: Decision) -> None:
    members = tuple(filter(None, (_member(review, row, decision) for row in _rows(decision.fields.get("members")))))
    kind = str(decision.fields.get("link", ""))
    at = next((n for n, one in enumerate(review.links) if one.id == decision.id), None)
    if at is None and members:
        at = next((n for n, one in enumerate(review.links) if set(one.members) == set(members) and kind in ("", one.kind)), None)
    if decision.verdict is Verdict.REJECTED:
        if at is None:
            review.warnings.append(_told(decision, decision.id or str(len(members)), "a link to reject"))
        review.decisions.append(replace(decision, id=review.links.pop(at).id if at is not None else decision.id))
        return
    if at is None and (len(members) < 2 or not kind):
        review.warnings.append(_told(decision, f"{len(members)} members, link {kind!r}", "a kind of link and at least two members"))
        _note(review, decision, decision.id)
        return
    link = review.links[at] if at is not None else Link(finding_id("link", "", kind + " " + " ".join(sorted(members))), kind, members)
    words = {key: str(decision.fields[key]) for key in ("object", "note_ar", "note_en") if key in decision.fields}
    link = replace(link, **words, kind=kind or link.kind, members=members or link.members)
    review.links[at if at is not None else len(review.links) :] = [link, *(review.links[at + 1 :] if at is not None else [])]
    _note(review, decision, link.id)


def _rows(value: object) -> list[Any]:
    return list(value) if isinstance(value, list) else []


def _member(review: Review, row: Any, decision: Decision) -> str | None:
    """The id of a link's member: {article, quote, context?, kind?} or {id}."""
    row = row if isinstance(row, dict) else {"id": row}
    for parts in review.found.values():
        if any(one.id == row.get("id") for rows in parts.values() for one in rows):
            return str(row["id"])
    begun = [one for one in review.articles if row.get("article") and one.startswith(str(row["article"]))]
    if len(begun) == 1:
        rows = review.found[begun[0]].get(str(row.get("kind", "statement")), [])
        place = locate(str(row.get("quote", "")), review.articles[begun[0]].text, str(row.get("context", "")))
        at = best(place, [one.span for one in rows], 0.3) if place else None
        if at is not None:
            return str(rows[at].id)
    review.warnings.append(_told(decision, str(row)[:100], "the words of a finding"))
    return None


def _note(review: Review, decision: Decision, finding: str) -> None:
    made = replace(decision, id=finding)
    review.decisions.append(made)
    if finding:
        review.reviewed[finding] = made


def _told(decision: Decision, found: str, wanted: str) -> StoryError:
    return StoryError(FILE, f"{decision.kind} {decision.article} {decision.verdict}".strip(), found, wanted, "orphan")


def _findings(findings: Findings, parts: Mapping[str, list[Any]]) -> Findings:
    ordered = {PARTS[kind]: tuple(sorted(rows, key=_place)) for kind, rows in parts.items() if kind != "stance"}
    return replace(findings, **ordered, stances=tuple(parts["stance"]))


def _place(finding: Any) -> tuple[int, int, str]:
    return finding.span.start, finding.span.stop, finding.id


def _whole(links: Iterable[Link], findings: Mapping[str, Findings]) -> tuple[Link, ...]:
    """Links without members that are gone; a link needs two."""
    there = {one.id for found in findings.values() for part in PARTS.values() for one in getattr(found, part)}
    made = (replace(link, members=tuple(member for member in link.members if member in there)) for link in links)
    return tuple(link for link in made if len(link.members) > 1)


def undecided(corpus: Corpus) -> Iterator[dict[str, Any]]:
    """Findings without a decision, as decisions to edit, in reading order."""
    for article in corpus.articles:
        found = corpus.findings[article.id]
        rows: list[tuple[str, Any]] = [(kind, one) for kind in ("statement", "count", "event") for one in getattr(found, PARTS[kind])]
        for kind, one in sorted(rows, key=lambda pair: _place(pair[1])):
            if one.id not in corpus.reviewed:
                stances = [stance for stance in found.stances if stance.statement == one.id]
                yield _skeleton(kind, one, article, stances)


def _skeleton(kind: str, one: Any, article: Article, stances: Sequence[Stance]) -> dict[str, Any]:
    words = one.span.of(article.text)
    quote = next((q for q in (quote_of(words, article.text), words) if locate(q, article.text) == one.span), words)
    made = {"kind": kind, "article": article.id, "verdict": "accepted", "reviewer": "editor", "quote": quote}
    if locate(quote, article.text) != one.span:
        made["context"] = " ".join(article.text[: one.span.start].split()[-4:])
    return made | {"id": one.id, "fields": _fields(kind, one, article.text, stances)}


def _fields(kind: str, one: Any, text: str, stances: Sequence[Stance]) -> dict[str, Any]:
    if kind == "statement":
        listed = [{"target": stance.target or "", "value": stance.value.value} for stance in stances]
        return {"speaker": one.speaker or "", "cue": _of(one.cue, text), "cue_class": one.cue_class.value, "form": one.form.value,
                "said": _days(one.said), "flags": [flag.value for flag in one.flags], "stances": listed}  # fmt: skip
    if kind == "count":
        return {"measure": one.measure.value, "value": "" if one.value is None else one.value, "bound": one.bound.value, "source": one.source or "",
                "population": one.population or "", "unit": one.unit or "", "said": _days(one.said), "status": one.status.value,
                "status_reason": _of(one.status_reason, text)}  # fmt: skip
    return {"kind": one.kind, "title_ar": one.title_ar, "title_en": one.title_en, "day": _days(one.day), "actors": list(one.actors)}


def _of(span: Span | None, text: str) -> str:
    return span.of(text) if span else ""


def _days(day: Day | None) -> str | list[str]:
    if day is None or day.first is None or day.last is None:
        return ""
    return day.first.isoformat() if day.first == day.last else [day.first.isoformat(), day.last.isoformat()]
