"""The short title of an event: the article's own words in Arabic; in English its kind with the names and numbers that are sure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from data.extract.event_kinds import Kind
from data.extract.lexicon import Lexicon
from data.lexicons import table
from data.model import ActorKind, Bound, Count, Measure
from data.text.wildcards import phrases

TITLE = 9  # words after the trigger
LEAST = 1  # word after a one-word trigger before a title may be cut
SUBJECT = 8  # words of a subject before its verb
NAMES = 3  # actors in an English title
NUMBERS = {
    "violence": {Measure.KILLED: "killed", Measure.INJURED: "injured"},
    "unrest": {Measure.KILLED: "killed", Measure.INJURED: "injured"},
    "mishap": {Measure.KILLED: "killed", Measure.INJURED: "injured"},
    "arrest": {Measure.ARRESTED: "arrested"},
}  # by family: of a verdict's «five» none was arrested that day
PLACES = ("violence", "mishap", "unrest", "capture", "displacement")  # of these only where it happened is named
LIMITS = {Bound.AT_LEAST: "at least ", Bound.ABOUT: "about ", Bound.AT_MOST: "at most "}


def titled(text: str, trigger: tuple[int, int], limit: int, whole: list[tuple[int, int]]) -> tuple[int, int]:
    """The trigger and the words after it, up to a natural end before ``limit``; what is ``whole`` (a name, a day) is never cut in two."""
    start, stop = trigger
    words = [match.end() + stop for match in re.finditer(r"\S+", text[stop:limit])][:TITLE]
    if not words:
        return start, stop
    floor = stop if " " in text[start:stop] else words[min(LEAST, len(words)) - 1]
    cut = _cut().search(text, floor, words[-1])
    if cut and " " not in text[start : cut.start()].strip():
        cut = _cut().search(text, cut.end(), words[-1])  # «الزلزال الذي ضرب البلاد»: one word is no title
    end = cut.start() if cut else words[-1]
    for first, last in sorted(whole):
        beside = cut is not None and end <= first and not text[end:first].strip(" ،,")
        if last <= limit and (first < end < last or beside):
            end = last
    return start, max(_ended(text, start, stop, end), stop)


def _ended(text: str, start: int, stop: int, end: int) -> int:
    """``end`` without a mark that opens nothing and without words on which no title ends."""
    end = start + len(text[start:end].rstrip(" ،,:؛(.-–"))
    if text.count('"', start, end) % 2:
        last = text.rfind('"', start, end)  # a mark that opens nothing, or closes nothing
        end = last if " " not in text[last:end] else end
    if text.count("(", start, end) > text.count(")", start, end):
        end = text.rfind("(", start, end)
    while ending := _ending().search(text, stop, end):
        end = ending.start()
    return end


def with_subject(text: str, first: int, start: int) -> int:
    """Where the title begins: at the subject, where «أن» puts it before its verb («إن الجيش سيطر على …»)."""
    match = _that().search(text, first, start)
    return match.start("subject") if match else start


@lru_cache(maxsize=1)
def _that() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)[وبف]?ان\s+(?P<subject>(?:(?!(?:{_cutting()})(?!\w))[^\s؛:\"]+\s+){{1,{SUBJECT}}})$")


@lru_cache(maxsize=1)
def _cutting() -> str:
    return phrases(table("events")["cut"]["words"])


@lru_cache(maxsize=1)
def _cut() -> re.Pattern[str]:
    return re.compile(rf"[،,:؛()]|(?<!\w)(?:{_cutting()})(?!\w)")


@lru_cache(maxsize=1)
def _ending() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:{phrases(table('events')['cut']['ends'])}|و)$")


def english(kind: Kind, actors: Sequence[str], counts: Sequence[Count], lexicon: Lexicon) -> str:
    """«Attack: Iraq (6 killed)»; empty where neither a name nor a number is sure: the Arabic words say more than the kind alone."""
    known = [actor for actor in map(lexicon.actor, actors) if actor and not actor.discovered]  # a transliteration is no English name
    if kind.family in PLACES:
        known = [actor for actor in known if actor.kind is ActorKind.STATE]  # «Attack: the police» would say who attacked
    names = ", ".join([actor.name_en for actor in known][:NAMES])
    numbers = ", ".join(_numbers(kind, counts))
    if not names and not numbers:
        return ""
    return f"{kind.en}: {names} ({numbers})" if names and numbers else f"{kind.en}: {names or numbers}"


def _numbers(kind: Kind, counts: Sequence[Count]) -> list[str]:
    """The first sure number of each measure; those after it are mostly parts of it."""
    told: dict[Measure, str] = {}
    for count in counts:
        word = NUMBERS.get(kind.family, {}).get(count.measure)
        if word and count.value is not None and count.rule != "among" and (count.bound is Bound.EXACT or count.bound in LIMITS):
            told.setdefault(count.measure, f"{LIMITS.get(count.bound, '')}{count.value:,.0f} {word}")
    return list(told.values())
