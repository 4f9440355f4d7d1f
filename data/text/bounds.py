"""Words that bound a number, before it or behind it: «أكثر من 164», «30 على الأقل». Folded text only."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from data.lexicons import table
from data.model import Bound
from data.text.fold import folded
from data.text.number import Number, with_bound
from data.text.wildcards import phrases

LONGEST = 40  # characters of a bound


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


@lru_cache(maxsize=1)
def _bounds() -> dict[str, Bound]:
    names = {"about": Bound.ABOUT, "at_least": Bound.AT_LEAST, "at_most": Bound.AT_MOST}
    source = table("numbers")["bounds"]
    return {folded(phrase): names[key.removeprefix("after_")] for key, entries in source.items() for phrase in entries}


@lru_cache(maxsize=1)
def _before() -> re.Pattern[str]:
    bounds = table("numbers")["bounds"]
    said = phrases(phrase for key in ("about", "at_least", "at_most") for phrase in bounds[key])
    return re.compile(rf"(?<!\w)[وفبلك]{{0,2}}(?P<bound>{said})(?!\w)\s*(?:[بل]?(?:ال)?)?\s*$")


@lru_cache(maxsize=1)
def _after() -> re.Pattern[str]:
    bounds = table("numbers")["bounds"]
    said = phrases(phrase for key in ("after_about", "after_at_least", "after_at_most") for phrase in bounds[key])
    return re.compile(rf"\s*(?P<bound>{said})(?!\w)")
