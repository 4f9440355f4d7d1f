"""Arabic for canvases that cannot shape it (Pillow's basic layout): letters joined, line in visual order, left to right.

Wrap the logical words first, then give each line to ``visual``: a line reordered before it is wrapped reads from its end.
A browser shapes by itself; applied to its text this would corrupt it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from arabic_reshaper import ArabicReshaper
from bidi import get_display

MARKS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"  # diacritics that sit on a letter
PAIRS = {"(": ")", "[": "]", "{": "}", "<": ">", "«": "»", "‹": "›"}
MIRROR = PAIRS | {shut: opened for opened, shut in PAIRS.items()}
PROBE = "\ufe00"  # invisible and taking the direction of what it follows: it stands left of a sign that was turned round
PROBED = re.compile("P([S])|([S])P".replace("P", PROBE).replace("S", re.escape("".join(MIRROR))))
ON_ALEF = "\ufe01"  # before a diacritic of «لا» that stands on its alef: one letter shape, two places
BEFORE_LETTER = re.compile(f"([{MARKS}]+)({ON_ALEF}?)([^{MARKS}])", re.DOTALL)
LAM_ALEF = re.compile(f"(ل[اأإآ])(?=[{MARKS}])")
CONTROLS = re.compile("[\u200b-\u200f\u061c\u202a-\u202e\u2060-\u2069\ufeff\ufe00-\ufe0f\x00-\x1f\x7f-\x9f]")
DRAWN = dict.fromkeys(map(ord, "\u200e\u200f"))  # they have done their work once the line is in order
UNPAIRED = re.compile("[\ud800-\udfff]")
JOINERS = "\u200c\u200d"
DIRECTIONS = "\u200e\u200f"  # beside a sign they say which run it belongs to: «“كلمة”» in an English line
SETTINGS = {
    "delete_harakat": False,  # exact words, with their diacritics
    "delete_tatweel": False,
    "support_ligatures": True,  # لا is one letter shape
    "ARABIC LIGATURE ALLAH": False,  # a browser with our fonts draws it letter by letter
}


def visual(line: str, *, rtl: bool = True) -> str:
    """One logical line as a canvas draws it from left to right, each diacritic after its letter."""
    shaped = _reshaper().reshape(LAM_ALEF.sub(rf"\1{ON_ALEF}", inert(line)))
    probed = "".join(letter + PROBE if letter in MIRROR else letter for letter in shaped)
    ordered = get_display(probed, base_dir="R" if rtl else "L")
    turned = PROBED.sub(lambda found: MIRROR[found[1]] if found[1] else found[2], ordered)
    return BEFORE_LETTER.sub(r"\3\2\1", turned.translate(DRAWN))


def inert(words: str) -> str:
    """Words without controls that could turn the line around, on one line; joiners stay, they only shape."""
    spaced = re.sub(r"\s+", " ", UNPAIRED.sub("\ufffd", words)).strip()
    return CONTROLS.sub(_kept, spaced)


def _kept(found: re.Match[str]) -> str:
    """A joiner; a mark of direction behind something that is not within a word: there it would only part letters."""
    before, after = found.string[: found.start()][-1:], found.string[found.end() :][:1]
    within = before.isalpha() and after.isalpha()
    return found[0] if found[0] in JOINERS or (found[0] in DIRECTIONS and before and not within) else ""


def wrap(words: str, width: float, measure: Callable[[str], float]) -> list[str]:
    """Logical lines no wider than ``width``; a word wider than a line is cut where the line ends."""
    lines: list[str] = []
    line, used, space = "", 0.0, measure("ا ا") - 2 * measure("ا")
    for word in _pieces(inert(words), width, measure):
        wide = measure(word)
        if line and used + space + wide > width:
            lines.append(line)
            line, used = word, wide
        else:
            line, used = (f"{line} {word}", used + space + wide) if line else (word, wide)
    return [*lines, line] if line else lines


def _pieces(words: str, width: float, measure: Callable[[str], float]) -> Iterator[str]:
    for word in words.split(" "):
        rest = word
        while rest and measure(rest) > width:
            cut = _fitting(rest, width, measure)
            yield rest[:cut]
            rest = rest[cut:]
        if rest:
            yield rest


def _fitting(word: str, width: float, measure: Callable[[str], float]) -> int:
    """How many letters fit; one at least, so that a line too narrow for any still ends."""
    low, high = 1, len(word)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if measure(word[:middle]) <= width else (low, middle - 1)
    return low


@lru_cache(maxsize=1)
def _reshaper() -> ArabicReshaper:
    return ArabicReshaper(SETTINGS)
