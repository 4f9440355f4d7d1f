"""Calendar arithmetic of day-words: Gregorian and Umm al-Qura, bounded by what a date can be. None where there is no such day."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from hijridate import Gregorian, Hijri

Range = tuple[date, date]
AHEAD = 92  # days: a day and month without a year may lie so far ahead of the article


def plus(start: date, days: int) -> date | None:
    try:
        return start + timedelta(days=days)
    except OverflowError:
        return None


def days_from(anchor: date, first: int, last: int | None = None) -> Range | None:
    start, end = plus(anchor, first), plus(anchor, first if last is None else last)
    return None if start is None or end is None else (start, end)


def gregorian(year: int, month: int | None, day: int | None) -> Range | None:
    if not 1 <= year <= 9999:
        return None
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    if not 1 <= month <= 12:
        return None
    length = calendar.monthrange(year, month)[1]
    if day is None:
        return date(year, month, 1), date(year, month, length)
    return (date(year, month, day),) * 2 if 1 <= day <= length else None


def nearest(options: list[Range], anchor: date, shift: int | None) -> Range | None:
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


def hijri_range(year: int, month: int | None, day: int | None) -> Range | None:
    """Umm al-Qura: a month from its first day to its last; of a year, which readers know by its number, the Gregorian years it touches."""
    try:
        if day is not None:
            on = Hijri(year, month or 1, day).to_gregorian()
            return (date(on.year, on.month, on.day),) * 2
        start = Hijri(year, month or 1, 1).to_gregorian()
        last = Hijri(year, month or 12, 1)
        end = Hijri(year, month or 12, last.month_length()).to_gregorian()
    except (ValueError, OverflowError):
        return None
    if month is not None:
        return date(start.year, start.month, start.day), date(end.year, end.month, end.day)
    return date(start.year, 1, 1), date(end.year, 12, 31)


def hijri_near(month: int, day: int | None, shift: int | None, anchor: date) -> Range | None:
    """A day or month of the Hijri calendar without its year, as the ``anchor`` and the qualifier tell it."""
    try:
        year = Gregorian(anchor.year, anchor.month, anchor.day).to_hijri().year
    except (ValueError, OverflowError):
        return None
    options = [found for near in (year - 1, year, year + 1) if (found := hijri_range(near, month, day))]
    return nearest(options, anchor, shift)
