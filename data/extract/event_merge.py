"""One happening told several times in an article is one event: the telling with a day stands for the others."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from data.model import Article, Event
from data.text.fold import folded
from data.text.stems import content, stem

SHARED = 0.5  # of the shorter telling's words that both have
LEAST = 2  # words
MOST = 150  # earlier events that one is compared with: a very long file would be compared with itself
OPENING = 2  # words in which a telling names what it goes on about
WORD = re.compile(r"\w+")
Numbers = frozenset[tuple[str, float]]  # measures and values that a telling gives


@dataclass(frozen=True)
class Telling:
    """An event with what it is told by: ``trigger`` in folded words."""

    event: Event
    family: str
    trigger: str
    numbers: Numbers


@dataclass(frozen=True)
class _Words:
    """Stems of a telling."""

    title: frozenset[str]
    evidence: frozenset[str]
    trigger: frozenset[str]  # its first and last word
    known: frozenset[str]  # at its head, what it names as known already: «الانفجار»
    definite: frozenset[str]  # anywhere in its title


def merged(article: Article, tellings: Sequence[Telling]) -> list[Event]:
    """Their events in order without those that tell of an earlier one again."""
    kept: list[tuple[Telling, _Words]] = []
    for telling in tellings:
        words = _words(article, telling)
        near = range(max(len(kept) - MOST, 0), len(kept))
        at = next((at for at in near if _again(*kept[at], telling, words)), None)
        if at is None:
            kept.append((telling, words))
        elif kept[at][0].event.day is None and telling.event.day is not None and not kept[at][0].event.flags:
            kept[at] = telling, words
    return [telling.event for telling, _ in sorted(kept, key=lambda one: one[0].event.span)]


def _words(article: Article, telling: Telling) -> _Words:
    title = folded(telling.event.title_ar)
    definite = [stem(word) if word.startswith("ال") and len(word) > 4 else "" for word in WORD.findall(title)]
    spoken = WORD.findall(telling.trigger)
    trigger = content(telling.trigger)
    ends = content(f"{spoken[0]} {spoken[-1]}") if spoken else frozenset[str]()
    evidence = content(folded(telling.event.span.of(article.text)))
    return _Words(content(title) - trigger, evidence, ends, frozenset(definite[:OPENING]) - {""}, frozenset(definite) - {""})


def _again(earlier: Telling, before: _Words, later: Telling, words: _Words) -> bool:
    if earlier.family != later.family or later.event.flags or earlier.event.flags or _other_day(earlier.event, later.event):
        return False
    if earlier.event.span == later.event.span and earlier.event.kind == later.event.kind:
        return earlier.event.title_ar == later.event.title_ar
    if earlier.numbers & later.numbers:
        return True
    shared, least = len(before.title & words.title), min(len(before.title), len(words.title))
    same = shared >= LEAST and shared >= SHARED * least
    named = words.known & before.evidence or words.definite & before.trigger
    return same or (later.event.day is None and bool(named))


def _other_day(earlier: Event, later: Event) -> bool:
    """Both have days, and these have nothing in common."""
    one, other = earlier.day, later.day
    if one is None or other is None or one.first is None or other.first is None or one.last is None or other.last is None:
        return False
    return one.last < other.first or other.last < one.first
