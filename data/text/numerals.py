"""One numeral at a time: digits with their marks, number words and the ways they combine. Folded text only."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from data.text.number_words import unglued, words

DIGITS = r"(?<![\d.,،])\d{1,3}(?: \d{3})+(?![\d.,،])|\d+(?:[.,،ر]\d+)*"  # 20 000 · 1,8 · 1.600 · 3ر2
TOKEN = re.compile(rf"(?P<digits>{DIGITS})|(?P<word>[^\W\d_]+)|(?P<mark>[^\w\s])")
LONGEST = 15  # more digits are a telephone number or an attack, not a quantity
EMPTY, HUNDREDS, UNIT, FULL = 3, 2, 1, 0  # what a group of three digits may still take: anything, below 100, tens, nothing


@dataclass(frozen=True)
class Token:
    start: int
    stop: int
    text: str
    kind: str  # digits, word, mark


def tokenize(text: str) -> Iterator[Token]:
    for match in TOKEN.finditer(text):
        yield Token(match.start(), match.end(), match.group(), match.lastgroup or "mark")


def digits_value(text: str, scaled: bool = False) -> float | None:
    """«1,8» → 1.8, «1.600» → 1600, «20 000» → 20000; None where the marks leave it open (18.8.2014; 3ر2, read either way)."""
    groups, marks = re.split(r"[.,،ر ]", text), re.sub(r"\d", "", text)
    if "ر" in marks or sum(map(len, groups)) > LONGEST:
        return None
    if not marks:
        return float(text)
    threes = all(len(group) == 3 for group in groups[1:]) and len(groups[0]) <= 3 and groups[0][0] != "0"
    if threes and len(set(marks)) == 1 and not (scaled and len(groups) == 2):
        return float("".join(groups))
    if len(groups) == 2:
        return float(".".join(groups))
    decimal_last = len(set(marks[:-1])) == 1 and marks[-1] != marks[0] and all(len(group) == 3 for group in groups[1:-1])
    return float("".join(groups[:-1]) + "." + groups[-1]) if decimal_last else None


def touches(text: str, token: Token) -> bool:
    """Part of a clock time, a date or a code: 00:47, 18/8/2014, AN10."""
    before, after = text[max(token.start - 2, 0) : token.start], text[token.stop : token.stop + 2]
    around = re.search(r"\d[:/\\]$|[a-z_]$", before) or re.match(r"[:/\\]\d|[a-z_]", after)
    return around is not None


class Reader:
    """Reads one numeral from token ``at`` on; afterwards ``at`` is the first token it did not use."""

    def __init__(self, text: str, tokens: tuple[Token, ...], at: int) -> None:
        self.text, self.tokens, self.at, self.first = text, tokens, at, at
        self.words = words()
        self.total, self.group, self.scale, self.room = 0.0, 0.0, float("inf"), EMPTY
        self.glued, self.definite, self.digits, self.unreadable = 0, False, False, False

    def read(self) -> float | None:
        """The value, or None where no numeral starts here."""
        if self.at and self.tokens[self.at - 1].text in self.words.ordinals:
            return None  # الثامنة عشرة
        if not (self._opening_digits() or self._opening_word()):
            return None
        while self.at < len(self.tokens) and (self._scale() or self._more() or self._part()):
            pass
        value, alone = self.total + self.group, self.at == self.first + 1 and not self.digits
        named_two = value == 2 and (self.definite or self.tokens[self.first].text[self.glued :] in ("اثنا", "اثني", "اثنتا", "اثنتي"))
        return None if alone and (value < 2 or named_two) else value  # «أحد الشهود»، «الاثنين»

    @property
    def scaled(self) -> bool:
        return self.total > 0

    def _token(self, ahead: int = 0) -> str:
        return self.tokens[self.at + ahead].text if self.at + ahead < len(self.tokens) else ""

    def _opening_digits(self) -> bool:
        token = self.tokens[self.at]
        if token.kind != "digits" or touches(self.text, token):
            return False
        value = digits_value(token.text, scaled=self._token(1) in self.words.scales)
        self.unreadable = value is None and "ر" in token.text
        if value is None and not self.unreadable:
            return False
        before = self.tokens[self.at - 1] if self.at else None
        self.definite = before is not None and before.stop == token.start and before.text.endswith("ال")
        self.group, self.room, self.digits, self.at = value or 0.0, FULL, True, self.at + 1
        return True

    def _opening_word(self) -> bool:
        token = self.tokens[self.at]
        if token.kind != "word":
            return False
        for glued, definite in unglued(token.text):
            word = token.text[glued:]
            if self._take(word) or self._opening_scale(word):
                self.glued, self.definite = glued, definite
                return True
        return False

    def _opening_scale(self, word: str) -> bool:
        """«مليون شخص»، «ألفي جندي»: a scale that starts the numeral; plurals alone are vague."""
        one = word in self.words.scales and self._adds()  # «ألفا وخمسمئة» is 1500, «ألفا جندي» 2000
        factor = 2 if word in self.words.duals and not one else 1
        scale = self.words.duals.get(word) or self.words.scales.get(word)
        if scale is None or word in self.words.vague:
            return False
        self.total, self.scale, self.at = factor * scale, scale, self.at + 1
        return True

    def _adds(self) -> bool:
        """«و» and a number come next."""
        after = self._token(1)
        bare = after.removeprefix("و")
        small = bare in self.words.small or bare in self.words.tens or bare in self.words.hundred or bare in self.words.hundreds
        return after.startswith("و") and small

    def _take(self, word: str) -> bool:
        """One number word into the group of three digits, if it may stand here."""
        if word in self.words.small:
            return self._take_small(self.words.small[word])
        if word in self.words.tens:
            return self._add(self.words.tens[word], HUNDREDS if self.room >= HUNDREDS else UNIT, FULL)
        if word in self.words.hundred or word in self.words.hundreds:
            return self._add(self.words.hundreds.get(word, 100.0), EMPTY, HUNDREDS)
        return False

    def _take_small(self, value: float) -> bool:
        if value < 10 and self._token(1) in ("عشر", "عشره"):  # خمسة عشر
            return self._add(value + 10, HUNDREDS, FULL, used=2)
        if 3 <= value <= 9 and self._token(1) in self.words.hundred:  # ثلاث مئة
            return self._add(value * 100, EMPTY, HUNDREDS, used=2)
        return self._add(value, HUNDREDS, UNIT if value < 10 else FULL)

    def _add(self, value: float, needs: int, leaves: int, used: int = 1) -> bool:
        if self.room < needs:
            return False
        self.group, self.room, self.at = self.group + value, leaves, self.at + used
        return True

    def _scale(self) -> bool:
        scale = self.words.scales.get(self._token())
        if scale is None or scale >= self.scale or not self.group:
            return False
        self.total, self.group, self.room, self.scale = self.total + self.group * scale, 0.0, EMPTY, scale
        self.at += 1
        return True

    def _more(self) -> bool:
        """«و» and a smaller part: وخمسون، وألفان، و500."""
        word = self._token()
        if word == "و":
            return self._digits_after_and()
        if not word.startswith("و") or len(word) < 3 or (self.digits and not self.total):
            return False  # «30 وأربعون» are two numbers
        dual = self.words.duals.get(word[1:])
        if dual is not None and not self.group and self.total and dual < self.scale:
            self.total, self.scale, self.at = self.total + 2 * dual, dual, self.at + 1
            return True
        return self._take(word[1:])

    def _digits_after_and(self) -> bool:
        """«12 ألفا و500» is one number; «20 ألفا و15 جريحا» are two claims."""
        if not self.total or self.group or self.at + 1 >= len(self.tokens) or self.tokens[self.at + 1].kind != "digits":
            return False
        value = digits_value(self._token(1)) or 0.0
        smaller = self.words.scales.get(self._token(2), 1.0)
        if not 0 < value * smaller < self.scale or (value < 100 and smaller == 1):
            return False
        self.group, self.room, self.at = value, FULL, self.at + 2
        return True

    def _part(self) -> bool:
        """«مليون ونصف المليون»، «مليونا وربع»: a part of the last scale."""
        word = self._token()
        part = self.words.fractions.get(word[1:]) if word.startswith("و") and word != "وخمس" else None
        if part is None or not self.total or self.group:
            return False
        self.total, self.at = self.total + part * self.scale, self.at + 1
        if self.words.scales.get(self._token().removeprefix("ال")) == self.scale:
            self.at += 1
        self.scale = 1.0
        return True
