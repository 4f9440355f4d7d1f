"""How a day-word leads to a range of days once its anchor is known. Pure calendar arithmetic; None where it cannot be told."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from hijridate import Gregorian, Hijri

Range = tuple[date, date]
YEAR = 365  # days: the nearest of several years is sought within half of it, past first
AHEAD = 92  # days: a day and month without a year may lie so far ahead of the article


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

    def range(self, anchor: date | None) -> Range | None:
        if self.hijri:
            return _hijri(self, anchor)
        if self.year is not None:
            return _gregorian(self.year, self.month, self.day)
        if anchor is None or self.month is None:
            return None
        if self.years is not None:
            return _gregorian(anchor.year + self.years, self.month, self.day)
        years = [year for year in range(anchor.year - 6, anchor.year + 7) if 1 <= year <= 9998]
        options = [found for year in years if (found := _gregorian(year, self.month, self.day))]
        if self.weekday is not None and self.day is not None:
            options = [option for option in options if option[0].weekday() == self.weekday] or options
        return _nearest(options, anchor, self.shift)


@dataclass(frozen=True)
class Weekday:
    """A weekday; ``offset`` days from the anchor where «أمس» or «غدا» stands beside it."""

    weekday: int
    shift: int | None = None
    offset: int | None = None

    def range(self, anchor: date | None) -> Range | None:
        if anchor is None:
            return None
        back = (anchor.weekday() - self.weekday) % 7
        if self.offset is not None and self.offset > 0:
            return _days(anchor, (self.weekday - anchor.weekday()) % 7)
        if self.offset is not None and back == 0 and self.offset < 0:
            return _days(anchor, -7)
        if self.shift is not None and self.shift > 0:
            return _days(anchor, -back + 7)
        if self.shift == -1:
            return _days(anchor, -(back or 7))
        if self.shift == -2:
            return _days(anchor, -(back or 7) - 7)
        return _days(anchor, -back)


@dataclass(frozen=True)
class Coming:
    """A weekday of a sentence in the future: the nearest not before the anchor."""

    weekday: int

    def range(self, anchor: date | None) -> Range | None:
        return None if anchor is None else _days(anchor, (self.weekday - anchor.weekday()) % 7)


@dataclass(frozen=True)
class Offset:
    """أمس -1, اليوم 0, غدا 1."""

    days: int

    def range(self, anchor: date | None) -> Range | None:
        return None if anchor is None else _days(anchor, self.days)


@dataclass(frozen=True)
class Period:
    """The week (Sunday to Saturday), month or year ``shift`` from the anchor's."""

    unit: str
    shift: int

    def range(self, anchor: date | None) -> Range | None:
        if anchor is None:
            return None
        if self.unit == "week":
            start = _plus(anchor, 7 * self.shift - (anchor.weekday() + 1) % 7)
            return None if start is None else _days(start, 0, 6)
        if self.unit == "month":
            year, month = divmod(anchor.year * 12 + anchor.month - 1 + self.shift, 12)
            return _gregorian(year, month + 1, None)
        return _gregorian(anchor.year + self.shift, None, None)


@dataclass(frozen=True)
class DayOfMonth:
    """«الخامس من الشهر الجاري»: a day of the anchor's month, or of one ``shift`` from it."""

    day: int
    shift: int

    def range(self, anchor: date | None) -> Range | None:
        month = Period("month", self.shift).range(anchor)
        return None if month is None else _gregorian(month[0].year, month[0].month, self.day)


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
            then = _days(anchor, -self.count * (7 if self.unit == "week" else 1))
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
            start, end = _gregorian(first, None, None), _gregorian(last, None, None)
            return None if start is None or end is None else (start[0], end[1])
        days = {"day": self.count - 1, "week": 7 * self.count, "month": 30 * self.count}[self.unit]
        if self.shift > 0:
            return _days(anchor, 1, days + (self.unit == "day"))
        return _days(anchor, -days, 0)


@dataclass(frozen=True)
class Between:
    """From the first day of ``first`` to the last of ``last``; a bare first day borrows month and year from the last."""

    first: Calendar | Weekday | Offset
    last: Calendar | Weekday | Offset

    def range(self, anchor: date | None) -> Range | None:
        last = self.last.range(anchor)
        if last is None:
            return None
        first = self.first.range(last[1] if isinstance(self.first, Weekday) else anchor)
        if first is not None and isinstance(self.first, Calendar) and first[0] > last[1] and self.first.year is None:
            first = self.first.range(last[0])
        return None if first is None or first[0] > last[1] else (first[0], last[1])


@dataclass(frozen=True)
class Decade:
    first: int

    def range(self, anchor: date | None) -> Range | None:
        return date(self.first, 1, 1), date(self.first + 9, 12, 31)


Recipe = Calendar | Weekday | Coming | Offset | Period | DayOfMonth | Ago | Lasting | Between | Decade


def _plus(start: date, days: int) -> date | None:
    try:
        return start + timedelta(days=days)
    except OverflowError:
        return None


def _days(anchor: date, first: int, last: int | None = None) -> Range | None:
    start, end = _plus(anchor, first), _plus(anchor, first if last is None else last)
    return None if start is None or end is None else (start, end)


def _gregorian(year: int, month: int | None, day: int | None) -> Range | None:
    if not 1 <= year <= 9999:
        return None
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    if not 1 <= month <= 12:
        return None
    days = calendar.monthrange(year, month)[1]
    if day is None:
        return date(year, month, 1), date(year, month, days)
    return (date(year, month, day),) * 2 if 1 <= day <= days else None


def _nearest(options: list[Range], anchor: date, shift: int | None) -> Range | None:
    """The option a newspaper means: the latest begun by the anchor, or one soon after it; the qualifier decides first."""
    if shift is not None and shift > 0:
        return min((option for option in options if option[0] > anchor), default=None)
    past = sorted(option for option in options if option[0] <= anchor)
    if shift is not None and shift < 0:
        whole = [option for option in past if option[1] < anchor]
        return whole[shift] if len(whole) >= -shift else None
    ahead = min((option for option in options if option[0] > anchor), default=None)
    if past and (ahead is None or (anchor - past[-1][1]).days <= (ahead[0] - anchor).days or (ahead[0] - anchor).days > AHEAD):
        return past[-1]
    return ahead


def _hijri(named: Calendar, anchor: date | None) -> Range | None:
    """Umm al-Qura: a month from its first day to its last; of a year, which readers know by its number, the Gregorian years it touches."""
    if named.year is None:
        return _hijri_near(named, anchor)
    try:
        if named.day is not None:
            day = Hijri(named.year, named.month or 1, named.day).to_gregorian()
            return (date(day.year, day.month, day.day),) * 2
        start = Hijri(named.year, named.month or 1, 1).to_gregorian()
        last = Hijri(named.year, named.month or 12, 1)
        end = Hijri(named.year, named.month or 12, last.month_length()).to_gregorian()
    except (ValueError, OverflowError):
        return None
    if named.month is not None:
        return date(start.year, start.month, start.day), date(end.year, end.month, end.day)
    return date(start.year, 1, 1), date(end.year, 12, 31)


def _hijri_near(named: Calendar, anchor: date | None) -> Range | None:
    if anchor is None or named.month is None:
        return None
    try:
        year = Gregorian(anchor.year, anchor.month, anchor.day).to_hijri().year
    except (ValueError, OverflowError):
        return None
    options = [found for near in (year - 1, year, year + 1) if (found := _hijri(Calendar(named.day, named.month, near, hijri=True), None))]
    return _nearest(options, anchor, named.shift)
