"""How a day-word leads to a range of days once its anchor is known. Pure calendar arithmetic; None where it cannot be told."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from data.extract.day_calendar import Range, days_from, gregorian, hijri_near, hijri_range, nearest, plus


@dataclass(frozen=True)
class Calendar:
    """A day, month or year named by itself; ``shift`` is its qualifier: -1 الماضي, 0 الجاري, 1 المقبل; ``years`` its year's."""

    day: int | None = None
    month: int | None = None
    year: int | None = None
    weekday: int | None = None
    shift: int | None = None
    hijri: bool = False
    years: int | None = None  # «من العام الماضي»: -1
    same_year: bool = False  # «من السنة نفسها»: of the year named before it, which alone tells the year

    def range(self, anchor: date | None) -> Range | None:
        if self.year is not None:
            return (hijri_range if self.hijri else gregorian)(self.year, self.month, self.day)
        if anchor is None or self.month is None or self.same_year:
            return None
        if self.hijri:
            return hijri_near(self.month, self.day, self.shift, anchor)
        if self.years is not None:
            return gregorian(anchor.year + self.years, self.month, self.day)
        years = [year for year in range(anchor.year - 6, anchor.year + 7) if 1 <= year <= 9998]
        options = [found for year in years if (found := gregorian(year, self.month, self.day))]
        if self.weekday is not None and self.day is not None:
            options = [option for option in options if option[0].weekday() == self.weekday] or options
        return nearest(options, anchor, self.shift)


@dataclass(frozen=True)
class Weekday:
    """A weekday; ``offset`` days from the anchor where «أمس» or «غدا» stands beside it."""

    weekday: int
    shift: int | None = None
    offset: int | None = None

    def misses(self, anchor: date) -> bool:
        """«اليوم الأربعاء» in an article of a Monday: more than a day off, which no late printing explains."""
        off = 0 if self.offset is None else (anchor.weekday() + self.offset - self.weekday) % 7
        return min(off, 7 - off) > 1

    def range(self, anchor: date | None) -> Range | None:
        if anchor is None:
            return None
        back = (anchor.weekday() - self.weekday) % 7
        if self.offset is not None and self.offset > 0:
            return days_from(anchor, (self.weekday - anchor.weekday()) % 7)
        if self.offset is not None and back == 0 and self.offset < 0:
            return days_from(anchor, -7)
        if self.shift is not None and self.shift > 0:
            return days_from(anchor, -back + 7)
        if self.shift == -1:
            return days_from(anchor, -(back or 7))
        if self.shift == -2:
            return days_from(anchor, -(back or 7) - 7)
        return days_from(anchor, -back)


@dataclass(frozen=True)
class Coming:
    """A weekday of a sentence in the future: the nearest not before the anchor."""

    weekday: int

    def range(self, anchor: date | None) -> Range | None:
        return None if anchor is None else days_from(anchor, (self.weekday - anchor.weekday()) % 7)


@dataclass(frozen=True)
class Offset:
    """أمس -1, اليوم 0, غدا 1."""

    days: int

    def range(self, anchor: date | None) -> Range | None:
        return None if anchor is None else days_from(anchor, self.days)


@dataclass(frozen=True)
class Period:
    """The week (Sunday to Saturday), month or year ``shift`` from the anchor's."""

    unit: str
    shift: int

    def range(self, anchor: date | None) -> Range | None:
        if anchor is None:
            return None
        if self.unit == "week":
            start = plus(anchor, 7 * self.shift - (anchor.weekday() + 1) % 7)
            return None if start is None else days_from(start, 0, 6)
        if self.unit == "month":
            year, month = divmod(anchor.year * 12 + anchor.month - 1 + self.shift, 12)
            return gregorian(year, month + 1, None)
        return gregorian(anchor.year + self.shift, None, None)


@dataclass(frozen=True)
class DayOfMonth:
    """«الخامس من الشهر الجاري»: a day of the anchor's month, or of one ``shift`` from it."""

    day: int
    shift: int

    def range(self, anchor: date | None) -> Range | None:
        month = Period("month", self.shift).range(anchor)
        return None if month is None else gregorian(month[0].year, month[0].month, self.day)


@dataclass(frozen=True)
class Ago:
    """«قبل ثلاثة أيام»; with ``until`` «منذ أسبوع»: from then to the anchor."""

    unit: str
    count: int
    until: bool

    def range(self, anchor: date | None) -> Range | None:
        if anchor is None:
            return None
        if self.unit in {"day", "week"}:
            then = days_from(anchor, -self.count * (7 if self.unit == "week" else 1))
        else:
            then = Period(self.unit, -self.count).range(anchor)
        if then is None or not self.until:
            return then
        now = (anchor, anchor) if self.unit != "year" else Period("year", 0).range(anchor)
        return None if now is None else (then[0], now[1])


@dataclass(frozen=True)
class Lasting:
    """«اليومين الأخيرين»: the anchor's day and those before it; «الأسبوعين الماضيين»: as many days back; ahead for shift 1."""

    unit: str
    count: int
    shift: int

    def range(self, anchor: date | None) -> Range | None:
        if anchor is None:
            return None
        if self.unit == "year":
            first, last = sorted((anchor.year, anchor.year + self.shift * self.count))
            start, end = gregorian(first, None, None), gregorian(last, None, None)
            return None if start is None or end is None else (start[0], end[1])
        length = {"day": self.count - 1, "week": 7 * self.count, "month": 30 * self.count}[self.unit]
        if self.shift > 0:
            return days_from(anchor, 1, length + (self.unit == "day"))
        return days_from(anchor, -length, 0)


@dataclass(frozen=True)
class Between:
    """From the first day of ``first`` to the last of ``last``; the end without a year takes it from the other."""

    first: Calendar | Weekday | Coming | Offset | DayOfMonth
    last: Calendar | Weekday | Coming | Offset | DayOfMonth

    def range(self, anchor: date | None) -> Range | None:
        last = self._last(anchor)
        if last is None:
            return None
        borrows = _without_year(self.first) and isinstance(self.last, Calendar) and self.last.year is not None
        base = last[0] if borrows else last[1] if isinstance(self.first, Weekday) else anchor
        first = self.first.range(base)
        if first is not None and first[0] > last[1] and _without_year(self.first):
            first = self.first.range(last[0])
        return None if first is None or first[0] > last[1] else (first[0], last[1])

    def _last(self, anchor: date | None) -> Range | None:
        """«من 1 يناير 2016 إلى 30 أكتوبر», «سيعقد الثلاثاء والأربعاء»: the next such day after the first."""
        if isinstance(self.first, Coming):
            return self.last.range(coming[0]) if (coming := self.first.range(anchor)) else None
        known = self.first.range(None) if _without_year(self.last) else None
        return _after(self.last, known[0]) if known and isinstance(self.last, Calendar) else self.last.range(anchor)


def _without_year(recipe: Calendar | Weekday | Coming | Offset | DayOfMonth) -> bool:
    return isinstance(recipe, Calendar) and recipe.year is None and recipe.years is None and recipe.shift is None


def _after(named: Calendar, day: date) -> Range | None:
    return replace(named, shift=1).range(day)


@dataclass(frozen=True)
class Decade:
    first: int

    def range(self, anchor: date | None) -> Range | None:
        return date(self.first, 1, 1), date(self.first + 9, 12, 31)


Recipe = Calendar | Weekday | Coming | Offset | Period | DayOfMonth | Ago | Lasting | Between | Decade
