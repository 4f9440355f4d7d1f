"""The words that pages print around articles (lexicon/page.toml), as sets and patterns of folded words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from data.lexicons import table
from data.text.fold import folded

EDGES = " .,:;،؛|/\\-–—_*•·«»\"'()[]{}<>#+=~▪►▶●○■□✓›‹→←↑↓…!؟?"


@cache
def words(name: str) -> frozenset[str]:
    """The folded entries of one list of lexicon/page.toml."""
    return frozenset(bare(folded(entry)) for entry in table("page")[name])


@cache
def pattern(name: str) -> re.Pattern[str]:
    """Any entry of the list at the beginning, as a whole word."""
    return re.compile(f"(?:{alternatives(words(name))})(?!\\w)")


def alternatives(entries: Iterable[str]) -> str:
    """Entries as one regular alternative, longest first, blanks as they come."""
    return "|".join(re.escape(entry).replace("\\ ", " +") for entry in sorted(entries, key=lambda entry: (-len(entry), entry)))


def bare(key: str) -> str:
    """Without marks and blanks at the edges."""
    return key.strip(EDGES)


@cache
def anywhere(*names: str) -> re.Pattern[str]:
    """Any entry of the lists as a whole word, with its «و»."""
    return re.compile(rf"(?<!\w)و?(?:{alternatives(entry for name in names for entry in words(name))})(?!\w)")


def only_names(key: str, lists: tuple[str, ...] = ("agencies",), spare: int = 0) -> bool:
    """Agencies (and ``spare`` other words) with marks between them, nothing else."""
    rest, hits = anywhere(*lists).subn(" ", key)
    return hits > 0 and len(re.findall(r"\w+", rest)) <= spare
