"""Numbers as Arabic newspapers write them: digits, words, duals, fractions, vague words, ranges and bounds.

Everything works on folded text (`data/text/fold.py`) and gives offsets into it. A number says nothing of what is counted,
and a date, a clock time or an age is a number too: `data/extract/counts.py` decides.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from data.lexicons import table
from data.model import Bound
from data.text.bounds import bounded
from data.text.number import Number, Writing, number_of
from data.text.number_words import unglued, words
from data.text.numerals import Reader, Token, digits_value, tokenize
from data.text.wildcards import phrases

CHANGE = re.compile(r"(?:ارتفع|انخفض|تراجع|قفز|زاد|صعد|هبط|تحول|انتقل)\w*")  # «ارتفع من 20 إلى 30» is no range
NEARBY = 60  # characters in which a verb of change rules «من … إلى»


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
        found.append(bounded(text, number, found[-1].stop if found else 0))
        while at < len(tokens) and tokens[at].start < found[-1].stop:
            at += 1
    return tuple(found)


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
    number = number_of(tokens[at].start + reader.glued, tokens[reader.at - 1].stop, known, writing)
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
            return number_of(start, tokens[at + 1].stop, round(value, 4), Writing.FRACTION), at + 2
        if word not in lexicon.fractions or word == "خمس":  # خمس مركبات: five
            continue
        scale = lexicon.scales.get(following.removeprefix("ال"))
        if scale:
            value = round(lexicon.fractions[word] * scale)
            return replace(number_of(start, tokens[at + 1].stop, value, Writing.WORDS), scaled=True), at + 2
        if not definite:  # النصف الثاني
            return number_of(start, token.stop, round(lexicon.fractions[word], 4), Writing.FRACTION), at + 1
    return None


def _vague(tokens: Tokens, at: int) -> Read | None:
    """«عشرات»، «مئات الآلاف»، «بضعة آلاف»: a quantity without a number, and none is made up."""
    vague, token, glued, definite, after = words().vague, tokens[at], 0, False, at + 1
    if token.text in words().several:
        if after >= len(tokens) or tokens[after].text not in vague:
            few = token.text.startswith("بضع")
            return (number_of(token.start, token.stop, None, Writing.VAGUE), after) if few else None
    else:
        options = [option for option in unglued(token.text) if token.text[option[0] :] in vague]
        if not options:
            return None
        glued, definite = options[0]
    while after < len(tokens) and (tokens[after].text in vague or tokens[after].text.removeprefix("ال") in vague):
        after += 1
    number = number_of(token.start + glued, tokens[after - 1].stop, None, Writing.VAGUE)
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
    number = replace(number_of(start, top.core_stop, None, top.writing), low=first, high=last, bound=Bound.RANGE)
    return replace(number, percent=low.percent or top.percent, scaled=top.scaled), after


@lru_cache(maxsize=1)
def _percent() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{phrases(table('numbers')['percent']['words'])})(?!\w)")
