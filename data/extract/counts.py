"""Counts of people and means, with what is counted, of whom, who says so and whether that still stands."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from data.extract.claims import claimed, status
from data.extract.lexicon import Lexicon
from data.extract.measures import HARM, NOUN_PHRASE, base_forms, measures
from data.ids import finding_id
from data.model import Article, Bound, ClaimStatus, Count, Findings, Measure, ParagraphKind
from data.text.clauses import sentence
from data.text.fold import Folded
from data.text.numbers import Number, Writing, bound_after, find_numbers, moved, with_bound

NOUN = re.compile(r"\s*(?P<of>من\s+(?:بين\s+)?)?(?P<noun>[^\W\d_]+)")
ONE = re.compile(r"(?<!\w)[وفب]?(?P<noun>[^\W\d_]+)\s+واحد[ةها]?ا?(?!\w)")
NAMER = re.compile(r"(?<!\w)(?P<whole>[وفبل]?[وفبلك]?(?:ال|ل)?(?P<word>\w+))\s+[\"'(]?$")
YEAR = range(1900, 2101)
REACH = 70  # characters before a number in which its verb stands
OWN_W = re.compile(r"وزر|وزير|وزار|وحد|ولاي|وفد|وفود|وسا|وثا|وثي|وكال|وظ|ورش|ورق|وجب|وسط")  # words whose و is no «and»
SHARED = re.compile(r"\s*(?:،\s*)?و\s*$")
AMONG = re.compile(r"(?:من\s+)?(?:بينهم|منهم|بينهن|منهن|ضمنهم)(?!\w)")


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


def extract(article: Article, folded: Folded, lexicon: Lexicon, findings: Findings) -> Findings:
    """``findings`` with counts: run it after statements, which say whose claim a count is."""
    del lexicon  # what is counted is a matter of the language, not of the story
    dates = [(folded.at(day.span.start), folded.at(day.span.stop)) for day in findings.days if day.span]
    counts: list[Count] = []
    seen: Counter[str] = Counter()
    for paragraph in article.paragraphs:
        if paragraph.kind is not ParagraphKind.BODY:
            continue  # headlines repeat what the text says
        start, stop = folded.at(paragraph.span.start), folded.at(paragraph.span.stop)
        for counted in _share(folded.text, list(_counted(folded.text, start, stop, dates))):
            words = folded.text[counted.start : counted.stop]
            counts.append(_count(article, folded, findings, counted, seen[words]))
            seen[words] += 1
    return replace(findings, counts=tuple(counts))


def _count(article: Article, folded: Folded, findings: Findings, counted: Counted, occurrence: int) -> Count:
    span = folded.span(counted.start, counted.stop)
    number = counted.number
    claim = claimed(findings.statements, span)
    state, reason = status(folded.text, counted.start, counted.stop)
    return Count(
        id=finding_id("count", article.id, span.of(article.text), occurrence),
        article=article.id,
        span=span,
        measure=counted.measure,
        value=number.value,
        low=number.low,
        high=number.high,
        bound=number.bound,
        population=_words(article, folded, counted.population),
        unit=_words(article, folded, counted.unit),
        source=claim.speaker if claim else None,
        statement=claim.id if claim else None,
        said=claim.said if claim and state is not ClaimStatus.WITHDRAWN else None,  # it was made on some day before
        status=state,
        status_reason=folded.span(*reason) if reason else None,
        rule=counted.rule,
    )


def _words(article: Article, folded: Folded, place: tuple[int, int] | None) -> str | None:
    return folded.span(*place).of(article.text).strip() if place else None


# Numbers of one paragraph ----------------------------------------------------------------------------------------------


def _counted(text: str, start: int, stop: int, dates: list[tuple[int, int]]) -> Iterator[Counted]:
    """The counts of text[start:stop) in order; «لواءين أو ثلاثة» is one range, not the number in it."""
    implied = tuple(_two_or_one(text, start, stop))
    ranges = [number for number in implied if number.bound is Bound.RANGE]
    plain = [number for number in _numbers(text, start, stop) if not any(_overlap(number, other) for other in ranges)]
    previous: Counted | None = None
    for number in sorted((*implied, *plain), key=lambda number: (number.core, -number.stop)):
        dated = any(number.start < last and first < number.stop for first, last in dates)
        if dated or (previous and number.core < previous.stop):
            continue
        counted = _of_number(text, number, start, previous)
        if counted:
            yield counted
            previous = counted


def _overlap(one: Number, other: Number) -> bool:
    return one.start < other.stop and other.start < one.stop


def _numbers(text: str, start: int, stop: int) -> Iterator[Number]:
    for number in find_numbers(text[start:stop]):
        placed = moved(number, start)
        known = placed.definite and placed.writing is not Writing.VAGUE  # الدول الخمس
        if not known and placed.writing is not Writing.FRACTION and not _named(text, placed):
            yield placed


def _named(text: str, number: Number) -> bool:
    """A number that is a name: عام 1991، القرار 2254، a list's «1 –», a page's «5.»."""
    if number.writing is Writing.VAGUE:
        return False
    before = NAMER.search(text[max(number.start - 25, 0) : number.start])
    if before and not {before["whole"], *base_forms(before["whole"]), before["word"]}.isdisjoint(measures().before):
        return True
    if number.writing is Writing.WORDS and re.match(r"\s+\d", text[number.stop : number.stop + 4]):
        return True  # «تسع 6 أفراد»: a verb that looks like a number
    line = text.rfind("\n", 0, number.start) + 1
    return not text[line : number.start].strip() and re.match(r"\s*[-–.)/]\s", text[number.stop :]) is not None


def _two_or_one(text: str, start: int, stop: int) -> Iterator[Number]:
    """«قتيلان»، «لواءين أو ثلاثة»، «شخص واحد»: the noun itself is the number, so the number's place is empty before it."""
    for match in measures().duals.finditer(text, start, stop):
        at = match.start("noun")
        number = Number(at, at, at, at, 2.0, 2.0, 2.0, Bound.EXACT, Writing.WORDS)
        more = re.match(r"\s+او\s+", text[match.end() : stop])
        third = next(iter(find_numbers(text[match.end() + more.end() : stop])), None) if more else None
        if more and third and third.core == 0 and third.value:
            end = match.end() + more.end() + third.core_stop
            number = replace(number, stop=end, core_stop=end, value=None, low=2.0, high=third.value, bound=Bound.RANGE)
        yield number
    for match in ONE.finditer(text, start, stop):
        at = match.start("noun")
        if not (measures().unit(match["noun"]) or measures().people.intersection(base_forms(match["noun"]))):
            continue
        yield Number(at, at, at, match.end(), 1.0, 1.0, 1.0, Bound.EXACT, Writing.WORDS)


# What one number counts --------------------------------------------------------------------------------------------------


def _of_number(text: str, number: Number, floor: int, previous: Counted | None) -> Counted | None:
    unit = _unit(text, number)
    if unit.excluded or _is_year(number, unit):
        return None
    start, end = sentence(text, number.core)
    floor = max(floor, start, previous.stop if previous else 0, number.start - REACH)
    lexicon = measures()
    head = lexicon.head.search(text, floor, number.start)
    after = lexicon.after.match(text, unit.stop, end)
    if after and re.search(r"\d|(?<!\w)و\w", text[unit.stop : after.end()]):
        after = None
    measure, rule = _measure(text, number, unit, (head, after), floor)
    if measure not in HARM and rule != "noun" and not number.percent:
        inherited = _inherited(text, number, unit, previous) if measure in (None, Measure.TROOPS, Measure.ATTACKERS) else None
        measure, rule = (inherited, "among") if inherited else (measure, rule)
    if measure is None and unit.words and not unit.dual:
        measure, rule = unit.measure or Measure.OTHER, "unit" if unit.measure else "noun"
    if measure is None or (unit.dual and measure is Measure.OTHER):
        return None
    bound = bound_after(text, unit.stop)
    stop = max(unit.stop, bound[1] if bound else 0, after.end() if after and measure.value == after.lastgroup else 0)
    start = _first_letter(head) if head and measure.value == head.lastgroup else _with_article(text, number)
    return Counted(start, stop, with_bound(number, bound[0]) if bound else number, measure, unit.words, unit.population, rule)


@dataclass(frozen=True)
class Unit:
    """What follows the number: its noun, and of whom."""

    stop: int
    words: tuple[int, int] | None = None
    measure: Measure | None = None
    person: bool = False
    population: tuple[int, int] | None = None
    excluded: bool = False
    dual: bool = False


def _unit(text: str, number: Number) -> Unit:
    if number.percent:
        match = NOUN_PHRASE.match(text, number.stop)
        stop = match.end() if match else number.stop
        return Unit(stop, words=(number.core, number.core_stop), population=(number.stop, stop) if match else None)
    lexicon = measures()
    for phrase, measure in lexicon.phrases:
        match = phrase.match(text, number.stop + 1)
        if match:
            whole = NOUN_PHRASE.match(text, text.find(" ", number.stop + 1))
            stop = max(match.end(), whole.end() if whole else 0)
            return Unit(stop, words=(match.start(), stop), measure=measure)
    match = NOUN.match(text, number.stop)
    if match is None:
        return Unit(number.stop)
    if implied(text, number):
        return _dual_unit(text, number)
    return _noun_unit(text, number, match)


def _dual_unit(text: str, number: Number) -> Unit:
    """«قتيلان»، «لواءين أو ثلاثة»، «شخص واحد»: the noun stands where the number does."""
    word = re.compile(r"\w+").match(text, number.core)
    noun = word.group() if word and word.end() != number.stop else ""
    stop = word.end() if word else number.stop
    noun = noun or text[number.core : stop]
    lexicon, phrase = measures(), NOUN_PHRASE.match(text, max(stop, number.stop))
    base = noun if number.value == 1 else noun[:-3] + "ه" if noun[-3:-2] == "ت" and noun[:-3] + "ه" in lexicon.units else noun[:-2]
    place = (phrase.start(), phrase.end()) if phrase else None
    person = number.value != 1 or lexicon.is_person(noun)
    return Unit(max(stop, number.stop), (number.core, stop), lexicon.unit(base), person, place, dual=True)


def implied(text: str, number: Number) -> bool:
    """No numeral was written: the noun's dual or «واحد» says it."""
    if number.core == number.core_stop or (number.value == 1 and number.writing is Writing.WORDS):
        return True
    return number.bound is Bound.RANGE and measures().duals.match(text, number.core) is not None


def _noun_unit(text: str, number: Number, match: re.Match[str]) -> Unit:
    lexicon, noun = measures(), match.group("noun")
    start, stop = match.start("noun"), match.end("noun")
    if AMONG.match(text, number.stop + 1):
        phrase = re.compile(r"\s*\w+\s+" + NOUN_PHRASE.pattern).match(text, number.stop)
        return Unit(phrase.end() if phrase else stop, words=(start, stop), population=(stop, phrase.end()) if phrase else None)
    if match.group("of"):
        phrase = NOUN_PHRASE.match(text, number.stop)
        if phrase is None:
            return Unit(number.stop)
        return Unit(phrase.end(), (start, phrase.end()), lexicon.unit(noun), True, population=(match.start("of"), phrase.end()))
    if lexicon.is_excluded(noun):
        return Unit(stop, excluded=True)
    measure, person = lexicon.unit(noun), lexicon.is_person(noun)
    if not (measure or person) and not _may_be_noun(noun, number):
        return Unit(number.stop)
    phrase = NOUN_PHRASE.match(text, stop)
    piece = phrase is not None and any(form in lexicon.pieces for form in base_forms(noun))
    population = lexicon.population.match(text, stop) or phrase
    place = (population.start(), population.end()) if population else None
    if place is None and person and not any(form in lexicon.generic for form in base_forms(noun)):
        place = (start, stop)
    return Unit(phrase.end() if phrase and piece else stop, (start, stop), measure, person, place)


def _may_be_noun(noun: str, number: Number) -> bool:
    """After a number stands an indefinite noun; after a vague one a definite noun may stand."""
    lexicon = measures()
    if noun in lexicon.stop or len(noun) < 3 or noun.lstrip("وفبلك") in lexicon.stop:
        return False
    if noun.startswith("ال") and number.writing is not Writing.VAGUE:
        return False
    if number.value == 1 or (noun.startswith("و") and not OWN_W.match(noun)):
        return False
    return not re.match(r"(?:ي|ت|س[يتن])\w+(?:ون|وا|ين)$", noun)


def _is_year(number: Number, unit: Unit) -> bool:
    year = number.writing is Writing.DIGITS and not number.scaled and number.value is not None and number.value in YEAR
    return year and not unit.measure and not (unit.person and unit.population == unit.words)


def _measure(
    text: str, number: Number, unit: Unit, around: tuple[re.Match[str] | None, re.Match[str] | None], floor: int
) -> tuple[Measure | None, str]:
    """By the noun itself, the head before it, the verb after it, the verb before it, the total it belongs to."""
    head, after = around
    if unit.measure in HARM:
        return unit.measure, "unit"
    if unit.measure in (Measure.VEHICLES, Measure.MONEY) or number.percent:
        return unit.measure or Measure.OTHER, "unit"
    if head:
        return Measure(str(head.lastgroup)), "head"
    if after:
        return Measure(str(after.lastgroup)), "verb after"
    if unit.words and not unit.person and not unit.measure:
        adjacent = re.search(r"\w+\s+$", text[floor : number.start])
        before = measures().verb.search(text, floor + adjacent.start(), number.start) if adjacent else None
        return (Measure(str(before.lastgroup)), "verb") if before else (None, "")
    verbs = list(measures().verb.finditer(text, floor, number.start))
    totals = list(measures().total.finditer(text, floor, number.start))
    nearest = max((*verbs, *totals), key=lambda match: match.end(), default=None)
    if nearest is None:
        return (unit.measure, "unit") if unit.measure else (None, "")
    return Measure(str(nearest.lastgroup)), "total" if nearest in totals else "verb"


def _inherited(text: str, number: Number, unit: Unit, previous: Counted | None) -> Measure | None:
    """«… 15 مصليا، خمسة منهم من رجال الأمن وستة متدربين»: parts of the count before have its measure."""
    if previous is None or previous.measure not in HARM or not (unit.person or unit.words):
        return None
    between = text[previous.stop : number.start]
    if "\n" in between or len(between) > 90 or re.search(r"[.!?؟](?!\d)", between):
        return None
    among = AMONG.search(between) or AMONG.match(text, number.stop + 1)
    joined = previous.rule == "among" or SHARED.fullmatch(between)
    return previous.measure if among or (joined and (unit.person or previous.rule == "among")) else None


def _first_letter(head: re.Match[str]) -> int:
    return head.start(head.lastgroup or 0)


def _with_article(text: str, number: Number) -> int:
    """«بالعشرات» is shown whole."""
    if number.writing is Writing.VAGUE and number.definite and number.start == number.core:
        glued = re.search(r"(?<!\w)(?:[وف]?(?:ب|ك)?ال|لل)$", text[max(number.core - 4, 0) : number.core])
        return number.core - (len(glued.group().lstrip("وف")) if glued else 0)
    return number.start


def _share(text: str, counted: list[Counted]) -> list[Counted]:
    """«16 قتيلا وأكثر من 1600 جريح في صفوف الشرطة»: who they are is said once, at the end."""
    out = list(counted)
    for at in range(len(out) - 2, -1, -1):
        following = out[at + 1]
        after = following.population is not None and following.population[1] > following.stop
        if after and out[at].population is None and SHARED.fullmatch(text[out[at].stop : following.start]):
            out[at] = replace(out[at], population=following.population)
    return out
