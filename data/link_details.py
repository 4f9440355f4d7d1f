"""What several articles tell of one matter in other words: why it happened, and where it began. Nobody is contradicted by it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import combinations
from typing import Protocol

from data.extract.event_kinds import kind_of
from data.groups import Groups
from data.ids import finding_id
from data.lexicons import table
from data.model import Article, Event, Link, Span
from data.text.fold import Folded, fold
from data.text.stems import content
from data.text.wildcards import phrases

DETAILS = (("cause", "السبب", "The cause"), ("origin", "من أين بدأ", "Where it began"))
MOST = 300  # events of one kind that are compared with each other: above, a story has too many for every pair
WORDS = 6  # of a detail


@dataclass(frozen=True, slots=True)
class Detail:
    """A phrase that tells why, or where it began; ``stems``: what it says."""

    what: str
    words: str  # as the article writes them
    stems: tuple[str, ...]


class Telling(Protocol):
    """What is needed of an event that links know."""

    @property
    def id(self) -> str: ...
    @property
    def article(self) -> str: ...
    @property
    def span(self) -> Span: ...
    @property
    def kind(self) -> str: ...
    @property
    def first(self) -> date | None: ...
    @property
    def last(self) -> date | None: ...
    @property
    def all(self) -> tuple[str, ...]: ...
    @property
    def details(self) -> tuple[Detail, ...]: ...


Told = tuple[Telling, Detail]


def details_of(article: Article, text: Folded, event: Event) -> Iterator[Detail]:
    """The first cause and the first place of beginning that an event's words name."""
    start, stop = text.at(event.span.start), text.at(event.span.stop)
    for what, _, _ in DETAILS:
        match = _pattern(what).search(text.text, start, stop)
        stems = content(match["words"]) if match else frozenset()
        if match and stems:
            words = text.span(match.start("words"), match.end("words")).of(article.text)
            yield Detail(what, " ".join(words.split()).strip(" ،.؛:"), tuple(sorted(stems)))


def wordings(events: Sequence[Telling]) -> tuple[Link, ...]:
    """Links of kind "wording" between events of one kind whose causes, or places of beginning, are named differently."""
    by_kind: dict[tuple[str, str], list[Told]] = defaultdict(list)
    for event in events:
        for detail in event.details:
            by_kind[event.kind, detail.what].append((event, detail))
    names = {what: (ar, en) for what, ar, en in DETAILS}
    return tuple(_link(what, names[what], group) for (_, what), told in by_kind.items() for group in _groups(what, told[:MOST]))


def _groups(what: str, told: Sequence[Told]) -> Iterator[list[Told]]:
    """Details that differ, each with one of another article that tells of the same matter."""
    groups: Groups[int] = Groups()
    for one, other in combinations(range(len(told)), 2):
        if _same_matter(what, told[one], told[other]):
            groups.join(one, other)
    for group in groups.lists():
        mine = sorted((told[at] for at in group), key=lambda one: (one[0].article, one[0].span))
        if len({detail.stems for _, detail in mine}) > 1 and len({event.article for event, _ in mine}) > 1:
            yield mine


def _same_matter(what: str, one: Told, other: Told) -> bool:
    """Of two articles, on days that can be one, of one party; causes share a word that says what they are about."""
    (mine, cause), (theirs, against) = one, other
    if mine.article == theirs.article or not _together(mine, theirs):
        return False
    if mine.all and theirs.all and not set(mine.all) & set(theirs.all):
        return False
    return what != "cause" or bool(set(cause.stems) & set(against.stems) - _plain())


def _together(one: Telling, other: Telling) -> bool:
    if one.first is None or other.first is None or one.last is None or other.last is None:
        return True
    return one.first <= other.last and other.first <= one.last


def _link(what: str, names: tuple[str, str], group: Sequence[Told]) -> Link:
    phrased: dict[tuple[str, ...], str] = {}
    for _, detail in group:
        phrased.setdefault(detail.stems, detail.words)
    words = " / ".join(f"«{word}»" for word in phrased.values())
    first = group[0][0]
    kind = kind_of(first.kind)
    ar, en = (kind.ar, kind.en) if kind else ("", "")
    ids = tuple(dict.fromkeys(event.id for event, _ in group))
    id = finding_id("link", first.article, f"wording {what} {first.id}")
    return Link(id, "wording", ids, what, f"{ar} — {names[0]}: {words}", f"{en} — {names[1]}: {words}")


@lru_cache(maxsize=2)
def _pattern(what: str) -> re.Pattern[str]:
    """«بسبب رفع أسعار الخبز»: the words behind the marker, up to where a phrase ends."""
    source = table("events")["details"]
    ends = rf"(?!(?:{phrases(source['ends'])})(?!\w))"
    begins = rf"(?=(?:{phrases(source['places'])})(?!\w))" if what == "origin" else rf"(?=(?:{phrases(source['causes'])})(?!\w))"
    lead = phrases(source["began"]) + r")(?:[^.،؛\n]{0,80}?)\s(?:في|من|ب" if what == "origin" else phrases(source["because"])
    return re.compile(rf"(?<!\w)[وف]?(?:{lead})\s+{begins}(?P<words>[^\s،؛.:]+(?:\s+{ends}[^\s،؛.:]+){{1,{WORDS}}})")


@lru_cache(maxsize=1)
def _plain() -> frozenset[str]:
    """Stems that any cause may hold: «رفع»، «قرار»."""
    return content(" ".join(fold(word).text for word in table("events")["details"]["causes"]))
