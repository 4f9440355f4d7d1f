"""The words that show a stance, compiled from the lexicon."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from data.lexicons import table
from data.model import StanceValue
from data.text.fold import folded

BEFORE = r"(?<!\w)(?:[وف]?[بلك]?(?:ال)?|[وف]?لل)"
ENDINGS = "(?:ه|يه|يها|يهم|ها|هم|هما|نا|ا|ات|اته|اتها|ين|ون|ي|يه|يا|ته|تها|ان)?"


@dataclass(frozen=True)
class Group:
    """Patterns that point to one value."""

    name: str
    value: StanceValue
    toward: str
    pattern: re.Pattern[str]
    other: StanceValue | None
    verbs: frozenset[str]


@lru_cache(maxsize=1)
def groups() -> tuple[Group, ...]:
    return tuple(_group(row) for row in table("stances")["group"])


@lru_cache(maxsize=1)
def neutral() -> re.Pattern[str]:
    """Names of operations that say nothing about anybody: «مكافحة الإرهاب»."""
    return _compiled(table("stances")["neutral"]["patterns"])


@lru_cache(maxsize=1)
def contact() -> re.Pattern[str]:
    return _compiled(table("stances")["contact"]["patterns"])


@lru_cache(maxsize=1)
def asked() -> re.Pattern[str]:
    """Words that ask for something: «ضرورة», «ندعو»."""
    return _compiled(table("stances")["asked"]["patterns"])


@lru_cache(maxsize=1)
def refused() -> re.Pattern[str]:
    """Words right before what is refused or spoilt: «ترفض أي», «يعقد فرص»."""
    words = "|".join(re.escape(folded(word)) for word in table("stances")["refused"]["words"])
    return re.compile(rf"(?<!\w)[وف]?(?:{words})(?:\s+\w+){{0,2}}\s+$")


@lru_cache(maxsize=1)
def unmade() -> re.Pattern[str]:
    """Content that opens by saying what was not done: «لم نعرض شيئا»; «لم نصل بعد» is news, «لم يعد» is change."""
    return re.compile(r"(?:(?!اذا|ان|لو|ما|مما)\w+\s+)?(?P<words>لم)\s+(?!يعد|تعد|نعد|يكن|تكن)\w++(?!(?:\s+\w+){0,4}\s+بعد(?!\w))")


@lru_cache(maxsize=1)
def claims() -> frozenset[str]:
    """Words for what is said of somebody: to refuse them is to deny."""
    return frozenset(folded(word) for word in table("stances")["claims"]["words"])


@lru_cache(maxsize=1)
def victims() -> frozenset[str]:
    return frozenset(folded(word) for word in table("stances")["victims"]["words"])


def _group(row: dict[str, Any]) -> Group:
    other = StanceValue(row["other"]) if "other" in row else None
    return Group(
        row["name"],
        StanceValue(row["value"]),
        row["toward"],
        _compiled(row["patterns"]),
        other,
        frozenset(folded(verb) for verb in row.get("verbs", ())),
    )


def _compiled(patterns: list[str]) -> re.Pattern[str]:
    """One expression for all patterns, the longest first."""
    parts = sorted((_expression(pattern) for pattern in patterns), key=len, reverse=True)
    return re.compile(f"{BEFORE}(?P<words>{'|'.join(parts)})(?!\\w)")


def _expression(pattern: str) -> str:
    words = [
        r"(?:\S+\s+){0,3}?" if word == "*" else re.escape(folded(word.removesuffix("~"))) + (ENDINGS if word.endswith("~") else "")
        for word in pattern.split()
    ]
    return "".join(word if word.endswith("?") and word.startswith("(") else word + r"\s+" for word in words).removesuffix(r"\s+")
