"""What a number counts, by the words around it: the compiled form of `lexicon/measures.toml`. Folded text only."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from data.lexicons import table
from data.model import Measure
from data.text.fold import folded

ORDER = ("killed", "injured", "arrested", "displaced", "attackers", "troops", "vehicles", "money")
TOTAL_OF = r"[^.،\n]{0,30}?(?:ال|لل)"  # العدد الإجمالي للقتلى
HARM = frozenset({Measure.KILLED, Measure.INJURED, Measure.ARRESTED, Measure.DISPLACED})


@dataclass(frozen=True)
class Measures:
    """Words by what they say; patterns ready to match."""

    units: dict[str, Measure]
    phrases: tuple[tuple[re.Pattern[str], Measure], ...]
    people: frozenset[str]
    not_people: frozenset[str]
    broken: frozenset[str]
    generic: frozenset[str]
    pieces: frozenset[str]
    not_counted: frozenset[str]
    before: frozenset[str]
    stop: frozenset[str]
    head: re.Pattern[str]  # ends where the number starts
    verb: re.Pattern[str]
    total: re.Pattern[str]
    after: re.Pattern[str]
    duals: re.Pattern[str]
    twos: re.Pattern[str]  # «إرهابيين اثنين»، «فلسطينيان»
    population: re.Pattern[str]

    def unit(self, word: str) -> Measure | None:
        return next((self.units[form] for form in base_forms(word) if form in self.units), None)

    def is_person(self, word: str) -> bool:
        """A person by the list or by a human plural: محاصرون، صحافيين."""
        plural = len(word) > 4 and word.endswith(("ين", "ون")) and not word.startswith("ي")
        forms = base_forms(word)
        return (plural and self.not_people.isdisjoint(forms)) or not self.people.isdisjoint(forms)

    def is_excluded(self, word: str) -> bool:
        return any(form in self.not_counted for form in base_forms(word))


def base_forms(word: str) -> tuple[str, ...]:
    """The word, without its article, and without the accusative ا."""
    bare = word[2:] if word.startswith("ال") and len(word) > 4 else word
    return tuple(dict.fromkeys((word, bare, bare[:-1] if bare.endswith("ا") and len(bare) > 3 else bare)))


@lru_cache(maxsize=1)
def measures() -> Measures:
    source = table("measures")
    units = {folded(word): Measure(name) for name in ORDER for word in source["units"][name]}
    people = _set(source["people"]["words"])
    return Measures(
        units=units,
        phrases=tuple((re.compile(rf"{_any(words)}(?!\w)"), Measure(name)) for name, words in source["phrases"].items()),
        people=people,
        not_people=_set(source["people"]["not_people"]),
        broken=_set(source["people"]["broken"]),
        generic=_set(source["people"]["generic"]),
        pieces=_set(source["people"]["pieces"]),
        not_counted=_set(source["not_counted"]["nouns"]),
        before=_set(source["not_counted"]["before"]),
        stop=_set(source["not_counted"]["stop"]),
        head=_groups(source["heads"], r"(?<!\w)[وفبلك]{0,2}", r"\s+[بل]?(?:ال)?$"),
        verb=_groups(source["verbs"], r"(?<!\w)[وف]?", r"(?!\w)"),
        total=_groups(source["totals"], rf"(?<!\w)[وفبلك]?(?:ال)?{_any(source['totals']['lead'])}(?!\w){TOTAL_OF}", r"(?!\w)"),
        after=_groups(source["after"], r"(?:\s+\w+){0,5}?\s+", r"(?!\w)"),
        duals=_duals(units, people),
        twos=re.compile(rf"(?<!\w)[وفبل]??(?:(?P<noun>\w{{2,}}(?:ين|ان|ا\s+بهما))\s+{TWO}(?!\w)|{NISBA})"),
        population=re.compile(rf"\s*{_any(source['population']['lead'])}\s+(?:\w+\s+){{0,2}}?ال\w+(?:\s+(?:و?ال\w+))?"),
    )


# «من أفراد قوات الأمن»، «من المعدات العسكرية»: of whom; «من أجل»، «من قبل» say something else
NO_WHOM = r"(?:اجل|قبل|خلال|جديد|طرف|جهه|جانب|حيث|اهم|نوع|اصل|شان|دون|غير|خلف|وراء|المقرر|المتوقع|المنتظر|المفترض|الممكن|المرجح)(?!\w)"
DEFINITE = r"(?!(?:الي|الذي|التي|الذين|اللذين|اللتين|الان)(?!\w))ال\w+"
NOUN_PHRASE = re.compile(rf"\s*من\s+(?:بين\s+)?(?!{NO_WHOM})(?:(?!ال|في\b|علي\b|من\b|و)\w+\s+){{0,3}}{DEFINITE}(?:\s+{DEFINITE}){{0,2}}")


TWO = "(?:اثنين|اثنان|اثنتين|اثنتان)"
NISBA = r"(?P<nisba>(?!ال)\w{3,}يان)(?!\w)"  # فلسطينيان: where a verb of harm stands right before


def _set(words: list[str]) -> frozenset[str]:
    return frozenset(folded(word) for word in words)


def _any(words: list[str]) -> str:
    ordered = sorted((folded(word) for word in words), key=len, reverse=True)
    return "(?:" + "|".join(r"\s+".join(map(re.escape, word.split())) for word in ordered) + ")"


def _groups(source: dict[str, list[str]], before: str, after: str) -> re.Pattern[str]:
    named = "|".join(f"(?P<{name}>{_any(words)})" for name, words in source.items() if name in ORDER)
    return re.compile(f"{before}(?:{named}){after}")


def _duals(units: dict[str, Measure], people: frozenset[str]) -> re.Pattern[str]:
    """Two of a noun: قتيلان، جنديين (not مدنيين: that may be all civilians), امرأتين."""
    broken = _set(table("measures")["people"]["broken"])
    nouns = {word for word, measure in units.items() if measure is not Measure.MONEY} | people
    forms: set[str] = set()
    for noun in nouns:
        if noun.endswith(("ين", "ون", "ات", "يا")):
            continue
        stem = noun[:-1] + "ت" if noun.endswith("ه") else noun
        forms.add(stem + "ان")
        if noun in broken:
            forms.add(stem + "ين")
    return re.compile(rf"(?<!\w)[وفبل]?(?P<noun>{'|'.join(sorted(forms, key=len, reverse=True))})(?!\w)")
