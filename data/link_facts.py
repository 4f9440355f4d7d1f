"""Counts and events of several articles that are one fact, counts that disagree, and events told of two days."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from data.extract.event_kinds import kind_of
from data.extract.lexicon import Lexicon
from data.extract.measures import HARM
from data.groups import Groups, Told, join_across, join_all
from data.ids import finding_id
from data.model import Article, ClaimStatus, Count, Day, Event, Link, Measure
from data.text.fold import folded
from data.text.stems import content

APART = 14  # days: said further apart, the same number is another fact
SMALL = 10  # below, the same number says little without the same source


def facts_of_counts(counts: Sequence[tuple[Article, Count]], lexicon: Lexicon) -> tuple[Link, ...]:
    """The same number of the same thing by the same source, in several articles."""
    same: dict[tuple[object, ...], dict[_Claim, list[Told]]] = defaultdict(lambda: defaultdict(list))
    for article, count in counts:
        if (count.value is not None or count.low is not None) and (claim := _claim(count, lexicon)):
            same[(count.measure, count.value, count.low, count.high)][claim].append((article.id, count.id))
    groups: Groups[str] = Groups()
    for claims in same.values():
        for one, other in _near(claims):
            if one.agrees(other):
                join_all(groups, claims[one] if one == other else [*claims[one], *claims[other]])
    by_id = {count.id: (article, count) for article, count in counts}
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


def _claim(count: Count, lexicon: Lexicon) -> _Claim | None:
    """None where nothing makes the number recognisable."""
    unit = content(folded(count.unit or "")) if count.measure is Measure.OTHER else None
    if (count.source is None and (count.value or 0) < SMALL) or (unit is not None and not unit):
        return None
    return _Claim(lexicon.voice(count.source) if count.source else None, unit, count.said.first if count.said else None)


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


def _count_fact(group: Sequence[tuple[Article, Count]]) -> Link:
    members = sorted(group, key=lambda one: (one[0].id, one[1].span))
    article, first = members[0]
    units = _different(count.unit for _, count in members)
    people = _different(count.population for _, count in members)
    words = " / ".join(f"«{word}»" for word in units or people)
    ar, en = (f"العدد واحد والمعدود: {words}", f"One number of: {words}") if words else ("", "")
    ids = tuple(count.id for _, count in members)
    return Link(finding_id("link", article.id, f"fact {first.measure} {first.id}"), "fact", ids, first.measure.value, ar, en)


def _different(words: Iterable[str | None]) -> list[str]:
    """The wordings, where they differ by more than spelling or ending."""
    seen: dict[frozenset[str], str] = {}
    for word in words:
        if word:
            seen.setdefault(content(folded(word)), word)
    return list(seen.values()) if len(seen) > 1 else []


def disputes(counts: Sequence[tuple[Article, Count]]) -> Iterator[Link]:
    """One source, one measure, the same people, two numbers in two articles."""
    mine: dict[tuple[object, ...], list[tuple[Article, Count]]] = defaultdict(list)
    for article, count in counts:
        whole = count.rule != "among" and count.status is ClaimStatus.STATED and count.value is not None
        if whole and count.measure in HARM and count.source:
            mine[(count.measure, count.source, content(folded(count.population or "")))].append((article, count))
    for (measure, source, _), told in mine.items():
        first = {(article.id, count.value): (article, count) for article, count in reversed(told)}
        if len({article for article, _ in first}) > 1 and len({value for _, value in first}) > 1:
            members = sorted(first.values(), key=lambda one: (_day(one[1].said or one[0].published), one[0].id, one[1].span))
            id = finding_id("link", members[0][0].id, f"counts {measure} {source} {members[0][1].id}")
            ids = tuple(count.id for _, count in members)
            yield Link(id, "tension", ids, f"count:{measure}", "عددان من مصدر واحد", "two numbers by one source")


def _day(day: Day | None) -> date:
    return day.first if day and day.first else date.max


# Events ----------------------------------------------------------------------------------------------------------------------


def facts_of_events(events: Sequence[tuple[Article, Event]], lexicon: Lexicon) -> tuple[Link, ...]:
    """Events of one kind on one day, told by several articles; undated meetings and calls of the same persons too."""
    same: dict[tuple[object, ...], list[Told]] = defaultdict(list)
    for article, event in events:
        for mark in _marks(event, lexicon):
            same[(event.kind, *mark)].append((article.id, event.id))
    groups: Groups[str] = Groups()
    for told in same.values():
        join_all(groups, told)
    by_id = {event.id: (article, event) for article, event in events}
    return tuple(_event_link("fact", [by_id[id] for id in group]) for group in groups.lists() if len(group) > 1)


def _marks(event: Event, lexicon: Lexicon) -> Iterable[tuple[object, ...]]:
    """What two events of one kind need in common to be one: the day and who acts, or the day alone, or two who meet."""
    kind, day = kind_of(event.kind), event.day
    if day is None:
        return combinations(sorted(set(event.actors)), 2) if kind is not None and kind.parties else ()
    if day.first is None:
        return ()
    once = [None] if kind is not None and kind.once else []
    return [(day.first, day.last, actor) for actor in (*once, *sorted(_all(event, lexicon)))]


def _all(event: Event, lexicon: Lexicon) -> frozenset[str]:
    return frozenset(actor for one in event.actors for actor in lexicon.chain(one))


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


def date_conflicts(events: Sequence[tuple[Article, Event]], lexicon: Lexicon) -> tuple[Link, ...]:
    """What happens once, told of days that have nothing in common."""
    told: dict[tuple[str, str], dict[_Happening, list[Told]]] = defaultdict(lambda: defaultdict(list))
    for article, event in events:
        happening = _happening(article, event, lexicon)
        if happening:
            for actor in happening.actors:
                told[(event.kind, actor)][happening].append((article.id, event.id))
    groups: Groups[str] = Groups()
    for happenings in told.values():
        for one in (happening for happening in happenings if happening.once):
            for other in happenings:
                if one.conflicts(other):
                    join_across(groups, happenings[one], happenings[other])
    by_id = {event.id: (article, event) for article, event in events}
    return tuple(_event_link("date_conflict", [by_id[id] for id in group]) for group in groups.lists() if len(group) > 1)


def _happening(article: Article, event: Event, lexicon: Lexicon) -> _Happening | None:
    """None where the kind, the day or who acts is not known."""
    kind, day = kind_of(event.kind), event.day
    if kind is None or day is None or day.first is None or day.last is None:
        return None
    words = folded(event.span.of(article.text)) if kind.once_if else ""
    return _Happening(_all(event, lexicon), day.first, day.last, kind.once or any(word in words for word in kind.once_if))


def _event_link(link: str, group: Sequence[tuple[Article, Event]]) -> Link:
    members = sorted(group, key=lambda one: (_day(one[1].day), one[0].id, one[1].span))
    article, first = members[0]
    kind = kind_of(first.kind)
    ar, en = (kind.ar, kind.en) if kind else ("", "")
    return Link(finding_id("link", article.id, f"{link} {first.id}"), link, tuple(event.id for _, event in members), first.kind, ar, en)
