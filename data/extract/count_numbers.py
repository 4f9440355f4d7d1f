"""Which numbers of a paragraph count something, and nouns that are numbers themselves: «قتيلان»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from data.extract.day_patterns import MONTH
from data.extract.measures import base_forms, measures
from data.extract.units import NOUN
from data.model import Bound
from data.text.number import Number, Writing, moved
from data.text.numbers import find_numbers

ONE = re.compile(r"(?<!\w)(?<! من )(?<! في )[وفب]?(?P<noun>[^\W\d_]+)\s+واحد[ةها]?ا?(?!\w)")
NAMER = re.compile(r"(?<!\w)(?P<whole>[وفبل]?[وفبلك]?(?:ال|ل)?(?P<word>\w+))\s+[\"'(]?$")
YEAR = range(1900, 2101)
REACHED = re.compile(
    r"\s*(?:(?:ارتفع|ترتفع|يرتفع|ارتفعت|بلغ|بلغت|وصل|وصلت|زاد|زادت|قفز|قفزت)?\s*(?:الي|ل|علي)?\s*(?:ال)?)"
)  # «القتلى إلى 31»
OF_YEAR = re.compile(r"\s+(?:ل|من )(?:سنه|عام) (?:19|20)\d\d")  # «القانون عدد 33 لسنة 1969»
OF_MONTH = re.compile(rf"\s+{MONTH}(?!\w)")  # «ثورة 17 فيفري»: a day in a name
LISTED = re.compile(r"\s*[-–.)/]\s")  # a list's «1 –»
REACH = 70  # characters before a number in which its verb stands


def counting_numbers(text: str, start: int, stop: int) -> Iterator[Number]:
    """Numbers of text[start:stop) that are no names, fractions or «الدول الخمس», in order."""
    for number in find_numbers(text[start:stop]):
        placed = moved(number, start)
        known = placed.definite and placed.writing is not Writing.VAGUE  # الدول الخمس
        known = known and not total_before(text, placed.start)  # but «عدد القتلى الخمسين»
        if not known and placed.writing is not Writing.FRACTION and not _named(text, placed):
            yield placed


def total_before(text: str, at: int) -> re.Match[str] | None:
    """«حصيلة القتلى» right before ``at``, a verb of change between them or not."""
    for match in measures().total.finditer(text, max(at - REACH, 0), at):
        if REACHED.fullmatch(text, match.end(), at):
            return match
    return None


def _named(text: str, number: Number) -> bool:
    """A number that is a name: عام 1991، القرار 2254، a list's «1 –», a page's «5.»."""
    if number.writing is Writing.VAGUE:
        return False
    before = NAMER.search(text[max(number.start - 25, 0) : number.start])
    if before and not {before["whole"], *base_forms(before["whole"]), before["word"]}.isdisjoint(measures().before):
        return not _known_unit(text, number)
    if OF_YEAR.match(text, number.stop) or OF_MONTH.match(text, number.stop):
        return True
    if number.writing is Writing.WORDS and re.match(r"\s+\d", text[number.stop : number.stop + 4]):
        return True  # «تسع 6 أفراد»: a verb that looks like a number
    line = text.rfind("\n", 0, number.start) + 1
    opens = number.start - line < 9 and not text[line : number.start].strip()
    return opens and LISTED.match(text, number.stop) is not None


def _known_unit(text: str, number: Number) -> bool:
    """«أوقفت الفرقة 7 مهاجرين»: people follow, so the number is no name."""
    noun = NOUN.match(text, number.stop)
    year = number.value in YEAR if number.value is not None else False
    return noun is not None and not noun["of"] and not year and bool(measures().unit(noun["noun"]) or measures().is_person(noun["noun"]))


def two_or_one(text: str, start: int, stop: int) -> Iterator[Number]:
    """«قتيلان»، «لواءين أو ثلاثة»، «شخص واحد»: the noun itself is the number, so the number's place is empty before it."""
    for match in measures().duals.finditer(text, start, stop):
        at = match.start("noun")
        number = Number(at, at, at, at, 2.0, 2.0, 2.0, Bound.EXACT, Writing.WORDS)
        rest = text[match.end() : min(match.end() + REACH, stop)]
        more = re.match(r"\s+او\s+", rest)
        third = next(iter(find_numbers(rest[more.end() :])), None) if more else None
        if more and third and third.core == 0 and third.value:
            end = match.end() + more.end() + third.core_stop
            number = replace(number, stop=end, core_stop=end, value=None, low=2.0, high=third.value, bound=Bound.RANGE)
        yield number
    for match in measures().twos.finditer(text, start, stop):
        at = match.start("noun" if match["noun"] else "nisba")
        if match["noun"] or _harmed(text, at):
            yield Number(at, match.end(), at, at, 2.0, 2.0, 2.0, Bound.EXACT, Writing.WORDS)
    for match in ONE.finditer(text, start, stop):
        at = match.start("noun")
        if not (measures().unit(match["noun"]) or measures().people.intersection(base_forms(match["noun"]))):
            continue
        yield Number(at, match.end(), at, match.end(), 1.0, 1.0, 1.0, Bound.EXACT, Writing.WORDS)


def _harmed(text: str, at: int) -> bool:
    """A verb or noun of harm ends right before ``at``: «استشهد فلسطينيان»، «مقتل تونسيان»."""
    before = measures().verb.search(text, max(at - 12, 0), at) or measures().head.search(text, max(at - 12, 0), at)
    return before is not None and not text[before.end() : at].strip()
