"""Patterns of what stands before a trigger and says whether it tells a deed: announcements, light verbs, borders."""

from __future__ import annotations

import re
from functools import lru_cache

from data.lexicons import table
from data.text.wildcards import phrases


@lru_cache(maxsize=1)
def aside() -> re.Pattern[str]:
    """«أن» in the gap, or a preposition at its end."""
    return re.compile(rf"(?<!\w)[وبف]?ب?ان(?:ه|ها|هم|هما)?(?!\w)|(?<!\w)[وف]?(?:{_words('prepositions')})\s+$")


def _words(key: str) -> str:
    return phrases(table("events")["told"][key])


@lru_cache(maxsize=1)
def light() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?P<and>[وف]?)(?P<verb>{_words('light')})\s+(?P<between>(?:[^\s،؛:.]+\s+){{0,3}})$")


@lru_cache(maxsize=1)
def announced() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)[وف]?(?P<verb>(?:{_words('announced')})(?!\w))\s+(?P<gap>(?:[^\s.؛]+\s+){{0,14}}?)(?:عن\s+)?$")


@lru_cache(maxsize=1)
def result() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)[وف]?(?:{_words('result')})\s+(?:[^\s،؛.]+\s+){{0,4}}$")


@lru_cache(maxsize=1)
def relative() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)[وفل]?(?:{_words('relative')})\s+(?:\w+\s+)?$")


@lru_cache(maxsize=1)
def opener() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)[وف]?(?:{_words('openers')})$")


@lru_cache(maxsize=1)
def phrase() -> re.Pattern[str]:
    """A clause that opens with a preposition and so has no verb yet."""
    return re.compile(rf"[وف]?(?:{_words('prepositions')})\s")


@lru_cache(maxsize=1)
def none() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)[وف]?(?:{_words('none')})(?!\w)")


@lru_cache(maxsize=1)
def also() -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:كما|وكما|و)\s+$")


@lru_cache(maxsize=1)
def subject() -> re.Pattern[str]:
    """«إن الجيش والقوات المساندة قصف»: the subject between «أن» and its verb."""
    return re.compile(r"(?<!\w)[وبف]?ان(?:ه|ها|هم)?\s+(?![يتن]\w{3})(?:[^\s؛:]+\s*){1,7}$")


@lru_cache(maxsize=1)
def apart() -> re.Pattern[str]:
    return re.compile(rf"[؛:]|(?<!\w)(?:{_words('apart')})(?!\w)|،\s*(?:كما|و\w)")
