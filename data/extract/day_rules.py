"""The expressions themselves: a pattern each, and the recipe its words stand for."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from data.extract import day_patterns as p
from data.extract.day_patterns import AFTER, BEFORE, CARDINALS, DECADES, DUALS, EDGE, PART, RELATIVE, SHIFTS, UNITS, WEEKDAYS, Match, either
from data.extract.day_recipes import Ago, Between, Calendar, DayOfMonth, Decade, Lasting, Offset, Period, Recipe, Weekday

Rule = tuple[str, re.Pattern[str], Callable[[Match], Recipe | None]]
REL, WD, SHIFT = either(RELATIVE), p.WEEKDAY, p.SHIFT
DAY = f"(?:{PART}?(?:يوم )?(?:(?P<rel>{REL})(?:[ ،,]{{1,2}}|[ ،,]?(?P<open>[(/])))?(?:يوم )?)"
CLOSE = "(?(open)[)/]?)"  # of «أمس (الأحد)», «اليوم /الأربعاء/»
TODAY = f"(?:{PART}?(?:يوم )?(?:{REL}[ ،,(]{{0,2}})?)"
WITH = rf"(?P<wd>{WD})(?: {SHIFT})?{p.EQUALS}"
ALSO = r"(?: ?ه)? ?[،,(]? ?(?:(?:و?الموافقه?|المصادف)(?: ?ل| في)? ?|(?:/|(?P<par>[(])) ?)"
TO = r"(?: ?[-–—/] ?| ?و ?| ?الي (?:غايه )?| و?حتي (?:غايه )?)"
TENS = either(word for word, number in CARDINALS.items() if number >= 20)
COUNT = rf"(?:\d{{1,3}}|(?:{either(word for word, number in CARDINALS.items() if number < 10)} و)?{TENS}|{either(CARDINALS)})"
OWN = either(word for word in SHIFTS if not word.endswith(("ه", "ين")))  # of a day of the month: «20 الجاري»
PERIODS = {"اسبوع": "week", "شهر": "month", "عام": "year", "سنه": "year"}
PERIOD = either(PERIODS)
ABOUT = "نحو|حوالي|قرابه|زها|اكثر من|ما يزيد عن|ما يزيد علي|ازيد من|ما يقارب|ما يقرب من|اقل من"
PLURALS = either(word for word in UNITS if word not in DUALS)


def _compile(expression: str) -> re.Pattern[str]:
    return re.compile(f"{BEFORE}(?P<x>{expression}){AFTER}")


def _dated(match: Match) -> Recipe | None:
    first, second = p.stated(match, "a"), p.stated(match, "b")
    named = second if second and (first is None or first.hijri) else first
    if named is None:
        return None
    weekday = match.groupdict().get("wd")
    return replace(named, weekday=WEEKDAYS[weekday]) if weekday else named


def _month_days(match: Match) -> Recipe | None:
    last = p.stated(match, "a")
    return Between(replace(last, day=int(match["f"])), last) if last else None


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
    unit = match["unit"] or match["unit2"] or match["unit3"]
    return Period(PERIODS[unit], SHIFTS[shift] if shift else 0)


def _number(word: str) -> int:
    return int(word) if word.isdigit() else sum(CARDINALS[part] for part in re.split(" و(?=[^ ]+$)", word))


def _lasting(match: Match) -> Recipe | None:
    unit = match["two"] or match["many"] or match["unit"]
    count = 2 if match["two"] else _number(match["n"] or match["n2"])
    return Lasting(UNITS[unit], count, SHIFTS[match["q"]] or -1)


def _ago(match: Match) -> Recipe | None:
    count = 2 if match["unit"] in DUALS else _number(match["n"]) if match["n"] else 1
    return Ago(UNITS[match["unit"]], count, match["since"] == "منذ")


def _years(match: Match) -> Recipe:
    return Between(Calendar(year=int(match["a"])), Calendar(year=int(match["b"])))


def _weekday_numeric(match: Match) -> Recipe | None:
    day, month = int(match["nd"]), int(match["nm"])
    weekday = match["wd"]
    return Calendar(day, month, weekday=WEEKDAYS[weekday] if weekday else None) if day <= 31 and month <= 12 else None


def _year(match: Match) -> Recipe:
    return Calendar(year=int(match["y"]))


def _hijri_year(match: Match) -> Recipe:
    return Calendar(year=int(match["y"]), hijri=True)


def _hijri_month(match: Match) -> Recipe:
    group = match.groupdict()
    shift, year = group["q"], group.get("y")
    return Calendar(month=p.HIJRI[group["m"]], year=int(year) if year else None, shift=SHIFTS[shift] if shift else None, hijri=True)


def _day_of_month(match: Match) -> Recipe:
    digits = match["d"] or match["d2"]
    shift = match["q"] or match["q2"]
    return DayOfMonth(int(digits) if digits else p.ORDINALS[match["o"]], SHIFTS[shift] if shift else 0)


def _days_of_month(match: Match) -> Recipe:
    shift = SHIFTS[match["q"]] if match["q"] else 0
    return Between(DayOfMonth(int(match["f"]), shift), DayOfMonth(int(match["da"]), shift))


FROM = "(?:من|بين|ما بين)"
DAYS = rf"{PART}?(?:(?:يومي|ايام|{FROM}) )?{p.DIGITS}(?P<f>{p.NUM})(?: ?[،,] ?{p.NUM}| ?و ?{p.NUM}){{0,3}}{TO}(?:يوم )?(?P<da>{p.NUM})"
NIGHT = rf"(?:{PART}|يومي |ايام |{FROM} )?(?:يوم )?(?P<a>{p.WEEKDAY})(?: ?[-–—/،] ?| و| الي | حتي | )(?:يوم |{PART})?(?P<b>{p.WEEKDAY})"
TWIN = f"(?:{ALSO}{p.a_date('b')}(?(par)[)]?))?"
NAMED = f"(?:ال|لل)(?P<unit>{PERIOD}) (?P<q>{SHIFT})"
THIS = rf"هذ[اه] ال(?P<unit2>{PERIOD})(?: (?P<q2>{SHIFT}))?"
MANY = rf"ال(?P<many>{PLURALS}) (?:ال ?)?(?P<n>{COUNT})|(?:ال ?)?(?P<n2>{COUNT}) (?:ال)?(?P<unit>{PLURALS})"
OF_MONTH = rf"(?:{p.DIGITS}(?P<d>{p.NUM})|(?P<o>{p.ORDINAL}))"
PART_OF_MONTH = "(?:الاسبوع|النصف|الثلث) (?:الاول|الثاني|الثالث|الرابع|الاخير)"
COUNTED = either(f"ال{word}" for word in CARDINALS if " " not in word)
PART_OF_YEAR = (
    rf"(?:(?:الربع|النصف|الثلث|الاشهر|الفصل|الثلاثي|السداسي)(?: {COUNTED})? (?:الاول|الثاني|الثالث|الرابع|الاخير|الاولي|الاخيره) من )"
)
CENTURY = "(?: القرن (?:الماضي|العشرين|المنصرم))?"
EACH = "(?:عامي |(?:ال)?عامين |(?:ال)?عام |(?:ال)?سنه |سنتي |(?:ال)?اعوام |(?:ال)?سنوات )"
YEARS = rf"(?:(?:{FROM}|منذ) {EACH}?|{EACH})(?P<a>{p.YEAR})(?: ?[،,] ?{p.YEAR}| ?و ?{p.YEAR}){{0,6}}{TO}{EACH}?(?P<b>{p.YEAR})"
BARE_YEARS = rf"(?<![\d/.-])(?P<a>{p.YEAR}) ?[-–—/] ?(?P<b>{p.YEAR})(?![/.-]\d)(?: ?م)?"
MONTH_PAIR = rf"(?:شهري|اشهر|شهور) {p.month('a')}(?: ?[،,] ?{p.TWINS}| ?و ?{p.TWINS}){{0,9}}{TO}(?:شهر )?{p.month('b')}"
OF_THIS = "(?: من)?(?: الشهر)?"
HIJRI_YEAR = p.IN_YEAR.format(year=f"(?P<y>{p.HYEAR})") + "(?: ?ه(?:جريه?)?)?"

RULES: tuple[Rule, ...] = (
    ("date", _compile(rf"{EDGE}?{DAY}(?:{WITH})?(?:يوم ?)?{p.a_date('a')}{TWIN}{CLOSE}"), _dated),  # اليوم الاثنين 10 يناير
    ("date", _compile(rf"{TODAY}{p.day_of_month('a')}"), _dated),  # «اليوم24 جانفي»
    (
        "date",
        _compile(rf"(?:{DAY}(?P<wd>{WD})[ ،,(]{{1,2}}|يوم ){p.DIGITS}(?P<nd>\d{{1,2}})[/-](?P<nm>\d{{1,2}})(?![/.-]?\d)"),
        _weekday_numeric,
    ),  # الأحد 25/3
    ("range", _compile(rf"{DAYS} ?(?:من )?{p.month('a')}"), _month_days),  # بين 5 و7 يناير
    ("range", _compile(rf"{NIGHT}[ ،,(]{{1,2}}{DAYS} ?(?:من )?{p.month('a')}"), _month_days),  # السبت والأحد 17 و18 مارس
    ("range", _compile(rf"{DAYS}{OF_THIS} (?:(?P<q>{OWN})|من هذا الشهر)"), _days_of_month),  # يومي 16 و17 الجاري
    ("range", _compile(MONTH_PAIR), _two_dates),  # شهري يناير وفبراير
    ("range", _compile(rf"{FROM} (?:يوم )?{p.a_date('a')}{TO}(?:يوم )?{p.a_date('b')}"), _two_dates),  # من 28 ديسمبر إلى 3 يناير
    ("range", _compile(rf"{FROM} (?:شهري? )?{p.month('a')}{TO}(?:شهر )?{p.month('b')}"), _two_dates),  # بين مارس ومايو 2015
    (
        "day_of_month",
        _compile(
            rf"{DAY}(?:{WD}[ ،,]{{1,2}})?(?:يوم )?(?:{OF_MONTH} من (?:(?:الشهر )?(?P<q>{OWN})|هذا الشهر)"
            rf"|{p.DIGITS}(?P<d2>{p.NUM}) (?:الشهر )?(?P<q2>{OWN}))"
        ),
        _day_of_month,
    ),  # الخامس من الشهر الجاري
    ("weekday", _compile(rf"{DAY}(?P<wd>{WD}){CLOSE}(?: (?P<q>{SHIFT}))?"), _weekday),  # مساء أمس الأحد
    ("range", _compile(rf"{NIGHT}(?: (?P<q>{SHIFT}))?"), _weekdays),  # يومي الخميس والجمعة، ليل الجمعة - السبت
    ("relative", _compile(rf"{PART}?(?:يوم )?(?P<rel>{REL})"), lambda match: Offset(RELATIVE[match["rel"]])),  # مساء أول أمس
    ("month", _compile(rf"{EDGE}?{p.month('a')}"), _month),  # مطلع يناير الجاري
    ("period", _compile(rf"(?:{EDGE}|{PART_OF_YEAR})?(?:{NAMED}|{THIS})|{EDGE}ال(?P<unit3>{PERIOD})"), _period),  # نهاية الأسبوع الماضي
    ("range", _compile(rf"(?:ال(?P<two>{either(DUALS)})|{MANY}) (?P<q>{SHIFT})"), _lasting),  # اليومين الأخيرين، الأسابيع الثلاثة الماضية
    ("range", _compile(rf"(?:ال)?نصف (?:ال)?قرن {SHIFT}"), lambda match: Lasting("year", 50, -1)),  # النصف قرن الماضية
    ("range", _compile(rf"العقد {SHIFT}"), lambda match: Lasting("year", 10, -1)),  # العقد الماضي
    (
        "ago",
        _compile(rf"(?P<since>منذ|قبل) (?:(?:{ABOUT}) )?(?:(?P<n>{COUNT}) )?(?P<unit>{either(UNITS)})(?: واحده?)?"),
        _ago,
    ),  # قبل ثلاثة أيام
    ("range", _compile(YEARS), _years),  # بين عامي 2008 و2012
    ("years", _compile(BARE_YEARS), _years),  # 2014-2017
    ("year", _compile(rf"(?:{EDGE}|{PART_OF_YEAR})?(?:(?:ال|لل|ل)?عام|(?:ال|لل|ل)?سنه) (?P<y>{p.YEAR})(?: ?م)?"), _year),  # عام 1991
    ("year", _compile(rf"(?:ال)?(?:عام|سنه) ال\w+ (?P<y>{p.YEAR})(?! ?[-–/] ?\d)"), _year),  # عام الاستقلال 1956، العام الماضي 2017
    ("hijri_year", _compile(rf"(?:(?:ال)?عام |(?:ال)?سنه )?(?P<y>{p.HYEAR}) ?ه(?:جريه?)?"), _hijri_year),  # 1415هـ
    ("bare_year", _compile(rf"(?:{EDGE}|{PART_OF_YEAR})?(?P<y>{p.YEAR})(?: ?م)?"), _year),  # منذ 2011
    ("decade", _compile(rf"{EDGE}?(?:ال)?(?P<n>{either(DECADES)}){CENTURY}"), lambda match: Decade(DECADES[match["n"]])),  # ثمانينات القرن
    ("month", _compile(rf"{PART_OF_MONTH} من {p.month('a')}"), _month),  # a part of a month as the month
    ("hijri_month", _compile(rf"شهر (?P<m>{p.HMONTH})(?: المبارك| المعظم)?(?: (?P<q>{SHIFT}))?"), _hijri_month),  # شهر رمضان المبارك
    ("hijri_month", _compile(rf"(?:شهر )?(?P<m>{p.HMONTH})(?: المبارك| المعظم)?(?: (?P<q>{SHIFT})|{HIJRI_YEAR})"), _hijri_month),
)  # the longest match at a place wins, then the earlier rule
