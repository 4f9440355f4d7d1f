"""The words of a text as a search sees them: each with its form, and the keys under which it may be found.

A form is the folded word. A stem is the form without what Arabic glues to it, for finding only, never shown: «وبالإرهابيين» → «ارهابي».
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from data.lexicons import table
from data.text.fold import Folded, fold
from data.text.words import word_set

TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W_]+")
NUMBER = re.compile(r"\d[\d.,]*")
THOUSANDS = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
SEATS = frozenset("ئؤ")  # مسئول and مسؤول are one word: the seat of a hamza is left out of stems
ARTICLE = re.compile(r"[وف]?[بك]?ال(?=\w{3})|[وف]?لل(?=\w{3})")  # والإرهابيين, بالإرهاب, للإرهاب
GLUED = (re.compile(r"[وفبلك](?=\w{3})"), re.compile(r"[وف][بلك](?=\w{3})"))  # likely, where no article follows
ENDINGS = ("تهما", "تها", "تهم", "تين", "تان", "هما", "ات", "ان", "ين", "ون", "نا", "وا", "هم", "ها", "ته", "ه", "ت", "ا")
SHORTEST = 3  # letters of a stem
KEPT = 128  # texts whose words are kept: those of many readers' searches; about 10 MB
PARTICLES = word_set(
    "في من الي علي عن مع ان انه انها هذا هذه ذلك تلك التي الذي الذين قد كان كانت او ثم كما بعد قبل حتي بين هو هي ما لا لم لن و ال"
)


@dataclass(frozen=True, slots=True)
class Term:
    """One word: ``form`` folded, ``stems`` likeliest first, its place in the text as it was given."""

    form: str
    stems: tuple[str, ...]
    start: int
    stop: int


def terms(text: str) -> list[Term]:
    """The words of ``text`` in order; numbers without the marks between their thousands."""
    return list(_terms(text, fold(text)))


@lru_cache(maxsize=KEPT)
def kept_terms(text: str) -> tuple[Term, ...]:
    """The same of a text that is asked for again and again."""
    return tuple(terms(text))


def _terms(text: str, folded: Folded) -> Iterator[Term]:
    for match in TOKEN.finditer(folded.text):
        span = folded.span(match.start(), match.end())
        written = match.group()
        if NUMBER.fullmatch(written):
            number = plain_number(written)
            yield Term(number, (number,), span.start, span.stop)
            continue
        seats: tuple[int, ...] = ()
        if not SEATS.isdisjoint(text[span.start : span.stop]):
            seats = tuple(at - match.start() for at in range(match.start(), match.end()) if text[folded.origin[at]] in SEATS)
        yield Term(written, stems(written, seats), span.start, span.stop)


def plain_number(written: str) -> str:
    """«1.600» → «1600»; «1,8» → «1.8»."""
    if THOUSANDS.fullmatch(written):
        return re.sub("[.,]", "", written)
    return written.replace(",", ".")


@lru_cache(maxsize=262_144)
def stems(word: str, seats: tuple[int, ...] = ()) -> tuple[str, ...]:
    """The stems of a folded word, likeliest first; two where a first letter may or may not be its own («فيصل», «بكين»)."""
    found = [_ending(word[at:], tuple(seat - at for seat in seats if seat >= at)) for at in _starts(word)]
    return tuple(dict.fromkeys(found))


def _starts(word: str) -> list[int]:
    """Where the word itself may begin."""
    if article := ARTICLE.match(word):
        return [article.end(), *([0] if article.group() == "ال" else [])]  # «ألماني»: the letters of the article may be its own
    if word in _whole()["front"]:
        return [0]
    return [0, *(match.end() for shape in GLUED if (match := shape.match(word)))]


def _ending(word: str, seats: tuple[int, ...]) -> str:
    """The word without its ending and the seats of its hamzas."""
    stop = len(word)
    if word.endswith("ا") and word[:-1] in _whole()["back"]:  # قانونًا
        stop -= 1
    elif word not in _whole()["back"]:
        ending = next((end for end in ENDINGS if word.endswith(end) and len(word) - len(end) >= SHORTEST), "")
        stop -= len(ending)
    return "".join(letter for at, letter in enumerate(word[:stop]) if at not in seats) or word


@cache
def _whole() -> dict[str, frozenset[str]]:
    """Words that only look as if something were glued to them."""
    return {name: word_set(words) for name, words in table("whole_words").items()}
