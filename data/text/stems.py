"""A word without what Arabic glues to it, to compare wordings («الرئيس»، «الرئيسي»); never shown and never stored."""

from __future__ import annotations

import re
from functools import lru_cache

WORD = re.compile(r"\w+")
FRONT = re.compile(r"^(?:[وف]?(?:بال|كال|ال|لل)(?=\w{3})|[وف](?=\w{4})|[بلك](?=ا?\w{4}))")
BACK = re.compile(r"(?<=\w{3})(?:يه|ات|ين|ون|ان|ها|هم|ه|ي|ا)$")
PARTICLES = frozenset({
    "في", "من", "الي", "علي", "عن", "مع", "ان", "انه", "انها", "هذا", "هذه", "ذلك", "تلك", "التي",
    "الذي", "الذين", "قد", "كان", "كانت", "يكون", "او", "ثم", "كما", "بعد", "قبل", "خلال", "حتي", "كل",
    "بين", "هو", "هي", "هم", "ما", "لا", "لم", "لن", "ليس", "غير", "اي", "وان", "بان",
})  # fmt: skip
NEGATIONS = frozenset({"لا", "لم", "لن", "ليس", "ليست", "ولن", "ولم", "ولا", "غير", "عدم", "وعدم", "دون"})


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """«والإرهابيين» folded → «ارهابي»: one prefix and one suffix off, what stays has three letters."""
    return BACK.sub("", FRONT.sub("", word))


def stems(text: str) -> list[str]:
    """The stems of folded ``text`` in order, particles left as they are."""
    return [word if word in PARTICLES or word in NEGATIONS else stem(word) for word in WORD.findall(text)]


@lru_cache(maxsize=1 << 12)
def content(text: str) -> frozenset[str]:
    """The stems that say something."""
    return frozenset(stem(word) for word in WORD.findall(text) if word not in PARTICLES and word not in NEGATIONS and len(word) > 2)


def negations(text: str) -> int:
    return sum(word in NEGATIONS for word in WORD.findall(text))
