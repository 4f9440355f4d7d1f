"""A number as it stands in folded text: its places, its value, its bound."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from data.model import Bound


class Writing(StrEnum):
    DIGITS = "digits"
    WORDS = "words"
    VAGUE = "vague"
    FRACTION = "fraction"


@dataclass(frozen=True)
class Number:
    """Folded offsets: [start:stop) with the words of its bound, [core:core_stop) the number alone."""

    start: int
    stop: int
    core: int
    core_stop: int
    value: float | None
    low: float | None
    high: float | None
    bound: Bound
    writing: Writing
    percent: bool = False
    definite: bool = False  # الثلاثة، الآلاف
    scaled: bool = False  # ألف، مليون: a year is never written so


def number_of(start: int, stop: int, value: float | None, writing: Writing) -> Number:
    bound = Bound.VAGUE if writing is Writing.VAGUE else Bound.EXACT if value is not None else Bound.UNKNOWN
    return Number(start, stop, start, stop, value, value, value, bound, writing)


def moved(number: Number, by: int) -> Number:
    """``number`` found in a part of a text that starts at ``by``."""
    places = {name: getattr(number, name) + by for name in ("start", "stop", "core", "core_stop")}
    return replace(number, **places)


def times(number: Number, factor: float) -> Number:
    """``number`` with the scale that its unit says: «36 م د»."""
    values = {name: getattr(number, name) for name in ("value", "low", "high")}
    return replace(number, scaled=True, **{name: value * factor for name, value in values.items() if value is not None})


def with_bound(number: Number, bound: Bound) -> Number:
    """``number`` with an open or approximate bound; a vague quantity stays vague."""
    if number.bound is Bound.VAGUE:
        return number
    low = None if bound is Bound.AT_MOST else number.value
    return replace(number, bound=bound, low=low, high=None if bound is Bound.AT_LEAST else number.value)
