"""Counts and events of several articles that are one fact, counts that disagree, and events told of two days."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from data.extract.event_kinds import kind_of
from data.extract.measures import HARM
from data.groups import Groups, Told, join_across, join_all
from data.ids import finding_id
from data.model import Article, ClaimStatus, Count, Event, Link, Measure, Span
from data.text.fold import folded
from data.text.stems import content

APART = 14  # days: said further apart, the same number is another fact
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
    voice: str | None = None  # whom the source speaks for


@dataclass(frozen=True, slots=True)
class EventTold:
    """What links need of an event."""

    id: str
    article: str
    span: Span
    kind: str
    dated: bool
    first: date | None
    last: date | None
    actors: tuple[str, ...]
    once: bool  # told as the first of its kind
    all: tuple[str, ...] = ()  # the actors, and whom they belong to


def counts_told(article: Article, counts: Iterable[Count]) -> Iterator[CountTold]:
    for one in counts:
        said, known = one.said.first if one.said else None, one.said or article.published
        whole = one.rule != "among" and one.status is ClaimStatus.STATED and one.value is not None
        number = (one.measure, one.value, one.low, one.high, one.source, one.unit, one.population)
        yield CountTold(one.id, article.id, one.span, *number, said, known.first if known else None, whole)


def events_told(article: Article, events: Iterable[Event]) -> Iterator[EventTold]:
    for one in events:
        kind, day = kind_of(one.kind), one.day
        words = folded(one.span.of(article.text)) if kind and kind.once_if else ""
        once = kind is not None and any(word in words for word in kind.once_if)
        days = (day is not None, day.first if day else None, day.last if day else None)
        yield EventTold(one.id, article.id, one.span, one.kind, *days, one.actors, once)


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
        if len({article for article, _ in first}) > 1 and len({value for _, value in first}) > 1:
            members = sorted(first.values(), key=lambda one: (one.day or date.max, one.article, one.span))
            id = finding_id("link", members[0].article, f"counts {measure} {source} {members[0].id}")
            ids = tuple(count.id for count in members)
            yield Link(id, "tension", ids, f"count:{measure}", "عددان من مصدر واحد", "two numbers by one source")


# Events ----------------------------------------------------------------------------------------------------------------------


def facts_of_events(events: Sequence[EventTold]) -> tuple[Link, ...]:
    """Events of one kind on one day, told by several articles; undated meetings and calls of the same persons too."""
    same: dict[tuple[object, ...], list[Told]] = defaultdict(list)
    for event in events:
        for mark in _marks(event):
            same[(event.kind, *mark)].append((event.article, event.id))
    groups: Groups[str] = Groups()
    for told in same.values():
        join_all(groups, told)
    by_id = {event.id: event for event in events}
    return tuple(_event_link("fact", [by_id[id] for id in group]) for group in groups.lists() if len(group) > 1)


def _marks(event: EventTold) -> Iterable[tuple[object, ...]]:
    """What two events of one kind need in common to be one: the day and who acts, or the day alone, or two who meet."""
    kind = kind_of(event.kind)
    if not event.dated:
        return combinations(sorted(set(event.actors)), 2) if kind is not None and kind.parties else ()
    if event.first is None:
        return ()
    once = [None] if kind is not None and kind.once else []
    return [(event.first, event.last, actor) for actor in (*once, *event.all)]


@dataclass(frozen=True)
class _Happening:
    """What decides whether two events cannot both be right about their day."""

    actors: frozenset[str]
    first: date
    last: date
    once: bool  # it happens once, or is told as the first of its kind

    def conflicts(self, other: _Happening) -> bool:
        apart = self.last < other.first or other.last < self.first
        return apart and (self.actors <= other.actors or other.actors <= self.actors)


def date_conflicts(events: Sequence[EventTold]) -> tuple[Link, ...]:
    """What happens once, told of days that have nothing in common."""
    told: dict[tuple[str, str], dict[_Happening, list[Told]]] = defaultdict(lambda: defaultdict(list))
    for event in events:
        happening = _happening(event)
        if happening:
            for actor in happening.actors:
                told[(event.kind, actor)][happening].append((event.article, event.id))
    groups: Groups[str] = Groups()
    for happenings in told.values():
        for one in (happening for happening in happenings if happening.once):
            for other in happenings:
                if one.conflicts(other):
                    join_across(groups, happenings[one], happenings[other])
    by_id = {event.id: event for event in events}
    return tuple(_event_link("date_conflict", [by_id[id] for id in group]) for group in groups.lists() if len(group) > 1)


def _happening(event: EventTold) -> _Happening | None:
    """None where the kind, the day or who acts is not known."""
    kind = kind_of(event.kind)
    if kind is None or event.first is None or event.last is None:
        return None
    return _Happening(frozenset(event.all), event.first, event.last, kind.once or event.once)


def _event_link(link: str, group: Sequence[EventTold]) -> Link:
    members = sorted(group, key=lambda one: (one.first or date.max, one.article, one.span))
    first = members[0]
    kind = kind_of(first.kind)
    ar, en = (kind.ar, kind.en) if kind else ("", "")
    return Link(finding_id("link", first.article, f"{link} {first.id}"), link, tuple(event.id for event in members), first.kind, ar, en)
