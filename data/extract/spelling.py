"""Spellings of one name, and a plain Latin one for ids."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz import fuzz

from data.text.fold import folded

CLOSE = 86  # rapidfuzz ratio of two skeletons; precision .96, recall .88 on names of the press (design notes)
LETTERS = 72  # the least ratio of the letters themselves: «بولدان» is not «بلادنا»
ROMAN = dict(
    zip(
        "ابتثجحخدذرزسشصضطظعغفقكلمنهويء",
        (
            "a",
            "b",
            "t",
            "th",
            "j",
            "h",
            "kh",
            "d",
            "dh",
            "r",
            "z",
            "s",
            "sh",
            "s",
            "d",
            "t",
            "z",
            "a",
            "gh",
            "f",
            "q",
            "k",
            "l",
            "m",
            "n",
            "h",
            "w",
            "y",
            "",
        ),
        strict=True,
    )
)


@lru_cache(maxsize=8192)
def _folded(name: str) -> str:
    return folded(name)


@lru_cache(maxsize=8192)
def skeleton(name: str) -> str:
    """Consonants that spellings share: «شويجو» and «شويغو» are one."""
    return re.sub("[اويه ]", "", _folded(name)).translate(str.maketrans("جغق", "ككك"))


def same_person(one: str, two: str) -> bool:
    """Two full names, or a full name and its surname, that spell one person."""
    a, b = _folded(one).split(), _folded(two).split()
    if not a or not b:
        return False
    if len(a) != len(b) and min(len(a), len(b)) > 1 and (a == b[-len(a) :] or b == a[-len(b) :]):
        return True  # «بن رمضان» of «محمود بن رمضان»
    if len(a) == 1 or len(b) == 1:
        return close(a[-1], b[-1])
    if close(" ".join(a), " ".join(b)):
        return close(a[-1], b[-1]) or len(a) != len(b)
    return close(a[0], b[0]) and close(a[-1], b[-1])


def close(one: str, two: str) -> bool:
    """Spellings of one name: equal, or skeletons near enough and long enough to tell."""
    one, two = _folded(one), _folded(two)
    if one == two:
        return True
    a, b = skeleton(one), skeleton(two)
    if min(len(a), len(b)) < 2 or one[0] != two[0] or fuzz.ratio(one, two) < LETTERS:
        return False
    return a == b or (min(len(a), len(b)) >= 4 and fuzz.ratio(a, b) >= CLOSE)


def roman(name: str) -> str:
    """A plain Latin spelling for ids and English labels; vowels are not guessed."""
    return " ".join(
        "".join(ROMAN.get(letter, letter if letter.isascii() else "") for letter in word)
        for word in folded(name).replace("ه ", "h ").split()
    )
