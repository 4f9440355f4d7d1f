"""Counts and events of several articles that are one fact, counts that disagree, and events told of two days."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations

from data.extract.event_kinds import kind_of
from data.extract.lexicon import Lexicon
from data.extract.measures import HARM
from data.ids import finding_id
from data.link_statements import grouped
from data.model import Article, ClaimStatus, Count, Day, Event, Link, Measure
from data.text.fold import folded
from data.text.stems import content

APART = 14  # days: said further apart, the same number is another fact
SMALL = 10  # below, the same number says little without the same source


def facts_of_counts(counts: Sequence[tuple[Article, Count]], lexicon: Lexicon) -> tuple[Link, ...]:
    """The same number of the same thing by the same source, in several articles."""
    same: dict[tuple[object, ...], list[tuple[Article, Count]]] = defaultdict(list)
    for article, count in counts:
        if count.value is not None or count.low is not None:
            same[(count.measure, count.value, count.low, count.high)].append((article, count))
    pairs = [
        (one[1].id, other[1].id)
        for alike in same.values()
        for one, other in combinations(alike, 2)
        if one[0].id != other[0].id and _one_count(one[1], other[1], lexicon)
    ]
    by_id = {count.id: (article, count) for article, count in counts}
    return tuple(_count_fact([by_id[id] for id in group]) for group in grouped(pairs))


def _one_count(one: Count, other: Count, lexicon: Lexicon) -> bool:
    named = one.source is not None and other.source is not None
    if named and lexicon.voice(one.source or "") != lexicon.voice(other.source or ""):
        return False
    if not named and (one.value or 0) < SMALL:
        return False
    if one.measure is Measure.OTHER and not content(folded(one.unit or "")) & content(folded(other.unit or "")):
        return False
    return not _far(one.said, other.said)


def _far(one: Day | None, other: Day | None) -> bool:
    if one is None or other is None or one.first is None or other.first is None:
        return False
    return abs((one.first - other.first).days) > APART


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
            id, ids = finding_id("link", members[0][0].id, f"counts {measure} {source}"), tuple(count.id for _, count in members)
            yield Link(id, "tension", ids, f"count:{measure}", "عددان من مصدر واحد", "two numbers by one source")


def _day(day: Day | None) -> date:
    return day.first if day and day.first else date.max


# Events ----------------------------------------------------------------------------------------------------------------------


def facts_of_events(events: Sequence[tuple[Article, Event]], lexicon: Lexicon) -> tuple[Link, ...]:
    """Events of one kind on one day, told by several articles; undated meetings and calls of the same persons too."""
    same: dict[tuple[object, ...], list[tuple[Article, Event]]] = defaultdict(list)
    for article, event in events:
        resolved = event.day is not None and event.day.first is not None
        if resolved or (_parties(event) and event.day is None):
            same[(event.kind, event.day.first if event.day else None, event.day.last if event.day else None)].append((article, event))
    pairs = [
        (one[1].id, other[1].id)
        for alike in same.values()
        for one, other in combinations(alike, 2)
        if one[0].id != other[0].id and _one_event(one[1], other[1], lexicon)
    ]
    by_id = {event.id: (article, event) for article, event in events}
    return tuple(_event_link("fact", [by_id[id] for id in group]) for group in grouped(pairs))


def _parties(event: Event) -> bool:
    kind = kind_of(event.kind)
    return kind is not None and kind.parties


def _one_event(one: Event, other: Event, lexicon: Lexicon) -> bool:
    if one.day is None:
        return len(set(one.actors) & set(other.actors)) >= 2
    kind = kind_of(one.kind)
    return bool(_all(one, lexicon) & _all(other, lexicon)) or (kind is not None and kind.once)


def _all(event: Event, lexicon: Lexicon) -> frozenset[str]:
    return frozenset(actor for one in event.actors for actor in lexicon.chain(one))


def date_conflicts(events: Sequence[tuple[Article, Event]], lexicon: Lexicon) -> tuple[Link, ...]:
    """What happens once, told of days that have nothing in common."""
    by_kind: dict[str, list[tuple[Article, Event]]] = defaultdict(list)
    for article, event in events:
        if event.day is not None and event.day.first is not None:
            by_kind[event.kind].append((article, event))
    pairs = [
        (one[1].id, other[1].id)
        for told in by_kind.values()
        for one, other in combinations(told, 2)
        if one[0].id != other[0].id and _conflict(one, other, lexicon)
    ]
    by_id = {event.id: (article, event) for article, event in events}
    return tuple(_event_link("date_conflict", [by_id[id] for id in group]) for group in grouped(pairs))


def _conflict(one: tuple[Article, Event], other: tuple[Article, Event], lexicon: Lexicon) -> bool:
    kind = kind_of(one[1].kind)
    if kind is None or _meet(one[1].day, other[1].day):
        return False
    first = any(word in folded(event.span.of(article.text)) for article, event in (one, other) for word in kind.once_if)
    if not (kind.once or first):
        return False
    mine, theirs = _all(one[1], lexicon), _all(other[1], lexicon)
    return bool(mine and theirs) and (mine <= theirs or theirs <= mine)


def _meet(one: Day | None, other: Day | None) -> bool:
    """Days in common, or no telling."""
    if one is None or other is None or one.first is None or other.first is None or one.last is None or other.last is None:
        return True
    return one.first <= other.last and other.first <= one.last


def _event_link(link: str, group: Sequence[tuple[Article, Event]]) -> Link:
    members = sorted(group, key=lambda one: (_day(one[1].day), one[0].id, one[1].span))
    article, first = members[0]
    kind = kind_of(first.kind)
    ar, en = (kind.ar, kind.en) if kind else ("", "")
    return Link(finding_id("link", article.id, f"{link} {first.id}"), link, tuple(event.id for _, event in members), first.kind, ar, en)
