"""One name, several spellings: the words of an actor's names that are written in more than one way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import combinations

from rapidfuzz import fuzz

from data.groups import Groups
from data.text.fold import folded

NEAR = 70  # of 100: how alike two words must be to be one name written twice
WHOLE = 85  # of 100: the same of two whole names, without their spaces
LEAST = 3  # letters: shorter words are too easily alike
PARTICLES = ("وال", "بال", "فال", "كال", "لل", "ال")


def variants(named: Iterable[str]) -> list[dict[str, int]]:
    """Words of the names written in several ways, each with how often: [{"توكاييف": 8, "توكايف": 4}]; an article before is no variant."""
    forms = Counter(" ".join(form.split()) for form in named)
    counts: Counter[str] = Counter()
    for form, times in forms.items():
        counts.update(dict.fromkeys(form.split(), times))
    pairs = [pair for pair in combinations(counts, 2) if _alike(*pair) and not _together(pair, forms)]
    pairs += [pair for pair in combinations(forms, 2) if _run_together(*pair)]
    groups = [sorted(group, key=lambda one: (-_times(one, counts, forms), one)) for group in Groups(pairs).lists()]
    return [{one: _times(one, counts, forms) for one in group} for group in groups]


def _times(name: str, counts: Mapping[str, int], forms: Mapping[str, int]) -> int:
    return counts.get(name) or forms[name]


def same_name(names: Mapping[str, str]) -> list[tuple[str, str]]:
    """Actors whose names differ by spelling alone, or by one word more: perhaps one actor."""
    spelled = {actor: folded(name).split() for actor, name in names.items()}
    return [
        (one, other)
        for one, other in combinations(spelled, 2)
        if spelled[one]
        and (spelled[one] == spelled[other] or _begins(spelled[one], spelled[other]) or _begins(spelled[other], spelled[one]))
    ]


def _begins(short: list[str], long: list[str]) -> bool:
    return len(short) > 1 and len(long) == len(short) + 1 and long[: len(short)] == short


def _alike(one: str, other: str) -> bool:
    left, right = _bare(one), _bare(other)
    inflected = left.startswith(right) or right.startswith(left)  # «كازاخستان» and «كازاخستانية» are two words
    return not inflected and min(len(left), len(right)) >= LEAST and fuzz.ratio(left, right) >= NEAR


def _together(pair: tuple[str, str], forms: Iterable[str]) -> bool:
    """Two words of one form are two words, however alike."""
    return any({*pair} <= set(form.split()) for form in forms)


def _run_together(one: str, other: str) -> bool:
    """«جين بينج» and «جينبينغ»: a name in two words and in one."""
    left, right = one.split(), other.split()
    return len(left) != len(right) and fuzz.ratio("".join(left), "".join(right)) >= WHOLE


def _bare(word: str) -> str:
    """Without the article and what is glued before it; spelling stays."""
    return next((word.removeprefix(one) for one in PARTICLES if word.startswith(one) and len(word) > len(one) + 2), word)
