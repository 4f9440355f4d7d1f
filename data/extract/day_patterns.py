"""The newspaper's grammar of dates on folded text: each pattern with the recipe it stands for.

Every pattern gives its expression as group ``x`` (a clitic before it stays outside); the longest match at a place wins.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from data.extract.day_recipes import Calendar
from data.lexicons import table
from data.text.fold import folded

Match = re.Match[str]


@cache
def numbers(name: str) -> dict[str, int]:
    """Folded words of a table of lexicon/days.toml -> the number they stand for."""
    return {folded(word): int(number) for number, words in table("days")[name].items() for word in words}


@cache
def listed(name: str) -> frozenset[str]:
    """Folded words of one list of lexicon/days.toml."""
    return frozenset(folded(word) for word in table("days")["words"][name])


def either(entries: Iterable[str]) -> str:
    return "(?:" + "|".join(re.escape(entry).replace("\\ ", " ") for entry in sorted(entries, key=lambda entry: (-len(entry), entry))) + ")"


UNITS = {folded(word): unit for unit, words in table("days")["units"].items() for word in words}
DUALS = frozenset(word for word in UNITS if word.endswith("ين") and word != "سنين")
MONTHS, HIJRI, WEEKDAYS = numbers("months"), numbers("hijri"), numbers("weekdays")
RELATIVE, SHIFTS, ORDINALS, CARDINALS, DECADES = (numbers(name) for name in ("relative", "qualifiers", "ordinals", "cardinals", "decades"))

BEFORE = r"(?<![\w.,/])(?:و?[فبلك]|و|فب)?"  # a clitic: والأحد، بأمس
DIGITS = r"(?:ال ?)?(?<![\d.,/:])(?<!\d-)"  # «يوم18 أغسطس», not the end of a longer number
AFTER = r"(?!\w)"
MONTH, HMONTH, WEEKDAY, SHIFT, ORDINAL = either(MONTHS), either(HIJRI), either(WEEKDAYS), either(SHIFTS), either(ORDINALS)
PART = f"(?:(?:{either(listed('parts'))}) )"
EDGE = f"(?:{either(listed('edges'))} )"
EQUALS = rf"(?: ?[،,]? ?(?:{either(listed('equals'))})?[ :]?ل? ?\(? ?)"
YEAR = r"(?:1[5-9]\d\d|20\d\d)(?!\d)"
HYEAR = r"1[34]\d\d(?!\d)"
NUM = r"(?:0?[1-9]|[12]\d|3[01])(?!\d)"
IN_YEAR = rf"(?: ?[،,]? ?(?:من )?(?:(?:ال|ل|لل)?عام |(?:ال|ل|لل)?سنه )?{{year}}(?: ?م{AFTER})?)"


def _twins() -> str:
    """A month by one of its names, or by two of them side by side: «فبراير شباط», «سبتمبر - أيلول»."""
    found = []
    for number in sorted(set(MONTHS.values())):
        name = either(word for word, other in MONTHS.items() if other == number)
        found.append(rf"{name}(?:(?: ?[/\-–] ?| ?\( ?| ){name} ?\)?)?")
    return f"(?:{'|'.join(found)})"


TWINS = _twins()
FIRST_MONTH = re.compile(MONTH)
AFTER_MONTH = rf"(?:{AFTER}|(?={YEAR}))"  # «أبريل2016»


def day_of_month(tag: str) -> str:
    """«7 يناير 2022», «الثاني من كانون الثاني/يناير», «10 يناير الجاري», «3 مارس من العام الماضي»; groups end in ``tag``."""
    number = rf"(?:{DIGITS}(?P<d{tag}>{NUM}) ?(?:من )?|(?P<o{tag}>{ORDINAL}) من |(?P<o1{tag}>غره|فاتح) )"
    return number + month(tag)


def month(tag: str) -> str:
    twin = rf"(?: ?[/(] ?{MONTH} ?\)?)?"
    year = IN_YEAR.format(year=f"(?P<y{tag}>{YEAR})")
    of_year = rf"(?: من)? (?:العام|السنه) (?P<yq{tag}>{SHIFT}){AFTER}"
    same = rf"(?P<ys{tag}> من (?:(?:العام|السنه) (?:نفسه|نفسها|ذاته|ذاتها)|نفس (?:العام|السنه))){AFTER}"
    tail = rf"(?:{year}| (?P<q{tag}>{SHIFT}){AFTER}|{of_year}|{same})?"
    return rf"(?:شهر )?(?P<m{tag}>{TWINS}){AFTER_MONTH}{twin}{tail}"


def numeric(tag: str) -> str:
    """18/8/2014، 21 / 10 / 1436هـ، 2022-01-07."""
    day = rf"(?P<nd{tag}>\d{{1,2}}) ?(?P<s{tag}>[/.\-]) ?(?P<nm{tag}>\d{{1,2}})"
    first = rf"{day} ?(?P=s{tag}) ?(?P<ny{tag}>\d{{4}})(?!\d)(?: ?[هم]{AFTER})?"
    iso = rf"(?P<iy{tag}>\d{{4}})(?P<t{tag}>[/\-.])(?P<im{tag}>\d{{1,2}})(?P=t{tag})(?P<id{tag}>\d{{1,2}})(?!\d)"
    return rf"{DIGITS}(?:{first}|{iso})"


def hijri(tag: str) -> str:
    """21 شوال 1436هـ، غرة رمضان، 10 محرم."""
    number = rf"(?:{DIGITS}(?P<hd{tag}>{NUM}) ?(?:من )?|(?P<ho{tag}>{ORDINAL}) من |(?P<ho1{tag}>غره|فاتح) )"
    year = IN_YEAR.format(year=f"(?P<hy{tag}>{HYEAR})")
    return rf"{number}(?:شهر )?(?P<hm{tag}>{HMONTH}){AFTER}(?:{year}(?: ?ه{AFTER})?| (?P<hq{tag}>{SHIFT}){AFTER})?"


def stated(match: Match, tag: str) -> Calendar | None:
    """The date of the groups that end in ``tag``; Gregorian where both calendars stand."""
    group = {name: value for name, value in match.groupdict().items() if value is not None and name.endswith(tag)}
    get = group.get
    if f"m{tag}" in group:
        return _named_month(group, tag)
    if f"ny{tag}" in group:
        day, month_, year = (int(group[f"{part}{tag}"]) for part in ("nd", "nm", "ny"))
        day, month_ = (month_, day) if month_ > 12 >= day else (day, month_)
        return Calendar(day, month_, year, hijri=1300 <= year < 1500) if day <= 31 and month_ <= 12 else None
    if f"iy{tag}" in group:
        year, month_, day = (int(group[f"{part}{tag}"]) for part in ("iy", "im", "id"))
        return Calendar(day, month_, year, hijri=1300 <= year < 1500) if day <= 31 and month_ <= 12 else None
    if f"hm{tag}" in group:
        shift = SHIFTS[group[f"hq{tag}"]] if f"hq{tag}" in group else None
        return Calendar(
            _day(get(f"hd{tag}"), get(f"ho{tag}"), get(f"ho1{tag}")),
            HIJRI[group[f"hm{tag}"]],
            _int(get(f"hy{tag}")),
            shift=shift,
            hijri=True,
        )
    return None


def _named_month(group: dict[str, str], tag: str) -> Calendar:
    get = group.get
    shift = SHIFTS[group[f"q{tag}"]] if f"q{tag}" in group else None
    years = SHIFTS[group[f"yq{tag}"]] if f"yq{tag}" in group else None
    day = _day(get(f"d{tag}"), get(f"o{tag}"), get(f"o1{tag}"))
    number = MONTHS[FIRST_MONTH.findall(group[f"m{tag}"])[0]]
    return Calendar(day, number, _int(get(f"y{tag}")), shift=shift, years=years, same_year=f"ys{tag}" in group)


def _day(digits: str | None, ordinal: str | None, new_moon: str | None) -> int | None:
    if new_moon:
        return 1  # «غرة أفريل» is its first day
    return int(digits) if digits else ORDINALS[ordinal] if ordinal else None


def _int(digits: str | None) -> int | None:
    return int(digits) if digits else None


def a_date(tag: str) -> str:
    return f"(?:{day_of_month(tag)}|{numeric(tag)}|{hijri(tag)})"
