"""Counts of several articles that are one fact, and numbers of one source that disagree."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from data.extract.measures import HARM
from data.groups import Groups, Told, join_all
from data.ids import finding_id
from data.model import Article, Bound, ClaimStatus, Count, Link, Measure, Span
from data.text.fold import folded
from data.text.stems import content

APART = 14  # days: said further apart, the same number is another fact
RISE = 90  # characters before a number in which it is said to have risen
# «ارتفع عدد القتلى إلى 30»
ROSE = re.compile(r"(?<!\w)[وفبل]?(?:ال)?(?:ارتفع|ارتفعت|ارتفاع|ترتفع|يرتفع|ليرتفع|زاد|زادت|قفز|قفزت|وصل|وصلت)(?!\w)")
SMALL = 10  # below, the same number says little without the same source


@dataclass(frozen=True, slots=True)
class CountTold:
    """What links need of a count."""

    id: str
    article: str
    span: Span
    measure: Measure
    value: float | None
    low: float | None
    high: float | None
    source: str | None
    unit: str | None
    population: str | None
    said: date | None
    day: date | None  # when it was said, else its article's day
    whole: bool  # stated, and no part of another number
    exact: bool
    rose: bool  # told as higher than before
    voice: str | None = None  # whom the source speaks for


def counts_told(article: Article, counts: Iterable[Count]) -> Iterator[CountTold]:
    for one in counts:
        said, known = one.said.first if one.said else None, one.said or article.published
        whole = one.rule != "among" and one.status is ClaimStatus.STATED and one.value is not None
        number = (one.measure, one.value, one.low, one.high, one.source, one.unit, one.population)
        yield CountTold(one.id, article.id, one.span, *number, said, known.first if known else None, whole, *_growth(article, one))


def _growth(article: Article, count: Count) -> tuple[bool, bool]:
    """Whether its number is exact, and whether it is told as higher than before."""
    before = folded(article.text[max(count.span.start - RISE, 0) : count.span.start])
    return count.bound is Bound.EXACT, ROSE.search(before) is not None


# Counts ----------------------------------------------------------------------------------------------------------------------


def facts_of_counts(counts: Sequence[CountTold]) -> tuple[Link, ...]:
    """The same number of the same thing by the same source, in several articles."""
    same: dict[tuple[object, ...], dict[_Claim, list[Told]]] = defaultdict(lambda: defaultdict(list))
    for count in counts:
        if (count.value is not None or count.low is not None) and (claim := _claim(count)):
            same[(count.measure, count.value, count.low, count.high)][claim].append((count.article, count.id))
    groups: Groups[str] = Groups()
    for claims in same.values():
        for one, other in _near(claims):
            if one.agrees(other):
                join_all(groups, claims[one] if one == other else [*claims[one], *claims[other]])
    by_id = {count.id: count for count in counts}
    return tuple(_count_fact([by_id[id] for id in group]) for group in groups.lists() if len(group) > 1)


@dataclass(frozen=True)
class _Claim:
    """What decides whether equal numbers are one fact."""

    voice: str | None  # who says so
    unit: frozenset[str] | None  # stems of what is counted, where the measure does not tell
    day: date | None

    def agrees(self, other: _Claim) -> bool:
        said = self.voice is None or other.voice is None or self.voice == other.voice
        return said and (self.unit is None or other.unit is None or bool(self.unit & other.unit))


def _claim(count: CountTold) -> _Claim | None:
    """None where nothing makes the number recognisable."""
    unit = content(folded(count.unit or "")) if count.measure is Measure.OTHER else None
    if (count.source is None and (count.value or 0) < SMALL) or (unit is not None and not unit):
        return None
    return _Claim(count.voice, unit, count.said)


def _near(claims: Iterable[_Claim]) -> Iterator[tuple[_Claim, _Claim]]:
    """Each claim with itself, and those of them that no long time separates."""
    undated = [claim for claim in claims if claim.day is None]
    dated = sorted((claim for claim in claims if claim.day), key=_day_of)
    for at, claim in enumerate((*undated, *dated)):
        yield claim, claim
        for other in undated[: min(at, len(undated))]:
            yield other, claim
    for at, claim in enumerate(dated):
        for other in dated[at + 1 :]:
            if (_day_of(other) - _day_of(claim)).days > APART:
                break
            yield claim, other


def _day_of(claim: _Claim) -> date:
    return claim.day or date.max


def _count_fact(group: Sequence[CountTold]) -> Link:
    members = sorted(group, key=lambda one: (one.article, one.span))
    first = members[0]
    units = _different(count.unit for count in members)
    people = _different(count.population for count in members)
    words = " / ".join(f"«{word}»" for word in units or people)
    ar, en = (f"العدد واحد والمعدود: {words}", f"One number of: {words}") if words else ("", "")
    ids = tuple(count.id for count in members)
    return Link(finding_id("link", first.article, f"fact {first.measure} {first.id}"), "fact", ids, first.measure.value, ar, en)


def _different(words: Iterable[str | None]) -> list[str]:
    """The wordings, where they differ by more than spelling or ending."""
    seen: dict[frozenset[str], str] = {}
    for word in words:
        if word:
            seen.setdefault(content(folded(word)), word)
    return list(seen.values()) if len(seen) > 1 else []


def disputes(counts: Iterable[CountTold]) -> Iterator[Link]:
    """One source, one measure, the same people, two numbers in two articles."""
    mine: dict[tuple[object, ...], list[CountTold]] = defaultdict(list)
    for count in counts:
        if count.whole and count.measure in HARM and count.source:
            mine[(count.measure, count.source, content(folded(count.population or "")))].append(count)
    for (measure, source, _), told in mine.items():
        first = {(count.article, count.value): count for count in reversed(told)}
        if grows(list(first.values())):
            continue
        if len({article for article, _ in first}) > 1 and len({value for _, value in first}) > 1:
            members = sorted(first.values(), key=lambda one: (one.day or date.max, one.article, one.span))
            id = finding_id("link", members[0].article, f"counts {measure} {source} {members[0].id}")
            ids = tuple(count.id for count in members)
            yield Link(id, "tension", ids, f"count:{measure}", "عددان من مصدر واحد", "two numbers by one source")


def grows(told: Sequence[CountTold]) -> bool:
    """Each number follows a lower one, on a later day or as one that rose: a toll that grows is no disagreement."""
    ranked = sorted(told, key=lambda one: (one.value or 0, one.day or date.max))
    for before, after in pairwise(ranked):
        later = (after.day or date.max) > (before.day or date.max)
        if before.value != after.value and not later and not after.rose:
            return False
    return len(ranked) > 1
