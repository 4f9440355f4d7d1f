"""The expressions themselves: a pattern each, and the recipe its words stand for."""

from __future__ import annotations

import re
from collections.abc import Callable

from data.extract import day_patterns as p
from data.extract.day_patterns import AFTER, BEFORE, CARDINALS, DECADES, DUALS, EDGE, MONTHS, PART, RELATIVE, SHIFTS, UNITS, WEEKDAYS, Match, a_date, either
from data.extract.day_recipes import Ago, Between, Calendar, Decade, Lasting, Offset, Period, Recipe, Weekday

Rule = tuple[str, re.Pattern[str], Callable[[Match], Recipe | None]]
REL, WD, SHIFT = either(RELATIVE), p.WEEKDAY, p.SHIFT
DAY = f"(?:{PART}?(?:يوم )?(?:(?P<rel>{REL})[ ،,(]{{1,2}})?(?:يوم )?)"
WITH = rf"(?P<wd>{WD})(?: {SHIFT})?{p.EQUALS}"
ALSO = r"(?: ?ه)? ?[،,(]? ?(?:(?:و?الموافقه?|المصادف)(?: ?ل| في)? ?|[/(] ?)"
TO = r"(?: ?[-–—/] ?| و| الي | حتي | وحتي )"
COUNT = rf"(?:\d{{1,3}}|{either(CARDINALS)})"
PERIODS = {"اسبوع": "week", "شهر": "month", "عام": "year", "سنه": "year"}
PERIOD = either(PERIODS)
PLURALS = either(word for word in UNITS if word not in DUALS)


def _compile(expression: str) -> re.Pattern[str]:
    return re.compile(f"{BEFORE}(?P<x>{expression}){AFTER}")


def _dated(match: Match) -> Recipe | None:
    first, second = p.stated(match, "a"), p.stated(match, "b")
    named = second if second and (first is None or first.hijri) else first
    if named is None:
        return None
    weekday = match.groupdict().get("wd")
    return Calendar(named.day, named.month, named.year, WEEKDAYS[weekday] if weekday else None, named.shift, named.hijri)


def _month_days(match: Match) -> Recipe | None:
    last = p.stated(match, "a")
    return Between(Calendar(int(match["f"]), last.month, last.year, shift=last.shift), last) if last else None


def _two_dates(match: Match) -> Recipe | None:
    first, last = p.stated(match, "a"), p.stated(match, "b")
    return Between(first, last) if first and last else None


def _weekday(match: Match) -> Recipe:
    shift, relative = match["q"], match["rel"]
    return Weekday(WEEKDAYS[match["wd"]], SHIFTS[shift] if shift else None, RELATIVE[relative] if relative else None)


def _weekdays(match: Match) -> Recipe:
    shift = match["q"]
    return Between(Weekday(WEEKDAYS[match["a"]]), Weekday(WEEKDAYS[match["b"]], SHIFTS[shift] if shift else None))


def _month(match: Match) -> Recipe | None:
    return p.stated(match, "a")


def _period(match: Match) -> Recipe:
    shift = match["q"] or match["q2"]
    return Period(PERIODS[match["unit"] or match["unit2"] or match["unit3"]], SHIFTS[shift] if shift else 0)


def _number(word: str) -> int:
    return int(word) if word.isdigit() else CARDINALS[word]


def _lasting(match: Match) -> Recipe | None:
    unit = match["two"] or match["many"] or match["unit"]
    count = 2 if match["two"] else _number(match["n"] or match["n2"])
    return Lasting(UNITS[unit], count, SHIFTS[match["q"]] or -1)


def _ago(match: Match) -> Recipe | None:
    count = 2 if match["unit"] in DUALS else _number(match["n"]) if match["n"] else 1
    return Ago(UNITS[match["unit"]], count, match["since"] == "منذ")


def _years(match: Match) -> Recipe:
    return Between(Calendar(year=int(match["a"])), Calendar(year=int(match["b"])))


RULES: tuple[Rule, ...] = (
    ("date", _compile(rf"{EDGE}?{DAY}(?:{WITH})?(?:يوم ?)?{a_date('a')}(?:{ALSO}{a_date('b')})?"), _dated),
    ("range", _compile(rf"{PART}?(?:(?:يومي|ايام|بين|ما بين|من) )?{p.DIGITS}(?P<f>{p.NUM})(?: ?[،,] ?{p.NUM}| و{p.NUM}){{0,3}}{TO}(?:يوم )?(?P<da>{p.NUM}) (?:من )?{p.month('a')}"), _month_days),
    ("range", _compile(rf"(?:من|بين|ما بين) (?:يوم )?{a_date('a')}{TO}(?:يوم )?{a_date('b')}"), _two_dates),
    ("range", _compile(rf"(?:من|بين|ما بين) (?:شهري? )?{p.month('a')}{TO}(?:شهر )?{p.month('b')}"), _two_dates),
    ("weekday", _compile(rf"{DAY}(?P<wd>{WD})\)?(?: (?P<q>{SHIFT}))?"), _weekday),
    ("range", _compile(rf"(?:{PART}|يومي |ايام |بين |ما بين |من )?(?:يوم )?(?P<a>{WD})(?: ?[-–—/،] ?| و| الي | حتي |(?<=\w) )(?:يوم |{PART})?(?P<b>{WD})(?: (?P<q>{SHIFT}))?"), _weekdays),
    ("relative", _compile(rf"{PART}?(?:يوم )?(?P<rel>{REL})"), lambda match: Offset(RELATIVE[match["rel"]])),
    ("month", _compile(rf"{EDGE}?{p.month('a')}"), _month),
    ("period", _compile(rf"{EDGE}?(?:ال(?P<unit>{PERIOD}) (?P<q>{SHIFT})|هذ[اه] ال(?P<unit2>{PERIOD})(?: (?P<q2>{SHIFT}))?)|{EDGE}ال(?P<unit3>{PERIOD})"), _period),
    ("range", _compile(rf"(?:ال(?P<two>{either(DUALS)})|ال(?P<many>{PLURALS}) (?:ال)?(?P<n>{COUNT})|(?:ال ?)?(?P<n2>{COUNT}) (?:ال)?(?P<unit>{PLURALS})) (?P<q>{SHIFT})"), _lasting),
    ("range", _compile(rf"(?:ال)?نصف (?:ال)?قرن {SHIFT}"), lambda match: Lasting("year", 50, -1)),
    ("range", _compile(rf"العقد {SHIFT}"), lambda match: Lasting("year", 10, -1)),
    ("ago", _compile(rf"(?P<since>منذ|قبل) (?:(?P<n>{COUNT}) )?(?P<unit>{either(UNITS)})(?: واحده?)?"), _ago),
    ("range", _compile(rf"(?:(?:بين|من|ما بين) (?:عامي |عام |سنه )?|عامي |الاعوام |سنتي )(?P<a>{p.YEAR})(?: ?[-–—/] ?| و| الي | حتي )(?:عام |سنه )?(?P<b>{p.YEAR})"), _years),
    ("year", _compile(rf"{EDGE}?(?:(?:ال|لل|ل)?عام|(?:ال|لل|ل)?سنه) (?P<y>{p.YEAR})(?: ?م)?"), lambda match: Calendar(year=int(match["y"]))),
    ("hijri_year", _compile(rf"(?:(?:ال)?عام |(?:ال)?سنه )?(?P<y>{p.HYEAR}) ?ه(?:جريه?)?"), lambda match: Calendar(year=int(match["y"]), hijri=True)),
    ("bare_year", _compile(rf"(?P<y>{p.YEAR})(?: ?م)?"), lambda match: Calendar(year=int(match["y"]))),
    ("decade", _compile(rf"(?:ال)?(?P<n>{either(DECADES)})(?: القرن (?:الماضي|العشرين|المنصرم))?"), lambda match: Decade(DECADES[match["n"]])),
    ("hijri_month", _compile(rf"شهر (?P<m>{p.HMONTH})(?: المبارك| المعظم)?(?: (?P<q>{SHIFT}))?"), lambda match: Calendar(month=p.HIJRI[match["m"]], shift=SHIFTS[match["q"]] if match["q"] else None, hijri=True)),
)  # the longest match at a place wins, then the earlier rule
MONTH_NAMES = frozenset(MONTHS)
