"""Numbers as Arabic newspapers write them: digits, words, duals, fractions, vague words, ranges and bounds.

Everything works on folded text (`data/text/fold.py`) and gives offsets into it. A number says nothing of what is counted,
and a date, a clock time or an age is a number too: `data/extract/counts.py` decides.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from data.lexicons import table
from data.model import Bound
from data.text.fold import folded
from data.text.numerals import Reader, Token, digits_value, tokenize, unglued, words

CHANGE = re.compile(r"(?:ارتفع|انخفض|تراجع|قفز|زاد|صعد|هبط|تحول|انتقل)\w*")  # «ارتفع من 20 إلى 30» is no range
NEARBY = 60  # characters in which a verb of change rules «من … إلى»
LONGEST_BOUND = 40


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


Read = tuple[Number, int]  # and the first token it did not use
Tokens = tuple[Token, ...]


def find_numbers(text: str) -> tuple[Number, ...]:
    """Every number of the folded ``text``, in order, never overlapping."""
    tokens, found, at = tuple(tokenize(text)), list[Number](), 0
    while at < len(tokens):
        read = _range(text, tokens, at) or _single(text, tokens, at)
        if read is None:
            at += 1
            continue
        number, at = read
        found.append(_bounded(text, number, found[-1].stop if found else 0))
        while at < len(tokens) and tokens[at].start < found[-1].stop:
            at += 1
    return tuple(found)


def _number(start: int, stop: int, value: float | None, writing: Writing) -> Number:
    bound = Bound.VAGUE if writing is Writing.VAGUE else Bound.EXACT if value is not None else Bound.UNKNOWN
    return Number(start, stop, start, stop, value, value, value, bound, writing)


def _single(text: str, tokens: Tokens, at: int) -> Read | None:
    read = _vague(tokens, at) or _doubled(text, tokens, at) or _fraction(tokens, at) or _exact(text, tokens, at)
    if read is None:
        return None
    number, after = read
    percent = _percent().match(text, number.core_stop)
    if percent:
        number = replace(number, percent=True, stop=percent.end(), core_stop=percent.end())
        while after < len(tokens) and tokens[after].start < percent.end():
            after += 1
    return number, after


def _exact(text: str, tokens: Tokens, at: int) -> Read | None:
    """Digits and number words, mixed as they come: «12 ألفا و500», «مئة وخمسون ألفا», «مليون ونصف المليون»."""
    if at >= len(tokens):
        return None
    reader = Reader(text, tokens, at)
    value = reader.read()
    if value is None:
        return None
    writing = Writing.DIGITS if reader.digits else Writing.WORDS
    known = None if reader.unreadable else value
    number = _number(tokens[at].start + reader.glued, tokens[reader.at - 1].stop, known, writing)
    return replace(number, definite=reader.definite, scaled=reader.scaled), reader.at


def _doubled(text: str, tokens: Tokens, at: int) -> Read | None:
    """A number said twice, «(15) خمسة عشر» or «خمسة وثمانون (85) ألف»; or only in brackets, «إصابة (33)»."""
    if _bracketed(tokens, at):
        inner, spoken = _exact(text, tokens, at + 1), _exact(text, tokens, at + 3)
        start = tokens[at].start
        if inner and spoken and inner[0].value == spoken[0].value:
            return replace(spoken[0], start=start, core=start, writing=Writing.DIGITS), spoken[1]
        stop = tokens[at + 2].stop
        return (replace(inner[0], start=start, core=start, stop=stop, core_stop=stop), at + 3) if inner else None
    spoken = _exact(text, tokens, at)
    if spoken is None or spoken[0].writing is Writing.DIGITS or not _bracketed(tokens, spoken[1]):
        return None
    number, after = spoken
    if digits_value(tokens[after + 1].text) != number.value or number.value is None:
        return None
    after += 3
    scale = words().scales.get(tokens[after].text) if after < len(tokens) else None
    value, after = number.value * (scale or 1), after + bool(scale)
    stop = tokens[after - 1].stop
    return replace(number, value=value, low=value, high=value, stop=stop, core_stop=stop, scaled=bool(scale)), after


def _bracketed(tokens: Tokens, at: int) -> bool:
    return at + 2 < len(tokens) and tokens[at].text == "(" and tokens[at + 1].kind == "digits" and tokens[at + 2].text == ")"


def _fraction(tokens: Tokens, at: int) -> Read | None:
    """«نصف مليون» (500 000), «ثلاثة أرباع» (0.75), «نصف» alone (0.5)."""
    lexicon, token = words(), tokens[at]
    following = tokens[at + 1].text if at + 1 < len(tokens) else ""
    for glued, definite in unglued(token.text):
        word, start = token.text[glued:], token.start + glued
        if word in lexicon.small and following in lexicon.fraction_plurals:
            value = lexicon.small[word] * lexicon.fraction_plurals[following]
            return _number(start, tokens[at + 1].stop, round(value, 4), Writing.FRACTION), at + 2
        if word not in lexicon.fractions or word == "خمس":  # خمس مركبات: five
            continue
        scale = lexicon.scales.get(following.removeprefix("ال"))
        if scale:
            value = round(lexicon.fractions[word] * scale)
            return replace(_number(start, tokens[at + 1].stop, value, Writing.WORDS), scaled=True), at + 2
        if not definite:  # النصف الثاني
            return _number(start, token.stop, round(lexicon.fractions[word], 4), Writing.FRACTION), at + 1
    return None


def _vague(tokens: Tokens, at: int) -> Read | None:
    """«عشرات»، «مئات الآلاف»، «بضعة آلاف»: a quantity without a number, and none is made up."""
    vague, token, glued, definite, after = words().vague, tokens[at], 0, False, at + 1
    if token.text in words().several:
        if after >= len(tokens) or tokens[after].text not in vague:
            few = token.text.startswith("بضع")
            return (_number(token.start, token.stop, None, Writing.VAGUE), after) if few else None
    else:
        options = [option for option in unglued(token.text) if token.text[option[0] :] in vague]
        if not options:
            return None
        glued, definite = options[0]
    while after < len(tokens) and (tokens[after].text in vague or tokens[after].text.removeprefix("ال") in vague):
        after += 1
    number = _number(token.start + glued, tokens[after - 1].stop, None, Writing.VAGUE)
    return replace(number, definite=definite, scaled=True), after


def _range(text: str, tokens: Tokens, at: int) -> Read | None:
    """«بين 20 و30»، «20 أو 30»، «20-30»، «من 20 إلى 30»."""
    lead = tokens[at] if tokens[at].text in ("بين", "من") else None
    first = at + 1 if lead else at
    low = _single(text, tokens, first) if first < len(tokens) else None
    if low is None or low[0].value is None or low[1] >= len(tokens):
        return None
    link = tokens[low[1]]
    if link.text == "الي" and _changes(text, low[0].start):
        return None
    glued = lead is not None and lead.text == "بين" and link.kind == "word" and link.text.startswith("و") and link.text != "و"
    wanted = {"بين": ("و", "او", "الي"), "من": ("الي",)}[lead.text] if lead else ("او", "-", "–", "الي")
    if link.text not in wanted and not glued:
        return None
    second = low[1] if glued else low[1] + 1
    high = _single(text, tokens, second) if second < len(tokens) else None
    if high is None or high[0].value is None:
        return None
    return _joined(lead.start if lead and lead.text == "بين" else low[0].start, low[0], high)


def _changes(text: str, at: int) -> bool:
    return CHANGE.search(text, max(at - NEARBY, 0), at) is not None


def _joined(start: int, low: Number, high: Read) -> Read | None:
    top, after = high
    first, last = low.value or 0.0, top.value or 0.0
    if top.scaled and not low.scaled:  # «20 إلى 30 ألفا»: the scale is said once
        scales = sorted(set(words().scales.values()), reverse=True)
        first *= next((scale for scale in scales if last % scale == 0 and first < last / scale), 1.0)
    if not first < last <= first * 100:
        return None
    number = replace(_number(start, top.core_stop, None, top.writing), low=first, high=last, bound=Bound.RANGE)
    return replace(number, percent=low.percent or top.percent, scaled=top.scaled), after


def moved(number: Number, by: int) -> Number:
    """``number`` found in a part of a text that starts at ``by``."""
    places = {name: getattr(number, name) + by for name in ("start", "stop", "core", "core_stop")}
    return replace(number, **places)


def times(number: Number, factor: float) -> Number:
    """``number`` with the scale that its unit says: «36 م د»."""
    values = {name: getattr(number, name) for name in ("value", "low", "high")}
    return replace(number, scaled=True, **{name: value * factor for name, value in values.items() if value is not None})


# Bounds --------------------------------------------------------------------------------------------------------------------


def _bounded(text: str, number: Number, floor: int) -> Number:
    """The number with the words that bound it: «أكثر من 164»; «30 قتيلا على الأقل» is seen later, after the noun."""
    if number.bound not in (Bound.EXACT, Bound.VAGUE):
        return number
    before = _before().search(text, max(floor, number.core - LONGEST_BOUND), number.core)
    if before is not None:
        return with_bound(replace(number, start=before.start("bound")), _bounds()[" ".join(before.group("bound").split())])
    after = bound_after(text, number.stop)
    return with_bound(replace(number, stop=after[1]), after[0]) if after else number


def bound_after(text: str, at: int) -> tuple[Bound, int] | None:
    """A bound that follows the number or the counted noun, «30 قتيلا على الأقل», and where it ends."""
    match = _after().match(text, at)
    return (_bounds()[" ".join(match.group("bound").split())], match.end()) if match else None


def bound_before(text: str, at: int) -> Bound | None:
    """A bound that ends at ``at``: «لا يتجاوز» of «لا يتجاوز عدد الجرحى الثلاثين»."""
    match = _before().search(text, max(at - LONGEST_BOUND, 0), at)
    return _bounds()[" ".join(match.group("bound").split())] if match else None


def with_bound(number: Number, bound: Bound) -> Number:
    """``number`` with an open or approximate bound; a vague quantity stays vague."""
    if number.bound is Bound.VAGUE:
        return number
    low = None if bound is Bound.AT_MOST else number.value
    return replace(number, bound=bound, low=low, high=None if bound is Bound.AT_LEAST else number.value)


@lru_cache(maxsize=1)
def _bounds() -> dict[str, Bound]:
    names = {"about": Bound.ABOUT, "at_least": Bound.AT_LEAST, "at_most": Bound.AT_MOST}
    source = table("numbers")["bounds"]
    return {folded(phrase): names[key.removeprefix("after_")] for key, phrases in source.items() for phrase in phrases}


def _alternatives(phrases: list[str]) -> str:
    ordered = sorted((folded(phrase) for phrase in phrases), key=len, reverse=True)
    return "|".join(r"\s+".join(map(re.escape, phrase.split())) for phrase in ordered)


@lru_cache(maxsize=1)
def _before() -> re.Pattern[str]:
    bounds = table("numbers")["bounds"]
    phrases = _alternatives([phrase for key in ("about", "at_least", "at_most") for phrase in bounds[key]])
    return re.compile(rf"(?<!\w)[وفبلك]{{0,2}}(?P<bound>{phrases})(?!\w)\s*(?:[بل]?(?:ال)?)?\s*$")


@lru_cache(maxsize=1)
def _after() -> re.Pattern[str]:
    bounds = table("numbers")["bounds"]
    phrases = _alternatives([phrase for key in ("after_about", "after_at_least", "after_at_most") for phrase in bounds[key]])
    return re.compile(rf"\s*(?P<bound>{phrases})(?!\w)")


@lru_cache(maxsize=1)
def _percent() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{_alternatives(table('numbers')['percent']['words'])})(?!\w)")
