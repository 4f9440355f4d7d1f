"""Kinds of event: what the word list says of each, and the patterns that hold for all of them. Folded text only."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from data.lexicons import table
from data.text.fold import folded
from data.text.wildcards import phrases

BEFORE = 40  # folded characters in which a negation or a wish stands
FLAGS = ("performative", "once", "dated", "unrest", "calm", "parties", "generic")


@dataclass(frozen=True)
class Kind:
    """One kind; ``triggers`` and ``nouns`` as the word list writes them, `event_triggers` reads them."""

    id: str
    ar: str
    en: str
    triggers: tuple[str, ...]
    nouns: tuple[str, ...]
    performative: bool
    once: bool
    dated: bool
    unrest: bool
    calm: bool
    parties: bool
    generic: bool
    once_if: tuple[str, ...]  # folded
    unless: tuple[str, ...]  # folded: a word behind the trigger that begins so makes it another happening
    family: str  # kinds that tell of one happening in other words


@lru_cache(maxsize=1)
def kinds() -> tuple[Kind, ...]:
    return tuple(map(_kind, table("events")["kind"]))


def _kind(entry: Mapping[str, Any]) -> Kind:
    said = {flag: bool(entry.get(flag)) for flag in FLAGS}
    words = {key: tuple(entry.get(key, ())) for key in ("triggers", "nouns")}
    return Kind(
        id=entry["id"],
        ar=entry["ar"],
        en=entry["en"],
        triggers=words["triggers"],
        nouns=words["nouns"],
        once_if=tuple(folded(word) for word in entry.get("once_if", ())),
        unless=tuple(folded(word) for word in entry.get("unless", ())),
        family=entry.get("family", entry["id"]),
        **said,
    )


def kind_of(id: str) -> Kind | None:
    return next((kind for kind in kinds() if kind.id == id), None)


def negated(text: str, start: int, at: int) -> bool:
    """Not told as done: denied, wished, planned."""
    return _negation().search(text, max(start, at - BEFORE), at) is not None


@lru_cache(maxsize=1)
def _negation() -> re.Pattern[str]:
    denied, wished = (phrases(table("events")[key]["words"]) for key in ("negation", "wish"))
    return re.compile(rf"(?<!\w)[وفبل]?(?:(?:{denied})|(?:{wished})(?:\s+\w+){{0,2}})\s+[وفبل]?(?:ال)?$")


@lru_cache(maxsize=1)
def vague_day() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{phrases(table('events')['vague']['words'])})(?!\w)")
