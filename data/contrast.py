"""Of statements that pull apart, the two to show first: the earliest, and the later one that stands farthest from it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from data.lexicons import table
from data.text.fold import folded
from data.text.stems import content, negations
from data.text.wildcards import phrases

Row = Mapping[str, Any]
Side = tuple[str, re.Pattern[str]]


def poles(thing: str, rows: Sequence[Row]) -> tuple[Row, Row]:
    """Two of at least two rows that a link of tension over ``thing`` joins, in its order of days."""
    first, *others = rows
    mine = folded(first["text"])
    side, denied, words = side_of(thing, mine), bool(negations(mine)), content(mine)

    def far(row: Row) -> tuple[Any, ...]:
        text = folded(row["text"])
        opposed = side_of(thing, text) != side if sides(thing) else bool(negations(text)) != denied
        later = _day(row) != _day(first)
        alike = len(content(text) & words)
        return (opposed, later, _who(row) == _who(first), row.get("form") == "quoted", alike, -len(text))

    return first, max(others, key=far)


def side_of(thing: str, text: str) -> str | None:
    """Which side of an object folded words are on; None where they are on none, or the object is not in the word list."""
    return next((name for name, pattern in sides(thing) if pattern.search(text)), None)


@cache
def sides(thing: str) -> tuple[Side, ...]:
    """The sides of an object of the word list: name and what its words match."""
    found = next((entry for entry in table("tensions")["object"] if entry["id"] == thing), None)
    return tuple((side["id"], any_of(side["words"])) for side in found["side"]) if found else ()


def any_of(words: Sequence[str]) -> re.Pattern[str]:
    """Any of the words, whole, behind a clitic or the article; for folded text."""
    return re.compile(rf"(?<!\w)[وفب]?(?:ال)?(?:{phrases(words)})(?!\w)")


def _day(row: Row) -> Any:
    return row.get("said_first") or row.get("first")


def _who(row: Row) -> Any:
    return row.get("speaker") or row.get("source")
