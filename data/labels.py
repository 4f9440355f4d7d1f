"""Labels that take a side, as articles use them: in their own voice, in short marks, or inside a longer quotation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from data.lexicons import table

SHORT = 3  # words: marks around no more than these hold the label itself at a distance
WAYS = ("short", "quote", "plain")
Row = Mapping[str, Any]


def way(row: Row) -> str:
    """How a label stands: in short marks, inside a longer quotation, or without marks."""
    if not row["in_quotes"]:
        return "plain"
    return "short" if (row["quote_words"] or 0) <= SHORT else "quote"


def name(label: str, lang: str) -> str:
    """The label in a language; an unknown one stands as it is."""
    entry = _names().get(label)
    return str(entry[lang]) if entry else label.replace("_", " ")


def parties(rows: Iterable[Row]) -> dict[str, tuple[int, int]]:
    """Label → how many articles always put it in marks, and how many never do."""
    marks: dict[str, dict[str, set[bool]]] = {}
    for row in rows:
        marks.setdefault(row["label"], {}).setdefault(row["article"], set()).add(bool(row["in_quotes"]))
    return {label: (_only(articles, True), _only(articles, False)) for label, articles in marks.items()}


def ordered(rows: Iterable[Row]) -> list[str]:
    """Labels: those that divide most articles first, then those used most."""
    found = list(rows)
    counts, divided = Counter(row["label"] for row in found), parties(found)
    return sorted(counts, key=lambda label: (-min(divided[label]), -counts[label], label))


def _only(articles: Mapping[str, set[bool]], inside: bool) -> int:
    return sum(kinds == {inside} for kinds in articles.values())


@lru_cache(maxsize=1)
def _names() -> Mapping[str, Mapping[str, Any]]:
    return {entry["id"]: entry for entry in table("framings")["label"]}
