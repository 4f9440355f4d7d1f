"""Kinds of event, their triggers, and the short title an article's own words give. Folded text only."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from data.lexicons import table
from data.text.clauses import sentence
from data.text.fold import folded
from data.text.wildcards import phrases

TITLE = 9  # words after the trigger
BEFORE = 40  # folded characters in which a negation or a wish stands
LEAST = 1  # word after a one-word trigger before a title may be cut


@dataclass(frozen=True)
class Kind:
    id: str
    ar: str
    en: str
    pattern: re.Pattern[str]
    performative: bool
    once: bool
    undated: bool
    unrest: bool
    calm: bool
    parties: bool
    once_if: tuple[str, ...]  # folded


@lru_cache(maxsize=1)
def kinds() -> tuple[Kind, ...]:
    return tuple(map(_kind, table("events")["kind"]))


def _kind(entry: Mapping[str, Any]) -> Kind:
    said = {flag: bool(entry.get(flag)) for flag in ("performative", "once", "undated", "unrest", "calm", "parties")}
    once_if = tuple(folded(word) for word in entry.get("once_if", ()))
    return Kind(id=entry["id"], ar=entry["ar"], en=entry["en"], pattern=_pattern(entry["triggers"]), once_if=once_if, **said)


def kind_of(id: str) -> Kind | None:
    return next((kind for kind in kinds() if kind.id == id), None)


def _pattern(triggers: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)[وف]?(?P<words>(?:ال)?(?:{phrases(triggers)}))(?!\w)")


def negated(text: str, start: int, at: int) -> bool:
    """Not told as done: denied, wished, planned."""
    return _negation().search(text, max(start, at - BEFORE), at) is not None


@lru_cache(maxsize=1)
def _negation() -> re.Pattern[str]:
    denied, wished = (phrases(table("events")[key]["words"]) for key in ("negation", "wish"))
    return re.compile(rf"(?<!\w)[وفبل]?(?:(?:{denied})|(?:{wished})(?:\s+\w+){{0,2}})\s+[وف]?$")


@lru_cache(maxsize=1)
def _cut() -> re.Pattern[str]:
    return re.compile(rf"[،,:؛()]|(?<!\w)(?:{phrases(table('events')['cut']['words'])})(?!\w)")


@lru_cache(maxsize=1)
def vague_day() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{phrases(table('events')['vague']['words'])})(?!\w)")


def titled(text: str, start: int, stop: int, whole: list[tuple[int, int]]) -> tuple[int, int]:
    """The trigger and the words after it, up to a natural end; what is ``whole`` (a name, a day) is never cut in two."""
    limit = sentence(text, max(stop - 1, start))[1]
    words = [match.end() + stop for match in re.finditer(r"\S+", text[stop:limit])][:TITLE]
    if not words:
        return start, stop
    floor = stop if " " in text[start:stop] else words[min(LEAST, len(words)) - 1]
    cut = _cut().search(text, floor, words[-1])
    end = cut.start() if cut else words[-1]
    for first, last in sorted(whole):
        beside = cut is not None and end <= first and not text[end:first].strip(" ،,")
        if last <= limit and (first < end < last or beside):
            end = last
    end = start + len(text[start:end].rstrip(" ،,:؛(."))
    if text.count('"', start, end) % 2:
        last = text.rfind('"', start, end)  # a mark that opens nothing, or closes nothing
        end = last if " " not in text[last:end] else end
    while ending := _ending().search(text, stop, end):
        end = ending.start()
    return start, max(end, stop)


@lru_cache(maxsize=1)
def _ending() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:{phrases(table('events')['cut']['ends'])}|و)$")
