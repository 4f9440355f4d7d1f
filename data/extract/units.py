"""The noun a number counts and of whom, as it follows the number. Folded text only."""

from __future__ import annotations

import re
from dataclasses import dataclass

from data.extract.measures import NOUN_PHRASE, base_forms, measures
from data.model import Bound, Measure
from data.text.number import Number, Writing

NOUN = re.compile(r"\s*(?P<of>من\s+(?:بين\s+)?)?(?P<noun>[^\W\d_]+)")
OWN_W = re.compile(r"وزر|وزير|وزار|وحد|ولاي|وفد|وفود|وسا|وثا|وثي|وكال|وظ|ورش|ورق|وجب|وسط")  # words whose و is no «and»
AMONG = re.compile(r"(?:من\s+)?(?:بينهم|منهم|بينهن|منهن|ضمنهم)(?!\w)")
OF_THEM = re.compile(r"(?:منهم|منهن|منها)(?!\w)")  # «بينهم» begins a new count
VERB = re.compile(r"(?:ي|ت|س[يتن])\w+(?:ون|وا|ين)$")  # «100 يعالجون» is no noun


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


def unit_of(text: str, number: Number) -> Unit:
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
    if _implied(text, number):
        return _dual_unit(text, number)
    match = NOUN.match(text, number.stop)
    return _noun_unit(text, number, match) if match else Unit(number.stop)


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


def _implied(text: str, number: Number) -> bool:
    """No numeral was written: the noun's dual or «واحد» says it."""
    if number.core == number.core_stop or (number.value == 1 and number.writing is Writing.WORDS):
        return True
    return number.bound is Bound.RANGE and measures().duals.match(text, number.core) is not None


def _noun_unit(text: str, number: Number, match: re.Match[str]) -> Unit:
    lexicon, noun = measures(), match.group("noun")
    start, stop = match.start("noun"), match.end("noun")
    if OF_THEM.match(text, number.stop + 1):
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
    if noun.startswith(("بال", "كال", "لل")):  # «أصيب العشرات بالاختناق»
        return False
    if noun.startswith("ال") and number.writing is not Writing.VAGUE:
        return False
    if number.value == 1 or (noun.startswith("و") and not OWN_W.match(noun)):
        return False
    return VERB.match(noun) is None
