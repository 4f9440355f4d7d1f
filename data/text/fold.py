"""Fold Arabic text for matching; every folded character knows the place it came from.

Folding never touches what a reader sees: it exists so that «وبالإرهابيين», «أنتونى» and «١٦٤» can be found as people type them.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_left
from dataclasses import dataclass

from data.model import Span

ALEFS = "أإآٱ"  # أنتوني → انتوني
LETTERS = {
    **dict.fromkeys(ALEFS, "ا"),
    **dict(zip("ىیېئةؤ", "ييييهو", strict=True)),  # أنتونى → انتوني، الآزمة → الازمه
    **dict(zip("کڤچپگ", "كفجبج", strict=True)),  # letters of Persian and of foreign names
}
DIGITS = {chr(base + n): str(n) for base in (0x0660, 0x06F0) for n in range(10)}  # ١٦٤ → 164
QUOTES = dict.fromkeys("«»“”„‟″〝〞＂❝❞", '"') | dict.fromkeys("‘’‚‛′", "'")
SPACES = dict.fromkeys("\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " ")
TABLE = {**LETTERS, **DIGITS, **QUOTES, **SPACES, "٪": "%", "٫": ".", "٬": ","}
NO_LETTER = "\u0640\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0621"
DROPPED = re.compile(f"[{NO_LETTER}]")
ODD = re.compile(f"[{NO_LETTER}ﭐ-﷿ﹰ-\ufefc]")  # characters that may not fold to exactly one
# tatweel, bidi and zero-width controls, diacritics, a lone hamza (بناءَّة → بناه)


@dataclass(frozen=True)
class Folded:
    """``text`` is what rules match; ``origin[i]`` is the place of its i-th character in the original."""

    text: str
    origin: array[int]
    length: int  # of the original

    def span(self, start: int, stop: int) -> Span:
        """The original span of folded [start:stop): marks that belong to its last letter come along."""
        if start >= stop:
            at = self.origin[start] if start < len(self.origin) else self.length
            return Span(at, at)
        end = self.origin[stop] if stop < len(self.origin) else self.length
        return Span(self.origin[start], max(end, self.origin[stop - 1] + 1))

    def at(self, original: int) -> int:
        """The first folded place whose origin is not before ``original``."""
        return bisect_left(self.origin, original)


class _Folding(dict[int, str]):
    """Code point → its folded letters, worked out once: none for what is dropped, several for presentation forms (ﻻ → لا)."""

    def __missing__(self, code: int) -> str:
        letters = [letter for letter in _expand(chr(code)) if not DROPPED.match(letter)]
        folded = "" if DROPPED.match(chr(code)) else "".join(TABLE.get(letter, letter).lower()[:1] for letter in letters)  # İ: one letter
        self[code] = folded
        return folded


def fold(text: str) -> Folded:
    """Fold ``text``: length never grows per character except for presentation forms (ﻻ → لا)."""
    origin: array[int] = array("l")
    done = 0
    for odd in ODD.finditer(text):
        place = odd.start()
        origin.extend(range(done, place))
        origin.extend([place] * len(FOLDING[ord(text[place])]))
        done = place + 1
    origin.extend(range(done, len(text)))
    return Folded(text.translate(FOLDING), origin, len(text))


def folded(text: str) -> str:
    """The folded words alone, for keys and lexicons."""
    return text.translate(FOLDING)


def flat(text: str) -> str:
    """The folded words with single blanks between, to compare names and lines."""
    return " ".join(folded(text).split())


def _expand(character: str) -> str:
    if "ﭐ" <= character <= "﷿" or "ﹰ" <= character <= "\ufefc":
        return unicodedata.normalize("NFKC", character)
    return character


FOLDING = _Folding()
