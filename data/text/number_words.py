"""Number words of the lexicon, folded, and what may be glued before one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from data.lexicons import table
from data.text.fold import folded

GLUED = ("و", "ف", "ب", "ل", "وب", "ول", "فب")
GLUED_ARTICLE = ("ال", "وال", "فال", "بال", "كال", "لل", "وبال", "ولل")
LOOKALIKES = frozenset({"لست", "ولست", "فلست"})  # «I am not», no six


@dataclass(frozen=True)
class Words:
    """The lexicon, folded."""

    small: dict[str, float]  # 1-10
    tens: dict[str, float]
    hundred: frozenset[str]
    hundreds: dict[str, float]  # 200-900 in one word
    scales: dict[str, float]
    duals: dict[str, float]  # ألفان
    fractions: dict[str, float]
    fraction_plurals: dict[str, float]
    vague: frozenset[str]
    several: frozenset[str]
    ordinals: frozenset[str]


@lru_cache(maxsize=1)
def words() -> Words:
    source = table("numbers")
    hundred = frozenset(folded(word) for word in source["hundreds"]["words"])
    small = _by_word(source["units"])
    hundreds = {stem + word: value * 100 for stem, value in small.items() if 3 <= value <= 9 for word in hundred}
    hundreds |= {folded(word): 200.0 for word in source["hundreds"]["duals"]}
    return Words(
        small=small,
        tens=_by_word(source["tens"]),
        hundred=hundred,
        hundreds=hundreds,
        scales=_by_word(source["scales"]),
        duals=_by_word(source["scale_duals"]),
        fractions=_by_word(source["fractions"]),
        fraction_plurals=_by_word(source["fraction_plurals"]),
        vague=frozenset(folded(word) for word in source["vague"]["words"]),
        several=frozenset(folded(word) for word in source["vague"]["several"]),
        ordinals=frozenset(folded(word) for word in source["ordinals"]["words"]),
    )


def _by_word(entries: dict[str, list[str]]) -> dict[str, float]:
    return {folded(word): float(value) for value, forms in entries.items() for word in forms}


@lru_cache(maxsize=32768)
def unglued(word: str) -> tuple[tuple[int, bool], ...]:
    """How many letters may be glued before a number word (و ف ب ل ال), and whether the article is among them."""
    if word in LOOKALIKES:
        return ((0, False),)
    glued = (
        (len(prefix), definite)
        for definite, prefixes in ((False, GLUED), (True, GLUED_ARTICLE))
        for prefix in prefixes
        if word.startswith(prefix) and len(word) > len(prefix) + 1
    )
    return ((0, False), *glued)
