"""Events of several articles that are one, events told of two days, and numbers that differ over one event."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from data.extract.event_kinds import kind_of
from data.extract.measures import HARM
from data.groups import Groups, Told, join_across, join_all
from data.ids import finding_id
from data.link_details import Detail, details_of
from data.link_facts import CountTold, grows
from data.model import Article, Event, Link, Measure, Span
from data.text.fold import fold, folded
from data.text.stems import content

SHARED, STRONG = 3, 5  # words that two tellings of one attack or arrest have in common; and where they give different numbers
MOST = 200  # events of one kind and day that are compared with each other
ONE_A_DAY = frozenset({"emergency", "coup", "resignation", "speech", "mourning", "calm", "unrest"})  # families
PLAIN = content(
    "قتل قتلوا مقتل اصيب اصيبوا جرح لقي مصرع مصرعهم حتفهم اليوم امس مسا صباح فجر ليل يوم السبت الاحد الاثنين الثلاثا الاربعا الخميس الجمعه"
    " قال قالت اعلن اعلنت شخص اشخاص اخرين اخرون مصادر مصدر بحسب وفق"
)  # words of any such report


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
    words: tuple[str, ...]  # stems of its evidence that say something
    counts: tuple[str, ...]  # whole exact counts that its evidence holds
    details: tuple[Detail, ...]
    all: tuple[str, ...] = ()  # the actors, and whom they belong to


def events_told(article: Article, events: Iterable[Event], counts: Sequence[CountTold]) -> Iterator[EventTold]:
    text = fold(article.text)
    for one in events:
        kind, day = kind_of(one.kind), one.day
        evidence = folded(one.span.of(article.text))
        once = kind is not None and any(word in evidence for word in kind.once_if)
        days = (day is not None, day.first if day else None, day.last if day else None)
        words = tuple(sorted(content(evidence) - PLAIN))
        held = tuple(count.id for count in counts if count.whole and count.exact and one.span.holds(count.span))
        details = tuple(details_of(article, text, one))
        yield EventTold(one.id, article.id, one.span, one.kind, *days, one.actors, once, words, held, details)


def facts_of_events(events: Sequence[EventTold], counts: Sequence[CountTold]) -> tuple[Link, ...]:
    """Events of one kind on one day, told by several articles; undated meetings and calls of the same persons too."""
    same: dict[tuple[object, ...], list[EventTold]] = defaultdict(list)
    for event in events:
        for mark in _marks(event):
            same[(event.kind, *mark)].append(event)
    groups: Groups[str] = Groups()
    number = {count.id: (count.measure, count.value) for count in counts}
    for mark, told in same.items():
        for matter in [told] if _sure(str(mark[0])) else _matters(told, number):
            join_all(groups, [(event.article, event.id) for event in matter])
    by_id = {event.id: event for event in events}
    return tuple(_event_link("fact", [by_id[id] for id in group]) for group in groups.lists() if len(group) > 1)


def _sure(kind: str) -> bool:
    """Of a kind that happens once a day, or between two parties: day and party are enough to know it again."""
    known = kind_of(kind)
    return known is None or known.once or known.parties or known.family in ONE_A_DAY


def _matters(told: Sequence[EventTold], number: Mapping[str, tuple[Measure, float | None]]) -> Iterator[list[EventTold]]:
    """Two attacks of one day are two: those that share words besides names and numbers are one."""
    words = [frozenset(event.words) for event in told]
    numbers = [frozenset(number[id] for id in event.counts) for event in told]
    groups: Groups[int] = Groups()
    for one, other in combinations(range(min(len(told), MOST)), 2):
        differ = numbers[one] and numbers[other] and not numbers[one] & numbers[other]
        if told[one].article != told[other].article and len(words[one] & words[other]) >= (STRONG if differ else SHARED):
            groups.join(one, other)
    for group in groups.lists():
        yield [told[at] for at in group]


def _marks(event: EventTold) -> Iterable[tuple[object, ...]]:
    """What two events of one kind need in common to be one: the day and who acts, or the day alone, or two who meet."""
    kind = kind_of(event.kind)
    if not event.dated:
        return combinations(sorted(set(event.actors)), 2) if kind is not None and kind.parties else ()
    if event.first is None:
        return ()
    if kind is not None and not _sure(event.kind):
        return [(event.first, event.last)]
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


def numbers_apart(facts: Iterable[Link], events: Sequence[EventTold], counts: Sequence[CountTold]) -> Iterator[Link]:
    """Of one event, told by several articles, different numbers of one measure: by whomever."""
    by_event, by_count = {event.id: event for event in events}, {count.id: count for count in counts}
    for fact in facts:
        held = [_first(by_count[id] for id in by_event[event].counts) for event in fact.members if event in by_event]
        for measure in HARM:
            told = [mine[measure] for mine in held if measure in mine]
            if len({one.article for one in told}) > 1 and len({one.value for one in told}) > 1 and not grows(told):
                yield _numbers_link(measure, told)


def _first(counts: Iterable[CountTold]) -> dict[Measure, CountTold]:
    """The first of each measure: the others are mostly parts of it."""
    found: dict[Measure, CountTold] = {}
    for count in counts:
        found.setdefault(count.measure, count)
    return found


def _numbers_link(measure: Measure, told: Sequence[CountTold]) -> Link:
    members = sorted(told, key=lambda one: (one.article, one.span))
    id = finding_id("link", members[0].article, f"numbers {measure} {members[0].id}")
    ids = tuple(dict.fromkeys(count.id for count in members))
    return Link(id, "tension", ids, f"count:{measure}", "أعداد مختلفة لحدث واحد", "different numbers of one event")
