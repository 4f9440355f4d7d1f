"""Words that bound a number, before it or behind it: «أكثر من 164», «30 على الأقل». Folded text only."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from data.lexicons import table
from data.model import Bound
from data.text.fold import folded
from data.text.number import Number, with_bound
from data.text.wildcards import phrases

LONGEST = 40  # characters of a bound
STRICT: Mapping[str, str] = {"at_least": "more_than", "at_most": "less_than"}


def bounded(text: str, number: Number, floor: int) -> Number:
    """The number with the words that bound it: «أكثر من 164»; «30 قتيلا على الأقل» is seen later, after the noun."""
    if number.bound not in (Bound.EXACT, Bound.VAGUE):
        return number
    before = _before().search(text, max(floor, number.core - LONGEST), number.core)
    if before is not None:
        return with_bound(replace(number, start=before.start("bound")), _bounds()[" ".join(before.group("bound").split())])
    after = bound_after(text, number.stop)
    return with_bound(replace(number, stop=after[1]), after[0]) if after else number


def bound_after(text: str, at: int) -> tuple[Bound, int] | None:
    """A bound that follows the number or the counted noun, «30 قتيلا على الأقل», and where it ends."""
    match = _after().match(text, at)
    return (_bounds()[" ".join(match.group("bound").split())], match.end()) if match else None


def bound_before(text: str, at: int) -> Bound | None:
    """A bound that ends at ``at``: «لا يتجاوز» of «لا يتجاوز عدد الجرحى الثلاثين»."""
    match = _before().search(text, max(at - LONGEST, 0), at)
    return _bounds()[" ".join(match.group("bound").split())] if match else None


def worded(bound: str, words: str) -> str:
    """The bound as the article's words put it: "more_than" and "less_than" leave the number itself out, "at_least" and "at_most" do not."""
    if bound not in STRICT:
        return bound
    match = _said().search(folded(words))
    return STRICT[bound] if match and " ".join(match.group("bound").split()) in _strict() else bound


@lru_cache(maxsize=1)
def _strict() -> frozenset[str]:
    return frozenset(map(folded, table("numbers")["strict"]["words"]))


@lru_cache(maxsize=1)
def _said() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)[وفبلك]{{0,2}}(?P<bound>{_phrases('at_least', 'at_most')})(?!\w)")


@lru_cache(maxsize=1)
def _bounds() -> dict[str, Bound]:
    names = {"about": Bound.ABOUT, "at_least": Bound.AT_LEAST, "at_most": Bound.AT_MOST}
    source = table("numbers")["bounds"]
    return {folded(phrase): names[key.removeprefix("after_")] for key, entries in source.items() for phrase in entries}


@lru_cache(maxsize=1)
def _before() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)[وفبلك]{{0,2}}(?P<bound>{_phrases('about', 'at_least', 'at_most')})(?!\w)\s*(?:[بل]?(?:ال)?)?\s*$")


@lru_cache(maxsize=1)
def _after() -> re.Pattern[str]:
    return re.compile(rf"\s*(?P<bound>{_phrases('after_about', 'after_at_least', 'after_at_most')})(?!\w)")


def _phrases(*keys: str) -> str:
    return phrases(phrase for key in keys for phrase in table("numbers")["bounds"][key])
