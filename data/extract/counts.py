"""Counts of people and means, with what is counted, of whom, who says so and whether that still stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from data.extract.claims import Claims, status
from data.extract.count_numbers import counting_numbers, two_or_one
from data.extract.counted import SHARED, Counted, of_number
from data.extract.lexicon import Lexicon
from data.ids import alike, finding_id
from data.model import Article, Bound, ClaimStatus, Count, Findings, Mention, ParagraphKind, Span, Statement
from data.text.fold import Folded
from data.text.places import Places

Dates = Places[tuple[int, int]]  # folded places of day-words: their numbers count nothing


def extract(article: Article, folded: Folded, lexicon: Lexicon, findings: Findings) -> Findings:
    """``findings`` with counts: run it after statements, which say whose claim a count is."""
    del lexicon  # what is counted is a matter of the language, not of the story
    dates = Places([(folded.at(day.span.start), folded.at(day.span.stop)) for day in findings.days if day.span], lambda place: place)
    mentions = Places(findings.mentions, lambda mention: (mention.span.start, mention.span.stop))
    place = Place(article, folded, Claims(findings.statements), mentions)
    counts: list[Count] = []
    seen: Counter[str] = Counter()
    for paragraph in article.paragraphs:
        if paragraph.kind is not ParagraphKind.BODY:
            continue  # headlines repeat what the text says
        start, stop = folded.at(paragraph.span.start), folded.at(paragraph.span.stop)
        for counted in _share(folded.text, list(_counted(folded.text, start, stop, dates))):
            words = alike(folded.text[counted.start : counted.stop])
            counts.append(_count(place, counted, seen[words]))
            seen[words] += 1
    return replace(findings, counts=tuple(counts))


@dataclass(frozen=True)
class Place:
    """What a count is read from."""

    article: Article
    folded: Folded
    claims: Claims
    mentions: Places[Mention]


def _count(place: Place, counted: Counted, occurrence: int) -> Count:
    article, folded = place.article, place.folded
    span = folded.span(counted.start, counted.stop)
    number = counted.number
    claim = place.claims.of(span)
    state, reason = status(folded.text, counted.start, counted.stop)
    return Count(
        id=finding_id("count", article.id, span.of(article.text), occurrence),
        article=article.id,
        span=span,
        measure=counted.measure,
        value=number.value,
        low=number.low,
        high=number.high,
        bound=number.bound,
        population=_words(article, folded, counted.population),
        unit=_words(article, folded, counted.unit),
        source=_source(place, span, claim),
        statement=claim.id if claim else None,
        said=claim.said if claim and state is not ClaimStatus.WITHDRAWN else None,  # it was made on some day before
        status=state,
        status_reason=folded.span(*reason) if reason else None,
        rule=counted.rule,
    )


def _source(place: Place, span: Span, claim: Statement | None) -> str | None:
    """Whoever is named right behind it, «… 21 قتيلا بحسب الوزارة», else the speaker of what holds it."""
    if claim is None:
        return None
    hedge = claim.hedge
    if hedge is None or hedge.start < span.stop or place.article.text[span.stop : hedge.start].strip(" ،,"):
        return claim.speaker
    return next((mention.actor for mention in place.mentions.touching(hedge.start, hedge.stop)), claim.speaker)


def _words(article: Article, folded: Folded, place: tuple[int, int] | None) -> str | None:
    return folded.span(*place).of(article.text).strip() if place else None


def _counted(text: str, start: int, stop: int, dates: Dates) -> Iterator[Counted]:
    """The counts of text[start:stop) in order; «لواءين أو ثلاثة» is one range, not the number in it."""
    implied = tuple(two_or_one(text, start, stop))
    ranges = Places([number for number in implied if number.bound is Bound.RANGE], lambda number: (number.start, number.stop))
    plain = [number for number in counting_numbers(text, start, stop) if not ranges.touching(number.start, number.stop)]
    previous: Counted | None = None
    for number in sorted((*implied, *plain), key=lambda number: (number.core, -number.stop)):
        dated = bool(dates.touching(number.start, number.stop))
        if dated or (previous and number.core < previous.stop):
            continue
        counted = of_number(text, number, start, previous)
        if counted:
            yield counted
            previous = counted


def _share(text: str, counted: list[Counted]) -> list[Counted]:
    """«16 قتيلا وأكثر من 1600 جريح في صفوف الشرطة»: who they are is said once, at the end."""
    out = list(counted)
    for at in range(len(out) - 2, -1, -1):
        following = out[at + 1]
        after = following.population is not None and following.population[1] > following.stop
        if after and out[at].population is None and SHARED.fullmatch(text[out[at].stop : following.start]):
            out[at] = replace(out[at], population=following.population)
    return out
