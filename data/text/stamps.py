"""Lines that print a day: «الأربعاء 14 مارس 2018 - 10:35», «2019-04-06T10:22:35+03:00», «March 1, 2018», «منذ 3 ساعات»."""

from __future__ import annotations

import re
from functools import cache

from data.lexicons import table
from data.text.fold import folded
from data.text.lines import Line

EDGES = " .,:;،؛|/\\-–—_*•·«»\"'()[]{}<>#+=~!؟?"
CLOCK = re.compile(r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?")
TIMES = "ثانيه|ثواني|ثوان|دقيقه|دقائق|دقيقتين|ساعه|ساعات|ساعتين|يوم|ايام|يومين|اسبوع|شهر"
SINCE = re.compile(rf"^(?:نشر |نشرت )?(?:منذ|قبل) (?:\d+ )?(?:{TIMES})(?: و?\S+)?$")  # منذ 3 ساعات
NUMERIC_DAY = re.compile(r"\d{1,4} ?[/\-.] ?\d{1,2} ?[/\-.] ?\d{1,4}(?: ?ه(?:ـ)?)?(?:t[\d:+.z\-]+)?")
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
SPLIT = re.compile(r"[\s،,/|\-–—:()\[\]+.؛;@]+")
COUNTER = re.compile(folded(r"\d+ (?:مشاهدة|مشاهدات|قراءة|قراءات|زيارة|زيارات|تعليق|تعليقات)(?!\w)"))
COLONS = re.compile(r"(?<!\d)((?:19|20)\d\d):(\d{1,2}):(\d{1,2})(?:[. ](?=\d))?")  # 2017:12:25.09:03
ZONE = re.compile(r"(?<=\d)[t@](?=\d)")
CLOCK_FIRST = re.compile(r"(\d{1,2}:\d{2}) ?- ?(?=\d)")  # 10:20-4 مارس


@cache
def _months() -> dict[str, str]:
    """Every name of a month, English ones too, folded -> its first Arabic name."""
    calendar = table("days")
    arabic = {number: folded(names[0]) for number, names in calendar["months"].items()}
    groups = [*calendar["months"].items(), *calendar["months_english"].items()]
    return {folded(name): arabic[number] for number, names in groups for name in names}


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    name = "|".join(sorted(map(re.escape, _months()), key=len, reverse=True))
    return (
        re.compile(rf"({name}) ?(\d{{1,2}})(?:st|nd|rd|th)?,? ?((?:19|20)\d\d)(?!\d)"),  # March 1, 2018; a section may be glued before it
        re.compile(rf"((?:19|20)\d\d) ?({name}) ?(\d{{1,2}})(?!\d)"),  # 2018December19
        re.compile(rf"(\d{{1,2}})(?:st|nd|rd|th)?[ ,-]*({name})[ ,-]*((?:19|20)\d\d)(?!\d)"),  # 22nd, December 2023; 08 أغسطس-2024
    )


def plain(key: str) -> str:
    """A folded stamp with its day as the newspaper's grammar knows it: day, Arabic month, year; or numbers with dashes."""
    month_first, year_first, day_first = _patterns()
    text = ZONE.sub(" ", COLONS.sub(r"\1-\2-\3 ", key.lower()))
    text = CLOCK_FIRST.sub(r"\1 ، ", COUNTER.sub(" ", text))
    text = month_first.sub(lambda match: f" {match[2]} {_months()[match[1]]} {match[3]} ", text)
    text = year_first.sub(lambda match: f" {match[3]} {_months()[match[2]]} {match[1]} ", text)
    return day_first.sub(lambda match: f" {match[1]} {_months()[match[2]]} {match[3]} ", text)


@cache
def stamp_words() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Months, weekdays, other words of a stamp; folded, single words."""
    calendar = table("days")
    names = [name for part in ("months", "months_english", "hijri") for names in calendar[part].values() for name in names]
    months = {word for name in names for word in folded(name).split()}
    weekdays = {folded(name) for names in calendar["weekdays"].values() for name in names}
    weekdays |= {folded(name) for names in calendar["weekdays_english"].values() for name in names}
    return frozenset(months), frozenset(weekdays), frozenset(word for entry in table("page")["stamp"] for word in folded(entry).split())


def is_stamp(line: Line, spare: int = 0) -> bool:
    """A day (and clock) with at most ``spare`` other words beside it."""
    if line.words > 16 or not re.search(r"\d", line.key) or (line.closed and line.words > 8):
        return bool(SINCE.match(line.key.strip(EDGES)))
    months, weekdays, others = stamp_words()
    rest, numeric = NUMERIC_DAY.subn(" ", plain(line.key))
    rest = CLOCK.sub(" ", rest)
    parts = [part for part in SPLIT.split(rest) if part]
    month = any(part.removeprefix("و") in months for part in parts) and any(part.isdigit() for part in parts)
    if not (numeric or month) or (spare and not (numeric or YEAR.search(rest) or weekdays & set(parts))):
        return False
    known = months | weekdays | others
    return sum(not part.isdigit() and part.removeprefix("و") not in known for part in parts) <= spare
