"""Words of a folded text, with the clitics that newspaper Arabic glues to them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from data.text.fold import folded

WORD = re.compile(r"[^\W_]+")
CLITICS = re.compile("(?:[وف])?(?:[بلك])?")  # وبالإرهابيين: و + ب before the article


def word_set(text: str) -> frozenset[str]:
    """The folded words of a list written as one string."""
    return frozenset(folded(text).split())


@dataclass(frozen=True)
class Word:
    """``text`` is folded; start and stop are places in the folded text; ``gap`` is what stands between it and the word before."""

    start: int
    stop: int
    text: str
    gap: str

    @property
    def breaks(self) -> bool:
        """A mark of punctuation stands before the word."""
        return bool(self.gap.strip(" "))


def words(text: str, start: int = 0, stop: int | None = None) -> list[Word]:
    """The words of folded [start:stop) in order."""
    return list(_words(text, start, len(text) if stop is None else stop))


def _words(text: str, start: int, stop: int) -> Iterator[Word]:
    last = start
    for match in WORD.finditer(text, start, stop):
        yield Word(match.start(), match.end(), match.group(), text[last : match.start()].replace(", ", "، "))  # Maghrebi papers write both
        last = match.end()


@lru_cache(maxsize=16384)
def stems(word: str) -> tuple[str, ...]:
    """What may stand behind clitics: «وبالشرطة» → itself, «بالشرطة», «الشرطة»; «للشرطة» → «الشرطة» too."""
    found = [word]
    if word[:1] in ("و", "ف"):
        found.append(word[1:])
    for each in list(found):
        if each[:1] in ("ب", "ل", "ك"):
            found.append(each[1:])
        if each.startswith("لل"):
            found.append("ال" + each[2:])
    return tuple(found)


def bare_start(word: str, bare: str) -> int | None:
    """Where ``bare`` begins in ``word`` when only clitics stand before it; «لل» has swallowed the alef and stays with it."""
    if word.endswith(bare) and CLITICS.fullmatch(word[: len(word) - len(bare)]):
        return len(word) - len(bare)
    if bare.startswith("ال") and word.endswith("لل" + bare[2:]) and word[: len(word) - len(bare)] in ("", "و", "ف"):
        return len(word) - len(bare)
    return None
