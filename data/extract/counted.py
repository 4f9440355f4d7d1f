"""What one number counts, by the words around it; parts of the count before have its measure. Folded text only."""

from __future__ import annotations

import re
from dataclasses import dataclass

from data.extract.count_numbers import REACH, YEAR, total_before
from data.extract.measures import HARM, measures
from data.extract.units import AMONG, Unit, unit_of
from data.model import Bound, Measure
from data.text.bounds import bound_after, bound_before
from data.text.clauses import sentence
from data.text.number import Number, Writing, times, with_bound

MILLIONS = re.compile(r"م[ .]د(?!\w)")  # «36 م د»: million dinars
SHARED = re.compile(r"\s*(?:،\s*)?و\s*$")


@dataclass(frozen=True)
class Counted:
    """A count before it is placed: folded offsets."""

    start: int
    stop: int
    number: Number
    measure: Measure
    unit: tuple[int, int] | None
    population: tuple[int, int] | None
    rule: str


def of_number(text: str, number: Number, floor: int, previous: Counted | None) -> Counted | None:
    """What the number counts, in the text behind ``floor``; None where it counts nothing."""
    unit = unit_of(text, number)
    if unit.excluded and number.definite and total_before(text, number.start):
        unit = Unit(number.stop)  # «ناهز عدد القتلى الخمسين مساء»
    if unit.excluded or _is_year(number, unit):
        return None
    if unit.words and MILLIONS.match(text, unit.words[0]):
        number = times(number, 1e6)
    around = _around(text, number, unit, max(floor, previous.stop if previous else 0))
    measure, rule = _measure(text, number, unit, around)
    if measure in (None, Measure.TROOPS, Measure.ATTACKERS) and not number.percent:
        inherited = _inherited(text, number, unit, previous)
        measure, rule = (inherited, "among") if inherited else (measure, rule)
    if measure is None and unit.words and not unit.dual:
        measure, rule = Measure.OTHER, "noun"
    if measure is None or (unit.dual and measure is Measure.OTHER):
        return None
    if number.value is None and number.bound is Bound.VAGUE and not number.scaled and not (unit.measure or unit.person):
        return None  # «بضع كلمات»
    head, after = around.head, around.after
    bound = bound_after(text, unit.stop) or (_bound_of_total(text, number) if rule == "total" else None)
    stop = max(unit.stop, bound[1] if bound else 0, after.end() if after and measure.value == after.lastgroup else 0)
    start = head.start(head.lastgroup) if head and head.lastgroup == measure.value else _with_article(text, number)
    if rule == "total":
        total = total_before(text, number.start)
        start = total.start(measure.value) - 2 * text.endswith("ال", 0, total.start(measure.value)) if total else start
    return Counted(start, stop, with_bound(number, bound[0]) if bound else number, measure, unit.words, unit.population, rule)


@dataclass(frozen=True)
class Around:
    """The words that may say what a number counts: the head right before it, a verb right after its noun, all between ``floor`` and it."""

    floor: int
    head: re.Match[str] | None
    after: re.Match[str] | None


def _around(text: str, number: Number, unit: Unit, floor: int) -> Around:
    start, end = sentence(text, number.core)
    floor = max(floor, start, number.start - REACH)
    after = measures().after.match(text, unit.stop, end)
    if after and re.search(r"\d|(?<!\w)و\w", text[unit.stop : after.end()]):
        after = None  # the verb of the next claim
    return Around(floor, measures().head.search(text, floor, number.start), after)


def _is_year(number: Number, unit: Unit) -> bool:
    year = number.writing is Writing.DIGITS and not number.scaled and number.value is not None and number.value in YEAR
    return year and not unit.measure and not (unit.person and unit.population == unit.words)


def _measure(text: str, number: Number, unit: Unit, around: Around) -> tuple[Measure | None, str]:
    """By the noun itself, the head before it, the verb after it, the verb before it, the total it belongs to; and by which."""
    if unit.measure in HARM:
        return unit.measure, "unit"
    if unit.measure in (Measure.VEHICLES, Measure.MONEY) or number.percent:
        return unit.measure or Measure.OTHER, "unit"
    for match, rule in ((around.head, "head"), (around.after, "verb after")):
        if match:
            return Measure(str(match.lastgroup)), rule
    if unit.words and not unit.person and not unit.measure:
        return _adjacent(text, number, around.floor)
    verbs = list(measures().verb.finditer(text, around.floor, number.start))
    totals = list(measures().total.finditer(text, around.floor, number.start))
    nearest = max((*verbs, *totals), key=lambda match: match.end(), default=None)
    if nearest is None:
        return (unit.measure, "unit") if unit.measure else (None, "")
    return Measure(str(nearest.lastgroup)), "total" if nearest in totals else "verb"


def _adjacent(text: str, number: Number, floor: int) -> tuple[Measure | None, str]:
    """A noun that need be no person is counted by the verb only where that stands right before: «قتل 12 غزالا»."""
    word = re.search(r"\w+\s+$", text[floor : number.start])
    before = measures().verb.search(text, floor + word.start(), number.start) if word else None
    return (Measure(str(before.lastgroup)), "verb") if before else (None, "")


def _inherited(text: str, number: Number, unit: Unit, previous: Counted | None) -> Measure | None:
    """«… 15 مصليا، خمسة منهم من رجال الأمن وستة متدربين»: parts of the count before have its measure."""
    if previous is None or previous.measure not in HARM:
        return None
    between = text[previous.stop : number.start]
    if not (unit.person or unit.words or AMONG.search(between)):
        return None
    if "\n" in between or len(between) > 90 or re.search(r"[.!?؟](?!\d)", between):
        return None
    among = AMONG.search(between) or AMONG.match(text, number.stop + 1)
    own = unit.person or unit.measure in (Measure.TROOPS, Measure.ATTACKERS)
    joined = previous.rule == "among" or SHARED.fullmatch(between)
    return previous.measure if among or (joined and (own or previous.rule == "among")) else None


def _bound_of_total(text: str, number: Number) -> tuple[Bound, int] | None:
    """«لا يتجاوز عدد الجرحى الثلاثين»: the bound stands before the total."""
    total = total_before(text, number.start)
    bound = bound_before(text, total.start()) if total and number.bound is Bound.EXACT else None
    return (bound, number.stop) if bound else None


def _with_article(text: str, number: Number) -> int:
    """«بالعشرات» is shown whole."""
    if number.writing is Writing.VAGUE and number.definite and number.start == number.core:
        glued = re.search(r"(?<!\w)(?:[وف]?(?:ب|ك)?ال|لل)$", text[max(number.core - 4, 0) : number.core])
        return number.core - (len(glued.group().lstrip("وف")) if glued else 0)
    return number.start
